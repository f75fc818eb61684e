"""BibTeX takes Deng2009 and deng2009 for one key."""

import pytest

from incident_refs.checks.keys_that_differ_in_case import KeysThatDifferInCase
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{Deng2009, title = {T}}\n@misc{deng2009, title = {U}}", [(2, 1)], id="two"),
    ],
)
def test_found(text, expected):
    assert places(text, KeysThatDifferInCase()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{deng2009a}\n@misc{deng2009b}", id="two-keys"),
        pytest.param("@misc{a}\n@misc{a}", id="same-key"),
    ],
)
def test_not_found(text):
    assert places(text, KeysThatDifferInCase()) == []


@pytest.mark.parametrize(
    ("fields", "severity"),
    [("journal = {T}, year = 2009", "error"), ("title = {T}", "warning"), ("date = {2009}", "warning")],
)
def test_bibtex_loses_the_second(fields, severity):
    _, (found,) = look(f"@misc{{Deng, {fields}}}\n@misc{{deng, {fields}}}", KeysThatDifferInCase())
    assert (found.key, found.severity) == ("deng", severity)
