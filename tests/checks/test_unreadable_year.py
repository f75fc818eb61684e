import pytest

from incident_refs.checks.unreadable_year import UnreadableYear
from tests.checks.looking import look, seen, the_one


@pytest.mark.parametrize("year", ["MMIX", "last summer", "98", "20009", "20xx", "{??}", "9" * 5000])
def test_found(year):
    found = the_one(UnreadableYear(), title="ImageNet", year=year)
    assert found.message.startswith("field 'year': no year can be read from '")
    assert len(found.message) < 120
    assert (found.severity, found.line, found.column, found.fix) == ("warning", 3, 3, None)


@pytest.mark.parametrize(
    "year",
    ["2009", "{2009}", "c. 1998", "[2009?]", "1998/1999", "in press", "{To appear}", "forthcoming", "n.d.", "2009a"],
)
def test_not_found(year):
    assert seen(UnreadableYear(), year=year) == ()


def test_biblatex_reads_years_only():
    text = "@online{x, urldate = {2021-05-12}}\n@online{y, date = {2021}}\n@article{a,\n  year = {in press}}"
    (found,) = look(text, UnreadableYear())[1]
    assert (found.severity, found.line, found.message) == (
        "info", 4, "field 'year': biblatex passes over 'in press'; its field 'pubstate' is for that",
    )  # fmt: skip
