import pytest

from incident_refs.errors import ExchangeError
from incident_refs.exchange.ris import read, write
from incident_refs.model.dates import EntryDate, PartialDate
from incident_refs.model.item import Item, not_kept
from incident_refs.model.names import Group, Name, Names, Person
from incident_refs.model.rich_text import ITALIC, SUBSCRIPT, plain, rich

ARTICLE = """\
TY  - JOUR
AU  - Fei-Fei, Li
AU  - Krishna, Ranjay
TI  - Searching for Computer Vision North Stars
JF  - Daedalus
JO  - Daed.
PY  - 2022
DA  - 2022/05/01/
VL  - 151
IS  - 2
SP  - 85
EP  - 99
SN  - 0011-5266
DO  - https://doi.org/10.1162/daed_a_01902
UR  - https://direct.mit.edu/daed
KW  - vision
KW  - data sets
AB  - A long abstract
that goes on in the next line.
N1  - Lent by Ann
ER  -
"""


def one(*lines: str) -> Item:
    return read("\n".join(("TY  - BOOK", *lines, "ER  - ")), "x.ris").items[0]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_article(newline: str) -> None:
    (found,) = read("\n" + ARTICLE.replace("\n", newline), "x.ris").items
    assert (found.type, found.author.families, plain(found.container_title)) == (
        "article-journal", ("Fei-Fei", "Krishna"), "Daedalus",
    )  # fmt: skip
    assert (found.issued, found.page) == (EntryDate(PartialDate(2022, 5, 1)), "85–99")
    assert found.doi == "10.1162/daed_a_01902"
    assert dict(found.more) == {
        "abstract": "A long abstract that goes on in the next line.", "container-title-short": "Daed.",
        "keyword": "vision, data sets", "note": "Lent by Ann", "ISSN": "0011-5266",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("AU  - van der Maaten, Laurens", Person("Maaten", "Laurens", "van der"), id="particle"),
        pytest.param("A1  - Brooks, Frederick P., Jr.", Person("Brooks", "Frederick P.", suffix="Jr."), id="suffix"),
        pytest.param("AU  - European Commission", Group("European Commission"), id="group"),
        pytest.param("AU  - Plato,", Person("Plato"), id="family-only"),
    ],
)
def test_author(line: str, expected: Name) -> None:
    found = one(line)
    assert found.author.listed == (expected,)
    assert read(write([found]), "x").items[0].author == found.author


def test_et_al_is_no_person() -> None:
    found = one("AU  - Deng, Jia", "AU  - et al.")
    assert (found.author.families, found.author.more) == (("Deng",), True)
    assert read(write([found]), "x").items[0].author == found.author


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["PY  - 2009"], EntryDate(PartialDate(2009)), id="year"),
        pytest.param(["Y1  - 2009///"], EntryDate(PartialDate(2009)), id="slashes"),
        pytest.param(["DA  - 2009/06//"], EntryDate(PartialDate(2009, 6)), id="month"),
        pytest.param(["PY  - 2009", "DA  - 2009/06/20"], EntryDate(PartialDate(2009, 6, 20)), id="the-closer-one"),
        pytest.param(["DA  - June 2009"], EntryDate(PartialDate(2009, 6)), id="words"),
    ],
)
def test_issued(lines: list[str], expected: EntryDate) -> None:
    found = one(*lines)
    assert found.issued == expected
    assert read(write([found]), "x").items[0].issued == expected


def test_what_is_no_date_stays_text() -> None:
    found = one("PY  - Spring term")
    assert (found.issued, found.more) == (None, (("issued", "Spring term"),))
    assert read(write([found]), "x").items[0].more == found.more


@pytest.mark.parametrize(
    ("date", "line"),
    [
        pytest.param(EntryDate(PartialDate(2009, 21)), "DA  - 2009///Spring", id="season"),
        pytest.param(EntryDate(PartialDate(2020), circa=True), "DA  - 2020///circa", id="circa"),
        pytest.param(EntryDate(PartialDate(2009), PartialDate(2010)), "DA  - 2009///to 2010", id="years"),
        pytest.param(
            EntryDate(PartialDate(2015, 6, 29), PartialDate(2015, 7, 1)), "DA  - 2015/06/29/to 2015-07-01", id="days"
        ),
        pytest.param(
            EntryDate(PartialDate(2009, 24), PartialDate(2010), circa=True),
            "DA  - 2009///Winter; circa; to 2010",
            id="all-of-it",
        ),
        pytest.param(EntryDate(PartialDate(-44, 3, 15)), "DA  - -0044/03/15", id="before-our-era"),
        pytest.param(EntryDate(PartialDate(850)), "PY  - 0850", id="early"),
    ],
)
def test_what_is_no_day_stands_behind_the_third_slash(date: EntryDate, line: str) -> None:
    text = write([Item("a", "book", issued=date)])
    assert line in text.splitlines()
    assert read(text, "x").items[0].issued == date


def test_somebodys_own_word_behind_the_third_slash_leaves_the_year() -> None:
    assert one("PY  - 2009", "DA  - 2009///Easter term").issued == EntryDate(PartialDate(2009))


@pytest.mark.parametrize(
    ("item", "lines"),
    [
        pytest.param(
            Item("a", "paper-conference", container_title=rich("Proc."), event_title=rich("CVPR 2009"),
                 publisher_place="New York", event_place="Miami, FL"),
            ["T2  - CVPR 2009", "C3  - Proc.", "CY  - Miami, FL", "C1  - New York"],
            id="conference-beside-its-proceedings",
        ),
        pytest.param(
            Item("a", "paper-conference", container_title=rich("Proc."), publisher_place="New York"),
            ["T2  - Proc.", "CY  - New York"],
            id="proceedings-alone",
        ),
        pytest.param(
            Item("a", "book", collection_title=rich("LNCS"), collection_number="12",
                 editor=Names((Person("Doe", "J."),)), more=(("number-of-pages", "322"),)),
            ["T2  - LNCS", "M1  - 12", "ED  - Doe, J.", "SP  - 322"],
            id="book",
        ),
        pytest.param(Item("a", "book", page="12"), ["SP  - 12", "EP  - 12"], id="page-of-a-book"),
        pytest.param(Item("a", "article-journal", number="e0174"), ["C7  - e0174"], id="article-number"),
        pytest.param(Item("a", "report", number="NIST AI 100-1"), ["SN  - NIST AI 100-1"], id="report-number"),
        pytest.param(Item("a", "report", number="0011-5266"), ["M1  - 0011-5266"], id="report-number-like-an-issn"),
        pytest.param(Item("a", "legal_case", authority="Supreme Court"), ["PB  - Supreme Court"], id="court"),
        pytest.param(
            Item("a", "article-newspaper", more=(("section", "Business"),)), ["SE  - Business"], id="section"
        ),
        pytest.param(Item("a", "chapter", chapter_number="3"), ["SE  - 3"], id="chapter"),
        pytest.param(Item("a", "book", original_date=EntryDate(PartialDate(1869))), ["OP  - 1869"], id="original"),
        pytest.param(
            Item("a", "book", more=(("keyword", "AI; ethics, law"),)), ["KW  - AI", "KW  - ethics, law"], id="keywords"
        ),
        pytest.param(
            Item("a", "personal_communication", more=(("recipient", Names((Person("Ulam", "Stan"),))),)),
            ["A2  - Ulam, Stan"],
            id="recipient",
        ),
        pytest.param(Item("a", "article", publisher="bioRxiv", number="1"), ["TY  - UNPB"], id="preprint"),
    ],
)  # fmt: skip
def test_tags_of_a_type_both_ways(item: Item, lines: list[str]) -> None:
    text = write([item])
    assert set(lines) <= set(text.splitlines())
    found = read(text, "x")
    assert (not_kept(item, found.items[0]), not_kept(found.items[0], item), found.notes) == ((), (), ())


def test_tags_in_titles_are_marks() -> None:
    assert one("TI  - On <i>E. coli</i> & CO<sub>2</sub> < 5").title == (
        ("On ", 0), ("E. coli", ITALIC), (" & CO", 0), ("2", SUBSCRIPT), (" < 5", 0),
    )  # fmt: skip


def test_what_has_no_place_is_said_of_other_types() -> None:
    assert [note.text for note in read("TY  - BOOK\nTI  - A\nC3  - Proc.\nER  - \n", "x").notes] == [
        "'C3' has no place here; left out: Proc."
    ]


def test_numbers_of_books_and_journals() -> None:
    assert dict(one("SN  - 978-0-553-41881-1").more) == {"ISBN": "978-0-553-41881-1"}
    assert dict(one("SN  - 0011-5266").more) == {"ISSN": "0011-5266"}


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        pytest.param(
            "TY  - BOOK\nTI  - A\nTY  - BOOK\nTI  - B\nER  - \n",
            [(3, "the reference before this line has no 'ER  - ' at its end; it ends here")],
            id="no-end",
        ),
        pytest.param(
            "TY  - BOOK\nTI  - A\n",
            [(1, "the last reference has no 'ER  - ' at its end; read as far as it goes")],
            id="no-last-end",
        ),
        pytest.param(
            "TY  - BOOK\nTI  - A\nU1  - mine\nER  - \n", [(3, "'U1' has no place here; left out: mine")], id="other-tag"
        ),
        pytest.param(
            "TY  - BOOK\nTI  - A\nT1  - B\nER  - \n", [(3, "a second value of 'T1' is left out: B")], id="twice"
        ),
        pytest.param(
            "TY  - HOLO\nTI  - A\nER  - \n", [(1, "'HOLO' is no type of RIS; taken for a document")], id="type"
        ),
        pytest.param(
            "TY  - BOOK\nTI  - A\nER  - \nAU  - B\n",
            [(4, "'AU' stands outside of a reference; left out")],
            id="outside",
        ),
    ],
)
def test_what_is_odd_is_said_with_its_line(text: str, notes: list[tuple[int, str]]) -> None:
    found = read(text, "x.ris")
    assert plain(found.items[0].title) == "A"
    assert [(note.line, note.text) for note in found.notes] == notes


def test_no_ris_is_refused() -> None:
    with pytest.raises(ExchangeError, match="no RIS"):
        read("TI  - A\n", "x.ris")


def test_a_value_cannot_end_its_reference() -> None:
    found = Item("a", "book", title=(("A\nER  - \nTY  - BOOK", 0),))
    assert len(read(write([found]), "x").items) == 1


def test_a_million_lines_behind_a_tag_are_one_value_that_ends() -> None:
    found = read("TY  - BOOK\nAB  - a\n" + "more words\n" * 200_000 + "ER  - \n", "x.ris")
    assert len(str(dict(found.items[0].more)["abstract"])) < 110_000
