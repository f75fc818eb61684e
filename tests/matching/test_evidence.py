"""The evidence for single fields."""

import pytest

from incident_refs.matching.evidence import weigh_fields
from incident_refs.model.card import card_of
from incident_refs.model.citation import Citation, Form
from incident_refs.model.dates import PartialDate
from incident_refs.model.work import Work


@pytest.mark.parametrize(
    ("year", "agrees", "found"),
    [
        pytest.param(2019, True, "2019", id="print"),
        pytest.param(2018, True, "2019 or 2018", id="online"),
        pytest.param(2017, False, "2019", id="neither"),
        pytest.param(None, None, "2019", id="silent"),
    ],
)
def test_either_year_of_a_work_agrees(year, agrees, found):
    work = Work("x:1", title="ImageNet", issued=PartialDate(2019, 5), also_issued=PartialDate(2018, 8))
    citation = Citation(f"Deng ({year}). ImageNet" if year else "Deng. ImageNet", Form.FULL, year=year)
    evidence = {one.field: one for one in weigh_fields(citation, work, card_of(work))}["year"]
    assert (evidence.agrees, evidence.found) == (agrees, found)
