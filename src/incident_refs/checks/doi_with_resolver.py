"""I102."""

from collections.abc import Iterator

from incident_refs.bibtex.field_values import unescaped_doi
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.doi_as_meant import without_resolver
from incident_refs.checks.field_check import FieldCheck
from incident_refs.model.finding import Fix, Severity
from incident_refs.model.identifiers import registered_doi


class DoiWithResolver(FieldCheck):
    """An address or the word "doi" stands before the DOI in `doi`.

    ## Why it matters
    Styles put `https://doi.org/` before what stands in `doi`; twice, the link leads nowhere.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, doi = {https://doi.org/10.1109/CVPR.2009.5206848}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, doi = {10.1109/CVPR.2009.5206848}}
    ```
    """

    code = "I102"
    severity = Severity.WARNING
    field = "doi"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield a DOI with its resolver, and the bare one."""
        if "doi" not in value.lower() or "10." not in value or len(value) > 2000:
            return
        text = value.strip()
        bare = without_resolver(text)
        if bare == text:  # \\url{https://doi.org/10.1109/CVPR.2009.5206848}
            text = unescaped_doi(text)
            bare = without_resolver(text)
        if bare != text and registered_doi(unescaped_doi(bare)):
            yield Seen("field 'doi' wants the DOI alone, from '10.' on", item, "doi", Fix("doi", value, bare))
