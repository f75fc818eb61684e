"""I411."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from incident_refs.bibtex.mapping import ADDRESS
from incident_refs.checks.address_parts import parts_of
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.checks.quoted import quoted
from incident_refs.model.finding import Fix, Severity

_PROXY = re.compile(
    r"(?:^|[.-])(?:ezproxy|ez-?proxy|libproxy|libezp|webvpn|proxy[.-]lib|idm\.oclc)(?:[.-]|[0-9]|$)|\.proxy\."
)
# "https://login.ezproxy.example.edu/login?url=https://www.jstor.org/stable/2346178"
_INNER = re.compile(r"[^?#]{0,40}\?q?url=(?P<inner>https?(?:://|%3A%2F%2F)[^\s{}\\]+)", re.IGNORECASE)


class LibraryProxy(FieldCheck):
    """An address leads through the proxy of one library.

    ## Why it matters
    Only members of that university get any further. The page behind it has an address of its own, or a DOI.

    ## Before
    ```bibtex
    @misc{tibshirani1996regression, url = {https://login.ezproxy.example.edu/login?url=https://www.jstor.org/stable/2346178}}
    ```

    ## After
    ```bibtex
    @misc{tibshirani1996regression, url = {https://www.jstor.org/stable/2346178}}
    ```
    """

    code = "I411"
    severity = Severity.WARNING
    field = "url"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield an address of a proxy; the one behind it where it says that."""
        if "prox" not in value and "idm.oclc" not in value and "libezp" not in value and "webvpn" not in value:
            return
        parts = parts_of(ADDRESS.read(value[:4000]) or "")
        if not _PROXY.search(parts.host):
            return
        inner = _INNER.fullmatch(parts.rest.strip())
        fix = None
        if inner and value.strip().endswith(inner["inner"]):
            said = inner["inner"]
            fix = Fix("url", value, unquote(said) if said[4:8].lower().strip("s").startswith("%3a") else said)
        yield Seen(f"field 'url' leads through the proxy {quoted(parts.host)} of one library", item, "url", fix)
