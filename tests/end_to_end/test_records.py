"""Records as people keep them: folders, files of many records, standard input; attached to, counted, asked about."""

import csv
import gzip
import io
import json
import shutil

import pytest

DENG = "10.1109/cvpr.2009.5206848"
DENG_URL = f"https://doi.org/{DENG}"
LINE = "Deng, J., Dong, W., Socher, R., Li, L.-J., Li, K., & Li, F.-F. (2009). ImageNet: A large-scale hierarchical image database"


def report(id: str, *labels: str) -> dict[str, object]:
    references = [{"type": "misc", "label": label, "url": ""} for label in labels]
    return {"data_type": "AVID", "metadata": {"report_id": id}, "references": references}


def lines(*reports: dict[str, object]) -> str:
    return "".join(f"{json.dumps(one)}\n" for one in reports)


@pytest.fixture
def kept(program):
    """The command in a folder with an empty workspace."""
    assert program("init").code == 0
    return program


@pytest.fixture
def folder(program):
    """A folder of records, one of them broken, beside things that are none."""
    (program.folder / "data" / "below").mkdir(parents=True)
    for name, text in {
        "data/two.jsonl": lines(report("AVID-2024-R0001", LINE), report("AVID-2024-R0002", "Oddly 2009")),
        "data/below/page.md": "---\nid: P1\nreferences: [Deng et al. 2009]\n---\n",
        "data/broken.json": '{"data_type": "AVID",\n "metadata": ',
        "data/.hidden.json": "{",
        "data/our.bib": "@misc{a}",
    }.items():
        (program.folder / name).write_text(text, encoding="utf-8")
    return program


@pytest.mark.parametrize("command", [["extract", "data"], ["resolve", "data"]], ids=lambda c: c[0])
def test_a_broken_file_in_a_folder_is_said_and_the_others_are_read(folder, command):
    done = folder(*command, "--json")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [row["record"] for row in rows] == ["P1", "AVID-2024-R0001", "AVID-2024-R0002"]
    assert done.code == 2
    assert len([line for line in done.err.splitlines() if "broken.json:2:" in line]) == 1


def test_a_file_of_many_one_of_it_and_standard_input(folder):
    text = (folder.folder / "data" / "two.jsonl").read_bytes()
    ids = {
        name: [json.loads(line)["record"] for line in folder("extract", name, "--json", stdin=text).out.splitlines()]
        for name in ("data/two.jsonl", "-", "data/two.jsonl#avid-2024-r0002")
    }
    both = ["AVID-2024-R0001", "AVID-2024-R0002"]
    assert list(ids.values()) == [both, both, both[1:]]


def test_attaching_needs_one_record(folder):
    folder("init")
    done = folder("attach", "data/two.jsonl", DENG)
    assert (done.code, "holds 2 records" in done.err, "data/two.jsonl#ID" in done.err) == (2, True, True)


def test_a_broken_record_of_the_workspace_stops_no_other(kept, folder):
    shutil.move(folder.folder / "data", kept.folder / "refs" / "records" / "data")
    done = kept("records", "--json")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [(row["record"], row["strings"], row["resolved"], row["open"]) for row in rows] == [
        ("P1", 1, 0, 1),
        ("AVID-2024-R0001", 1, 1, 0),
        ("AVID-2024-R0002", 1, 0, 1),
    ]
    assert (done.code, "broken.json:2:" in done.err) == (2, True)
    shown = kept("attach", "P1", DENG)  # what was asked for can be read: the rest is not in the way
    assert (shown.code, "broken.json" in shown.err) == (0, False)


def test_attach_and_detach_in_one_of_many_give_the_bytes_back(folder):
    folder("init")
    path = folder.folder / "data" / "two.jsonl"
    before = path.read_bytes()
    assert folder("attach", "data/two.jsonl#AVID-2024-R0002", DENG).code == 0
    first, second = path.read_text().splitlines()
    assert first == before.decode().splitlines()[0]
    assert json.loads(second)["references"][-1]["url"] == DENG_URL
    once = path.read_bytes()
    assert "Nothing to change" in folder("attach", "data/two.jsonl#AVID-2024-R0002", "deng2009imagenet").err
    assert folder("undo").code == 0
    assert path.read_bytes() == before
    assert folder("undo").code == 0
    assert path.read_bytes() == once
    assert folder("detach", "data/two.jsonl#AVID-2024-R0002").code == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param(
            "a.json.gz", gzip.compress(lines(report("AVID-2024-R0001", LINE)).encode()), "packed", id="packed"
        ),
        pytest.param(
            "a.jsonl", lines(report("", LINE), report("", "Oddly 2009")).encode(), "without an id", id="no-id"
        ),
        pytest.param(
            "a.jsonl", lines(report("X", LINE), report("x", "Odd 2009")).encode(), "more than once", id="twice"
        ),
        pytest.param("a.txt", LINE.encode(), "cannot hold references", id="text"),
    ],
)
def test_what_cannot_hold_references_is_left_alone_and_said(kept, name, data, said):
    (kept.folder / name).write_bytes(data)
    done = kept("resolve", name, "--write")
    assert (done.code, (kept.folder / name).read_bytes()) == (0, data)
    assert said in done.err
    assert "the references are in attachments.jsonl" in done.err
    assert '"key": "deng2009imagenet"' in (kept.folder / "refs" / "attachments.jsonl").read_text()


def test_a_bomb_is_refused(program):
    (program.folder / "bomb.json.gz").write_bytes(gzip.compress(b'{"a": "' + b"x" * (70 << 20)))
    done = program("extract", "bomb.json.gz")
    assert (done.code, "unpacks to more than 64 MiB" in done.err) == (2, True)


def test_hostile_ids_are_only_names(kept):
    ids = ["../../x", "A\x1b[31m\u202e1\nB", "C#1", "y" * 3000]
    (kept.folder / "a.jsonl").write_text(lines(*(report(id, LINE) for id in ids)), encoding="utf-8")
    done = kept("resolve", "a.jsonl", "--write")
    assert done.code == 0
    assert not {"\x1b", "\u202e"} & set(done.out + done.err)
    assert "only a name here" in done.err
    again = (kept.folder / "a.jsonl").read_text(encoding="utf-8")
    assert again.count(DENG_URL) == len(ids)
    assert [json.loads(line)["metadata"]["report_id"] for line in again.splitlines()] == ids
    assert [path.name for path in kept.folder.iterdir() if path.name.startswith("x")] == []


def test_a_nul_is_left_out_with_a_note(program):
    (program.folder / "a.json").write_text(json.dumps(report("A1", f"{LINE}\u0000")), encoding="utf-8")
    done = program("extract", "a.json", "--json")
    (row,) = [json.loads(line) for line in done.out.splitlines()]
    assert row["raw"] == LINE
    assert "NUL" in done.err


def test_one_number_in_two_databases_is_two_records(kept):
    records = kept.folder / "refs" / "records"
    for database in ("aiid", "other"):
        (records / f"{database}.md").write_text(f"---\nid: 3\ndatabase: {database}\nreferences: ['{LINE}']\n---\n")
    assert kept("attach", "aiid:3", DENG).code == 0
    assert DENG in kept("export", "aiid:3").out.lower()
    assert kept("export", "other:3").out == ""
    assert "aiid.md" in kept("detach", "3").err, "both are named"
    assert "cited by aiid:3" in kept("show", "deng2009imagenet").out


def test_a_crash_between_events_and_record_is_completed_by_the_same_again(kept):
    path = kept.folder / "a.json"
    path.write_text(json.dumps(report("AVID-2024-R0001"), indent=4))
    before = path.read_bytes()
    kept("attach", "a.json", DENG)
    after = path.read_bytes()
    events = (kept.folder / "refs" / "attachments.jsonl").read_bytes()
    path.write_bytes(before)  # as a crash would leave it: the events are there, the record is as it was
    assert kept("attach", "a.json", DENG).code == 0
    assert path.read_bytes() == after
    assert (kept.folder / "refs" / "attachments.jsonl").read_bytes() == events
    assert kept("detach", "a.json").code == 0
    assert path.read_bytes() == before


def test_records_say_what_leads_nowhere(kept):
    page = kept.folder / "refs" / "records" / "P1.md"
    page.write_text(f"---\nid: P1\nreferences: ['{LINE}']\n---\n", encoding="utf-8")
    (kept.folder / "elsewhere.txt").write_text("Deng et al. 2009")
    assert kept("resolve", "P1", "--write").code == 0
    assert kept("attach", "elsewhere.txt", "deng2009imagenet").code == 0
    page.write_text(page.read_text("utf-8").replace("Deng, J.", "Dong, J."), encoding="utf-8")
    library = kept.folder / "refs" / "library.bib"
    library.write_text(library.read_text("utf-8") + "\n@misc{lonely, title = {Lonely}}\n", encoding="utf-8")
    done = kept("records")
    assert "the record has no such string any more" in done.err
    assert "not kept here (elsewhere, or gone): elsewhere" in done.err
    assert "1 entry is cited by no record: lonely." in done.err
    rows = [json.loads(line) for line in kept("records", "--json").out.splitlines()]
    assert [one["key"] for one in rows[0]["dangling"]] == ["deng2009imagenet"]
    assert rows[1] == {"record": None, "orphans": ["lonely"], "elsewhere": ["elsewhere"]}
    library.write_text("")
    assert "the library has no such entry" in kept("records").err


EQUALS = "=Sumner, A. (2012). A title of a thing. Journal of Things, 3(4), 5-6."
QUESTIONS = ("Oddly 2009", "Strangely et al. 2011", EQUALS)


@pytest.fixture
def asking(kept):
    (kept.folder / "refs" / "records" / "a.jsonl").write_text(
        lines(report("AVID-2024-R0001", *QUESTIONS[:2]), report("AVID-2024-R0002", QUESTIONS[2])), encoding="utf-8"
    )
    (kept.folder / "other.md").write_text("---\nid: O1\nreferences: [Weirdly 2013]\n---\n", encoding="utf-8")
    return kept


def filled(path, answers, delimiter=","):
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    for row, answer in zip(rows[1:], answers, strict=True):
        row[rows[0].index("answer")] = answer
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8-sig", newline="")


@pytest.mark.parametrize("delimiter", [",", ";"], ids=["commas", "semicolons"])
def test_questions_go_to_a_spreadsheet_and_answers_come_back(asking, delimiter):
    sheet = asking.folder / "q.csv"
    assert asking("open", "--csv", "q.csv").code == 0
    assert sheet.read_bytes().startswith(b"\xef\xbb\xbfrecord,n,raw,answer,candidate 1")
    assert f',"\'{EQUALS}",'.encode() in sheet.read_bytes()
    filled(sheet, [DENG, "", "none"], delimiter)
    refused = asking("open", "--csv", "q.csv")
    assert (refused.code, "2 answers that nobody took back" in refused.err) == (2, True)
    assert asking("decide", "--csv", "q.csv").code == 0
    first = json.loads((asking.folder / "refs" / "records" / "a.jsonl").read_text("utf-8").splitlines()[0])
    assert first["references"][0]["url"] == DENG_URL
    assert [json.loads(line)["raw"] for line in asking("open", "--json").out.splitlines()] == [QUESTIONS[1]]
    assert "Nothing to change" in asking("decide", "--csv", "q.csv").err
    assert asking("undo").code == 0
    assert len(asking("open", "--json").out.splitlines()) == 3


def test_bad_rows_are_all_named_and_nothing_is_written(asking):
    asking("open", "--csv", "q.csv")
    filled(asking.folder / "q.csv", ["2", "no such key", DENG])
    done = asking("decide", "--csv", "q.csv")
    assert done.code == 2
    assert "q.csv:2: there is no candidate 2" in done.err
    assert "q.csv:3: 'no such key' is neither a key" in done.err
    assert "Nothing was written" in done.err
    assert not (asking.folder / "refs" / "library.bib").read_text()


def test_a_row_finds_its_string_where_it_stands_by_now(asking):
    asking("open", "--csv", "q.csv")
    path = asking.folder / "refs" / "records" / "a.jsonl"
    path.write_text(
        lines(report("AVID-2024-R0001", "New 2014", *QUESTIONS[:2]), report("AVID-2024-R0002", "Gone 2012")), "utf-8"
    )
    filled(asking.folder / "q.csv", [DENG, "", "none"])
    done = asking("decide", "--csv", "q.csv")
    assert (done.code, f"q.csv:4: '{EQUALS[:60]}' is no longer in AVID-2024-R0002" in done.err) == (2, True)
    filled(asking.folder / "q.csv", [DENG, "", ""])
    assert asking("decide", "--csv", "q.csv").code == 0
    urls = [one["url"] for one in json.loads(path.read_text("utf-8").splitlines()[0])["references"]]
    assert urls == ["", DENG_URL, ""]


def test_what_was_answered_meanwhile_stays(asking):
    asking("open", "--csv", "q.csv")
    filled(asking.folder / "q.csv", [DENG, "", ""])
    assert asking("decide", "AVID-2024-R0001#1", "--none").code == 0
    done = asking("decide", "--csv", "q.csv")
    assert (done.code, "was answered with none meanwhile" in done.err) == (0, True)
    assert json.loads(asking("records", "--json").out.splitlines()[0])["attached"] == 0


def test_a_record_elsewhere_is_named_with_its_path(asking):
    asking("open", "other.md", "--csv", "q.csv")
    assert "other.md#O1," in (asking.folder / "q.csv").read_text("utf-8-sig")
    filled(asking.folder / "q.csv", [DENG])
    assert asking("decide", "--csv", "q.csv").code == 0
    assert "deng2009imagenet" in (asking.folder / "other.md").read_text("utf-8")


def test_an_incident_kept_in_two_files_has_each_string_in_one_of_them(kept):
    records = kept.folder / "refs" / "records"
    (records / "AIAAIC0276.md").write_text(f"---\nid: AIAAIC0276\nreferences: ['{LINE}']\n---\n", encoding="utf-8")
    (records / "page.txt").write_text("ImageNet\nPrabhu & Birhane 2020\nAIAAIC Repository ID: AIAAIC0276\n")
    assert kept("resolve", "--write").code == 0
    done = kept("records")
    assert "any more" not in done.err
    assert "'AIAAIC0276' is in " in done.err


def test_what_was_attached_is_no_string_of_the_record_and_moves_no_number(kept):
    page = {**report("AVID-2024-R0001", "Oddly 2009"), "description": {"value": "Strangely et al. (2011) saw it."}}
    (kept.folder / "a.json").write_text(json.dumps(page))
    before = kept("extract", "a.json").out
    assert kept("attach", "a.json", DENG).code == 0
    assert DENG in (kept.folder / "a.json").read_text()
    assert kept("extract", "a.json").out == before
    assert "Nothing to change" in kept("resolve", "a.json", "--write").err


def test_what_a_person_puts_back_after_detach_is_theirs(kept):
    path = kept.folder / "a.json"
    path.write_text(json.dumps(report("AVID-2024-R0001"), indent=4))
    before = path.read_bytes()
    kept("attach", "a.json", DENG)
    ours = path.read_bytes()
    kept("detach", "a.json")
    path.write_bytes(ours)
    assert kept("attach", "a.json", "arXiv:2006.16923").code == 0
    assert kept("detach", "a.json").code == 0
    assert path.read_bytes() == ours
    path.write_bytes(before)
    for command in (["attach", "a.json", "deng2009imagenet"], ["detach", "a.json"]) * 2:
        assert kept(*command).code == 0
        assert (path.read_bytes() == before) is (command[0] == "detach")
    assert kept("undo").code == 0
    assert path.read_bytes() == ours
    assert kept("detach", "a.json").code == 0
    assert path.read_bytes() == before


def test_a_crash_while_detaching_is_completed_by_the_same_again(kept):
    path, log = kept.folder / "a.json", kept.folder / "refs" / "attachments.jsonl"
    path.write_text(json.dumps(report("AVID-2024-R0001")))
    before = path.read_bytes()
    kept("attach", "a.json", DENG)
    ours = path.read_bytes()
    kept("detach", "a.json")
    lines_ = log.read_text("utf-8").splitlines(keepends=True)
    assert '"item": "null"' in lines_[-1], "what was taken out is written down last"
    log.write_text("".join(lines_[:-1]), encoding="utf-8", newline="\n")
    path.write_bytes(ours)  # as it is where only the events were written
    assert kept("detach", "a.json").code == 0
    assert path.read_bytes() == before


def test_doctor_names_the_records_that_cannot_be_read(kept):
    (kept.folder / "refs" / "records" / "broken.json").write_text("{")
    (kept.folder / "refs" / "records" / "a.txt").write_text(LINE)
    done = kept("doctor")
    assert (done.code, "records       1 records" in done.out, "broken.json:1:" in done.out) == (0, True, True)


def test_of_many_files_the_first_are_named(kept):
    for number in range(40):
        (kept.folder / "refs" / "records" / f"{number:02}.md").write_text(
            f"---\nid: P{number}\nreferences: ['{LINE}']\n---\n"
        )
    done = kept("resolve", "--write")
    assert done.code == 0
    assert done.err.count("Written: ") == 30
    assert "… and 12 more files" in done.err
