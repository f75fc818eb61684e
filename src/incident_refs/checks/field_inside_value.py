"""F201."""

import re
from collections.abc import Iterator

from incident_refs.bibtex.layout import ORDER
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.places import field_at
from incident_refs.model.finding import Severity

# "…{ImageNet}, year = {2009"; a quote may also end an attribute of HTML: "version="1.0" type="…"
_INSIDE = re.compile(r"""(?P<end>[,}"])\s?(?P<comma>,?)\s?(?P<name>[A-Za-z]++)\s?=\s?[{"\d]""")
_FIRST_WORD = re.compile(rb"[\r\n]\s*+([A-Za-z]++)\s*+=")
_ENTRY = re.compile(r"@\s?[A-Za-z]++\s?[{(]")
_KNOWN = frozenset(ORDER)
# where people keep BibTeX, or code
_FREE_TEXT = frozenset(("abstract", "annote", "annotation", "comment", "comments", "note", "notes", "review"))


class FieldInsideValue(EntryCheck):
    """A field has ended up inside the value of another one.

    ## Why it matters
    A brace or a quote is missing, or one is too many. The inner field is not read, and the outer one prints it.

    ## Before
    ```bibtex
    @misc{deng2009imagenet,
      title = {ImageNet, {a database,
      year = {2009}}},
    }
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet,
      title = {ImageNet, a database},
      year = {2009},
    }
    ```
    """

    code = "F201"
    severity = Severity.ERROR

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the fields that hold another one."""
        for name, value in item.entry.fields:
            if "=" not in value:
                continue
            at_start: frozenset[str] | None = None
            quoted = _ENTRY.search(value) if "@" in value else None  # "@article{x, title = {…}": another check's
            for inside in _INSIDE.finditer(value, 0, quoted.start() if quoted else len(value)):
                if inside[0][-1].isdigit() and " " not in inside[0]:  # "https://a.org/?a=1,year=2009"
                    continue
                at_start = _first_words(file, item, name) if at_start is None else at_start
                known = inside["name"].lower() in _KNOWN and (inside["end"] != '"' or inside["comma"] != "")
                if known or inside["name"] in at_start:
                    sure = known and inside["name"] in at_start and name not in _FREE_TEXT
                    yield Seen(_sentence(name, inside["name"]), item, name, severity=None if sure else Severity.WARNING)
                    break


def _sentence(outer: str, inner: str) -> str:
    return f"field '{outer[:60]}' holds what reads like a field of its own, '{inner[:60]}'; is a brace missing?"


def _first_words(file: BibFile, item: Item, outer: str) -> frozenset[str]:
    """Return the words that begin a line of a value, with a `=` behind them: "…database,⏎ year = {2009}"."""
    field = field_at(file.bibliography.data, item.block, outer)
    return frozenset(word.decode() for word in _FIRST_WORD.findall(field["value"])) if field else frozenset()
