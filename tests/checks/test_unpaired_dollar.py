"""A formula that has no end, and amounts of money."""

import pytest

from incident_refs.checks.unpaired_dollar import UnpairedDollar
from tests.checks.looking import places, the_one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n title = {On $x_1 and more}\n}", [(2, 2)], id="formula"),
        pytest.param("@misc{a, title = {From $100 to $200 laptops}}", [(1, 10)], id="two-amounts"),
    ],
)
def test_found(text, expected):
    assert places(text, UnpairedDollar()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, title = {On $x_1$ and $y$}}", id="formulas"),
        pytest.param(r"@misc{a, title = {The \$100 laptop}}", id="escaped"),
        pytest.param("@misc{a, title = {On $2^n$ and $3$}, url = {https://a.org/$}}", id="numbers-and-address"),
    ],
)
def test_not_found(text):
    assert places(text, UnpairedDollar()) == []


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        ("The $100 laptop", r"The \$100 laptop"),
        ("From $100 to $200 laptops", r"From \$100 to \$200 laptops"),
        ("On $x_1 and more", None),
        ("$5, $6 and $7", None),
    ],
)
def test_amounts_are_mended(value, mended):
    found = the_one(UnpairedDollar(), title=value)
    assert (found.fix and found.fix.to) == mended
