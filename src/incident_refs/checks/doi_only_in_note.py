"""I107."""

import re
from collections.abc import Iterator

from incident_refs.bibtex.field_values import unescaped_doi
from incident_refs.bibtex.mapping import ADDRESS, DOI
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.doi_as_meant import doi_of_page, without_resolver
from incident_refs.checks.quoted import quoted
from incident_refs.model.finding import Fix, Severity
from incident_refs.model.identifiers import dois_in, registered_doi

_LONGEST = 2000
_FIELDS = ("note", "howpublished", "annote", "annotation", "addendum", "pubstate")
# "Erratum: 10.1371/…", "Comment on doi:10.1126/…", "Data at https://doi.org/10.5281/zenodo.…": DOIs of something else
_OF_OTHERS = re.compile(
    r"correct|correg|errat|retract|concern|comment|repl|review|supplement|data|code|software|preprint|version|translat"
    r"|see|cit|also|original|reprint|extend|arxiv",
    re.IGNORECASE,
)


class DoiOnlyInNote(EntryCheck):
    """A note holds a DOI, and there is no `doi`.

    ## Why it matters
    Other programs know a work by its `doi`, and look for it nowhere else. It is added where the note is nothing but the
    DOI; beside other words it may be the DOI of something else.

    ## Before
    ```bibtex
    @misc{deng2009imagenet,
      note = {doi:10.1109/CVPR.2009.5206848}
    }
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet,
      note = {doi:10.1109/CVPR.2009.5206848},
      doi = {10.1109/cvpr.2009.5206848}
    }
    ```
    """

    code = "I107"
    severity = Severity.INFO

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the first note that holds one DOI, where the entry has none and its address says no other."""
        if "doi" in item.fields:
            return
        for name, doi, alone in notes_with_doi(item):
            there = doi_of_page(ADDRESS.read(item.fields.get("url", "")) or "")
            if there or "doi" in file.inherited(item):  # I106 tells of the address
                return
            fix = Fix("doi", None, DOI.write(doi, "utf8")) if alone else None
            said = "and there is no 'doi'" if alone else "if it is this work's, give it as 'doi'"
            yield Seen(f"field '{name}' holds the DOI {quoted(doi)}; {said}", item, name, fix)
            return


def notes_with_doi(item: Item) -> Iterator[tuple[str, str, bool]]:
    """Yield the fields for notes that hold one DOI, with it, and whether they hold nothing else."""
    for name in _FIELDS:
        value = item.fields.get(name)
        if not value or "10." not in value or len(value) > _LONGEST:
            continue
        text = unescaped_doi(value)
        found = dois_in(text)
        alone = registered_doi(without_resolver(text)) is not None
        if len(found) == 1 and (alone or not _OF_OTHERS.search(text)):
            yield name, found[0], alone
