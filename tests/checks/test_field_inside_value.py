"""A field that has ended up in the value of another one."""

import pytest

from incident_refs.checks.field_inside_value import FieldInsideValue
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n title = {ImageNet, {a database,\n year = {2009}}},\n}", [(2, 2)], id="behind-a-comma"),
        pytest.param("@misc{a,\n title = {{ImageNet}\n year = {2009}},\n}", [(2, 2)], id="no-comma"),
        pytest.param("@misc{a, title = {{ImageNet, year = {2009}}}}", [(1, 10)], id="one-line"),
        pytest.param("@misc{a, title = {{ImageNet}, year = 2009}}", [(1, 10)], id="number"),
        pytest.param("@misc{a,\n note = {{x},\n rating = {5}},\n}", [(2, 2)], id="unknown-name-at-a-line-start"),
    ],
)
def test_found(text, expected):
    assert places(text, FieldInsideValue()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, title = {E = {mc}, where x = {y}}}", id="formula"),
        pytest.param('@misc{a, title = {<p class="a" type="b">T}}', id="attributes"),
        pytest.param("@misc{a, url = {https://a.org/?a=1,year=2}}", id="address"),
        pytest.param(
            "@misc{a, abstract = {so:\n@article{x, title = {U}, year = {2009}}\n}}",
            id="a-whole-entry-has-its-own-check",
        ),
        pytest.param("@misc{a, title = {T},\n year = {2009}}", id="two-fields"),
    ],
)
def test_not_found(text):
    assert places(text, FieldInsideValue()) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        pytest.param("@misc{a,\n title = {{T,\n year = {2009}}},\n}", "error", id="at-a-line-start"),
        pytest.param("@misc{a,\n title = {{T, year = {2009}}},\n}", "warning", id="one-line"),
        pytest.param("@misc{a,\n annote = {{T,\n year = {2009}}},\n}", "warning", id="in-an-annotation"),
        pytest.param("@misc{a,\n title = {{T},\n rating = {5}},\n}", "warning", id="unknown-name"),
        pytest.param(
            "@misc{a,\n title = {{T, year = {2009}}},\n year = {2010}}", "warning", id="field-of-that-name-behind"
        ),
    ],
)
def test_how_sure_it_is(text, severity):
    _, (found,) = look(text, FieldInsideValue())
    assert (found.field in ("title", "annote"), found.severity) == (True, severity)


def test_a_long_value_takes_no_longer_than_its_length():
    assert places("@misc{a, title = {" + '"x" a="' * 30_000 + "}}", FieldInsideValue()) == []
