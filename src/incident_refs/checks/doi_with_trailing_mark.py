"""I104."""

from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.doi_as_meant import doi_of_page, without_resolver
from incident_refs.checks.field_check import FieldCheck
from incident_refs.checks.quoted import quoted
from incident_refs.model.finding import Fix, Severity
from incident_refs.model.identifiers import normalise_doi, registered_doi

# What no registered DOI ends with. A stop is another matter: 10.21297/ballak.2017.124. is one
_NEVER = frozenset(',;:"”’“)]}>')
# 10.1299/jsmekansai.2003.78._7-17_ is one
_OFTEN = frozenset("_*'!?")


class DoiWithTrailingMark(FieldCheck):
    """A mark of the sentence that it was copied from stands at the end of a DOI.

    ## Why it matters
    The mark becomes part of the link, which then leads nowhere. It is taken away where no DOI can end so; there are a
    few DOIs that end with a stop, so that one is left to you, unless the entry's address has the DOI without it.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, doi = {10.1109/CVPR.2009.5206848,}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, doi = {10.1109/CVPR.2009.5206848}}
    ```
    """

    code = "I104"
    severity = Severity.WARNING
    field = "doi"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield a DOI with a mark behind it."""
        text = value.rstrip()
        if text[-1].isalnum() or len(text) > 2000:
            return
        doi = registered_doi(without_resolver(text.lstrip()))
        bare = normalise_doi(doi.rstrip("“”")) if doi else None
        if doi is None or bare is None or bare == doi or not doi.startswith(bare):
            return
        tail = doi[len(bare) :]
        if _OFTEN.issuperset(tail):
            return
        sure = _NEVER.issuperset(tail) or doi_of_page(item.fields.get("url", "")) == bare
        fix = Fix("doi", value, text[: -len(tail)]) if sure else None
        yield Seen(f"field 'doi' ends with {quoted(tail)}, which hardly belongs to the DOI", item, "doi", fix)
