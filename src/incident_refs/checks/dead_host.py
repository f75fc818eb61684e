"""I413."""

from collections.abc import Iterator

from incident_refs.bibtex.mapping import ADDRESS
from incident_refs.checks.address_parts import is_at, parts_of
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.checks.quoted import quoted
from incident_refs.model.finding import Fix, Severity

# Hosts that are gone with all their pages
_GONE = (
    "citeseer.ist.psu.edu", "citeseer.nj.nec.com", "geocities.com", "interscience.wiley.com",
    "springerlink.metapress.com", "plus.google.com", "kluweronline.com", "ingentaselect.com",
)  # fmt: skip
# the first name of arXiv; what follows is the same
_FIRST_ARXIV = "xxx.lanl.gov"
_SIGNS = ("citeseer", "geocities", "interscience", "metapress", "plus.google", "kluwer", "ingentaselect", "xxx.lanl")


class DeadHost(FieldCheck):
    """An address leads to a host that is gone.

    ## Why it matters
    Nothing answers there any more. Look for the work's DOI, or for the page in an archive of the web.

    ## Before
    ```bibtex
    @misc{witten1998string, title = {Anti-de Sitter space}, url = {http://xxx.lanl.gov/abs/hep-th/9802150}}
    ```

    ## After
    ```bibtex
    @misc{witten1998string, title = {Anti-de Sitter space}, url = {https://arxiv.org/abs/hep-th/9802150}}
    ```
    """

    code = "I413"
    severity = Severity.WARNING
    field = "url"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield an address at such a host."""
        lowered = value[:200].lower()
        if not any(sign in lowered for sign in _SIGNS):
            return
        parts = parts_of(ADDRESS.read(value[:4000]) or "")
        if is_at(parts.host, _FIRST_ARXIV):
            new = value.replace(value[: lowered.index(_FIRST_ARXIV) + len(_FIRST_ARXIV)], "https://arxiv.org", 1)
            fix = Fix("url", value, new) if lowered.lstrip().startswith("http") and parts.rest.startswith("/") else None
            yield Seen(f"field 'url': {quoted(parts.host)} is called 'arxiv.org' today", item, "url", fix)
        elif is_at(parts.host, *_GONE):
            yield Seen(f"field 'url' leads to {quoted(parts.host)}, which is gone", item, "url")
