import pytest

from incident_refs.checks.edition_in_words import EditionInWords
from tests.checks.looking import look, seen, the_one, to

BIBLATEX = "@online{x, urldate = {2021-05-12}}\n"


@pytest.mark.parametrize(
    ("edition", "better"),
    [
        ("2nd edition", "Second"),
        ("Second ed.", "Second"),
        ("21st edn", "21st"),
        ("2", "Second"),
        ("1.", "First"),
        ("Anniversary edition", None),
    ],
)
def test_found_for_bibtex(edition, better):
    found = the_one(EditionInWords(), "book", year="1995", edition=edition)
    assert to(found) == better
    assert (found.severity, found.line, found.column) == ("info", 3, 3)


@pytest.mark.parametrize(
    ("edition", "better"), [("Second", "2"), ("2nd", "2"), ("2nd edition", "2"), ("second ed.", "2")]
)
def test_found_for_biblatex(edition, better):
    (found,) = look(BIBLATEX + f"@book{{a, date = {{1995}}, edition = {{{edition}}}}}", EditionInWords())[1]
    assert to(found) == better


@pytest.mark.parametrize(
    "edition", ["Second", "2nd", "second", "Revised", "Third, revised", "x" * 200, "$2$", "{Second} edition"]
)
def test_not_found(edition):
    assert seen(EditionInWords(), "book", year="1995", edition=edition) == ()


def test_others_are_left_alone():
    assert look(BIBLATEX + "@book{a, date = {1995}, edition = {2}}", EditionInWords())[1] == ()
    assert seen(EditionInWords(), "manual", year="1995", edition="2") == ()
    assert seen(EditionInWords(), "book", edition="2") == ()
