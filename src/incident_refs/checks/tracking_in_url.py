"""I410."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.checks.quoted import quoted
from incident_refs.model.finding import Fix, Severity

_NAME = re.compile(
    r"(?:utm_[a-z_]{1,20}|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|mc_[ce]id|igshid|_hsenc|_hsmi|mkt_tok"
    r"|vero_id|oly_(?:anon|enc)_id|wickedid|s_cid|ref_src)(?:=|$)",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"[?&](?:utm_|fbclid|g(?:cl|br)|dclid|wbraid|msclkid|yclid|twclid|mc_|igshid|_hs|mkt_|vero|oly_|wick|s_cid|ref_src)",
    re.I,
)


class TrackingInUrl(FieldCheck):
    """An address says where a reader came from.

    ## Why it matters
    `utm_source` and its like are for those who count visitors: the page is the same without them, the address is
    shorter, and two entries of one page are known to be the same.

    ## Before
    ```bibtex
    @misc{post2021, title = {Post}, url = {https://example.org/post?id=7&utm_source=twitter&utm_medium=social}}
    ```

    ## After
    ```bibtex
    @misc{post2021, title = {Post}, url = {https://example.org/post?id=7}}
    ```
    """

    code = "I410"
    severity = Severity.INFO
    field = "url"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield an address with parameters of that kind, and the same without."""
        if "?" not in value or "\\" in value or not _SIGN.search(value):
            return
        page, _, behind = value.partition("?")
        query, hash_, part = behind.partition("#")
        said = query.split("&")
        kept = [one for one in said if not _NAME.match(one)]
        if len(kept) < len(said):
            clean = page + ("?" + "&".join(kept) if any(kept) else "") + hash_ + part
            tracks = next(one for one in said if _NAME.match(one)).partition("=")[0]
            message = f"field 'url' says where a reader came from ({quoted(tracks)})"
            yield Seen(message, item, "url", Fix("url", value, clean.rstrip()))
