"""Names that nobody defined above are found, in entries and in other macros."""

import pytest

from incident_refs.checks.undefined_macro import UndefinedMacro
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@article{a,\n journal = nosuchmacro\n}", [(2, 2)], id="in-an-entry"),
        pytest.param("@article{a, journal = cvpr}\n@string{cvpr = {CVPR}}", [(1, 13)], id="defined-below"),
        pytest.param("@string{x = y}\n@string{y = x}\n@misc{a}", [(1, 1)], id="circle"),
        pytest.param("@misc{a, title = “ImageNet”}", [(1, 10)], id="printed-quotes"),
        pytest.param('@misc{a, note = "in " # nips}', [(1, 10)], id="in-a-sum"),
    ],
)
def test_found(text, expected):
    assert places(text, UndefinedMacro()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@string{cvpr = {CVPR}}\n@article{a, journal = CVPR}", id="another-case"),
        pytest.param("@misc{a, month = jun}", id="month"),
        pytest.param("@misc{a, year = 2009}", id="number"),
    ],
)
def test_not_found(text):
    assert places(text, UndefinedMacro()) == []


def test_what_is_said():
    _, (found,) = look("@article{a, journal = cvpr}", UndefinedMacro())
    assert found.message == "field 'journal': the macro 'cvpr' is not defined above it"
    assert (found.key, found.field, found.severity) == ("a", "journal", "warning")
