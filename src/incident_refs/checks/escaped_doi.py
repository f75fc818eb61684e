"""I103."""

from collections.abc import Iterator

from incident_refs.bibtex.field_values import unescaped_doi
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.doi_as_meant import without_resolver
from incident_refs.checks.field_check import FieldCheck
from incident_refs.model.finding import Fix, Severity
from incident_refs.model.identifiers import registered_doi


class EscapedDoi(FieldCheck):
    r"""Signs of a DOI are written as TeX, HTML or an address has them.

    ## Why it matters
    `doi` is taken to the letter for the link, so `\_` and `%2F` end up in it, and it leads nowhere.

    ## Before
    ```bibtex
    @misc{xu2022art, title = {AI and art}, doi = {10.1162/daed{\_}a{\_}01902}}
    ```

    ## After
    ```bibtex
    @misc{xu2022art, title = {AI and art}, doi = {10.1162/daed_a_01902}}
    ```
    """

    code = "I103"
    severity = Severity.INFO
    field = "doi"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield a DOI in which signs are escaped, and the same with the signs themselves."""
        if len(value) > 2000 or not ("\\" in value or "%" in value or "{" in value or "&" in value):
            return
        meant = unescaped_doi(value)
        if meant == value.strip() or set(meant) & set("{}\\") or without_resolver(meant) != meant:
            return
        if registered_doi(meant):
            yield Seen(
                "field 'doi' has escaped signs; it is taken to the letter", item, "doi", Fix("doi", value, meant)
            )
