"""The order of the way, with sources that are plain lists: no disk, no network."""

from incident_refs.errors import SourceError
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

    def __init__(self, *works, name="shelf"):
        self.works, self.name, self.asked = works, name, 0

    def close(self):
        pass

    def find(self, query):
        self.asked += 1
        return [Candidate(work, self.name, rank) for rank, work in enumerate(self.works, 1)]


class Refusing:
    name = "crossref"

    def find(self, query):
        raise SourceError("Crossref did not answer in 20 s; run again, or go on with --offline")


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


def test_a_web_item_without_an_address_says_so():
    assert decide("Paglen T., Crawford K.: ImageNet Roulette", Sources()) == Unmatched("web item")


def test_the_records_own_list_decides_a_short_citation_that_stands_before_it():
    asked = [Asked("Deng et al. 2009", record="R1", n=1), Asked(FULL, record="R1", n=2)]
    short, full = resolve(asked, Sources((Shelf(DENG),)))
    assert (short.asked.n, full.asked.n) == (1, 2)
    assert isinstance(short.decision, Matched)
    assert short.decision.work == DENG


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
