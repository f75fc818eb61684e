"""I403."""

import re
from collections.abc import Iterator

from incident_refs.bibtex.mapping import ADDRESS
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.model.finding import Severity

_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\ufeff]+")
_PROGRAMS = ("javascript:", "vbscript:", "data:", "livescript:")
_OF_A_BROWSER = (
    "blob:",
    "about:",
    "chrome:",
    "chrome-extension:",
    "moz-extension:",
    "edge:",
    "view-source:",
    "safari-",
)
_OF_A_PROGRAM = ("zotero:", "mendeley:", "obsidian:", "x-devonthink", "papers:", "papers2:", "papers3:", "readcube:")
_FILES = re.compile(
    r"file:|[a-z]:[\\/]|\\\\[a-z0-9]|~/|/(?:home|users|tmp|var|mnt|volumes|media)/|smb:|afp:|nfs:", re.IGNORECASE
)


class UrlThatIsNoPage(FieldCheck):
    """An address leads to a program or to a file of one computer.

    ## Why it matters
    `javascript:` and `data:` run what they hold in the browser of whoever clicks. `file:` and `C:\\` lead to the disk
    of whoever wrote the entry, and to nothing anywhere else; they also tell the names of folders.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, url = {file:///C:/Users/me/Zotero/storage/imagenet.pdf}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}}
    ```
    """

    code = "I403"
    severity = Severity.ERROR
    field = "url"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield what nobody else can open, or should."""
        if value.startswith(("https://", "http://")):
            return
        what = what_it_is(ADDRESS.read(value[:400]) or "") or what_it_is(value[:400])
        if what:
            yield Seen(f"field 'url' leads to {what}, not to a page", item, "url")


def what_it_is(address: str) -> str | None:
    """Return what an address leads to that is no page, or None.

    >>> what_it_is("java\\tscript:alert(1)"), what_it_is("https://example.org")
    ('a program', None)
    """
    start = _UNSEEN.sub("", address[:400]).lstrip("<{").lower()
    if start.startswith(_PROGRAMS):
        return "a program"
    if start.startswith(_OF_A_BROWSER):
        return "the inside of a browser"
    if start.startswith(_OF_A_PROGRAM):
        return "a program on one computer"
    return "a file of one computer" if _FILES.match(start) else None
