"""D154."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.value_check import Wrong, seen
from incident_refs.model.finding import Severity

# "Nature 521", "Nature, vol. 521", "Nature (2015)", "Nature, 521(7553)"
_END = re.compile(
    r"""(?<![\s,(])[\s,]*+ (?P<label>[Vv]ol(?:\.|ume)?\s?)? (?P<open>\()? (?P<number>\d{1,4})
        (?P<issue>\(\d{1,5}\))? \)? \Z""",
    re.VERBOSE,
)
_LABELLED = re.compile(r"[,\s](?:[Vv]ol\.|[Vv]olume|[Nn]o\.|[Ii]ssue|pp\.)\s?\d")


class NumberInJournal(EntryCheck):
    """The name of a journal ends in a volume or a year.

    ## Why it matters
    It is printed twice, and neither styles nor catalogues know the journal "Nature 521". Where the entry has the same
    number in its own field, the name is cut there.

    ## Before
    ```bibtex
    @article{lecun2015deep, title = {Deep learning}, journal = {Nature, vol. 521}, volume = {521}, year = {2015}}
    ```

    ## After
    ```bibtex
    @article{lecun2015deep, title = {Deep learning}, journal = {Nature}, volume = {521}, year = {2015}}
    ```
    """

    code = "D154"
    severity = Severity.INFO

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the journal with its number."""
        for name in ("journal", "journaltitle"):
            value = item.fields.get(name)
            if not value or not (value[-1].isdigit() or value[-1] == ")"):
                continue
            hit = _END.search(value, max(0, len(value) - 60))
            if not hit or not hit.start():
                continue
            number = hit["number"]
            volume, year = item.fields.get("volume"), item.fields.get("year", item.fields.get("date", ""))[:4]
            same = (number == volume and (hit["label"] or not hit["open"])) or (number == year and hit["open"])
            if same and not (hit["issue"] and item.fields.get("number") != hit["issue"].strip("()")):
                yield seen(Wrong(f"ends in {number}, which stands in its own field", value[: hit.start()]), item, name)
            elif hit["label"] or hit["issue"] or _LABELLED.search(value):
                yield seen(Wrong("holds a volume or issue, which have fields of their own"), item, name)
