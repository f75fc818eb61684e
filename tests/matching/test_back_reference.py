import pytest

from incident_refs.citations.reader import read_all
from incident_refs.matching.back_reference import OWN_LIST, Line, from_list
from incident_refs.model.citation import Citation, Form
from incident_refs.model.dates import PartialDate
from incident_refs.model.decision import Ambiguous, Decision, Matched, Pending, Unmatched, Weighed
from incident_refs.model.names import Names, Person
from incident_refs.model.work import Work


def matched(work_id: str, *families: str, year: int | None = None) -> Matched:
    authors = Names(tuple(map(Person, families)))
    return Matched(Weighed(Work(work_id, authors=authors, issued=year and PartialDate(year)), "index", 0.99), "title")


def line(raw: str, decision: Decision) -> Line:
    (citation,) = read_all(raw)
    return citation, decision


IMAGENET = line(
    "Deng J.; Dong W.; Socher R.; Li L-J.; Li K.; Li F.F.. (2009). ImageNet: A large-scale hierarchical image database",
    matched("doi:10.1109/cvpr.2009.5206848"),
)
PYRRHIC = line(
    "Prabhu V.U., Birhane A. (2020). Large image datasets: A pyrrhic win for computer vision?",
    matched("arxiv:2006.16923"),
)
TSNE_A = line(
    "van der Maaten, L., & Hinton, G. (2008a). Visualizing data using t-SNE. JMLR, 9, 2579-2605.", matched("x:a")
)
TSNE_B = line("van der Maaten, L., & Hinton, G. (2008b). Another one of that year. JMLR, 9, 1-5.", matched("x:b"))
NIST = line(
    "National Institute of Standards and Technology (2023). Artificial Intelligence Risk Management Framework.",
    matched("x:nist"),
)
LISTED = (IMAGENET, PYRRHIC, TSNE_A, TSNE_B, NIST)


def short(raw: str) -> Citation:
    (citation,) = read_all(raw)
    assert citation.form is Form.SHORT
    return citation


@pytest.mark.parametrize(
    ("raw", "work_id"),
    [
        pytest.param("Deng et al. 2009", "doi:10.1109/cvpr.2009.5206848", id="et-al"),
        pytest.param("(Deng et al., 2009)", "doi:10.1109/cvpr.2009.5206848", id="in-brackets"),
        pytest.param("Prabhu & Birhane 2020", "arxiv:2006.16923", id="two-authors"),
        pytest.param("van der Maaten & Hinton 2008a", "x:a", id="suffix-a"),
        pytest.param("Maaten and Hinton (2008b)", "x:b", id="suffix-b-without-particle"),
        pytest.param("NIST (2023)", "x:nist", id="acronym-of-a-group"),
    ],
)
def test_the_one_line_that_fits_decides(raw, work_id):
    decision = from_list(short(raw), LISTED)
    assert isinstance(decision, Matched)
    assert (decision.work.id, decision.reason) == (work_id, OWN_LIST)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("Deng et al. 2010", id="next-year"),
        pytest.param("Deng et al. 2008", id="year-before"),
        pytest.param("Prabhu et al. 2020", id="et-al-of-a-work-of-two"),
        pytest.param("Birhane & Prabhu 2020", id="other-order"),
        pytest.param("Dong et al. 2009", id="second-author"),
        pytest.param("van der Maaten & Hinton 2008c", id="suffix-that-the-list-does-not-show"),
    ],
)
def test_no_line_fits(raw):
    assert from_list(short(raw), LISTED) is None


def test_several_lines_that_fit_are_a_question():
    decision = from_list(short("van der Maaten & Hinton 2008"), LISTED)
    assert isinstance(decision, Ambiguous)
    assert [found.work.id for found in decision.candidates] == ["x:a", "x:b"]
    assert decision.reason == "2 lines of the record's own list fit"


def test_one_work_on_two_lines_is_one():
    again = line("Deng J. et al. (2009). ImageNet.", IMAGENET[1])
    assert isinstance(from_list(short("Deng et al. 2009"), (IMAGENET, again)), Matched)


def test_a_suffix_counts_only_where_the_list_shows_suffixes():
    assert isinstance(from_list(short("Deng et al. 2009a"), (IMAGENET,)), Matched)


def test_a_sloppy_single_name_means_the_only_line_it_can_mean():
    assert isinstance(from_list(short("Deng 2009"), (IMAGENET,)), Matched)
    alone = line("Deng J. (2009). A thesis.", matched("x:thesis"))
    decision = from_list(short("Deng 2009"), (IMAGENET, alone))
    assert isinstance(decision, Matched)
    assert decision.work.id == "x:thesis"


def test_a_bare_address_has_the_authors_and_year_of_its_work():
    address = line(
        "https://doi.org/10.1145/3442188.3445922", matched("x:p", "Bender", "Gebru", "Shmitchell", year=2021)
    )
    assert isinstance(from_list(short("Bender et al. 2021"), (address,)), Matched)
    assert from_list(short("Bender et al. 2020"), (address,)) is None


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        pytest.param(Unmatched("nothing fits"), Unmatched(f"{OWN_LIST}: nothing fits"), id="unmatched"),
        pytest.param(Pending("offline"), Pending(f"{OWN_LIST}: offline"), id="pending"),
        pytest.param(Ambiguous((), "two fit"), Ambiguous((), f"{OWN_LIST}: two fit"), id="ambiguous"),
    ],
)
def test_what_the_line_is_not_the_short_form_is_not_either(decision, expected):
    assert from_list(short("Deng et al. 2009"), ((IMAGENET[0], decision),)) == expected


def test_short_forms_are_no_full_lines():
    citation = short("Deng et al. 2009")
    assert from_list(citation, ((citation, matched("x:1")),)) is None
