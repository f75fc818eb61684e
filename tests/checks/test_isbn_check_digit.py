import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.checks.isbn_check_digit import IsbnCheckDigit
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param("0-262-03384-5", "'0-262-03384-5' has a wrong check digit", id="10"),
        pytest.param("978-0-262-03384-9", "'978-0-262-03384-9' has a wrong check digit", id="13"),
        pytest.param("978-0-262-03384-8, 978-0-262-03384-9", "'978-0-262-03384-9' has a wrong", id="second"),
        pytest.param("ISBN-13: 978-0-262-03384-9 (hbk.)", "'978-0-262-03384-9' has a wrong", id="label"),
        pytest.param("978-0-262-0338-8", "is no ISBN: it has 12 digits", id="a-digit-lost"),
        pytest.param("4006381333931", "is no ISBN: it has 13 digits", id="another-article"),
        pytest.param("1057-7149", "is an ISSN; it belongs in 'issn'", id="issn"),
        pytest.param("n/a", "is no ISBN", id="not-available"),
    ],
)
@pytest.mark.parametrize("name", ["isbn", "otherisbn"])
def test_found(name, value, message):
    found = the_one(IsbnCheckDigit(), "book", **{name: value})
    assert (found.line, found.column, found.field, found.severity) == (2, 3, name, "warning")
    assert message in found.message
    assert found.fix is None


@pytest.mark.parametrize(
    "value",
    [
        "0-262-03384-4",
        "080442957X",
        "978-0-262-03384-8",
        "979-10-90636-07-1",
        "9780262033848, 0262033844",
        "9780262033848 0262033844",
        "9780262033848; 9780553418811",
        "978-0-262-03384-8 (print), 978-0-553-41881-1 (online)",
        "ISBN 978-0-262-03384-8",
        "978–0–262–03384–8",
        "{978-0-262-03384-8}",
        "978 0 262 03384 8",
        "425-03337-6",
        "0-412-05301-2 (Chapman and Hall, paperback), 0-262-03384-4",
        "978-0-262-03384-8 (hardback",
        "",
    ],
)
def test_not_found(value):
    assert seen(IsbnCheckDigit(), "book", isbn=value) == ()


@given(st.integers(0, 10**9 - 1), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(stem, by):
    twelve = f"978{stem:09}"
    check = -sum(int(c) * (1 + 2 * (i % 2)) for i, c in enumerate(twelve)) % 10
    assert seen(IsbnCheckDigit(), "book", isbn=f"{twelve}{check}") == ()
    assert seen(IsbnCheckDigit(), "book", isbn=f"{twelve}{(check + by) % 10}") != ()
