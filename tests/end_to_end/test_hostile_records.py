"""Records that were written to break readers: `extract` has an outcome, in time and within 512 MiB."""

import gzip
import json
from typing import Any

import pytest

from tests.end_to_end.hostile import outcomes, rows

SLACK = 1.0  # seconds of the processor for starting the command, since the machine does something else too
CAME_OF = """
    def came_of(folder, name, data):
        (folder / name).write_bytes(data)
        return {
            "extracted": run("extract", "--json", name),
            "shown": run("extract", name),
            "same": (folder / name).read_bytes() == data,
            "files": names(folder),
        }
    """


def own(name: str, data: bytes, outcome: str = "accept", says: str = "", **expect: Any) -> dict[str, Any]:
    """A file of our own, in the words of the manifest."""
    return {"name": name, "data": data, "outcome": outcome, "expect": expect, "says": says, "limit_s": 3}


ATLAS = b"id: AML.CS0001\nname: A\nreferences:\n"
OWN = [
    own("flat.yaml", ATLAS + b"- title: Deng (2009)\n" * 10_000, rows=1),
    own("deep-flow.yaml", b"a: " + b"[" * 50_000, "reject", "deep-flow.yaml:1:"),
    own("deep-block.yaml", b"".join(b" " * n + b"a:\n" for n in range(2_000)), "reject", "nested deeper"),
    own("anchors.yaml", ATLAS + b"- &a x\n- *a\n", "reject", "aliases", line=5),
    own("octal.yaml", b"id: 0o17\ntitle: 0x1F\nreferences: [.inf, 12:30:45, !]\n", "either"),
    own("emoji.yaml", "id: A1\ntitle: “日本語” 🔥\nreferences: ['Deng (2009). ImageNet 🔥']\n".encode(), rows=1),
    own("utf-16.yaml", "id: A1\nreferences: [x]\n".encode("utf-16"), rows=1),
    own("question.yaml", b"? id\n: A1\n? references\n: - x\n", rows=1),
    own("deep.json", b"[" * 100_000, "reject", "nested deeper"),
    own("numbers.json", b'{"id": ' + b"9" * 10_000 + b', "references": []}', "reject", ":1:"),
    own("nan.json", b'{"id": "A", "references": [NaN]}', "reject", "'NaN' is no value"),
    own("comment.json", b'{"id": "A", // no\n"references": []}', "reject", ":1:13"),
    own("half.json", b'{"id": "A", "references": ["a\\ud800b"]}', "either"),
    own("id-path.json", b'{"id": "../../etc/passwd", "references": ["Deng 2009"]}', rows=1),
    own("id-codes.json", b'{"id": "\\u001b[2J\\u202eA", "references": ["\\u001b[31mDeng\\u202e 2009"]}', rows=1),
    own("repeated.json", b'[{"id": "A", "references": ["x"]}, {"id": "A", "references": ["y"]}]', rows=1, says="A"),
    own("no-id.json", b'[{"title": "A", "references": ["x"]}, {"title": "B", "references": ["y"]}]', rows=2),
    own("own-nul.csv", b"AIAAIC ID#,References\nA1,\0\n", "reject", ":2:4", line=2),
    own("open.csv", b'id,references\n1,"' + b"x\n" * 100_000, "reject", "never close", line=2),
    own("quotes.csv", b"id,references\n" + b'"' * 100_001, "reject", "never close", line=2),
    own("ragged.csv", b"id,references\n1,Doe, J. 2009\n", "reject", "more cells than the head row", line=2),
    own("wide.csv", b"id,references" + b"," * 50_000 + b"\n1,x\n", rows=1),
    own("long.csv", b"id,references\n" + b"".join(b"%d,Deng 2009\n" % n for n in range(20_000)), rows=20_000),
    own("latin-1.csv", "id,references\n1,Müller 2009\n".encode("latin-1"), "reject", ":2:4", line=2),
    own("no-columns.csv", b"a,b\n1,2\n", "reject", "[[records.mapping]]"),
    own("backslashes.csv", b'"id","references"\n"1","' + b"\\" * 100_001 + b'"\n', "either"),
    own("deep.html", b"<div>" * 100_000 + b"Deng (2009). ImageNet. CVPR", "reject", "nested deeper than 1,000"),
    own("links.html", b"<li><a href='https://a.org'>" * 20_000 + b"Deng 2009", "either"),
    own("tags.html", b"<" * 500_000, "either"),
    own("script.html", b"<script>document.write('x')</script>", "reject", "says nothing"),
    own("entities.html", b'<!DOCTYPE html [<!ENTITY a "b">]><p>&a;', "reject", "DOCTYPE not allowed"),
    own("other.xml", b"<?xml version='1.0'?><r>Deng 2009</r>", "reject", "only XHTML"),
    own("bomb.csv.gz", gzip.compress(b"id,references\n1," + b"x" * (80 << 20)), "reject", "unpacks to more than"),
    own("cut.json.gz", gzip.compress(b'{"id": "A"}')[:-4], "reject", "damaged or cut short"),
    own("packed.csv.gz", gzip.compress(b"id,references\n1,Deng 2009\n"), rows=1),
    own("blank.yaml", b"\n \n", "reject", "empty"),
    own("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "reject", "not UTF-8"),
]  # fmt: skip

# What the manifest's `must` says in words, as far as a command can say it.
MUST = {
    "truncated.json": "truncated.json:139:",
    "nul.json": "NUL",
    "empty.json": "the file is empty",
    "records_bomb.json.gz": "unpacks to more than",
    "new_tag.yaml": "tags ('!…') are not taken",
    "laughs.yaml": "aliases are not taken",
    "norway.yaml": "no such date as 2009-02-30",
    "dup_keys.yaml": "the key 'references' stands here a second time",
    "merge.yaml": "merges ('<<') are not taken",
    "deep.yaml": "deep.yaml:1:",
    "xxe.xml": "DOCTYPE not allowed",
    "laughs.xml": "DOCTYPE not allowed",
    "dup_header.csv": "the column 'References' stands here a second time",
    "nul.csv": "NUL",
    "mojibake.csv": "not UTF-8",
    "front_matter_code.md": "tags ('!…') are not taken",
}
RAWS = {
    "formula.csv": ["+1+1", "-2+3", "=1"],
    "bom_semicolon.csv": ["Deng J.; Dong W. (2009)"],
    "newlines.csv": ["Deng 2009", "Prabhu 2020", "y"],
    "two_header.csv": ["y"],
    "emoji.yaml": ["Deng (2009). ImageNet 🔥"],
}


ROWS = rows("record", OWN, MUST)


@pytest.fixture(scope="module")
def came_of(tmp_path_factory):
    """Return a function that gives what came of a file."""
    return outcomes(ROWS, tmp_path_factory.mktemp("hostile"), CAME_OF, "process_time").__getitem__


@pytest.mark.parametrize("row", [pytest.param(row, id=row["name"]) for row in ROWS])
def test_hostile_record(came_of, row):
    came, expect, outcome = came_of(row["name"]), row["expect"], row["outcome"]
    extracted, said = came["extracted"], came["extracted"]["err"]
    for command in (extracted, came["shown"]):
        assert command["code"] in (0, 2)
        assert "fault of ours" not in command["err"]
        assert "Traceback" not in command["err"]
        assert command["seconds"] < row["limit_s"] + SLACK
    assert came["same"], "reading changed the file"
    assert came["files"] == sorted([row["name"], "refs", "refs/config.toml"])

    refused = extracted["code"] == 2
    if outcome != "either":
        assert refused is (outcome == "reject"), said
    if refused:
        assert row["name"] in said
        assert not extracted["out"]
        if "line" in expect:
            assert f"{row['name']}:{expect['line']}:" in said
    else:
        found = [json.loads(line) for line in extracted["out"].splitlines()]
        assert len({one["record"] for one in found}) == expect.get("rows", len({one["record"] for one in found}))
        if row["name"] in RAWS:
            assert [one["raw"] for one in found] == RAWS[row["name"]]
    assert row["says"] in said
    # what is shown to people moves no cursor and turns no line around
    assert not any(sign in came["shown"]["out"] for sign in "\x1b\u202e\r\0")
