"""Names that lead to no entry of the file."""

import pytest

from incident_refs.checks.missing_parent import MissingParent
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n crossref = {b}}", [(2, 2)], id="crossref"),
        pytest.param("@misc{a, xdata = {b, c}}\n@xdata{c}", [(1, 10)], id="one-of-two"),
        pytest.param("@misc{a, related = {b}, xref = {c}, entryset = {d}}", [(1, 10), (1, 25), (1, 37)], id="others"),
        pytest.param(
            "@misc{a, crossref = {B}, date = {2009}}\n@misc{b, date = {2009}}", [(1, 10)], id="capitals-for-biber"
        ),
    ],
)
def test_found(text, expected):
    assert places(text, MissingParent()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, crossref = {b}}\n@misc{b}", id="there"),
        pytest.param("@misc{a, crossref = {B}, journal = {T}}\n@misc{b, journal = {T}}", id="capitals-for-bibtex"),
        pytest.param("@misc{a, crossref = {old}}\n@misc{b, ids = {old}}", id="alias"),
        pytest.param("@misc{a, crossref = {}, related = {b,}}\n@misc{b}", id="empty"),
    ],
)
def test_not_found(text):
    assert places(text, MissingParent()) == []


@pytest.mark.parametrize(
    ("field", "severity"), [("crossref", "error"), ("xdata", "error"), ("xref", "warning"), ("related", "warning")]
)
def test_what_is_lost_is_an_error(field, severity):
    _, (found,) = look(f"@misc{{a, {field} = {{b}}}}", MissingParent())
    assert (found.field, found.severity) == (field, severity)
