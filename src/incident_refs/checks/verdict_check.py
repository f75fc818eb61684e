"""What sources say of an entry, as a finding: the part that all checks of one verdict share."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.model.decision import Evidence
from incident_refs.model.verdict import Verdict, VerdictWord
from incident_refs.model.work import Work

_SHOWN = 80  # characters of a value
# How a field that was compared is called in entries
_FIELDS = {
    "authors": ("author",),
    "container": ("journaltitle", "journal", "booktitle", "howpublished", "series", "eventtitle"),
    "year": ("year", "date"),
    "issue": ("number", "issue"),
    "pages": ("pages", "eid"),
}


class VerdictCheck:
    """A check that reports one verdict of the sources that were asked; without `--against` it finds nothing."""

    word: ClassVar[VerdictWord]

    def look(self, file: BibFile) -> Iterable[Seen]:
        """Yield the entries of that verdict."""
        for item in file.items if file.verdicts else ():
            for verdict in (file.verdicts or {}).get(item.key, ()):
                if verdict.word is self.word:
                    yield Seen(self.says(verdict), item, self.about(item, verdict), verdict=verdict.word)

    def says(self, verdict: Verdict) -> str:
        """Return the verdict as a sentence."""
        raise NotImplementedError

    def about(self, item: Item, verdict: Verdict) -> str | None:
        """Return the field of the entry that the verdict is about, where there is one."""
        return None


def shown(text: str | None) -> str:
    """Return a value in quotes, shortened.

    >>> shown("ImageNet")
    "'ImageNet'"
    """
    if text is None:
        return "none"
    return f"'{text}'" if len(text) <= _SHOWN else f"'{text[: _SHOWN - 1].rstrip()}…'"


def told(work: Work) -> str:
    """Return a work as a sentence names it: who, when, what, and where it is found.

    >>> told(Work("x:1", title="ImageNet"))
    "'ImageNet' (x:1)"
    """
    families = work.authors.families
    who = f"{families[0]}{' et al.' if len(families) > 1 or work.authors.more else ''}" if families else ""
    name = " ".join(filter(None, (who, str(work.year or ""))))
    return f"{name + ': ' if name else ''}{shown(work.title)} ({work.doi or work.arxiv or work.url or work.id})"


def field_of(item: Item, compared: str) -> str:
    """Return what the entry calls a field that was compared."""
    return next((name for name in _FIELDS.get(compared, ()) if name in item.fields), compared)


def in_which(verdict: Verdict) -> Iterator[Evidence]:
    """Yield the fields in which the entry and the work differ."""
    yield from (one for one in verdict.evidence if one.agrees is False)
