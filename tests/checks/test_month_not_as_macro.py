import pytest

from incident_refs.checks.fixing import fixed
from incident_refs.checks.month_not_as_macro import MonthNotAsMacro
from tests.checks.looking import look


@pytest.mark.parametrize(
    ("written", "after"),
    [
        pytest.param("{jun}", "jun", id="macro-in-braces"),
        pytest.param('"Jun"', "jun", id="in-quotes"),
        pytest.param("{Sep.}", "sep", id="with-a-stop"),
        pytest.param("{6}", "jun", id="number"),
        pytest.param("06", "jun", id="bare-number"),
        pytest.param("{12}", "dec", id="december"),
    ],
)
def test_found(written, after):
    text = "@article{{a, journal = {{CVPR}}, year = 2009,\n  month = {}\n}}\n"
    file, (found,) = look(text.format(written), MonthNotAsMacro())
    assert (found.severity, found.line, found.column) == ("info", 2, 3)
    mended, _ = fixed(file, [found])
    assert mended.decode() == text.format(after)
    assert look(mended.decode(), MonthNotAsMacro())[1] == ()


@pytest.mark.parametrize(
    "written", ["jun", "JUN", "{June}", "{May}", "{juin}", "{13}", "{June--July}", "{jun 20--25}", '"20~" # jun']
)
def test_not_found(written):
    assert look(f"@article{{a, journal = {{CVPR}}, year = 2009, month = {written}}}", MonthNotAsMacro())[1] == ()


def test_biblatex_reads_numbers():
    assert look("@online{a, date = {2009}, month = {6}, urldate = {2021-05-12}}", MonthNotAsMacro())[1] == ()
