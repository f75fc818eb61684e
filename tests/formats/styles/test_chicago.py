import pytest

from incident_refs.bibtex.read import entries as read_entries
from incident_refs.formats.bibliography import bibliography, citation
from incident_refs.model.entry import Entry


def printed(type_: str, target: str = "text", /, **fields: str) -> str:
    return bibliography([Entry("k", type_, tuple(fields.items()))], "chicago", target)[0].text


def people(count: int) -> str:
    return " and ".join(f"{chr(65 + i)}on, Ann" for i in range(count))


@pytest.mark.parametrize(
    ("type_", "fields", "expected"),
    [
        pytest.param(
            "article",
            {"author": "Ox, Bo", "title": "days of it", "journal": "Days", "number": "7", "date": "2018-03-04"},
            "Ox, Bo. 2018. “Days of It.” Days, no. 7 (March).",
            id="month-beside-an-issue",
        ),
        pytest.param(
            "dataset",
            {"author": "Ox, Bo", "title": "counts", "publisher": "Zenodo", "date": "2020-04-30/2020-05-02"},
            "Ox, Bo. 2020. “Counts.” Zenodo, April 30–May 2.",
            id="days-of-two-months",
        ),
        pytest.param(
            "inproceedings",
            {"author": "Ox, Bo", "title": "a talk", "eventtitle": "Workshop", "venue": "Paris", "eventdate": "2011-06-01/2011-06-03"},
            "Ox, Bo. 2011. “A Talk.” Paper presented at Workshop, June 1–3, 2011, Paris.",
            id="presented",
        ),
        pytest.param(
            "incollection",
            {"author": "Ox, Bo", "booktitle": "the book", "type": "Introduction", "publisher": "OUP", "year": "2001"},
            "Ox, Bo. 2001. Introduction to The Book. OUP.",
            id="introduction",
        ),
        pytest.param(
            "incollection",
            {"author": "Ox, Bo", "title": "t", "bookauthor": "Ra, R.", "editor": "Yu, C", "booktitle": "b", "year": "2001"},
            "Ox, Bo. 2001. “T.” In B, by R. Ra. Edited by C. Yu.",
            id="author-of-the-book",
        ),
        pytest.param(
            "book",
            {"author": "Ox, Bo", "title": "new", "date": "2001", "origdate": "1901", "origtitle": "old", "publisher": "OUP"},
            "Ox, Bo. (1901) 2001. New. OUP. Originally published as Old.",
            id="first-under-another-title",
        ),
        pytest.param(
            "book",
            {"author": "Ox, Bo", "title": "whole", "series": "the series", "number": "4", "collection-editor": "Yu, C", "year": "2001"},
            "Ox, Bo. 2001. Whole. The Series, edited by C. Yu, vol. 4.",
            id="editor-of-the-series",
        ),
        pytest.param(
            "article",
            {"title": "gone", "journaltitle": "the gazette", "entrysubtype": "newspaper", "address": "Paris", "date": "2001-02-03"},
            "The Gazette (Paris). 2001. “Gone.” February 3.",
            id="unsigned-in-a-newspaper",
        ),
        pytest.param(
            "review",
            {"title": "the big book", "journaltitle": "Reviews", "volume": "3", "pages": "34--36", "date": "2003-05"},
            "Reviews. 2003. Unsigned review of The Big Book. May, Vol. 3: 34–36.",
            id="unsigned-review",
        ),
        pytest.param(
            "review",
            {"author": "Ox, Bo", "title": "the big book", "journaltitle": "Reviews", "volume": "3", "year": "2003"},
            "Ox, Bo. 2003. Review of The Big Book. Reviews 3.",
            id="review",
        ),
        pytest.param(
            "book",
            {"author": "Ox, Bo", "title": "one", "maintitle": "whole", "volume": "12", "part": "2", "year": "2001"},
            "Ox, Bo. 2001. One. Vol. 12, pt. 2, of Whole.",
            id="part-of-a-volume",
        ),
        pytest.param(
            "inproceedings",
            {"author": "Ox, Bo", "title": "t", "editor": "Yu, C", "booktitle": "b", "number": "2", "year": "2001"},
            "Ox, Bo. 2001. “T.” In B, edited by C. Yu. no. 2.",
            id="issue-of-proceedings",
        ),
        pytest.param(
            "standard",
            {"title": "terms", "number": "ISO 4", "publisher": "ISO", "holder": "ANSI", "year": "2001"},
            "ANSI. 2001. Terms. ISO 4. ISO.",
            id="standard-under-its-authority",
        ),
        pytest.param(
            "thesis",
            {"author": "Ox, Bo", "title": "t", "institution": "MIT", "type": "phdthesis", "number": "7", "year": "2001"},
            "Ox, Bo. 2001. “T.” PhD thesis, MIT. (7).",
            id="number-of-a-thesis",
        ),
        pytest.param("software", {"title": "tool", "date": "2001"}, "Tool. 2001. Released.", id="released"),
        pytest.param("report", {"author": "Ox, B", "number": "4"}, "Ox, B. n.d. No. 4.", id="untitled-report"),
        pytest.param("misc", {"author": "Void, A."}, "Void, A. n.d.", id="nothing-but-a-name"),
        pytest.param("misc", {}, "n.d.", id="nothing"),
    ],
)  # fmt: skip
def test_reference(type_: str, fields: dict[str, str], expected: str) -> None:
    assert printed(type_, **fields) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "Aon, Ann."),
        (2, "Aon, Ann, and Ann Bon."),
        (6, "Aon, Ann, Ann Bon, Ann Con, Ann Don, Ann Eon, and Ann Fon."),
        (7, "Aon, Ann, Ann Bon, Ann Con, et al."),
    ],
)
def test_up_to_six_authors(count: int, expected: str) -> None:
    assert printed("misc", author=people(count), year="2011") == f"{expected} 2011."


def test_marks_of_the_parts() -> None:
    made = printed("article", "html", author="Ban, Bo", title=r"genes of \emph{{E. coli}}", journal="Cell", volume="3")
    assert made == "Ban, Bo. n.d. “Genes of <i>E. coli</i>.” <i>Cell</i> 3."


LIBRARY = """
@article{a, author={Smith, Adam}, title={Alpha}, journal={J}, year={2016}}
@article{b, author={Smith, Adam}, title={Beta}, journal={J}, year={2016}}
@article{c, author={Smith, Jane}, title={Gamma}, journal={J}, year={2016}}
@article{d, author={Smith, Anna}, title={Delta}, journal={J}, year={2019}}
@article{e, author={Kim, A. and Jones, B. and Lee, C.}, title={Delta}, journal={J}, year={2016}}
@article{f, author={Kim, A. and Long, B. and Lee, C.}, title={Epsilon}, journal={J}, year={2016}}
@article{g, author={Kim, A. and Park, B.}, title={Zeta}, journal={J}}
@inreference{h, title={computer vision}, booktitle={Wikipedia}, url={https://en.wikipedia.org}}
@inreference{i, title={robot}, booktitle={The dictionary}, year={2010}}
@letter{j, author={Fox, Ann}, date={1999-05-05}}
@book{k, author={Eco, Umberto}, title={The name}, date={1983}, origdate={1980}}
@book{l, author={van Gogh, Vincent}, title={Zeal}, pubstate={inpress}}
"""


@pytest.mark.parametrize(
    ("keys", "parenthetical", "narrative"),
    [
        pytest.param("a", "(Adam Smith 2016a)", "Adam Smith (2016a)", id="letter"),
        pytest.param("c", "(J. Smith 2016)", "J. Smith (2016)", id="initial"),
        pytest.param("d", "(Anna Smith 2019)", "Anna Smith (2019)", id="given-name"),
        pytest.param("e", "(Kim, Jones, et al. 2016)", "Kim, Jones, et al. (2016)", id="more-names"),
        pytest.param("g", "(Kim and Park, n.d.)", "Kim and Park (n.d.)", id="no-date"),
        pytest.param("h", "(Wikipedia, “computer vision”)", "Wikipedia (“computer vision”)", id="entry"),
        pytest.param("i", "(The Dictionary 2010, under “robot”)", "The Dictionary (2010, under “robot”)", id="printed"),
        pytest.param(
            "j", "(Ann Fox, pers. comm., May 5, 1999)", "Ann Fox, pers. comm., May 5, 1999", id="letter-to-me"
        ),
        pytest.param("k", "(Eco [1980] 1983)", "Eco ([1980] 1983)", id="first-edition"),
        pytest.param("l", "(van Gogh, in press)", "van Gogh (in press)", id="in-press"),
        pytest.param(
            "b k a",
            "(Adam Smith 2016b, 2016a; Eco [1980] 1983)",
            "Adam Smith (2016b, 2016a) and Eco ([1980] 1983)",
            id="in-the-order-given",
        ),
    ],
)
def test_citation(keys: str, parenthetical: str, narrative: str) -> None:
    entries, failed = read_entries(LIBRARY)
    assert not failed
    assert citation(entries, keys.split(), "chicago") == parenthetical
    assert citation(entries, keys.split(), "chicago", narrative=True) == narrative


@pytest.mark.parametrize(
    ("key", "locator", "expected"),
    [
        ("a", "101-109", "(Adam Smith 2016a, 101–9)"),
        ("g", "chap. 3", "(Kim and Park, n.d., chap. 3)"),
        ("h", "7", "(Wikipedia, 7)"),
    ],
)
def test_citation_with_a_place(key: str, locator: str, expected: str) -> None:
    entries, _ = read_entries(LIBRARY)
    assert citation(entries, [key], "chicago", locators={key: locator}) == expected


def test_order() -> None:
    entries, _ = read_entries(LIBRARY)
    assert [f.key for f in bibliography(entries, "chicago")] == list("kjlefgabdcih")
