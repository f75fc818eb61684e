import pytest

from incident_refs.checks.impossible_date import ImpossibleDate
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("field", "value", "message", "better"),
    [
        pytest.param("urldate", "12 May 2021", "'12 May 2021' is no date that biblatex reads", "2021-05-12", id="words"),
        pytest.param("urldate", "May 12, 2021", "is no date", "2021-05-12", id="american-words"),
        pytest.param("urldate", "2021/05/12", "is no date", "2021-05-12", id="slashes"),
        pytest.param("urldate", "2021-5-2", "is no date", "2021-05-02", id="no-zeros"),
        pytest.param("urldate", "{2021.05.12}", "is no date", "2021-05-12", id="stops"),
        pytest.param("urldate", "12.05.2021", "is no date", None, id="day-or-month-first"),
        pytest.param("urldate", "05/12/2021", "is no date", None, id="nobody-knows"),
        pytest.param("urldate", "2021/15/12", "is no date", None, id="month-15"),
        pytest.param("urldate", "yesterday", "is no date", None, id="yesterday"),
        pytest.param("date", "2009-02-30", "there is no day 2009-02-30", None, id="february"),
        pytest.param("date", "2009-13", "is no date", None, id="month-13"),
        pytest.param("date", "2009/open", "is no date", None, id="open"),
        pytest.param("date", "2009-06-20T12:30", "is no date", None, id="no-seconds"),
        pytest.param("date", "2009-6", "is no date", None, id="one-figure"),
        pytest.param("date", "June 2009", "is no date", None, id="month-and-year"),
        pytest.param("month", "13", "there is no month 13", None, id="field-month"),
        pytest.param("month", "0", "there is no month 0", None, id="month-0"),
        pytest.param("month", "2009", "'2009' is no month", None, id="year-as-month"),
        pytest.param("day", "32", "there is no day '32'", None, id="field-day"),
    ],
)  # fmt: skip
def test_found(field, value, message, better):
    found = the_one(ImpossibleDate(), title="ImageNet", **{field: value})
    assert message in found.message
    assert to(found) == better
    assert (found.severity, found.line, found.column) == ("warning", 3, 3)


def test_what_somebody_did_not_know_is_a_hint():
    found = the_one(ImpossibleDate(), month="????")
    assert (found.severity, found.message) == ("info", "field 'month': '????' is no month")


@pytest.mark.parametrize(
    "value",
    [
        "2009",
        "2009-06",
        "2009-06-20",
        "2009-06-20/2009-06-25",
        "2009/",
        "/2009",
        "2009/..",
        "199X",
        "20XX",
        "2009-XX",
        "2001-21",
        "2001-33",
        "2009/unknown",
        "1723~",
        "1723?",
        "-0044",
        "0450",
        "Y-170000002",
        "2009-06-20T12:30:00Z",
        "{2009-06}",
        "2004-02-29",
    ],
)
def test_dates(value):
    assert seen(ImpossibleDate(), date=value) == ()


@pytest.mark.parametrize(
    "value", ["jun", "6", "06", "June", "June--July", "jun 20--25", "Spring", "Oktober", "septembre", "6--7", "März"]
)
def test_months(value):
    assert seen(ImpossibleDate(), month=value) == ()


def test_a_file_of_bibtex_may_say_in_words_when_a_page_was_read():
    assert seen(ImpossibleDate(), journal="CVPR", year="2009", urldate="12 May 2021") != ()  # one field of each dialect
    assert seen(ImpossibleDate(), "techreport", year="2009", note="read 12 May 2021") == ()
