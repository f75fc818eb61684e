"""I414."""

from collections.abc import Iterator

from incident_refs.bibtex.mapping import ADDRESS
from incident_refs.checks.address_parts import parts_of
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.checks.quoted import quoted
from incident_refs.model.finding import Severity

_SERVICES = frozenset(
    ("bit.ly", "goo.gl", "tinyurl.com", "t.co", "ow.ly", "is.gd", "buff.ly", "git.io", "j.mp", "tiny.cc", "lnkd.in",
     "rb.gy", "cutt.ly", "bitly.com", "t.ly", "shorturl.at", "fb.me", "dlvr.it", "trib.al", "wp.me")
)  # fmt: skip


class ShortenedUrl(FieldCheck):
    """An address is that of a service that shortens addresses.

    ## Why it matters
    It does not say where it leads, and it ends with the service, as many have. Open it, and write down where you get.

    ## Before
    ```bibtex
    @misc{imagenet, title = {ImageNet}, url = {https://bit.ly/3abcdef}}
    ```

    ## After
    ```bibtex
    @misc{imagenet, title = {ImageNet}, url = {https://www.image-net.org}}
    ```
    """

    code = "I414"
    severity = Severity.INFO
    field = "url"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield a shortened address."""
        if len(value) > 120:
            return
        parts = parts_of(ADDRESS.read(value) or "")
        if parts.host.removeprefix("www.") in _SERVICES and parts.rest.strip("/ "):
            yield Seen(
                f"field 'url' is a short address of {quoted(parts.host)}; give the one that it leads to", item, "url"
            )
