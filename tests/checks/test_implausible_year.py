import pytest

from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.implausible_year import ImplausibleYear
from incident_refs.checks.run import findings
from tests.checks.looking import entry, seen, the_one


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        pytest.param("year", "2909", "the year 2909 is still to come", id="slip"),
        pytest.param("year", "1099", "the year 1099 is older than print", id="old"),
        pytest.param("date", "2909-05", "the year 2909 is still to come", id="date"),
        pytest.param("date", "2009/2909", "the year 2909 is still to come", id="end-of-a-range"),
    ],
)
def test_found(field, value, message):
    found = the_one(ImplausibleYear(), title="ImageNet", **{field: value})
    assert message in found.message
    assert (found.severity, found.line, found.column, found.field) == ("warning", 3, 3, field)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("year", "2009"),
        ("year", "1455"),
        ("year", "2027"),
        ("date", "199X"),
        ("date", "-0044"),
        ("origdate", "0450"),
        ("year", "in press"),
    ],
)
def test_not_found(field, value):
    assert seen(ImplausibleYear(), **{field: value}) == ()


@pytest.mark.parametrize(("year", "count"), [("2011", 0), ("2012", 1)])
def test_who_knows_the_clock_says_so(year, count):
    file = BibFile("refs.bib", read(entry(year=year).encode()), today=2009)
    assert len(findings(file, [ImplausibleYear()])) == count
