"""I101."""

import re
from collections.abc import Iterator

from incident_refs.bibtex.field_values import unescaped_doi
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.doi_as_meant import doi_of_page, without_resolver
from incident_refs.checks.field_check import FieldCheck
from incident_refs.checks.look_alikes import as_it_looks
from incident_refs.checks.quoted import quoted
from incident_refs.model.finding import Fix, Severity
from incident_refs.model.identifiers import MAX_DOI, dois_in, normalise_arxiv, normalise_isbn, registered_doi

# "10.1109/CVPR.2009.5206848; 10.1145/3442188.3445922", "10.1002/a,10.1002/b"
_SECOND = re.compile(r"[,;|]\s*+(?:(?:doi:\s*+)?10\.[0-9]{4,9}/|https?://)", re.IGNORECASE)
# "10/gd3m5x" leads to the work as well
_SHORT = re.compile(r"10/[a-z0-9]{3,12}")


class DoiShape(FieldCheck):
    """What stands in `doi` is no DOI.

    ## Why it matters
    Styles make an address of it, and that leads nowhere. A DOI begins with `10.`, four to nine digits and a slash;
    an arXiv id, an ISBN or the number of a catalogue has a field of its own.

    ## Before
    ```bibtex
    @misc{prabhu2020large, title = {Large image datasets}, doi = {arXiv:2006.16923}}
    ```

    ## After
    ```bibtex
    @misc{prabhu2020large, title = {Large image datasets}, eprint = {2006.16923}, archiveprefix = {arXiv}}
    ```
    """

    code = "I101"
    severity = Severity.WARNING
    field = "doi"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield what is no DOI, or more than one."""
        if len(value) > 4 * MAX_DOI:
            yield Seen(f"field 'doi': {quoted(value)} is too long for a DOI", item, "doi", severity=Severity.ERROR)
            return
        text = without_resolver(unescaped_doi(value if value.isascii() else as_it_looks(value)))
        if registered_doi(text):
            if _SECOND.search(text):
                yield Seen("field 'doi' holds several DOIs; keep the one of this work", item, "doi")
            return
        page = doi_of_page(text) if " " not in text else None
        if page:
            said = f"field 'doi' holds the address of a page, not the DOI {quoted(page)}"
            yield Seen(said, item, "doi", Fix("doi", value, page))
        elif registered_doi("".join(text.split())) and not _SECOND.search(text):
            yield Seen(f"field 'doi': {quoted(text)} has a blank in it", item, "doi")
        elif len(dois_in(text)) > 1:
            yield Seen("field 'doi' holds several DOIs; keep the one of this work", item, "doi")
        elif dois_in(text):
            yield Seen(f"field 'doi': {quoted(text)} is more than a DOI", item, "doi")
        elif _SHORT.fullmatch(text.lower()):
            yield Seen(
                f"field 'doi': {quoted(text)} is a short form that few programs know; give all of it", item, "doi"
            )
        else:
            yield Seen(f"field 'doi': {quoted(text)} {_what(text)}", item, "doi", severity=Severity.ERROR)


def _what(text: str) -> str:
    """Return what a value is that is no DOI."""
    if normalise_arxiv(text):
        return "is an arXiv id, not a DOI; it belongs in 'eprint'"
    if normalise_isbn(text):
        return "is an ISBN, not a DOI; it belongs in 'isbn'"
    if text.lower().startswith(("http://", "https://", "www.")):
        return "is an address, not a DOI; it belongs in 'url'"
    return "is only the beginning of a DOI" if re.match(r"10\.[0-9]{4,9}(?:/|$)", text) else "is no DOI"
