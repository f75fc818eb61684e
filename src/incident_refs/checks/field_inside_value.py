"""F201."""

import re
from collections.abc import Iterator

from incident_refs.bibtex import grammar
from incident_refs.bibtex.layout import ORDER
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.places import start_of
from incident_refs.model.finding import Severity

_NAMES = "|".join(ORDER)
# "…{ImageNet}, year = {2009" of which nobody says that it is meant so
_KNOWN = re.compile(rf"""[,}}"]\s?(?P<name>{_NAMES})\s?=\s?[{{"\d]""", re.IGNORECASE)
_ANY = re.compile(r"""[}"]\s?,?\s?(?P<name>[A-Za-z]++)\s?=\s?[{"\d]""")
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
            inside = _KNOWN.search(value) or _ANY.search(value)
            if inside:
                at_start = _at_line_start(file, item, name, inside["name"])
                known = inside.re is _KNOWN
                if known or at_start:
                    sure = known and at_start and name not in _FREE_TEXT
                    yield Seen(_sentence(name, inside["name"]), item, name, severity=None if sure else Severity.WARNING)


def _sentence(outer: str, inner: str) -> str:
    return f"field '{outer}' holds what reads like a field of its own, '{inner[:60]}'; is a brace missing?"


def _at_line_start(file: BibFile, item: Item, outer: str, inner: str) -> bool:
    """Return whether the inner name is the first word of a line: "…database,⏎ year = {2009}"."""
    data = file.bibliography.data
    start = grammar.value_start(data, data.rfind(b",", item.block.start, start_of(data, item.block, outer)))
    return re.compile(rb"[\r\n]\s*+" + inner.encode() + rb"\s*+=").search(data, start, item.block.end) is not None
