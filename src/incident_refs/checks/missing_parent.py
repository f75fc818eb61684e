"""K302."""

from collections.abc import Iterator, Set

from incident_refs.bibtex.aliases import IDS, aliases
from incident_refs.bibtex.types import Dialect
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.model.finding import Severity

# Fields that name entries, and whether an entry loses something where there is none
_NAMING = {"crossref": True, "xdata": True, "xref": False, "related": False, "entryset": False}


class MissingParent:
    """An entry names another one (`crossref`, `xdata`, `xref`, `related`, `entryset`) that is not in the file.

    ## Why it matters
    What it is to take over from a `crossref` or `xdata` is nowhere: it has no book title, or no publisher. That is an
    error; a missing `xref` or `related` is a warning.

    ## Before
    ```bibtex
    @incollection{bowker2013, title = {Data flakes}, crossref = {gitelman2013}}
    ```

    ## After
    ```bibtex
    @incollection{bowker2013, title = {Data flakes}, crossref = {gitelman2013}}
    @book{gitelman2013, title = {Raw data}}
    ```
    """

    code = "K302"
    severity = Severity.ERROR

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield each name that leads to no entry, or for biber to none in these capitals."""
        named = [(item, name) for item in file.items for name in _NAMING if name in item.fields]
        if not named:
            return
        other = {alias.lower() for item in file.items if IDS in item.fields for alias in aliases(item.entry)}
        keys = {item.key for item in file.items}
        for item, name in named:
            for sentence, severity in _troubles(item, name, file, keys, other):
                yield Seen(f"field '{name}' names {sentence}", item, name, severity=severity)


def _troubles(
    item: Item, name: str, file: BibFile, keys: Set[str], other: Set[str]
) -> Iterator[tuple[str, Severity | None]]:
    """Yield what is wrong with the names in a field: those that are missing, and those in other capitals."""
    missing, otherwise = [], []
    for key in filter(None, map(str.strip, item.fields[name].split(","))):
        found = file.by_key.get(key.lower())
        if not found and key.lower() not in other:
            missing.append(key)
        elif found and found.key != key and key not in keys and file.dialect is Dialect.BIBLATEX:
            otherwise.append(f"'{key[:60]}'; the key is '{found.key[:60]}'")
    if missing:
        more = f" and {len(missing) - 1} more, which are no entries" if len(missing) > 1 else ", which is no entry"
        yield f"'{missing[0][:60]}'{more} of this file", None if _NAMING[name] else Severity.WARNING
    if otherwise:
        yield f"{otherwise[0]}, and biber minds capitals", Severity.WARNING
