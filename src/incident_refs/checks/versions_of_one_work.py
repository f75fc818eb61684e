"""K403."""

from collections.abc import Iterator

from incident_refs.bibtex.same_work import folded, is_preprint, is_published
from incident_refs.checks.alike import by_title
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.twins import name_of_work
from incident_refs.model.finding import Severity
from incident_refs.model.work import Work

_KINDS = {
    "journal-article": "article",
    "proceedings-article": "conference paper",
    "report": "report",
    "dissertation": "thesis",
}
_PREPRINT = "preprint"
_YEARS = 3  # between a preprint and its article


class VersionsOfOneWork:
    """Two entries are a preprint and what it was published as, or another pair of versions.

    ## Why it matters
    They are two works, and both may be wanted. Often the preprint was kept before the article came out, and a text
    cites now the one, now the other.

    ## Before
    ```bibtex
    @misc{prabhu2020large,
      author = {Prabhu, Vinay}, title = {Large image datasets}, year = {2020}, eprint = {2006.16923}}
    @inproceedings{prabhu2021large,
      author = {Prabhu, Vinay}, title = {Large image datasets}, year = {2021}, booktitle = {WACV}}
    ```

    ## After
    ```bibtex
    @inproceedings{prabhu2021large,
      author = {Prabhu, Vinay}, title = {Large image datasets}, year = {2021}, booktitle = {WACV}}
    ```
    """

    code = "K403"
    severity = Severity.INFO

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield each entry that is another version of an earlier one."""
        for alike in by_title(file):
            earlier: dict[str, dict[str, Item]] = {}
            for item in alike:
                work = file.work(item)
                kind, author = _kind(work), _first(work)
                if not kind or not author:
                    continue
                versions = earlier.setdefault(author, {})
                for other, one in versions.items():
                    if other != kind and _are_near(file.work(one), work) and not _have_one_name(one, item):
                        said = f"another version of '{one.key}' ({other} and {kind}); cite the one that is meant"
                        yield Seen(said, item, "title")
                        break
                versions.setdefault(kind, item)


def _kind(work: Work) -> str | None:
    container = folded(work.container or "")
    if container.startswith(("arxiv", "corr", "biorxiv", "medrxiv", "ssrn")):
        return _PREPRINT
    if is_preprint(work) and not (is_published(work) and container):
        return _PREPRINT
    return _KINDS.get(work.type)


def _first(work: Work) -> str:
    return folded(work.authors.families[0]) if work.authors else ""


def _are_near(one: Work, other: Work) -> bool:
    return one.year is None or other.year is None or abs(one.year - other.year) <= _YEARS


def _have_one_name(one: Item, other: Item) -> bool:
    name = name_of_work(one.fields)
    return name is not None and name == name_of_work(other.fields)
