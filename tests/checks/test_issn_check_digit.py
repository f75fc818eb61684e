import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.checks.issn_check_digit import IssnCheckDigit
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param("1057-7148", "'1057-7148' has a wrong check digit", id="check-digit"),
        pytest.param("1057-7149, 1941-0043", "'1941-0043' has a wrong check digit", id="second"),
        pytest.param("1057-714", "is no ISSN: it has 7 digits", id="a-digit-lost"),
        pytest.param("978-0-262-03384-8", "is an ISBN; it belongs in 'isbn'", id="isbn"),
    ],
)
def test_found(value, message):
    found = the_one(IssnCheckDigit(), issn=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "issn", "warning")
    assert message in found.message


@pytest.mark.parametrize(
    "value",
    [
        "1057-7149",
        "10577149",
        "1057-7149, 1941-0042",
        "ISSN 1057-7149 (print); 1941-0042 (electronic)",
        "2434-561X",
        "2434-561x",
        "1057--7149",
        "1057–7149",
        "n/a",
    ],
)
def test_not_found(value):
    assert seen(IssnCheckDigit(), issn=value) == ()


@given(st.integers(0, 10**7 - 1), st.integers(1, 10))
def test_one_wrong_digit_is_always_found(stem, by):
    seven = f"{stem:07}"
    check = -sum(int(c) * (8 - i) for i, c in enumerate(seven)) % 11
    assert seen(IssnCheckDigit(), issn=seven + "0123456789X"[check]) == ()
    assert seen(IssnCheckDigit(), issn=seven + "0123456789X"[(check + by) % 11]) != ()
