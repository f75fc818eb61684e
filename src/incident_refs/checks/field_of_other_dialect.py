"""D104."""

from collections.abc import Iterator

from incident_refs.bibtex.dates import read_date
from incident_refs.bibtex.types import Dialect
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.model.finding import Fix, Severity

# biblatex's field, and the one that BibTeX's styles read
_READ_AS = {"date": "year", "journaltitle": "journal", "location": "address"}
# what it has no field for: it belongs behind the title, after a colon
_SUBTITLES = ("subtitle", "booksubtitle", "journalsubtitle")


class FieldOfOtherDialect:
    """A file written for BibTeX gives a year, a journal, a place or a subtitle only as biblatex reads it.

    ## Why it matters
    BibTeX passes over `date`, `journaltitle`, `location` and `subtitle` without a word, and the reference is printed
    without them. (biblatex reads BibTeX's names as well as its own, so the other way round nothing is lost.)

    ## Before
    ```bibtex
    @article{torralba2011, title = {Dataset bias}, journal = {CVPR}, year = {2011}}
    @article{deng2009imagenet, title = {ImageNet}, journal = {CVPR}, date = {2009-06}}
    ```

    ## After
    ```bibtex
    @article{torralba2011, title = {Dataset bias}, journal = {CVPR}, year = {2011}}
    @article{deng2009imagenet, title = {ImageNet}, journal = {CVPR}, date = {2009-06}, year = {2009}}
    ```
    """

    code = "D104"
    severity = Severity.INFO

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the fields that BibTeX does not read, in a file that is written for it."""
        if file.dialect is not Dialect.BIBTEX:
            return
        for item in file.items:
            for ours, theirs in _READ_AS.items():
                value = item.fields.get(ours)
                # without a publisher it may be the shelf where a copy stands
                if ours == "location" and "publisher" not in item.fields:
                    continue
                if value and theirs not in file.inherited(item):
                    better = _year(value) if ours == "date" else value
                    fix = Fix(theirs, None, better) if better else None
                    message = f"BibTeX reads no field '{ours}'; the rest of this file says '{theirs}'"
                    yield Seen(message, item, ours, fix)
            for name in _SUBTITLES:
                if item.fields.get(name):
                    yield Seen(
                        f"BibTeX reads no field '{name}'; it belongs behind the title, after a colon", item, name
                    )


def _year(date: str) -> str | None:
    """Return the year of a date that is one: no range of years, no circa."""
    read = read_date(date)
    if read is None or read.circa or not read.start.year >= 1000 or (read.end and read.end.year != read.start.year):
        return None
    return str(read.start.year)
