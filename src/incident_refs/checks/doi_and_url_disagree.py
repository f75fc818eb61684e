"""I108."""

from collections.abc import Iterator

from incident_refs.bibtex.mapping import ADDRESS, DOI
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.doi_as_meant import doi_of_page
from incident_refs.checks.field_check import FieldCheck
from incident_refs.checks.quoted import quoted
from incident_refs.model.finding import Severity

_ARXIV = "10.48550/"


class DoiAndUrlDisagree(FieldCheck):
    """The address is that of another DOI than the one in `doi`.

    ## Why it matters
    One of the two leads readers to another work. An address at arXiv beside the DOI of the published article is fine.

    ## Before
    ```bibtex
    @misc{deng2009imagenet,
      title = {ImageNet},
      doi = {10.1109/CVPR.2009.5206848},
      url = {https://doi.org/10.1145/3442188.3445922}
    }
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet,
      title = {ImageNet},
      doi = {10.1109/CVPR.2009.5206848},
      url = {https://doi.org/10.1109/CVPR.2009.5206848}
    }
    ```
    """

    code = "I108"
    severity = Severity.WARNING
    field = "url"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the address of another DOI."""
        doi = item.fields.get("doi")
        if not doi or not ("10." in value or "10%2" in value or "nature.com" in value):
            return
        there, here = doi_of_page(ADDRESS.read(value) or ""), DOI.read(doi)
        if not there or not here or there.startswith(_ARXIV) or here.startswith(_ARXIV):
            return
        # one may be cut, or have the address's own words behind it: 10.1002/aaai.12345/abstract
        if not there.startswith(here) and not here.startswith(there):
            yield Seen(f"field 'url' leads to the DOI {quoted(there)}, and 'doi' is {quoted(here)}", item, "url")
