import pytest

from incident_refs.bibtex.inheritance import inherited
from incident_refs.model.entry import Entry

BOOK = Entry(
    "book",
    "collection",
    (("title", "Whole"), ("subtitle", "All"), ("editor", "Ed, Ann"), ("year", "2013"), ("doi", "10.1/b")),
)
JOURNAL = Entry("issue", "periodical", (("title", "Journal"), ("volume", "3"), ("date", "2001")))
SHARED = Entry("press", "xdata", (("publisher", "MIT Press"), ("url", "https://mitpress.mit.edu")))
EVERY = {entry.key: entry for entry in (BOOK, JOURNAL, SHARED)}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(
            Entry("a", "incollection", (("title", "Part"), ("crossref", "book"))),
            {"title": "Part", "booktitle": "Whole", "booksubtitle": "All", "editor": "Ed, Ann", "year": "2013"},
            id="part-of-a-book",
        ),
        pytest.param(
            Entry("a", "article", (("title", "Piece"), ("crossref", "ISSUE"))),
            {"title": "Piece", "journaltitle": "Journal", "volume": "3", "date": "2001"},
            id="article-of-an-issue",
        ),
        pytest.param(
            Entry("a", "book", (("title", "B"), ("xdata", "press"))),
            {"title": "B", "publisher": "MIT Press", "url": "https://mitpress.mit.edu"},
            id="xdata",
        ),
        pytest.param(
            Entry("a", "inbook", (("title", "P"), ("date", "2015"), ("crossref", "book"))),
            {"title": "P", "booktitle": "Whole", "booksubtitle": "All", "editor": "Ed, Ann", "date": "2015"},
            id="own-date-wins-over-a-year",
        ),
        pytest.param(Entry("a", "misc", (("title", "T"), ("crossref", "nobody"))), {"title": "T"}, id="no-such-parent"),
    ],
)
def test_inherited(entry: Entry, expected: dict[str, str]) -> None:
    fields = inherited(entry, EVERY)
    fields.pop("crossref", None)
    fields.pop("xdata", None)
    assert fields == expected


def test_circles_end() -> None:
    one = Entry("one", "book", (("title", "1"), ("crossref", "two")))
    two = Entry("two", "book", (("publisher", "P"), ("crossref", "one")))
    assert inherited(one, {"one": one, "two": two})["publisher"] == "P"
    me = Entry("me", "book", (("crossref", "me"),))
    assert inherited(me, {"me": me}) == {"crossref": "me"}
