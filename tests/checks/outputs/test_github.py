"""GitHub takes a line for a command; nothing in a file name or a message may begin another, or end one early."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.checks.outputs.github import lines
from incident_refs.model.finding import Severity
from incident_refs.model.verdict import VerdictWord
from tests.checks.outputs.found import finding


@pytest.mark.parametrize(
    ("found", "line"),
    [
        pytest.param(
            finding(line=3, column=2),
            "::notice file=refs.bib,line=3,col=2,title=D102 empty-field::field 'note' is empty",
            id="info is a notice",
        ),
        pytest.param(
            finding("no", severity=Severity.WARNING),
            "::warning file=refs.bib,line=1,col=1,title=D102 empty-field::no",
            id="warning",
        ),
        pytest.param(
            finding("100 %\r\n::error::x", severity=Severity.ERROR, file="refs\\a,b: c%.bib"),
            "::error file=refs/a%2Cb%3A c%25.bib,line=1,col=1,title=D102 empty-field::100 %25%0D%0A::error::x",
            id="escapes",
        ),
    ],
)
def test_lines(found, line):
    assert list(lines([found])) == [line]


def test_what_is_confirmed_is_no_annotation():
    assert list(lines([finding(verdict=VerdictWord.CONFIRMED)])) == []


def unescaped(text):
    codes = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
    return re.sub("|".join(codes), lambda code: codes[code[0]], text)


@given(st.text(), st.text())
def test_each_is_one_line_and_says_what_was_said(file, message):
    (line,) = lines([finding(message, file="a" + file.replace("\\", ""))])
    read = re.fullmatch(r"::notice file=([^,:\r\n]*),line=1,col=1,title=D102 empty-field::([^\r\n]*)", line)
    assert read
    assert (unescaped(read[1]), unescaped(read[2])) == ("a" + file.replace("\\", ""), message)
