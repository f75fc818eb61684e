"""D125."""

from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.model.finding import Severity

_CONTAINERS = ("booktitle", "journal", "journaltitle")
# a @proceedings gives its title as `booktitle` too, for the papers that take it over
_PARTS = frozenset(("article", "inproceedings", "conference", "incollection", "inbook", "misc"))
_SIGNS = str.maketrans("", "", "{}.,:;~ \t")


class TitleRepeated(EntryCheck):
    """The title of a part is also that of the book or journal in which it stands.

    ## Why it matters
    One of the two is mostly wrong: an exporter had only one title, or the whole book is meant, and the type should be
    `@book` or `@proceedings`.

    ## Before
    ```bibtex
    @incollection{gitelman2013, author = {Gitelman, Lisa}, title = {Raw data}, booktitle = {Raw Data}}
    ```

    ## After
    ```bibtex
    @book{gitelman2013, author = {Gitelman, Lisa}, title = {Raw data}}
    ```
    """

    code = "D125"
    severity = Severity.INFO

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the field that says the title again."""
        title = item.fields.get("title")
        if not title or item.entry.type not in _PARTS:
            return
        for name in _CONTAINERS:
            container = item.fields.get(name)
            if container and abs(len(container) - len(title)) < 9 and _folded(title) == _folded(container):
                yield Seen(f"field '{name}': the same as the title", item, name)


def _folded(title: str) -> str:
    return title.translate(_SIGNS).casefold()
