"""Libraries that were written to break readers: every command has an outcome, in time and within 512 MiB."""

import re
import subprocess
import sys
from typing import Any

import pytest

from tests.end_to_end.hostile import outcomes, rows

SLACK = 1.0  # seconds for starting commands, on a machine that does something else too
CAME_OF = """
    from incident_refs.files import changed_part

    def only_put_in(old, new):
        part = changed_part(old, new)
        return part.start == part.old_end

    def came_of(folder, name, data):
        library = folder / "refs" / "library.bib"
        library.write_bytes(data)
        listed = run("list", "--json")
        keys = [json.loads(text)["key"] for text in listed["out"].splitlines()]
        return {
            "listed": listed, "keys": keys, "table": run("list"), "found": run("find", "e"),
            "shown": {key: run("show", "--", key) for key in keys[:12]},
            "same": library.read_bytes() == data,
            "files": names(folder),
            "added": run("add", "10.1109/cvpr.2009.5206848"),
            "kept": only_put_in(data, library.read_bytes()),
        }
    """
LOST = b"@misc{a, title = {A}}\n\n%b\n\n@misc{c, title = {C}}\n"


def own(
    name: str, data: bytes, outcome: str = "accept", keys: str = "a", says: str = "", line: int | None = None
) -> dict[str, Any]:
    """A file of our own, in the words of the manifest."""
    expect = {"keys": keys.split(), "line": line}
    return {"name": name, "data": data, "outcome": outcome, "expect": expect, "says": says, "limit_s": 3}


def broken(name: str, middle: bytes, says: str, line: int) -> dict[str, Any]:
    """A file with something broken between two sound entries."""
    return own(name, LOST.replace(b"%b", middle), "partial", "a c", says, line)


OWN = [
    broken("comma", b"@book{b,\n author = {B}\n title = {T}\n}", "no comma after the field 'author'", 4),
    broken("comma-after-key", b"@book{b\n title = {T}\n}", "no comma after the key", 3),
    broken("equals", b"@book{b,\n title {T}\n}", "no '=' after 'title'", 4),
    broken("nothing-in-it", b"@book{}", "no key", 3),
    broken("brace", b"@book{b,\n t = {a { b},\n y = {2}\n}", "brace is missing", 4),
    broken("blank-in-key", b"@book{my key,\n t = {T}\n}", "no comma after the key", 3),
    broken("nul", b"@book{b,\n t = {a\0b}\n}", "NUL byte", 4),
    broken("same-again", b"@misc{a, title = {A}}", "the same entry stands at line 1", 3),
    broken("key-again", b"@misc{a, title = {Other}}", "the key is used at line 1", 3),
    broken("field-again", b"@misc{b, title = {B},\n TITLE = {Other}}", "a second value, 'Other', is not read", 4),
    broken("macro", b"@misc{b, title = nosuch}", "the macro 'nosuch' is not defined", 3),
    own("case-of-keys", b"@misc{a}\n@misc{A}", keys="a A", says="BibTeX takes this key and 'a' for the same"),
    own("alike", "@misc{a}\n@misc{а}".encode(), keys="a а", says="looks like 'a'"),
    own("circle", b"@misc{a, crossref = {b}}\n@misc{b, xdata = {a}}", keys="a b", says="lead back"),
    own("string-circle", b"@string{x = y}\n@string{y = x}\n@misc{a, title = x}", says="'y' is not defined"),
    own("year", b"@misc{a, year = {" + b"9" * 5000 + b"}}", says="no year can be read"),
    own("names", b"@misc{a, author = {A, B, C, D, E}}", says="more than two commas"),
    own("input", rb"@misc{a, title = {\input{/etc/passwd}}}", says="left as it is"),
    own("write18", rb"@misc{a, title = {\immediate\write18{touch x}}}", says="left as it is"),
    own("hat", rb"@misc{a, title = {^^5cinput{/etc/passwd}}}", says="left as it is"),
    own("preamble", b'@preamble{"\\input{x}"}\n@misc{a}', says="@preamble"),
    own("signs", "@misc{a, title = {\x1b[31m \u202edesrever \ufeff}}".encode()),
    own("mark", b"\xef\xbb\xbf@misc{a}"),
    own("mac", b"@misc{a}\r@misc{b}\r", keys="a b"),
    own("brackets", b"@misc(a, title = {x)})"),
    own("odd-keys", b"@misc{../../a}\n@misc{/etc/passwd}\n@misc{-x}\n@misc{$(id)}", keys="../../a /etc/passwd -x $(id)"),
    own("html", b"<!DOCTYPE html><title>Sign in</title>", "reject", "", "this is HTML"),
    own("json", b'{"title": "ImageNet"}', "reject", "", "this is JSON"),
    own("ris", b"TY  - JOUR\r\nER  - ", "reject", "", "this is RIS"),
    own("pdf", b"%PDF-1.7", "reject", "", "this is a PDF"),
    own("latin-1", "@misc{a,\n t = {Müller}}".encode("latin-1"), "reject", "", ":2:8: byte 0xFC is not UTF-8"),
    own("overlong", b"@misc{a,\n t = {\xc0\xaf}}", "reject", "", ":2:7: byte 0xC0 is not UTF-8"),
    own("utf-16", "@misc{a}".encode("utf-16-be"), "reject", "", "not UTF-8 text"),
    own("empty", b"", keys=""),
    own("deep", b"@misc{a, t = {" + b"{" * 9999 + b"}" * 9999 + b"}}\n@misc{b}", "either", "b"),
    own("open", b"@misc{a}\n@misc{b, t = {" + b"{" * 9999, "partial", "a", line=2),
    own("at", b"@misc{a}\n" + b"@" * 100_000, "either", "a"),
    own("open-entries", b"@misc{a,\n" * 20_000, "reject", ""),
    own("quotes", b'@misc{a, t = "' + b'"{' * 50_000, "reject", ""),
    own("commas", b"@misc{a, author = {" + b"A, " * 20_000 + b"}}"),
    own("fields", b"@misc{a" + b"".join(b", f%d = {x}" % n for n in range(20_000)) + b"}"),
    own("sum", b"@misc{a, t = 1" + b" # 1" * 20_000 + b"}"),
    own("bomb", b'@string{a0 = "xxxxxxxxxx"}\n' + b"".join(
        b"@string{a%d = %s}\n" % (n + 1, b" # ".join([b"a%d" % n] * 10)) for n in range(12)) + b"@misc{a, t = a12}",
        says="more than a million characters"),
    own("parents", b"\n".join(b"@misc{c%d, crossref = {c%d}}" % (n, n + 1) for n in range(5000)), keys="c0 c4999"),
]  # fmt: skip

# What the manifest's `must` says in words, as far as a command can say it.
MUST = {
    "dup_keys_same.bib": "the same entry stands at line",
    "dup_keys_case.bib": "for the same",
    "dup_fields.bib": "a second value",
    "undefined_macro.bib": "nosuchmacro",
    "string_cycle.bib": "is not defined",
    "key_homoglyph.bib": "looks like",
    "crossref_self.bib": "lead back",
    "crossref_cycle.bib": "lead back",
    "year_odd.bib": "no year can be read",
    "author_commas.bib": "more than two commas",
    "author_empty_forms.bib": "nobody on one side",
    "big_commas_20k.bib": "more than two commas",
    "preamble_code.bib": "@preamble",
    "utf16be_nobom.bib": "not UTF-8",
    "not_bib_html.bib": "this is HTML",
    "not_bib_json.bib": "this is JSON",
    "not_bib_pdf.bib": "this is a PDF",
    "not_bib_ris.bib": "this is RIS",
    **dict.fromkeys(("latin1.bib", "cp1252.bib", "mixed_encodings.bib", "overlong_utf8.bib"), "is not UTF-8"),
}


ROWS = rows("bib", OWN, MUST)


@pytest.fixture(scope="module")
def came_of(tmp_path_factory):
    """Return a function that gives what came of a file."""
    return outcomes(ROWS, tmp_path_factory.mktemp("hostile"), CAME_OF, "perf_counter").__getitem__


@pytest.mark.parametrize("row", [pytest.param(row, id=row["name"]) for row in ROWS])
def test_hostile_library(came_of, row):
    came = came_of(row["name"])
    said = came["listed"]["err"]
    expect, outcome = row["expect"], row["outcome"]
    commands = [came["listed"], came["table"], came["found"], came["added"], *came["shown"].values()]
    assert all(command["code"] in (0, 2) for command in commands)
    assert not any("fault of ours" in command["err"] or "Traceback" in command["err"] for command in commands)
    assert all(command["seconds"] < row["limit_s"] + SLACK for command in commands)
    assert came["same"], "reading changed the file"
    assert came["kept"], "adding changed what was there"
    inside = ["refs", "refs/config.toml", "refs/library.bib"]
    assert came["files"] == inside

    refused = came["listed"]["code"] == 2
    if outcome == "accept":
        assert not refused
    if refused:
        assert outcome in ("reject", "either")
        assert "library.bib" in said
        assert came["added"]["code"] == 2
    else:
        assert set(expect.get("keys", ())) <= set(came["keys"])
        assert not set(expect.get("not_keys", ())) & set(came["keys"])
        assert len(came["keys"]) >= expect.get("entries", 0)
        assert came["added"]["code"] == 0, came["added"]["err"]
        assert all(shown["code"] == 0 for shown in came["shown"].values())
    if outcome in ("partial", "reject"):
        assert said, "not a word"
        lines = [int(line) for line in re.findall(r"library\.bib:(\d+):\d+:", said)]
        assert not expect.get("line") or any(abs(line - expect["line"]) <= 1 for line in lines)
    assert row["says"] in said
    if "tex" in expect:
        assert expect["tex"] in came["shown"]["a"]["out"]
        assert "left as it is" in said
    for command in (came["table"], came["found"], *came["shown"].values()):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]", command["out"])


@pytest.mark.parametrize("command", ["list", "find e", "show a", "format a", "export a", "records", "open"])
def test_every_command_that_reads_the_library_says_what_it_could_not_read(tmp_path, command):
    refs = tmp_path / "refs"
    (refs / "records").mkdir(parents=True)
    (refs / "config.toml").write_text("")
    (refs / "library.bib").write_bytes(b"@misc{a, title = {One}}\n@book{b,\n title {T}\n}\n")
    done = subprocess.run(
        [sys.executable, "-m", "incident_refs", "--refs", str(refs), *command.split()],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        timeout=60,
    )
    assert done.returncode == 0
    if command not in ("records", "open"):  # they read no library
        assert "library.bib:3:7: no '=' after 'title' in the entry 'b'" in done.stderr
