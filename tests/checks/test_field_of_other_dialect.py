import pytest

from incident_refs.checks.field_of_other_dialect import FieldOfOtherDialect
from tests.checks.looking import look

OTHERS = "@article{x, title = {X}, journal = {J}, year = 2009}\n@article{y, title = {Y}, journal = {J}, year = 2010}\n"


@pytest.mark.parametrize(
    ("fields", "message", "fix"),
    [
        pytest.param("journal = {CVPR}, date = {2009-06}", "no field 'date'; the rest of this file says 'year'", ("year", "2009"), id="date"),
        pytest.param("journal = {CVPR}, date = {2009-12-30/2009-12-31}", "'date'", ("year", "2009"), id="days-of-one-year"),
        pytest.param("journal = {CVPR}, date = {2009/2010}", "'date'", None, id="two-years"),
        pytest.param("journal = {CVPR}, date = {2009~}", "'date'", None, id="circa"),
        pytest.param("journal = {CVPR}, date = {in May}", "'date'", None, id="no-date"),
        pytest.param("publisher = {N}, year = 2009, location = {Paris}", "'location'", ("address", "Paris"), id="place"),
        pytest.param("journal = {N}, year = 2009, subtitle = {A view}", "'subtitle'; it belongs behind", None, id="subtitle"),
        pytest.param("journaltitle = {Nature {B}}, year = 2009", "'journaltitle'", ("journal", "Nature {B}"), id="journal"),
    ],
)  # fmt: skip
def test_found(fields, message, fix):
    (found,) = look(OTHERS + f"@article{{a, title = {{A}},\n  {fields}}}", FieldOfOtherDialect())[1]
    assert message in found.message
    assert found.line == 4
    assert fix == (found.fix and (found.fix.field, found.fix.to))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(OTHERS + "@article{a, journal = {CVPR}, date = {2009-06}, year = 2009}", id="both"),
        pytest.param(
            "@online{x, urldate = {2021-05-12}}\n@article{a, journaltitle = {CVPR}, date = {2009}}", id="biblatex"
        ),
        pytest.param("@misc{a, title = {T}}", id="nobody-knows"),
    ],
)
def test_not_found(text):
    assert look(text, FieldOfOtherDialect())[1] == ()
