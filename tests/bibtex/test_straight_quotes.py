import pytest

from incident_refs.bibtex.exact_item import exact_item
from incident_refs.bibtex.item_entry import entry_from_item
from incident_refs.bibtex.item_mapping import item_from_entry
from incident_refs.bibtex.types import Dialect
from incident_refs.model.entry import Entry
from incident_refs.model.item import Item
from incident_refs.model.names import Names, Person
from incident_refs.model.rich_text import plain

ONEIL = Person("O'Neil", "Cathy")


@pytest.mark.parametrize("encoding", ["utf8", "latex"])
@pytest.mark.parametrize("dialect", Dialect)
@pytest.mark.parametrize(
    "title",
    [
        "Don't 'quote' a \"word\"",
        "'Twas the '90s: rock 'n' roll, 5' 10\"",
        "Müller's “typographic” and ’straight’ 'mix'",
        "l'étude d'Œdipe",
        "''",
        "É\"a'é",
    ],
)
def test_straight_quotes_come_back_straight(title: str, dialect: Dialect, encoding: str) -> None:
    made = Item("a", "book", title=((title, 0),), author=Names((ONEIL,)), publisher="O'Reilly")
    back = exact_item(entry_from_item(made, dialect, encoding))
    assert (plain(back.title), back.author.listed, back.publisher) == (title, (ONEIL,), "O'Reilly")


def test_what_people_write_is_printed_with_typographic_ones() -> None:
    entry = Entry("a", "book", (("title", "Don't 'quote' ``a'' word"), ("author", "O'Neil, Cathy")))
    assert plain(exact_item(entry).title) == "Don’t ‘quote’ “a” word"
    assert exact_item(entry).author.families == ("O’Neil",)


def test_print_is_typographic_whatever_is_exchanged() -> None:
    entry = entry_from_item(Item("a", "book", title=(("Don't", 0),)))
    assert dict(entry.fields) == {"title": "Don't", "csl-quotes": "straight"}
    assert plain(item_from_entry(entry).title) == "Don’t"


def test_an_entry_without_straight_quotes_says_nothing_of_them() -> None:
    assert entry_from_item(Item("a", "book", title=(("Don’t", 0),))).get("csl-quotes") is None
