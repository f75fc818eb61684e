"""The order of the way, with sources that are plain lists: no disk, no network."""

from dataclasses import replace

import pytest

from incident_refs.errors import NotAsked, SourceError
from incident_refs.interfaces import Plan
from incident_refs.model.citation import Context
from incident_refs.model.dates import PartialDate
from incident_refs.model.decision import Matched, Pending, Unmatched, word_for
from incident_refs.model.names import Names, Person
from incident_refs.model.resolution import Asked
from incident_refs.model.work import Candidate, Work
from incident_refs.pipeline import Sources, resolve

DENG = Work(
    "doi:10.1109/cvpr.2009.5206848",
    "proceedings-article",
    "ImageNet: A large-scale hierarchical image database",
    Names((Person("Deng", "Jia"), Person("Dong", "Wei"), Person("Socher", "Richard"))),
    issued=PartialDate(2009),
    container="2009 IEEE Conference on Computer Vision and Pattern Recognition",
    doi="10.1109/cvpr.2009.5206848",
)
FULL = "Deng J.; Dong W.; Socher R. (2009). ImageNet: A large-scale hierarchical image database"


class Shelf:
    """A source that offers the same works for every question, and counts how often it was asked."""

    lost = None

    def __init__(self, *works, name="shelf"):
        self.works, self.name, self.asked = works, name, 0
        self.expected = None

    def expect(self, queries):
        self.expected = [query.citation.raw for query in queries]
        return Plan(len(queries), 2.0 * len(queries))

    def close(self):
        pass

    def find(self, query):
        self.asked += 1
        return [Candidate(work, self.name, rank) for rank, work in enumerate(self.works, 1)]


BUSY = SourceError("Crossref did not answer in 20 s; run again, or go on with --offline")


class Refusing(Shelf):
    def __init__(self, error=BUSY):
        super().__init__(name="crossref")
        self.error = error

    def find(self, query):
        raise self.error


def decide(raw, sources, **asked):
    return next(resolve([Asked(raw, **asked)], sources)).decision


def test_what_is_near_decides_and_nobody_far_is_asked():
    far = Shelf(name="crossref")
    decision = decide(FULL, Sources((Shelf(DENG),), (far,)))
    assert isinstance(decision, Matched)
    assert decision.work == DENG
    assert far.asked == 0


def test_the_far_source_is_asked_where_the_near_ones_do_not_decide():
    decision = decide(FULL, Sources((Shelf(),), (Shelf(DENG, name="crossref"),)))
    assert isinstance(decision, Matched)
    assert decision.best.source == "crossref"


def test_could_not_ask_is_pending_and_never_not_found():
    decision = decide(FULL, Sources((Shelf(),), (Refusing(),)))
    assert isinstance(decision, Pending)
    assert "did not answer" in decision.reason


def test_a_source_that_refuses_does_not_silence_the_others():
    assert isinstance(decide(FULL, Sources((Refusing(), Shelf(DENG)))), Matched)


def test_an_identifier_that_nobody_here_holds_is_pending_offline():
    decision = decide("10.1145/3442188.3445922", Sources((Shelf(),), unasked="Crossref was not asked (offline)"))
    assert isinstance(decision, Pending)
    assert "Crossref was not asked" in decision.reason


def test_a_reference_with_an_identifier_that_nobody_here_holds_is_pending_too():
    raw = "Smith J. (1998). On decisions. 10.1002/(SICI)1099-0771(199806)11:2<107::AID-BDM292>3.0.CO;2-Y"
    decision = decide(raw, Sources((Shelf(),), unasked="Crossref was not asked (offline)"))
    assert isinstance(decision, Pending)


def test_an_identifier_that_everybody_denies_is_unmatched():
    assert isinstance(decide("10.1145/3442188.3445922", Sources((Shelf(),), (Shelf(),))), Unmatched)


def test_a_line_that_is_no_reference_asks_nobody():
    shelf = Shelf(DENG)
    assert decide("2009", Sources((shelf,))) == Unmatched("not a reference")
    assert shelf.asked == 0


def test_a_string_that_names_nobody_is_matched_where_a_work_fits_clearly():
    rufula = Work(
        "doi:10.2305/iucn",
        "dataset",
        "Grallaria rufula: BirdLife International",
        issued=PartialDate(2012),
        container="IUCN Red List of Threatened Species",
        doi="10.2305/iucn",
    )
    row = next(
        resolve(
            [Asked("(2012). Grallaria rufula: BirdLife International. IUCN Red List of Threatened Species.")],
            Sources((Shelf(rufula),)),
        )
    )
    assert isinstance(row.decision, Matched)
    assert str(row.citation.form) == "full"


def test_prose_that_mentions_a_year_stays_prose():
    prose = "Since 2019 the full data set can no longer be downloaded, and nobody says why this is so."
    assert decide(prose, Sources((Shelf(DENG),))) == Unmatched("not a reference")


def test_a_web_item_with_an_address_is_its_own_work():
    decision = decide("ImageNet Roulette https://imagenet-roulette.paglen.com/", Sources())
    assert isinstance(decision, Matched)
    assert decision.best.source == "self"
    assert decision.work.id.startswith("url:https://imagenet-roulette")


NEWS = "Thomas Reed. (2017, January 18). New Mac backdoor using antiquated code. Retrieved July 5, 2017."
BLOG = "https://blog.example.org/2017/01/new-mac-backdoor"


@pytest.mark.parametrize(
    ("raw", "address", "far", "unasked", "kept"),
    [
        pytest.param(NEWS, BLOG, Shelf(), None, True, id="page"),
        pytest.param(NEWS, None, Shelf(), None, False, id="no-address"),
        pytest.param(NEWS, BLOG, Refusing(), None, False, id="could-not-ask"),
        pytest.param(NEWS, BLOG, None, "Crossref was not asked (offline)", False, id="offline"),
        pytest.param(
            "Reed T. (2017). New backdoors. Journal of Macs, 12(3), 4-9.", BLOG, Shelf(), None, False, id="article"
        ),
        pytest.param(
            "Reed T. (2017). New backdoors. In Proceedings of Macs", BLOG, Shelf(), None, False, id="proceedings"
        ),
    ],
)
def test_a_line_that_leads_to_a_page_is_that_page_where_everybody_looked(raw, address, far, unasked, kept):
    decision = decide(raw, Sources((Shelf(),), (far,) if far else (), unasked), address=address)
    if kept:
        assert isinstance(decision, Matched)
        assert (decision.best.source, decision.work.url, decision.work.year) == ("self", BLOG, 2017)
        assert "nothing fits" in decision.reason
    else:
        assert not isinstance(decision, Matched)


def test_a_web_item_without_an_address_says_so():
    assert decide("Paglen T., Crawford K.: ImageNet Roulette", Sources()) == Unmatched("web item")


def test_the_records_own_list_decides_a_short_citation_that_stands_before_it():
    asked = [Asked("Deng et al. 2009", record="R1", n=1), Asked(FULL, record="R1", n=2)]
    short, full = resolve(asked, Sources((Shelf(DENG),)))
    assert (short.asked.n, full.asked.n) == (1, 2)
    assert isinstance(short.decision, Matched)
    assert short.decision.work == DENG


def test_a_mark_in_the_text_gets_what_its_line_came_to():
    strings = [
        Asked(FULL, record="T1113", n=1),
        Asked("Roe R. (1999). In print", record="T1113", n=2),
        Asked("(Citation: The 2009 paper)", record="T1113", n=3, means=1),
        Asked("(Citation: Roe)", record="T1113", n=4, means=2),
    ]
    rows = list(resolve(strings, Sources((Shelf(DENG),))))
    assert [word_for(row.decision) for row in rows] == ["matched", "unmatched", "matched", "unmatched"]
    assert rows[2].decision.work == DENG
    assert [row.decision.reason.partition(":")[0] for row in rows[2:]] == ["the record's own list"] * 2


def test_lists_of_two_records_do_not_mix():
    asked = [Asked(FULL, record="R1", n=1), Asked("Deng et al. 2009", record="R2", n=1, context=Context())]
    _, other = resolve(asked, Sources())
    assert word_for(other.decision) != "matched"


def test_a_person_is_asked_first():
    def answered(asked, citation):
        return Unmatched("none of these, decided by Ada")

    shelf = Shelf(DENG)
    row = next(resolve([Asked(FULL, record="R1", n=1)], Sources((shelf,)), answered))
    assert row.decision.reason.endswith("decided by Ada")
    assert shelf.asked == 0


def test_a_whole_title_with_its_year_is_enough_and_half_of_it_is_not():
    row = next(resolve([Asked("ImageNet: A large-scale hierarchical image database (2009)")], Sources((Shelf(DENG),))))
    assert isinstance(row.decision, Matched)
    assert not isinstance(decide("A large image database (2009)", Sources((Shelf(DENG),))), Matched)


# Far sources are told what is coming


def test_the_far_source_is_told_of_all_that_is_open_before_it_is_asked_for_anything():
    far, plans = Shelf(name="crossref"), []
    lines = ["Lamp A. (2021). Lanterns at night", FULL, "10.5072/x", "Contents", "Wick B. (2019). Wicks of the north"]
    rows = resolve([Asked(line) for line in lines], Sources((Shelf(DENG),), (far,)), told=plans.append)
    next(rows)
    assert far.expected == [lines[0], lines[2], lines[4]]
    assert plans == [Plan(3, 6.0)]


def test_a_short_form_that_a_line_of_its_record_fits_is_not_asked_for():
    far = Shelf(name="crossref")
    lines = ["Lamp A., Wick B. (2021). Lanterns at night", "Lamp & Wick 2021", "Nobody & Nowhere 2020"]
    rows = list(resolve([Asked(line, record="R1") for line in lines], Sources((), (far,))))
    assert far.expected == [lines[0], lines[2]]
    assert [type(row.decision) for row in rows] == [Unmatched, Unmatched, Unmatched]


def test_rows_come_in_the_order_of_the_strings_whoever_decides_them():
    lines = ["Lamp A. (2021). Lanterns at night", FULL, "Contents", "Wick B. (2019). Wicks of the north"]
    rows = list(resolve([Asked(line) for line in lines], Sources((Shelf(DENG),), (Shelf(name="crossref"),))))
    assert [row.asked.raw for row in rows] == lines


def test_offline_a_string_that_nobody_near_knows_is_unmatched_and_an_identifier_pending():
    sources = Sources((Shelf(),), (Refusing(NotAsked("Crossref was not asked (offline)")),))
    assert decide("Lamp A. (2021). Lanterns at night", sources) == Unmatched(
        "nothing fits in shelf; Crossref was not asked (offline)"
    )
    assert isinstance(decide("10.5072/x", sources), Pending)


def test_a_record_of_another_doi_is_a_question_and_never_attached():
    class Mixing(Shelf):
        def find(self, query):
            return [Candidate(DENG, "crossref", instead_of="10.5072/x")]

    for line in ("10.5072/x", f"{FULL}. https://doi.org/10.5072/x"):
        decision = decide(line, Sources((), (Mixing(name="crossref"),)))
        assert word_for(decision) == "ambiguous"
        assert "record of 10.1109/cvpr.2009.5206848 when asked for 10.5072/x" in decision.reason


def test_a_doi_that_the_source_calls_another_name_of_the_work_is_matched():
    class Renaming(Shelf):
        def find(self, query):
            return [Candidate(DENG, "crossref", alias="10.5072/old")]

    assert decide("10.5072/old", Sources((), (Renaming(name="crossref"),))).work == DENG


def test_a_record_that_stands_for_no_work_is_not_matched():
    deleted = replace(DENG, void="a deleted record")
    decision = decide("10.1109/cvpr.2009.5206848", Sources((), (Shelf(deleted, name="crossref"),)))
    assert isinstance(decision, Unmatched)
    assert "deleted record" in decision.reason
    assert decision.candidates[0].work == deleted


def test_what_could_not_be_kept_is_said():
    far = Shelf(name="crossref")
    far.lost = "the disk is full"
    assert Sources((), (far, Shelf())).lost() == ("the disk is full",)
