"""I204."""

from collections.abc import Iterator

from incident_refs.bibtex.same_work import is_published
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.model.finding import Severity
from incident_refs.model.identifiers import arxiv_month
from incident_refs.model.tokens import words
from incident_refs.model.work import Work

_FIELDS = ("eprint", "url", "journal", "doi", "note", "howpublished", "journaltitle")


class ArxivLaterThanYear(EntryCheck):
    """A preprint is dated before arXiv gave it its id.

    ## Why it matters
    The id says when a preprint came out: `2006.16923` is of June 2020. So the year is wrong, or the id is that of
    something else. Articles that were published first and put there later are not meant.

    ## Before
    ```bibtex
    @misc{prabhu2020large, year = {2018}, eprint = {2006.16923}, archiveprefix = {arXiv}}
    ```

    ## After
    ```bibtex
    @misc{prabhu2020large, year = {2020}, eprint = {2006.16923}, archiveprefix = {arXiv}}
    ```
    """

    code = "I204"
    severity = Severity.WARNING

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield a preprint that is older than its id."""
        if not any(_may_name_arxiv(item.fields.get(name)) for name in _FIELDS) and "eprint" not in item.fields:
            return
        work = file.work(item)
        given = arxiv_month(work.arxiv) if work.arxiv else None
        if given and work.year and work.year < given.year and _is_preprint_alone(work):
            field = "year" if "year" in item.fields else "date" if "date" in item.fields else None
            said = f"the year {work.year} is before the arXiv id {work.arxiv}, which is of {given}"
            yield Seen(said, item, field)


def _may_name_arxiv(value: str | None) -> bool:
    return bool(value) and "rxiv" in (value or "")[:400].lower()


def _is_preprint_alone(work: Work) -> bool:
    """Return whether nothing says that it was published elsewhere."""
    if work.container and words(work.container)[:1] in (["arxiv"], ["corr"]):
        return not work.doi or work.doi.startswith("10.48550/")
    return not work.container and not is_published(work)
