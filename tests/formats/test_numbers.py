import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.formats.numbers import dashed, is_numeric, is_several, ordinal, shortest_ranges


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("248–255", "248–55"),
        ("1299–1300", "1299–300"),
        ("100–109", "100–9"),
        ("98–102", "98–102"),
        ("S12–S19", "S12–9"),
        ("e100–e109", "e100–9"),
        ("A10–B12", "A10–B12"),
        ("12–19, 34", "12–9, 34"),
        ("1190–1203; 1207", "1190–203; 1207"),
        ("19–11", "19–11"),
        ("7–7", "7–7"),
        ("iv–xii", "iv–xii"),
        ("12:1–12:14", "12:1–12:14"),
        ("12.1–12.14", "12.1–12.14"),
        ("1190+", "1190+"),
        ("e0228765", "e0228765"),
    ],
)
def test_shortest_ranges(pages: str, expected: str) -> None:
    assert shortest_ranges(pages) == expected


@given(st.integers(1, 99999), st.integers(1, 99999))
def test_a_shortened_range_says_what_it_said(first: int, last: int) -> None:
    shown_first, _, shown_last = shortest_ranges(f"{first}–{last}").partition("–")
    cut = len(str(last)) - len(shown_last)
    assert shown_first == str(first)
    assert str(first)[:cut] + shown_last == str(last)


@pytest.mark.parametrize(
    ("text", "several", "with_dash"),
    [
        ("3-4", True, "3–4"),
        ("1–2", True, "1–2"),
        ("2 & 3", True, "2 & 3"),
        ("12, 34", True, "12, 34"),
        ("XIV", False, "XIV"),
        ("CSCW-two", False, "CSCW-two"),
        ("Suppl. 2", False, "Suppl. 2"),
        ("", False, ""),
    ],
)
def test_several_numbers(text: str, *, several: bool, with_dash: str) -> None:
    assert (is_several(text), dashed(text)) == (several, with_dash)


@pytest.mark.parametrize(
    ("text", "expected"), [("12", True), ("AIAAIC0276", True), ("3a", True), ("2 & 3", True), ("NIST AI 100-1", False)]
)
def test_what_takes_a_label(text: str, *, expected: bool) -> None:
    assert is_numeric(text) is expected


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "1st"), (11, "11th"), (22, "22nd"), (113, "113th"), (103, "103rd")]
)
def test_ordinal(number: int, expected: str) -> None:
    assert ordinal(number) == expected
