"""What is matched, and each rule by which nothing is."""

import pytest

from incident_refs.matching.judge import judge
from incident_refs.model.citation import Citation, Form
from incident_refs.model.decision import Ambiguous, Matched, Unmatched
from incident_refs.model.names import Group, Names
from incident_refs.model.work import Candidate
from tests.matching.catalogue import (
    ALL,
    EDITORIAL_A,
    EDITORIAL_B,
    PART_ONE,
    PREPRINT,
    PUBLISHED,
    TIDES,
    TIDES_AGAIN,
    TIDES_LINE,
    TIDES_TWIN,
    decide,
    people,
    work,
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(TIDES_LINE, TIDES, id="apa"),
        pytest.param(
            "A. Halvorsen and P. Quiroga, Journal of Coastal Imagination 14, 201 (2011).", TIDES, id="without-title"
        ),
        pytest.param(
            "(1) Halvorsen, A.; Quiroga, P. Journal of Coastal Imagination 2011, 14, 340–361.",
            TIDES_TWIN,
            id="without-title-the-pages-tell-the-twin",
        ),
        pytest.param(
            "Halvorsen, A., & Quiroga,P. (2011).Tidal mod els of harbourresonance in shallow estuariesx. Journalof"
            " Coastal Imagination, 14(2), 2O1–219.",
            TIDES,
            id="noise-in-blanks-and-letters",
        ),
        pytest.param(
            "Estuaries of models harbour Tidal in shallow resonance. Halvorsen A, Quiroga P. J Coast Imagin 2011;14:201",
            TIDES,
            id="words-in-another-order-short-journal",
        ),
        pytest.param("Raman P., Lindqvist T. (2020). A fair wind for neural sails. arXiv", PREPRINT, id="preprint"),
        pytest.param(
            "Lindqvist, T. and Raman, P.: A fair wind for neural sails. In: Proceedings of the Regatta on Learning,"
            " pp. 55–64 (2021)",
            PUBLISHED,
            id="published-version",
        ),
    ],
)
def test_the_work_that_is_meant(raw, expected):
    decision = decide(raw, *ALL)
    assert isinstance(decision, Matched), decision
    assert decision.work.id == expected.id
    assert decision.best.score > 0.6


@pytest.mark.parametrize(
    ("raw", "works"),
    [
        pytest.param(
            "Halvorsen, A., & Quiroga, P. (2011). Erosion of imaginary dunes near lighthouses. Journal of Coastal"
            " Imagination, 14(2), 230–241.",
            [TIDES, TIDES_TWIN],
            id="a-printed-title-that-disagrees-vetoes",
        ),
        pytest.param(
            "A. Halvorsen and P. Quiroga, Journal of Coastal Imagination 14, 287 (2011).",
            [TIDES, TIDES_TWIN],
            id="another-page-of-the-same-journal",
        ),
        pytest.param(
            "Tanaka, M. (1999). Grammar of whistled languages. Part 2: Consonants. Phonetic Letters, 8, 31–50.",
            [PART_ONE],
            id="another-part-of-the-series",
        ),
        pytest.param("Okafor, C. (2015). On the weight of clouds. Meteorology Today.", [*ALL], id="nothing-like-it"),
        pytest.param("(1) 2011.", [*ALL], id="a-year-alone"),
        pytest.param("1(n.d.).", [*ALL], id="nothing-at-all"),
    ],
)
def test_what_is_not_there_is_not_matched(raw, works):
    assert not isinstance(decide(raw, *works), Matched)


def test_no_candidates():
    assert decide(TIDES_LINE) == Unmatched("nothing fits", ())


def test_two_works_that_fit_alike_are_a_question():
    decision = decide("Editorial. (2003). Annals of Lists, 3.", EDITORIAL_A, EDITORIAL_B)
    assert not isinstance(decision, Matched)
    assert {w.work.id for w in decision.candidates} == {EDITORIAL_A.id, EDITORIAL_B.id}


def test_a_page_decides_between_two_alike():
    decision = decide("Editorial. (2003). Annals of Lists, 3, 99–99.", EDITORIAL_A, EDITORIAL_B)
    assert isinstance(decision, Matched)
    assert decision.work == EDITORIAL_B


def test_equivalent_records_count_as_one_and_the_doi_is_shown():
    for order in ((TIDES, TIDES_AGAIN), (TIDES_AGAIN, TIDES)):
        decision = decide(TIDES_LINE, *order)
        assert isinstance(decision, Matched)
        assert decision.work == TIDES
        assert decision.best.same_as == (TIDES_AGAIN.id,)


def test_the_other_version_is_mentioned():
    decision = decide("Raman P., Lindqvist T. (2020). A fair wind for neural sails. arXiv", PREPRINT, PUBLISHED)
    assert isinstance(decision, Matched)
    assert decision.work == PREPRINT
    assert [other.work for other in decision.others] == [PUBLISHED]


def test_evidence_for_each_field():
    decision = decide(TIDES_LINE.replace("2011", "2012"), TIDES, year=2012)
    assert not isinstance(decision, Unmatched)
    shown = decision.best if isinstance(decision, Matched) else decision.candidates[0]
    evidence = {item.field: item for item in shown.evidence}
    assert evidence["title"].agrees is True
    assert evidence["authors"].agrees is True
    assert (evidence["year"].agrees, evidence["year"].said, evidence["year"].found) == (False, "2012", "2011")
    assert (evidence["volume"].agrees, evidence["volume"].found) == (True, "14")


class TestIdentifiers:
    """A DOI goes first, and is then checked against the rest of the string."""

    def test_a_doi_alone(self):
        decision = decide("https://doi.org/10.5555/tides", TIDES, doi="10.5555/tides", dois=("10.5555/tides",))
        assert isinstance(decision, Matched)
        assert decision.reason.startswith("doi")

    def test_a_doi_that_agrees(self):
        raw = f"{TIDES_LINE} https://doi.org/10.5555/tides"
        decision = decide(raw, TIDES, TIDES_TWIN, doi="10.5555/tides", dois=("10.5555/tides",))
        assert isinstance(decision, Matched)
        assert decision.work == TIDES

    @pytest.mark.parametrize(
        ("line", "field"),
        [
            pytest.param("Okafor, C. (2015). On the weight of clouds and rain.", "title", id="title"),
            pytest.param(
                "Okafor, C. (2011). Tidal models of harbour resonance in shallow estuaries.",
                "first author",
                id="author",
            ),
            pytest.param("Halvorsen, A. (1987). Tidal models of harbour resonance.", "year", id="year"),
        ],
    )
    def test_a_doi_that_disagrees_is_a_question(self, line, field):
        raw = f"{line} doi:10.5555/tides"
        decision = decide(raw, TIDES, doi="10.5555/tides", dois=("10.5555/tides",))
        assert isinstance(decision, Ambiguous), decision
        conflict = [item for item in decision.candidates[0].evidence if item.field == "conflict"]
        assert [item.said for item in conflict] == [field]

    def test_two_dois_are_a_question(self):
        dois = ("10.5555/tides", "10.5555/tides2")
        decision = decide("10.5555/tides and 10.5555/tides2", TIDES, TIDES_TWIN, doi=dois[0], dois=dois)
        assert isinstance(decision, Ambiguous)
        assert "2 DOIs" in decision.reason
        assert {w.work.id for w in decision.candidates} == {TIDES.id, TIDES_TWIN.id}

    def test_what_fits_has_another_doi(self):
        raw = f"{TIDES_LINE} doi:10.5555/elsewhere"
        decision = decide(raw, TIDES, doi="10.5555/elsewhere", dois=("10.5555/elsewhere",))
        assert isinstance(decision, Ambiguous)
        assert decision.candidates[0].evidence[-1].field == "conflict"

    def test_an_arxiv_id(self):
        citation = Citation("arXiv:2101.00001", Form.IDENTIFIER, arxiv="2101.00001")
        preprint = Candidate(
            work("arxiv:2101.00001", "A fair wind for neural sails", people("Priya Raman"), 2020), "starter"
        )
        found = [Candidate(TIDES, "index"), Candidate(replace_arxiv(preprint.work), "starter")]
        decision = judge(citation.query(), found)
        assert isinstance(decision, Matched)
        assert (decision.work.id, decision.best.source) == ("arxiv:2101.00001", "starter")


def replace_arxiv(one):
    from dataclasses import replace

    return replace(one, arxiv="2101.00001")


def test_a_poor_record_is_found_by_its_whole_title():
    poor = work(
        "arxiv:2602.00001", "Society-inspired approaches to imaginary security: The four-sail framework", people(), 2026
    )
    from dataclasses import replace

    from incident_refs.model.names import Person

    poor = replace(poor, authors=Names((Person("Abendroth"),)))
    raw = (
        'Abendroth, Karla, Nadia Sultan, Suri Nepal, and Sanja Jarvis. "Society-Inspired Approaches to Imaginary Security:'
        ' The Four-Sail Framework." arXiv preprint (2026).'
    )
    decision = decide(raw, poor, TIDES)
    assert isinstance(decision, Matched)
    assert decision.work == poor


def test_editors_that_the_catalogue_lacks():
    book = work("doi:10.5555/book", "Advances in Imaginary Tides", Names(), 2014)
    decision = decide("Mach-Krol, M., & Pelech, T. (Eds.). (2014). Advances in Imaginary Tides.", book)
    assert isinstance(decision, Matched)


def test_a_group_as_author():
    report = work("doi:10.5555/report", "Framework for trustworthy sails", Names((Group("European Sail Board"),)), 2021)
    decision = decide("European Sail Board (2021). Framework for trustworthy sails. Brussels.", report, TIDES)
    assert isinstance(decision, Matched)


@pytest.mark.parametrize("source", ["library", "index", "starter", "crossref"])
def test_candidates_of_any_source(source):
    decision = judge(Citation(TIDES_LINE, Form.FULL).query(), [Candidate(TIDES, source)])
    assert isinstance(decision, Matched)
    assert decision.best.source == source
