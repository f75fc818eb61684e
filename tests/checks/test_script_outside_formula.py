"""Signs of formulas outside of one."""

import pytest

from incident_refs.checks.script_outside_formula import ScriptOutsideFormula
from tests.checks.looking import places, the_one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n title = {The file train_data}\n}", [(2, 2)], id="low-line"),
        pytest.param("@misc{a, title = {x^2 up}}", [(1, 10)], id="hat"),
        pytest.param("@misc{a, howpublished = {https://a.org/a_b}}", [(1, 10)], id="address"),
    ],
)
def test_found(text, expected):
    assert places(text, ScriptOutsideFormula()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(r"@misc{a, title = {$x_1^2$ and \(y_2\) and \ensuremath{z_{3}}}}", id="formulas"),
        pytest.param(
            r"@misc{a, title = {train\_data}, url = {https://a.org/a_b}, doi = {10.1/a_b}, keywords = {a_b}}",
            id="escaped-and-not-printed",
        ),
        pytest.param(r"@misc{a, howpublished = {\url{https://a.org/a_b}}, note = {\cite{a_b}}}", id="in-commands"),
        pytest.param("@misc{a, title = {$x_1 and y_2}}", id="a-formula-without-end-has-its-own"),
    ],
)
def test_not_found(text):
    assert places(text, ScriptOutsideFormula()) == []


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        ("The file train_data", r"The file train\_data"),
        ("a_b and $c_d$ and e_f", r"a\_b and $c_d$ and e\_f"),
        ("x^2 and a_b", None),
        (r"\alpha_2", None),
        ("see https://a.org/a_b", None),
    ],
)
def test_what_is_only_printed_is_escaped(value, mended):
    found = the_one(ScriptOutsideFormula(), note=value)
    assert (found.fix and found.fix.to) == mended
