import pytest

from incident_refs.bibtex.dates import read_date
from incident_refs.formats.english_dates import (
    full_date,
    months_and_year,
    plain_years,
    short_date,
    to_the_day,
    year_first,
    years,
)
from incident_refs.model.dates import EntryDate


def date(text: str) -> EntryDate:
    found = read_date(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("iso", "by_day", "by_month", "by_year", "first"),
    [
        ("2009", "2009", "2009", "2009", "2009"),
        ("2009-06", "Jun. 2009", "Jun. 2009", "2009", "2009 Jun"),
        ("2016-05-03", "May 03, 2016", "May 2016", "2016", "2016 May 3"),
        ("2018-21", "Spring 2018", "Spring 2018", "2018", "2018 Spring"),
        ("1850~", "1850", "1850", "1850", "1850"),
        ("-0379", "379 BC", "379 BC", "379 BC", "379 BC"),
        ("2020/2021", "2020–2021", "2020–2021", "2020–2021", "2020–2021"),
        ("2020-04/2020-04", "Apr. 2020", "Apr. 2020", "2020", "2020 Apr"),
        ("2010-03/2010-04", "Mar.–Apr. 2010", "Mar.–Apr. 2010", "2010", "2010 Mar–Apr"),
        ("2020-12/2021-01", "Dec. 2020–Jan. 2021", "Dec. 2020–Jan. 2021", "2020–2021", "2020 Dec–2021 Jan"),
        ("2020-04-05/2020-04-07", "Apr. 05–07, 2020", "Apr. 2020", "2020", "2020 Apr 5–7"),
        ("2020-04-05/2020-05-07", "Apr. 05–May 07, 2020", "Apr.–May 2020", "2020", "2020 Apr 5–May 7"),
        (
            "2020-04-05/2021-05-07",
            "Apr. 05, 2020–May 07, 2021",
            "Apr. 2020–May 2021",
            "2020–2021",
            "2020 Apr 5–2021 May 7",
        ),
        ("2020/2021-05", "2020–May 2021", "2020–May 2021", "2020–2021", "2020–2021 May"),
    ],
)
def test_short_months(iso: str, by_day: str, by_month: str, by_year: str, first: str) -> None:
    issued = date(iso)
    assert (short_date(issued), months_and_year(issued), plain_years(issued)) == (by_day, by_month, by_year)
    assert year_first(issued) == first


@pytest.mark.parametrize(("iso", "expected"), [("2019-10-25", "2019 Oct"), ("2020-04-05/2020-04-07", "2020 Apr")])
def test_the_year_first_without_days(iso: str, expected: str) -> None:
    assert year_first(date(iso), days=False) == expected


@pytest.mark.parametrize(
    ("iso", "in_a_sentence", "day", "year"),
    [
        ("2016-05-23", "May 23, 2016", "2016, May 23", "2016"),
        ("1850~", "ca. 1850", "ca. 1850", "ca. 1850"),
        ("2020-04-05/2020-04-07", "April 5, 2020", "2020, April 5–7", "2020"),
    ],
)
def test_dates_in_full(iso: str, in_a_sentence: str, day: str, year: str) -> None:
    assert (full_date(date(iso)), to_the_day(date(iso)), years(date(iso))) == (in_a_sentence, day, year)
