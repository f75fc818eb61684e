import pytest

from incident_refs.citations.reader import read
from incident_refs.matching.unread import fits_clearly, is_worth_a_look
from incident_refs.model.dates import PartialDate
from incident_refs.model.decision import Matched, Weighed
from incident_refs.model.work import Work


@pytest.mark.parametrize(
    ("raw", "worth"),
    [
        pytest.param("(2012). Grallaria rufula: BirdLife International. IUCN Red List.", True, id="nobody-named"),
        pytest.param("Tides and boats of the far north (2014)", True, id="title-and-year"),
        pytest.param("(1) Foley, R. A. 2006.", True, id="initials-of-a-list"),
        pytest.param("Suresh and Guttag 2020", False, id="authors-and-year-never-decide-alone"),
        pytest.param("Open Science Collaboration 2015", False, id="a-group-and-a-year"),
        pytest.param("Home | About | Contact", False, id="menu"),
        pytest.param("April 2022", False, id="date"),
        pytest.param("et al.", False, id="nothing"),
        pytest.param("word " * 500, False, id="longer-than-a-reference"),
    ],
)
def test_what_is_worth_a_look(raw, worth):
    assert is_worth_a_look(read(raw)) == worth


@pytest.mark.parametrize(
    ("raw", "score", "clear"),
    [
        pytest.param("Tides and boats of the far north (2014)", 0.5, True, id="the-whole-title"),
        pytest.param("Boats of the north (2014)", 0.5, False, id="half-a-title"),
        pytest.param("Boats of the north (2014)", 0.8, True, id="probable"),
    ],
)
def test_what_fits_clearly(raw, score, clear):
    work = Work("x", title="Tides and boats of the far north", issued=PartialDate(2014))
    assert fits_clearly(read(raw), Matched(Weighed(work, "index", score), "title")) == clear
