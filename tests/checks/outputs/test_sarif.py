"""SARIF is what the standard asks for; places are counted as its readers count them; a fix is what --fix makes."""

import inspect
import json
import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.empty_field import EmptyField
from incident_refs.checks.fixing import fixed
from incident_refs.checks.ours import our_checks
from incident_refs.checks.outputs.sarif import log
from incident_refs.checks.run import findings
from incident_refs.model.finding import Fix, Severity
from incident_refs.model.verdict import VerdictWord
from tests.checks.outputs.found import finding
from tests.checks.outputs.sarif_schema import SCHEMA

VALIDATOR = Draft202012Validator(SCHEMA)
BIB = "@misc{deng, title = {𝔸 图}, note = {}}\r\n@misc{b,\r\n  note = {},\r\n  url = {x}}\r\n"


class Mending(EntryCheck):
    """A field is not as it should be."""

    code = "X100"
    severity = Severity.WARNING

    def __init__(self, *fixes):
        self.fixes = fixes

    def look_at(self, item, file):
        for field, to in self.fixes:
            yield Seen(f"'{field}' is wrong", item, field, Fix(field, item.fields.get(field), to))


def results(found, source=None, checks=()):
    written = json.loads(log(found, source or {}, checks, "0.1.0"))
    assert [error.message for error in VALIDATOR.iter_errors(written)] == []
    return written["runs"][0]["results"]


def region(result):
    return result["locations"][0]["physicalLocation"]["region"]


def test_a_log_has_all_rules_with_their_pages():
    written = json.loads(log([], {}, our_checks(), "0.1.0"))
    VALIDATOR.validate(written)
    driver = written["runs"][0]["tool"]["driver"]
    assert driver["version"] == "0.1.0"
    (rule,) = [rule for rule in driver["rules"] if rule["id"] == "D102"]
    assert rule["name"] == "empty-field"
    assert rule["shortDescription"] == {"text": "A field has no value."}
    assert "```bibtex" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"] == {"level": "note"}


def test_findings_of_a_file():
    data = BIB.encode()
    found = findings(BibFile("refs.bib", read(data)), [EmptyField()])
    first, second = results(found, {"refs.bib": data}, [EmptyField()])
    assert (first["ruleId"], first["ruleIndex"], first["level"], first["kind"]) == ("D102", 0, "note", "fail")
    assert found[0].column == 28
    assert region(first) == {"startLine": 1, "startColumn": 29}  # the letter before it takes two units
    assert region(second) == {"startLine": 3, "startColumn": 3}
    assert first["locations"][0]["logicalLocations"] == [{"name": "deng"}]


def test_without_the_file_the_line_alone_is_known():
    assert region(results([finding(line=4, column=9)])[0]) == {"startLine": 4}


@pytest.mark.parametrize(
    ("found", "level", "kind"),
    [
        pytest.param(finding(severity=Severity.ERROR), "error", "fail", id="error"),
        pytest.param(finding(severity=Severity.WARNING), "warning", "fail", id="warning"),
        pytest.param(finding(), "note", "fail", id="info"),
        pytest.param(finding(verdict=VerdictWord.CONFIRMED), "none", "pass", id="confirmed"),
        pytest.param(finding(verdict=VerdictWord.NOT_FOUND), "note", "fail", id="not found"),
    ],
)
def test_levels(found, level, kind):
    (result,) = results([found])
    assert (result["level"], result["kind"]) == (level, kind)


def test_fingerprints_stay_when_entries_move_and_are_each_their_own():
    found = [finding(line=3, key="a"), finding(line=9, key="a"), finding(line=3, key="b")]
    moved = [finding(line=33, key="a"), finding(line=99, key="a"), finding(line=1, key="b")]
    marks = [result["partialFingerprints"]["incidentRefs/v1"] for result in results(found)]
    assert marks == [result["partialFingerprints"]["incidentRefs/v1"] for result in results(moved)]
    assert len(set(marks)) == 3


@pytest.mark.parametrize(
    ("file", "address"),
    [
        pytest.param("refs.bib", {"uri": "refs.bib", "uriBaseId": "%SRCROOT%"}, id="relative"),
        pytest.param("./refs.bib", {"uri": "refs.bib", "uriBaseId": "%SRCROOT%"}, id="this folder"),
        pytest.param("a b\\50%:Müller#.bib", {"uri": "a%20b/50%25%3AM%C3%BCller%23.bib", "uriBaseId": "%SRCROOT%"}, id="signs"),
        pytest.param("C:\\refs\\a.bib", {"uri": "file:///C:/refs/a.bib"}, id="drive"),
        pytest.param("\\\\server\\refs\\a.bib", {"uri": "file://server/refs/a.bib"}, id="share"),
        pytest.param("/home/me/a.bib", {"uri": "file:///home/me/a.bib"}, id="absolute"),
        pytest.param("M\udcfcller.bib", {"uri": "M%FCller.bib", "uriBaseId": "%SRCROOT%"}, id="bytes of Latin-1"),
    ],
)  # fmt: skip
def test_addresses(file, address):
    (result,) = results([finding(file=file)])
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == address


@given(st.text(min_size=1), st.text(min_size=1), st.integers(1, 1000), st.text())
def test_whatever_is_found_the_log_is_valid(file, message, number, line):
    (result,) = results([finding(message, file="a" + file, line=1, column=number)], {"a" + file: line.encode()})
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri.removeprefix("file:///")) == ("a" + file).replace("\\", "/")


def apply(text, change):
    """Return the text with the replacement, counting lines and UTF-16 as an editor does."""
    lines = text.replace("\r\n", "\n").split("\n")
    (replacement,) = change["replacements"]
    where = replacement["deletedRegion"]

    def offset(line, column):
        return len("\n".join([*lines[: line - 1], ""]).encode("utf-16-le")) + 2 * (column - 1)

    units = text.replace("\r\n", "\n").encode("utf-16-le")
    start = offset(where["startLine"], where["startColumn"])
    end = offset(where["endLine"], where["endColumn"])
    new = replacement["insertedContent"]["text"].replace("\r\n", "\n").encode("utf-16-le")
    return (units[:start] + new + units[end:]).decode("utf-16-le")


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        pytest.param(BIB, ("note", None), id="field out"),
        pytest.param(BIB, ("note", "mine"), id="value of the first"),
        pytest.param(BIB, ("title", "𝔹 图"), id="letters of two units"),
        pytest.param(BIB, ("title", "𝔸 图 图"), id="a letter more"),
        pytest.param("% 𝔸\n \ufeff@misc{a, year = 2009.0}"[:3] + "\n@misc{a, year = 2009}", ("year", "2010"), id="number"),
        pytest.param("@misc{b,\r\n  url = {x}\r\n}", ("year", "2009"), id="field in"),
        pytest.param("\ufeff@misc{a, note = {x}}", ("note", "xx"), id="BOM"),
        pytest.param('@misc{z, note = "x"} @misc{a, note = "aXa"}', ("note", "aXaXa"), id="two in a line"),
        pytest.param("@misc{a, note = {a\n b}}", ("note", "a b"), id="lines joined"),
    ],
)  # fmt: skip
def test_a_fix_is_what_the_program_makes(text, fix):
    data = text.encode()
    file = BibFile("refs.bib", read(data))
    for one in findings(file, [Mending(fix)]):
        mended, done = fixed(file, [one])
        assert done == (one,)
        (result,) = results([one], {"refs.bib": data}, [Mending(fix)])
        (change,) = result["fixes"][0]["artifactChanges"]
        expected = mended.decode().replace("\r\n", "\n").removeprefix("\ufeff")
        assert apply(text.removeprefix("\ufeff"), change) == expected


@pytest.mark.parametrize("check", [pytest.param(check, id=check.code) for check in our_checks()])
def test_the_fixes_of_each_check_are_what_the_program_makes(check):
    before = re.search(r"^## Before\n.*?```bibtex\n(.*?)```", inspect.getdoc(type(check)), re.MULTILINE | re.DOTALL)
    data = before[1].encode() if before else b""
    file = BibFile("refs.bib", read(data))
    found = findings(file, [check])
    for one, result in zip(found, results(found, {"refs.bib": data}, [check]), strict=True):
        assert ("fixes" in result) == (one.fix is not None)
        if one.fix:
            (change,) = result["fixes"][0]["artifactChanges"]
            assert apply(data.decode(), change) == fixed(file, [one])[0].decode().replace("\r\n", "\n")


def test_a_fix_of_what_is_not_at_hand_is_left_out():
    mending = finding(key="a", field="note", fix=Fix("note", "x", "y"))
    assert "fixes" not in results([mending])[0]
    assert "fixes" not in results([mending], {"refs.bib": b"@misc{b, note = {x}}"})[0]
    assert "fixes" not in results([mending], {"refs.bib": b"@misc{a, note = acm}"})[0]
    assert "fixes" not in results([mending], {"refs.bib": b"<html>"})[0]
