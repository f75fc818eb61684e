"""A page of the AIAAIC repository as text: the title first, a line of menu words, and the id at the end."""

import re
from collections.abc import Sequence

from incident_refs.errors import RecordError
from incident_refs.interfaces import Filled, RecordFile, Wanted
from incident_refs.model.patterns import when_used
from incident_refs.model.record import Record, Text
from incident_refs.records.identity import database_of, safe_id

# "AIAAIC Repository ID: AIAAIC0276"; a no-break space comes as "Â " or "ย " from a page that was read in another
# encoding, and so may stand between any two words of it.
_ID_LINE = when_used(
    r"""
    AIAAIC [ \xa0Âย]{1,4} Repository [ \xa0Âย]{1,4} ID(?![a-z])
    [ \xa0Âย]{0,4}:?[ \xa0Âย]{0,4}
    (?P<id> AIAAIC[ _-]?[0-9]{1,9}[a-zA-Z]?(?![0-9a-zA-Z]) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NAMES = ("AIAAIC", "aiaaic", "Aiaaic")
# "Report incident๐ฅ| Improve page ๐| Access database ๐ข": the broken emoji are letters, so no word ends before them
_MENU = when_used(r"Report[ \xa0Âย]{1,4}incident[^\r\n]{0,40}\bImprove[ \xa0Âย]{1,4}page")
_NEWLINE = re.compile(r"[\r\n]")  # `splitlines` would break "Ã\x85ngstrÃ¶m" at its second character
_TAIL = 20_000  # characters from the end in which the id line stands


class AiaaicPage:
    """The text of an AIAAIC page, as copied from the site or its archive."""

    name = "aiaaic"
    can_attach = False

    def fits(self, file: RecordFile) -> bool:
        """Return whether the file has the id line or the menu line of an AIAAIC page."""
        if file.syntax != "text":
            return False
        text = file.text
        return _last_id_line(text) is not None or _MENU.search(text, 0, _TAIL) is not None

    def read(self, file: RecordFile) -> tuple[Record, ...]:
        """Return the one record of the page; its text stays as it is, menus and broken emoji included.

        Raises RecordError with line and column where the file is no text.
        """
        text, path = file.text, file.path
        shown = repository_id(text) or safe_id(path.stem)
        title = _NEWLINE.split(text.lstrip(), maxsplit=1)[0].rstrip()
        body = Text("body", text)
        return (Record(shown, database_of(shown) or "aiaaic", title, texts=(body,), path=str(path), shape=self.name),)

    def attach(self, file: RecordFile, wanted: Sequence[Wanted]) -> Filled:
        """Raise RecordError: the text of a page has no place for our data. `can_attach` says so beforehand."""
        raise RecordError(
            f"{file.path}: a page kept as text cannot hold references; they are kept in attachments.jsonl only"
        )


def repository_id(text: str) -> str | None:
    """Return the id that the page's last id line gives, as shown there, or None.

    >>> repository_id("ImageNet - dataset\\nAIAAIC Repository ID: AIAAIC0276")
    'AIAAIC0276'
    """
    line = _last_id_line(text)
    return line["id"] if line else None


def _last_id_line(text: str) -> re.Match[str] | None:
    """Return the last id line at the end of a page. Its first word is looked for alone, from behind: that is quick."""
    tail, end = max(len(text) - _TAIL, 0), len(text)
    while (end := max(text.rfind(name, tail, end) for name in _NAMES)) >= 0:
        if line := _ID_LINE.match(text, end):
            return line
    return None
