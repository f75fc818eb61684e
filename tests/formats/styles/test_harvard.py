import pytest

from incident_refs.bibtex.read import entries as read_entries
from incident_refs.formats.bibliography import bibliography, citation
from incident_refs.formats.styles.harvard import _close_initials
from incident_refs.model.entry import Entry

FOUR = "Able, A and Boole, B and Cole, C and Dole, D"


def printed(type_: str, target: str = "text", /, **fields: str) -> str:
    return bibliography([Entry("k", type_, tuple(fields.items()))], "harvard", target)[0].text


@pytest.mark.parametrize(
    ("type_", "fields", "expected"),
    [
        pytest.param(
            "article",
            {"author": "Li, Ann", "title": "Why?", "journal": "AI", "volume": "3", "number": "2", "pages": "4--9"},
            "Li, A. (no date) “Why?,” AI, 3(2), pp. 4–9.",
            id="article",
        ),
        pytest.param(
            "article",
            {"author": "Li, Ann", "title": "Early", "journal": "AI", "date": "2020", "doi": "10.1/x"},
            "Li, A. (2020) “Early,” AI [Preprint]. Available at: https://doi.org/10.1/x.",
            id="article-without-volume-and-pages",
        ),
        pytest.param(
            "article",
            {"title": "Robot hurts worker", "journaltitle": "daily news", "entrysubtype": "newspaper", "date": "2015-07-02", "pages": "1, 4"},
            "Daily News (2015) “Robot hurts worker,” 2 July, pp. 1, 4.",
            id="unsigned-news-begins-with-the-paper",
        ),
        pytest.param(
            "article",
            {"author": "Li, Ann", "title": "Range", "journaltitle": "Mag", "entrysubtype": "magazine", "date": "2014-03-03/2014-03-05"},
            "Li, A. (2014) “Range,” Mag, 3–5 March.",
            id="days",
        ),
        pytest.param(
            "article",
            {"author": "Li, Ann", "title": "Range", "journaltitle": "Mag", "entrysubtype": "magazine", "date": "2014-03/2014-04"},
            "Li, A. (2014) “Range,” Mag, March–April.",
            id="months",
        ),
        pytest.param(
            "book",
            {"author": "Knuth, Donald E.", "title": "The art", "volumes": "4", "edition": "2", "publisher": "AW", "location": "Reading, MA", "date": "1998"},
            "Knuth, D.E. (1998) The art (4 vols). 2nd ed. Reading, MA: AW.",
            id="book-in-volumes",
        ),
        pytest.param(
            "book",
            {"editor": FOUR, "title": "Four", "date": "2020"},
            "Able, A. et al. (eds.) (2020) Four.",
            id="editors-lead",
        ),
        pytest.param(
            "book", {"translator": "Roe, R", "title": "T", "date": "2020"}, "Roe, R. (trans.) (2020) T.", id="translator"
        ),
        pytest.param(
            "book",
            {"author": "Foucault, M", "translator": "Sheridan, Alan", "title": "Discipline", "date": "1977", "series": "Series", "number": "3", "publisher": "P"},
            "Foucault, M. (1977) Discipline. Translated by A. Sheridan. P (Series, 3).",
            id="translated-book-in-a-series",
        ),
        pytest.param(
            "book",
            {"author": "Doe, J", "editor": "Tr, T", "translator": "Tr, T", "title": "Both", "date": "1999"},
            "Doe, J. (1999) Both. Edited & translated by T. Tr.",
            id="edited-and-translated-by-one",
        ),
        pytest.param(
            "incollection",
            {"author": "Roe, R", "title": "Part", "booktitle": "Whole", "editor": "Able, A and Boole, B and Cole, C", "edition": "3", "publisher": "P", "date": "2014", "pages": "7"},
            "Roe, R. (2014) “Part,” in A. Able, B. Boole, and C. Cole (eds.) Whole. 3rd ed. P, p. 7.",
            id="chapter",
        ),
        pytest.param(
            "inbook",
            {"author": "Roe, R", "title": "Part", "booktitle": "Works", "bookauthor": "Poe, Edgar Allan", "editor": "Able, A", "date": "2014"},
            "Roe, R. (2014) “Part,” in E. A. Poe, Works. Edited by A. Able.",
            id="chapter-of-somebody-else's-book",
        ),
        pytest.param(
            "thesis",
            {"author": "Roe, R", "title": "Mine", "type": "phdthesis", "institution": "MIT", "date": "2010"},
            "Roe, R. (2010) Mine. PhD thesis. MIT.",
            id="thesis",
        ),
        pytest.param(
            "report",
            {"author": "{OECD}", "title": "On {AI}", "type": "Report", "number": "3", "institution": "OECD", "location": "Paris", "date": "2019"},
            "OECD (2019) On AI. Report 3. Paris: OECD.",
            id="report",
        ),
        pytest.param(
            "online",
            {"title": "A page", "url": "https://x.org", "urldate": "2023-04-05"},
            "A page (no date). Available at: https://x.org (Accessed: April 5, 2023).",
            id="page-without-author-and-date",
        ),
        pytest.param("book", {"author": "Plato", "title": "Laws", "date": "-0347"}, "Plato (347 BC) Laws.", id="before-our-era"),
        pytest.param("misc", {"author": "Void, A."}, "Void, A. (no date).", id="nothing-but-a-name"),
        pytest.param("misc", {}, "(no date).", id="nothing"),
        pytest.param("article", {"title": "Only"}, "(no date) “Only.”", id="article-in-nothing"),
    ],
)  # fmt: skip
def test_reference(type_: str, fields: dict[str, str], expected: str) -> None:
    assert printed(type_, **fields) == expected


def test_et_al_is_italic() -> None:
    assert printed("book", "html", author=FOUR, title="Four", date="2020") == (
        "Able, A. <i>et al.</i> (2020) <i>Four</i>."
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param("Frederick P.", "F.P.", id="two"),
        pytest.param("Jean-Luc", "J.-L.", id="hyphen"),
        pytest.param("Jean le Rond", "J. le R.", id="particle-inside"),
        pytest.param("", "", id="none"),
    ],
)
def test_initials_stand_close(given: str, expected: str) -> None:
    assert _close_initials(given) == expected


WORKS = read_entries(
    b"""
@book{ann, author={Smith, Ann and Xu, X and Yu, Y and Zu, Z}, title={A}, date={2016}}
@book{bob, author={Smith, Bob and Uu, U and Vu, V and Wu, W}, title={B}, date={2016}}
@book{john, author={Doe, John}, title={C}, date={2001}}
@book{jane, author={Doe, Jane}, title={D}, date={2001}}
@book{jane2, author={Doe, Jane}, title={E}, date={2002}}
@book{three, author={Kim, Al and Lee, Bo and Moo, Cy}, title={F}, date={2018}}
@book{kim1, author={Kim, Al and Lee, Bo and Moo, Cy and Noo, Di}, title={G}, date={2019}}
@book{kim2, author={Kim, Al and Lee, Bo and Qoo, Cy and Noo, Di}, title={H}, date={2019}}
@book{same1, author={Same, S}, title={I}, date={2020}}
@book{same2, author={Same, S}, title={J}, date={2020}}
@book{same3, author={Same, S}, title={K}}
@book{same4, author={Same, S}, title={L}}
@book{beek, author={van Beek, A}, title={M}, date={1990}}
"""
)[0]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param(["ann"], "(A. Smith et al., 2016)", id="initials-where-the-year-is-the-same"),
        pytest.param(["jane"], "(Jane Doe, 2001)", id="given-names-where-initials-are-the-same"),
        pytest.param(["jane2"], "(Doe, 2002)", id="nothing-where-the-year-tells"),
        pytest.param(["three"], "(Kim, Lee and Moo, 2018)", id="three-without-a-last-comma"),
        pytest.param(["kim2"], "(Kim, Lee, Qoo, et al., 2019)", id="more-names"),
        pytest.param(["same2", "same1"], "(Same, 2020b, 2020a)", id="letters-of-one-author-in-the-order-given"),
        pytest.param(["same4"], "(Same, no date b)", id="letters-without-a-year"),
        pytest.param(["three", "beek", "same3"], "(van Beek, 1990; Kim, Lee and Moo, 2018; Same, no date a)", id="by-year"),
    ],
)  # fmt: skip
def test_citation(keys: list[str], expected: str) -> None:
    assert citation(WORKS, keys, "harvard") == expected


def test_narrative_citation() -> None:
    assert citation(WORKS, ["three", "beek"], "harvard", narrative=True) == (
        "van Beek (1990) and Kim, Lee and Moo (2018)"
    )


def test_the_list_is_sorted_without_particles_and_shows_what_citations_show() -> None:
    assert [f.text for f in bibliography(WORKS, "harvard")][:4] == [
        "van Beek, A. (1990) M.",
        "Doe, John (2001) C.",
        "Doe, Jane (2001) D.",
        "Doe, J. (2002) E.",
    ]
