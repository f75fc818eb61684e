"""I405."""

import re
from collections.abc import Iterator

from incident_refs.checks.address_parts import is_at, parts_of
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.checks.quoted import quoted
from incident_refs.citations.addresses import trim
from incident_refs.model.finding import Fix, Severity

# What ends no address of a page; "?", "!", "*", "'" and ":" end some
_NEVER = frozenset(',;"”’>)]}')
_CUT = ("...", "…")
# A stop behind these is no part of the address: "…/paper.pdf.", "…/about/.", "https://example.org."
_SURELY_ENDED = re.compile(r"(?:/|\.(?:html?|pdf|php|aspx?|jsp|txt|xml|org|com|net|edu|gov))\.$", re.IGNORECASE)


class UrlWithTrailingMark(FieldCheck):
    """A mark of the sentence that it was copied from stands at the end of an address.

    ## Why it matters
    It becomes part of the link, which then leads nowhere.

    ## Before
    ```bibtex
    @misc{imagenet, title = {ImageNet}, url = {https://www.image-net.org/about.php,}}
    ```

    ## After
    ```bibtex
    @misc{imagenet, title = {ImageNet}, url = {https://www.image-net.org/about.php}}
    ```
    """

    code = "I405"
    severity = Severity.WARNING
    field = "url"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield an address with a mark behind it."""
        text = value.rstrip()
        if text[-1].isalnum() or text[-1] in "/}" or "://" not in text or len(text) > 4000:
            return
        bare = trim(text)
        tail = text[len(bare) :]
        if text.endswith(_CUT):
            yield Seen("field 'url' is cut: it ends with dots", item, "url")
        elif tail and _NEVER.issuperset(tail.replace(".", "")) and tail != ".":
            yield Seen(f"field 'url' ends with {quoted(tail)}", item, "url", Fix("url", value, bare))
        elif tail == "." and _SURELY_ENDED.search(text):
            yield Seen("field 'url' ends with a stop", item, "url", Fix("url", value, bare))
        elif tail == "." and not _may_end_so(text):
            yield Seen("field 'url' ends with a stop, which hardly belongs to it", item, "url")


def _may_end_so(text: str) -> bool:
    """Return whether the stop belongs to a name: https://en.wikipedia.org/wiki/Apple_Inc."""
    return is_at(parts_of(text).host, "wikipedia.org") or bool(
        re.search(r"[_/%-](?:Inc|Co|Corp|Ltd|Jr|Sr|St|No|vs|[A-Z])\.$", text)
    )
