"""A baseline knows findings wherever they stand, as often as they are, and is a file that git can merge."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.checks.baseline import fingerprint, new, read, write
from incident_refs.errors import FileError
from incident_refs.model.finding import Finding, Severity
from incident_refs.model.verdict import VerdictWord


def finding(
    key="deng", message="field 'note' is empty", file="refs.bib", line=3, code="D102", field="note", verdict=None
):
    return Finding(code, "empty-field", Severity.INFO, message, file, line, 1, key, field, verdict=verdict)


FOUND = st.lists(
    st.builds(
        finding,
        key=st.none() | st.sampled_from(["deng", "Дулханти 2009", 'a"b']),
        message=st.text(),
        file=st.sampled_from(["refs.bib", "b/c.bib"]),
        line=st.integers(1, 99),
        code=st.sampled_from(["D102", "K101"]),
        field=st.none() | st.just("note"),
    )
)


@given(FOUND)
def test_what_was_written_is_known(found):
    baseline = read(write(found), "known.json")
    assert new(found, baseline) == ((), ())
    assert new([], baseline)[1] == tuple(sorted({fingerprint(one) for one in found}))


@given(st.data(), FOUND)
def test_the_order_of_findings_is_no_matter(data, found):
    assert write(data.draw(st.permutations(found))) == write(found)


@given(FOUND)
def test_it_is_json_with_a_line_for_each(found):
    text = write(found)
    rows = json.loads(text)
    assert [json.loads(line.lstrip("[,")) for line in text.splitlines()[:-1]] == rows
    assert sum(row.get("count", 0) for row in rows) == len(found)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("the key 'a' is used at line {} already", id="line"),
        pytest.param("the id 'AIAAIC0276' is that of records/a.md:{} too", id="file and line"),
        pytest.param("the id 'AIAAIC0276' is that of {}/a.md:1 too", id="from another folder"),
    ],
)
def test_a_finding_is_the_same_where_entries_moved(message):
    before, after = finding(message=message.format(3), line=9), finding(message=message.format(33), line=99)
    assert new([after], read(write([before]), "known.json")) == ((), ())


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(finding(key="li"), id="key"),
        pytest.param(finding(message="field 'url' is empty"), id="message"),
        pytest.param(finding(file="other.bib"), id="file"),
        pytest.param(finding(code="D103"), id="code"),
        pytest.param(finding(field="url"), id="field"),
    ],
)
def test_a_finding_is_another_one(other):
    fresh, gone = new([other], read(write([finding()]), "known.json"))
    assert fresh == (other,)
    assert gone == (fingerprint(finding()),)


def test_findings_are_counted():
    known = read(write([finding(line=1), finding(line=2)]), "known.json")
    third = finding(line=3)
    assert new([finding(line=1), finding(line=2), third], known) == ((third,), ())
    assert new([third], known) == ((), (fingerprint(third),))


def test_it_is_the_same_on_every_system():
    assert new([finding(file="refs\\a.bib")], read(write([finding(file="./refs/a.bib")]), "known.json")) == ((), ())
    assert write([finding(file="M\udcfcller.bib")]).encode()


def test_the_folder_somebody_is_in_is_no_matter():
    known = read(write([finding(file="refs/a.bib")]), "known.json")
    assert new([finding(file="../refs/a.bib")], known, lambda name: name.removeprefix("../")) == ((), ())


@pytest.mark.parametrize("word", [VerdictWord.CONFIRMED, VerdictWord.COULD_NOT_LOOK])
def test_what_is_no_finding_does_not_wait(word):
    one = finding(verdict=word)
    assert write([one]) == write([])
    assert new([one], read(write([one]), "known.json")) == ((one,), ())


def test_lines_that_git_merged():
    ours = write([finding(), finding("li")]).splitlines()
    theirs = write([finding(), finding()]).splitlines()
    merged = "\n".join([ours[0], *dict.fromkeys(ours[1:-1] + theirs[1:-1]), "]"])
    assert new([finding(), finding(), finding("li")], read(merged, "known.json")) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("<<<<<<< HEAD\n[", id="conflict"),
        pytest.param("{}", id="object"),
        pytest.param("[]", id="no head"),
        pytest.param('[{"v":1}]', id="another file"),
        pytest.param('[{"incident-refs baseline":"1"}]', id="version is text"),
        pytest.param('[{"incident-refs baseline":1},3]', id="number"),
        pytest.param('[{"incident-refs baseline":1},{"file":"a"}]', id="keys missing"),
        pytest.param(write([finding()]).replace('"count":1', '"count":0'), id="never"),
        pytest.param(write([finding()]).replace('"count":1', '"count":true'), id="count is no number"),
        pytest.param(write([finding()]).replace('"deng"', "1"), id="key is no text"),
        pytest.param("[" * 100_000, id="deep"),
        pytest.param("[" + "9" * 10_000 + "]", id="long number"),
    ],
)
def test_what_is_no_baseline(text):
    with pytest.raises(FileError) as raised:
        read(text, "known.json")
    assert str(raised.value) == "known.json: not a baseline of incident-refs; to write a new one, move it away first"


def test_a_baseline_of_later():
    with pytest.raises(FileError, match="update incident-refs"):
        read('[{"incident-refs baseline":2}]', "known.json")


@given(
    st.text()
    | st.recursive(st.none() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)).map(
        json.dumps
    )
)
def test_any_text(text):
    with pytest.raises(FileError):
        read(text, "known.json")
