import pytest

from incident_refs.bibtex.read import entries as read_entries
from incident_refs.formats.bibliography import bibliography, citation
from incident_refs.model.entry import Entry


def printed(type_: str, target: str = "text", /, **fields: str) -> str:
    return bibliography([Entry("k", type_, tuple(fields.items()))], "mla", target)[0].text


@pytest.mark.parametrize(
    ("type_", "fields", "expected"),
    [
        pytest.param(
            "article",
            {"author": "Ox, Bo", "title": "days of it", "journal": "Days", "volume": "7", "number": "2", "date": "2018-09-04"},
            "Ox, Bo. “Days of It.” Days, vol. 7, no. 2, Sept. 2018.",
            id="month-of-a-journal",
        ),
        pytest.param(
            "article",
            {"author": "Ox, Bo", "title": "t", "journal": "Days", "number": "CSCW", "eid": "205", "address": "Paris"},
            "Ox, Bo. “T.” Days [Paris], no. CSCW, no. 205.",
            id="numbers-and-place",
        ),
        pytest.param(
            "dataset",
            {"author": "Ox, Bo", "title": "counts", "publisher": "Zenodo", "date": "2020-04-30/2020-05-02"},
            "Ox, Bo. “Counts.” Zenodo, 30 Apr.–2 May 2020.",
            id="days-of-two-months",
        ),
        pytest.param(
            "dataset",
            {"author": "Ox, Bo", "title": "counts", "publisher": "Zenodo", "date": "2018-03-04~"},
            "Ox, Bo. “Counts.” Zenodo, Circa 4 Mar. 2018.",
            id="circa",
        ),
        pytest.param(
            "inproceedings",
            {"author": "Ox, Bo", "title": "a talk", "eventtitle": "the workshop", "venue": "Paris", "date": "2011-06-01"},
            "Ox, Bo. “A Talk.” 2011, The workshop, Paris.",
            id="presented",
        ),
        pytest.param(
            "incollection",
            {"author": "Ox, Bo", "title": "t", "bookauthor": "Ra, R.", "editor": "Yu, C", "booktitle": "b", "pages": "101--109"},
            "Ox, Bo. “T.” B, by R. Ra, edited by C. Yu, pp. 101–09.",
            id="author-of-the-book",
        ),
        pytest.param(
            "book",
            {"author": "Ox, Bo", "title": "new", "date": "2001", "origdate": "1901", "origtitle": "old", "origpublisher": "OUP"},
            "Ox, Bo. New. 2001. Originally published as Old, OUP, 1901.",
            id="first-under-another-title",
        ),
        pytest.param(
            "book",
            {"author": "Ox, Bo", "title": "new", "date": "2001", "origdate": "1901-05-06", "translator": "Ra, R."},
            "Ox, Bo. New. 6 May 1901. Translated by R. Ra, 2001.",
            id="first-published",
        ),
        pytest.param(
            "book",
            {"author": "Ox, Bo", "title": "part", "maintitle": "whole", "volume": "3", "collection-editor": "Yu, Z", "year": "2001"},
            "Ox, Bo. Part. vol. 3, 2001. Vol. 3 of Whole, Z. Yu, general editor.",
            id="volume-of-a-whole",
        ),
        pytest.param(
            "book",
            {"author": "Ox, Bo", "title": "whole", "volumes": "4", "editor": "Aon, A and Bon, B and Con, C", "year": "2001"},
            "Ox, Bo. Whole. Edited by A. Aon et al., 2001. 4 vols.",
            id="three-editors",
        ),
        pytest.param(
            "review",
            {"author": "Ox, Bo", "title": "the big book", "journaltitle": "Reviews", "volume": "3", "year": "2003"},
            "Ox, Bo. Review of The Big Book. Reviews, vol. 3, 2003.",
            id="review",
        ),
        pytest.param(
            "periodical",
            {"editor": "Ox, Bo", "title": "issue", "journaltitle": "J", "volume": "3"},
            "Ox, Bo, editor. Issue. Special issue of J, vol. 3.",
            id="special-issue",
        ),
        pytest.param(
            "standard",
            {"title": "terms", "number": "ISO 4", "publisher": "ISO", "holder": "ANSI", "year": "2001"},
            "ANSI. Terms. ISO 4, ISO, 2001.",
            id="standard-under-its-authority",
        ),
        pytest.param(
            "thesis",
            {"author": "Ox, Bo", "title": "t", "institution": "MIT", "type": "phdthesis", "url": "https://x.org", "urldate": "2001-02-03"},
            "Ox, Bo. T. https://x.org. Accessed 3 Feb. 2001, MIT, PhD thesis.",
            id="thesis",
        ),
        pytest.param(
            "letter",
            {"author": "Ox, Bo", "title": "t", "eventtitle": "e", "venue": "Paris", "date": "2001-02-03"},
            "Ox, Bo. “T.” E, Paris. 3 Feb. 2001.",
            id="letter",
        ),
        pytest.param("misc", {"author": "Void, A."}, "Void, A.", id="nothing-but-a-name"),
        pytest.param("misc", {}, "", id="nothing"),
    ],
)  # fmt: skip
def test_reference(type_: str, fields: dict[str, str], expected: str) -> None:
    assert printed(type_, **fields) == expected


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        ("Aon, Ann", "Aon, Ann."),
        ("Aon, Ann and Bon, Bo", "Aon, Ann, and Bo Bon."),
        ("Aon, Ann and Bon, Bo and Con, C.", "Aon, Ann, et al."),
        ("Aon, Ann and others", "Aon, Ann, et al."),
        ("van der Ox, Bo", "van der Ox, Bo."),
        ("King, Jr., Martin Luther and Daumé, III, Hal", "King, Martin Luther, Jr., and Hal Daumé III."),
    ],
)
def test_authors(authors: str, expected: str) -> None:
    assert printed("misc", author=authors) == expected


def test_marks_of_the_parts() -> None:
    made = printed("article", "html", author="Ban, Bo", title=r"genes of \emph{{E. coli}}", journal="Cell", volume="3")
    assert made == "Ban, Bo. “Genes of <i>E. coli</i>.” <i>Cell</i>, vol. 3."


LIBRARY = """
@article{a, author={Smith, Adam}, title={Alpha}, journal={J}, year={2016}}
@book{b, author={Smith, Adam}, title={The beta of it}, shorttitle={beta}, year={2017}}
@article{c, author={Smith, Jane}, title={Gamma}, journal={J}, year={2016}}
@article{d, author={Kim, A. and Jones, B. and Lee, C.}, title={Delta}, journal={J}, year={2016}}
@article{e, author={Kim, A. and Long, B. and Lee, C.}, title={Epsilon}, journal={J}, year={2016}}
@book{f, editor={Ray, Ann}, title={Ours}}
@book{g, author={Ray, Ann}, title={Mine}}
@inreference{h, title={computer vision}, booktitle={Wikipedia}, url={https://en.wikipedia.org}}
"""


@pytest.mark.parametrize(
    ("keys", "parenthetical", "narrative"),
    [
        pytest.param("a", "(A. Smith, “Alpha”)", "A. Smith (“Alpha”)", id="title"),
        pytest.param("b", "(A. Smith, Beta)", "A. Smith (Beta)", id="short-title"),
        pytest.param("c", "(J. Smith)", "J. Smith", id="initial"),
        pytest.param("d", "(Kim, Jones, et al.)", "Kim, Jones, et al.", id="more-names"),
        pytest.param("h", "(“Computer Vision”)", "“Computer Vision”", id="no-author"),
        pytest.param(
            "c h a", "(J. Smith; “Computer Vision”; A. Smith, “Alpha”)",
            "J. Smith, “Computer Vision,” and A. Smith (“Alpha”)", id="in-the-order-given",
        ),
    ],
)  # fmt: skip
def test_citation(keys: str, parenthetical: str, narrative: str) -> None:
    entries, failed = read_entries(LIBRARY)
    assert not failed
    assert citation(entries, keys.split(), "mla") == parenthetical
    assert citation(entries, keys.split(), "mla", narrative=True) == narrative


@pytest.mark.parametrize(
    ("key", "locator", "expected"),
    [
        ("c", "101-109", "(J. Smith 101–09)"),
        ("c", "ch. 3", "(J. Smith, ch. 3)"),
        ("a", "45", "(A. Smith, “Alpha” 45)"),
    ],
)
def test_citation_with_a_place(key: str, locator: str, expected: str) -> None:
    entries, _ = read_entries(LIBRARY)
    assert citation(entries, [key], "mla", locators={key: locator}) == expected


def test_a_line_stands_for_authors_named_before() -> None:
    entries, _ = read_entries(LIBRARY)
    made = {f.key: f.text for f in bibliography(entries, "mla")}
    assert list(made) == list("hdegfabc")
    assert made["b"] == "———. The Beta of It. 2017."
    assert made["f"] == "———, editor. Ours."
    assert made["e"] == "Kim, A., B. Long, et al. “Epsilon.” J, 2016."
