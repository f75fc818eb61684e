"""LaTeX that reads, writes, runs, ends or hides."""

import pytest

from incident_refs.checks.dangerous_command import DangerousCommand
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n title = {T \\input{/etc/passwd}}\n}", [(2, 13)], id="reads"),
        pytest.param(r"@misc{a, title = {\immediate\write18{touch x}}}", [(1, 19)], id="runs"),
        pytest.param(r"@misc{a, title = {\immediate\openout\f=x}}", [(1, 29)], id="writes"),
        pytest.param("@misc{a, title = {^^5cinput{x}}}", [(1, 19)], id="hides"),
        pytest.param(r"@misc{a, title = {\end{document}}}", [(1, 19)], id="ends"),
        pytest.param(r"@misc{a, note = {\href{javascript:alert(1)}{x}}}", [(1, 18)], id="leads"),
        pytest.param(r"@string{s = {\input{x}}}", [(1, 14)], id="macro"),
    ],
)
def test_found(text, expected):
    assert places(text, DangerousCommand()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(r"@misc{a, title = {\emph{x} \'e $\alpha^2$ \& \textbf{y} \unknowncommand}}", id="prints"),
        pytest.param(r"@misc{a, title = {\def\x{y}}}", id="defines"),
        pytest.param('@preamble{"\\input{x}"}', id="preamble-has-its-own"),
        pytest.param("@comment{\\input{x}}\n% \\input{x}", id="comment"),
        pytest.param("@misc{a, url = {javascript:alert(1)}}", id="addresses-have-a-check-of-their-own"),
    ],
)
def test_not_found(text):
    assert places(text, DangerousCommand()) == []


def test_what_is_said():
    _, (found,) = look(r"@misc{a, title = {\input{x}}}", DangerousCommand())
    assert found.message == r"\input reads a file when a paper is compiled"
    assert (found.key, found.severity) == ("a", "error")


def test_what_no_style_prints_is_a_warning():
    _, (printed, kept) = look(r"@misc{a, note = {\input{x}}, file = {C:\input\deng.pdf}}", DangerousCommand())
    assert [(one.field, one.severity) for one in (printed, kept)] == [("note", "error"), ("file", "warning")]


def test_very_many_take_no_longer_than_their_length():
    assert len(places("@misc{a, title = {" + "\\input x\n" * 30_000 + "}}", DangerousCommand())) == 30_000
