"""I105."""

from collections.abc import Iterator

from incident_refs.bibtex.mapping import DOI
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.model.finding import Severity

_TESTS = {
    "10.5555/": "10.5555 is a prefix for tests, and for pages of ACM's library that have no DOI",
    "10.5072/": "10.5072 is a prefix for tests and examples",
}


class DoiForTests(FieldCheck):
    """A DOI has a prefix that is kept for tests.

    ## Why it matters
    Nothing is registered with it, so the link leads nowhere. ACM's library shows `10.5555/…` for works that have no
    DOI: give their address instead.

    ## Before
    ```bibtex
    @misc{vaswani2017attention, title = {Attention}, doi = {10.5555/3295222.3295349}}
    ```

    ## After
    ```bibtex
    @misc{vaswani2017attention, title = {Attention}, url = {https://dl.acm.org/doi/10.5555/3295222.3295349}}
    ```
    """

    code = "I105"
    severity = Severity.WARNING
    field = "doi"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield a DOI that is for tests."""
        if "10.5" not in value:
            return
        doi = DOI.read(value) or ""
        for prefix, what in _TESTS.items():
            if doi.startswith(prefix):
                yield Seen(f"field 'doi': {what}", item, "doi")
