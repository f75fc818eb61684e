"""D103."""

from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.entry_types import TYPES
from incident_refs.model.finding import Severity

_LONGEST = 30  # letters: no type is longer
_LIKELY = ("article", "book", "inproceedings", "incollection", "misc", "online", "phdthesis", "proceedings", "report",
           "software", "techreport", "thesis", "unpublished", "mastersthesis", "inbook", "dataset")  # fmt: skip


class UnknownType(EntryCheck):
    """An entry has a type that neither BibTeX's styles nor biblatex know.

    ## Why it matters
    Styles print what they do not know as `@misc`: without the journal, the volume or the book that it stands in. Mostly
    it is a slip of the pen.

    ## Before
    ```bibtex
    @artcle{deng2009imagenet, title = {ImageNet}, journal = {CVPR}}
    ```

    ## After
    ```bibtex
    @article{deng2009imagenet, title = {ImageNet}, journal = {CVPR}}
    ```
    """

    code = "D103"
    severity = Severity.INFO

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield a type that is not known, with the one that it looks like."""
        kind = item.entry.type
        if kind in TYPES:
            return
        from difflib import get_close_matches

        near = get_close_matches(kind, _LIKELY, 1, 0.8) if len(kind) <= _LONGEST else []
        advice = f"did you mean @{near[0]}?" if near else "styles print it as @misc"
        yield Seen(f"@{kind[:60]} is a type that neither BibTeX nor biblatex knows; {advice}", item)
