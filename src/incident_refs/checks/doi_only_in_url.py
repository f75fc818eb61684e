"""I106."""

from collections.abc import Iterator

from incident_refs.bibtex.mapping import ADDRESS, DOI
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.doi_as_meant import doi_of_page
from incident_refs.checks.doi_only_in_note import notes_with_doi
from incident_refs.checks.field_check import FieldCheck
from incident_refs.checks.quoted import quoted
from incident_refs.model.finding import Fix, Severity


class DoiOnlyInUrl(FieldCheck):
    """The address has the work's DOI, and there is no `doi`.

    ## Why it matters
    Other programs know a work by its `doi`: without it, they neither find the work again nor see that two entries are
    about the same one.

    ## Before
    ```bibtex
    @misc{bender2021dangers,
      url = {https://dl.acm.org/doi/10.1145/3442188.3445922}
    }
    ```

    ## After
    ```bibtex
    @misc{bender2021dangers,
      url = {https://dl.acm.org/doi/10.1145/3442188.3445922},
      doi = {10.1145/3442188.3445922}
    }
    ```
    """

    code = "I106"
    severity = Severity.INFO
    field = "url"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield an address that is a DOI's, where the entry has none."""
        if "doi" in item.fields or not ("10." in value or "10%2" in value or "nature.com" in value):
            return
        doi = doi_of_page(ADDRESS.read(value) or "")
        if doi and "doi" not in file.inherited(item):
            others = {said for _, said, _ in notes_with_doi(item)} - {doi}
            fix = None if others else Fix("doi", None, DOI.write(doi, "utf8"))  # a note says another: who is right?
            yield Seen(f"field 'url' leads to the DOI {quoted(doi)}, and there is no 'doi'", item, "url", fix)
