import pytest

from incident_refs.errors import ExchangeError
from incident_refs.exchange.ris import read, write
from incident_refs.model.dates import EntryDate, PartialDate
from incident_refs.model.item import Item
from incident_refs.model.names import Group, Name, Person
from incident_refs.model.rich_text import plain

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
