import pytest

from incident_refs.bibtex.dates import read_date, read_year


@pytest.mark.parametrize(
    ("text", "start", "end", "circa"),
    [
        pytest.param("2009", "2009", None, False, id="year"),
        pytest.param("2009-06", "2009-06", None, False, id="month"),
        pytest.param("2016-05-23", "2016-05-23", None, False, id="day"),
        pytest.param("2009-06-20/2009-06-25", "2009-06-20", "2009-06-25", False, id="range"),
        pytest.param("2009/", "2009", None, False, id="open-range"),
        pytest.param("1850~", "1850", None, True, id="circa"),
        pytest.param("2009-21", "2009-21", None, False, id="season"),
        pytest.param("2009-13-40", "2009", None, False, id="no-such-month"),
        pytest.param("2020-02-13T10:00:00Z", "2020-02-13", None, False, id="with-time"),
    ],
)
def test_iso_dates(text: str, start: str, end: str | None, *, circa: bool) -> None:
    date = read_date(text)
    assert date is not None
    assert (str(date.start), str(date.end) if date.end else None, date.circa) == (start, end, circa)


@pytest.mark.parametrize(
    ("year", "month", "day", "start"),
    [
        ("2016", "may", "23", "2016-05-23"),
        ("2016", "June 18", None, "2016-06-18"),
        ("2016", "18~June", None, "2016-06-18"),
        ("2016", "6", None, "2016-06"),
        ("2016", "Fall", None, "2016-23"),
        ("2016", "sometime", None, "2016"),
        ("[1998]", None, None, "1998"),
        ("2014--2015", None, None, "2014"),
        ("2009a", None, None, "2009"),
    ],
)
def test_classic_dates(year: str, month: str | None, day: str | None, start: str) -> None:
    date = read_year(year, month, day)
    assert date is not None and str(date.start) == start


@pytest.mark.parametrize("text", ["", "n.d.", "in press", "around then", "20", "20162016"])
def test_nothing_is_invented(text: str) -> None:
    assert read_year(text) is None
