"""A remark between fields is an error for BibTeX, and passed over by biber."""

import pytest

from incident_refs.checks.remark_inside_entry import RemarkInsideEntry
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n title = {T}, % mine\n year = 2009\n}", [(2, 15)], id="behind-a-field"),
        pytest.param("@misc{a, % mine\n title = {T}\n}", [(1, 10)], id="behind-the-key"),
    ],
)
def test_found(text, expected):
    assert places(text, RemarkInsideEntry()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("% mine\n@misc{a, title = {T}}", id="before-the-entry"),
        pytest.param(r"@misc{a, title = {100 \% of it}, note = {5 % of}}", id="in-a-value"),
    ],
)
def test_not_found(text):
    assert places(text, RemarkInsideEntry()) == []


@pytest.mark.parametrize(
    ("fields", "severity"),
    [("journal = {CVPR}", "error"), ("title = {T}", "error"), ("journaltitle = {CVPR}, date = {2009}", "warning")],
)
def test_biber_does_not_mind(fields, severity):
    _, (found,) = look(f"@article{{a, % mine\n {fields}}}", RemarkInsideEntry())
    assert found.severity == severity
