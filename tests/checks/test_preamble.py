"""A preamble is said, and what is worst in it."""

import pytest

from incident_refs.checks.preamble import Preamble
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('@misc{a}\n@preamble{"\\newcommand{\\noopsort}[1]{}"}', [(2, 1)], id="definition"),
        pytest.param('@preamble{"\\newcommand{\\x}{y}"\n # "\\input{x}"}', [(2, 5)], id="reads"),
    ],
)
def test_found(text, expected):
    assert places(text, Preamble()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(r"@misc{a, title = {\newcommand{\x}{y}}}", id="entry"),
        pytest.param("@comment{@preamble{x}}", id="comment"),
    ],
)
def test_not_found(text):
    assert places(text, Preamble()) == []


@pytest.mark.parametrize(
    ("tex", "severity"),
    [(r"\newcommand{\x}{y}", "warning"), (r"\def\x{\input{y}}", "error"), (r"\write18{x}", "error")],
)
def test_what_acts_is_an_error(tex, severity):
    _, (found,) = look(f'@preamble{{"{tex}"}}', Preamble())
    assert found.severity == severity
