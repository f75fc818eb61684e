"""Which records are one work, which are versions of one, and which version a string names."""

from dataclasses import replace

import pytest

from incident_refs.matching.edition import names_this_version
from incident_refs.matching.equivalence import are_equivalent, are_versions, best_record
from incident_refs.model.card import card_of
from incident_refs.model.citation import Citation, Form
from incident_refs.model.dates import PartialDate
from tests.matching.catalogue import PART_ONE, PREPRINT, PUBLISHED, TIDES, TIDES_AGAIN, TIDES_TWIN, people


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(TIDES, TIDES_AGAIN, True, id="two-records"),
        pytest.param(TIDES, TIDES_TWIN, False, id="twins"),
        pytest.param(
            TIDES,
            replace(TIDES, doi=None, container="Journal of Coastal Imagination (online)"),
            True,
            id="container-spelt-otherwise",
        ),
        pytest.param(TIDES, replace(TIDES, doi=None, issued=PartialDate(2012)), False, id="another-year"),
        pytest.param(TIDES, replace(TIDES, doi=None, volume="15"), False, id="another-volume"),
        pytest.param(TIDES, replace(TIDES, doi=None, authors=people("Cy Boatman")), False, id="somebody-else"),
        pytest.param(TIDES, replace(TIDES_TWIN, doi=TIDES.doi), True, id="the-same-doi"),
        pytest.param(PREPRINT, PUBLISHED, False, id="versions-are-two-works"),
        pytest.param(
            replace(TIDES, title="", doi=None), replace(TIDES, title="", doi=None), False, id="no-title-says-nothing"
        ),
    ],
)
def test_equivalent(one, other, expected):
    assert are_equivalent(card_of(one), card_of(other)) is expected
    assert are_equivalent(card_of(other), card_of(one)) is expected


def test_versions():
    assert are_versions(card_of(PREPRINT), card_of(PUBLISHED))
    assert not are_versions(card_of(TIDES), card_of(PART_ONE))


def test_the_best_record_has_a_doi_and_most_fields():
    cards = [card_of(TIDES_AGAIN), card_of(TIDES), card_of(replace(TIDES, volume=None))]
    assert best_record(cards) == card_of(TIDES)


@pytest.mark.parametrize(
    ("raw", "container", "work", "expected"),
    [
        pytest.param("A fair wind for neural sails. arXiv", "arXiv", PUBLISHED, False, id="names-arxiv"),
        pytest.param("A fair wind for neural sails. arXiv", None, PREPRINT, True, id="is-the-preprint"),
        pytest.param(
            "A fair wind for neural sails. Regatta", "Regatta on Learning", PREPRINT, False, id="names-a-venue"
        ),
        pytest.param("A fair wind for neural sails", None, PREPRINT, True, id="names-nothing"),
        pytest.param("A fair wind for neural sails", None, PUBLISHED, True, id="names-nothing-published"),
        pytest.param(
            "A fair wind. Regatta on Learning, 55–64. arXiv:2101.00001", "Regatta", PUBLISHED, True, id="both"
        ),
    ],
)
def test_the_version_that_a_string_names(raw, container, work, expected):
    work = replace(work, arxiv=work.id[6:] if work is PREPRINT else None)
    assert names_this_version(Citation(raw, Form.FULL, container=container), card_of(work)) is expected
