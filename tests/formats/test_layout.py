import json

import pytest

from incident_refs.formats.bibliography import InText
from incident_refs.formats.layout import citations, heading

CITED = [InText(("a_b",), "(A <b>, 2009)", "A (2009)"), InText(("a_b", "c"), "(A; C)", "A and C")]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("text", "A & <b>_x (3)\n\n"),
        ("html", "<h2>A &amp; &lt;b&gt;_x (3)</h2>\n"),
        ("markdown", "## A & \\<b\\>\\_x (3)\n\n"),
        ("latex", "\\section*{A \\& \\textless{}b\\textgreater{}\\_x (3)}\n\n"),
        ("rst", "A & <b>\\_x (3)\n--------------\n\n"),
        ("json", ""),
    ],
)
def test_heading(target: str, expected: str) -> None:
    assert heading("A & <b>_x\n(3)", target) == expected


def test_the_line_under_a_wide_heading_is_as_wide() -> None:
    assert heading("人工", "rst") == "人工\n----\n\n"


def test_citations_are_rows() -> None:
    assert citations(CITED, "text").splitlines()[1] == "(A; C)\tA and C\ta_b c"
    assert citations(CITED, "markdown").splitlines()[0].endswith("\ta\\_b")
    assert json.loads(citations(CITED, "json").splitlines()[1]) == {
        "keys": ["a_b", "c"],
        "citation": "(A; C)",
        "narrative": "A and C",
    }
