"""I303."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.checks.look_alikes import as_it_looks
from incident_refs.checks.quoted import quoted
from incident_refs.model.finding import Fix, Severity
from incident_refs.model.identifiers import pmid_in

_PMID = re.compile(r"[1-9][0-9]{0,7}")
_LABELLED = re.compile(
    r"(?:PMID\s*+:?\s*+|https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/)(?P<id>[1-9][0-9]{0,7})/?",
    re.IGNORECASE,
)


class PmidShape(FieldCheck):
    """What stands in `pmid` is no PubMed id.

    ## Why it matters
    A PubMed id is a number of up to eight digits; anything else leads nowhere. `PMC…` is the id of the full text in
    PubMed Central, another number.

    ## Before
    ```bibtex
    @article{obermeyer2019dissecting, title = {Dissecting racial bias}, pmid = {PMID: 31649194}}
    ```

    ## After
    ```bibtex
    @article{obermeyer2019dissecting, title = {Dissecting racial bias}, pmid = {31649194}}
    ```
    """

    code = "I303"
    severity = Severity.WARNING
    field = "pmid"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield what is not simply a PubMed id."""
        text = (value[:400] if value.isascii() else as_it_looks(value[:400])).strip()
        if _PMID.fullmatch(text):
            return
        labelled = _LABELLED.fullmatch(text)
        if labelled and len(value) < 400:
            yield Seen("field 'pmid' wants the number alone", item, "pmid", Fix("pmid", value, labelled["id"]))
        elif text.upper().startswith("PMC"):
            yield Seen(f"field 'pmid': {quoted(text)} is an id of PubMed Central, not of PubMed", item, "pmid")
        elif pmid_in(text):
            yield Seen(f"field 'pmid': {quoted(text)} is more than a PubMed id", item, "pmid")
        else:
            yield Seen(f"field 'pmid': {quoted(text)} is no PubMed id", item, "pmid")
