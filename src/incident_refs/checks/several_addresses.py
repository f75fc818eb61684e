"""I406."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.model.finding import Severity

# "https://a.org; https://b.org", "https://a.org and www.b.org", "\url{https://a.org} \url{https://b.org}"
_SECOND = re.compile(r"[\s,;|}>](?:\\url\{|<|\(|\[)?(?:https?://|ftp://|www\.)", re.IGNORECASE)


class SeveralAddresses(FieldCheck):
    """`url` holds several addresses.

    ## Why it matters
    All of it is taken for one address, and that leads nowhere. Keep the one of the work itself; the others may stand in
    `note`.

    ## Before
    ```bibtex
    @misc{imagenet, title = {ImageNet}, url = {https://www.image-net.org; https://arxiv.org/abs/1409.0575}}
    ```

    ## After
    ```bibtex
    @misc{imagenet, title = {ImageNet}, url = {https://www.image-net.org}}
    ```
    """

    code = "I406"
    severity = Severity.WARNING
    field = "url"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield a field with more than one address."""
        if holds_several(value):
            yield Seen("field 'url' holds several addresses; keep the one of the work", item, "url")


def holds_several(value: str) -> bool:
    """Return whether a second address follows a first. One inside another (an archive's) is none.

    >>> holds_several("https://a.org, https://b.org"), holds_several("https://web.archive.org/web/2020/https://b.org")
    (True, False)
    """
    hit = _SECOND.search(value) if "://" in value or "www." in value else None
    return hit is not None and ("://" in value[: hit.start() + 1] or "www." in value[: hit.start() + 1].lower())
