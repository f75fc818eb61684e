"""K203."""

import re
import unicodedata
from collections.abc import Iterator

from incident_refs.bibtex.types import Dialect
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.invisible_character import INVISIBLE
from incident_refs.model.finding import Severity

# What a key may hold without a word: tried with BibTeX, biber, LaTeX and pandoc
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_:.+/-]*+")
# \cite{a#b} does not compile, \cite{a%b} ends at the sign, \cite{a~b} looks for another key
_LATEX = re.compile(r"[#%\\~]")
# biber reads nothing of a file with such a key
_BIBER = re.compile(r"[\"'()=]")
# [@a;b] cites two entries in Markdown; with these a key has to be written as @{a;b}
_PANDOC = re.compile(r"[!*;\[\]^`|@\"'()=\s]|\A[^\w]|[:.#$%&+?<>~/-]{2}|[^\w/]\Z")
_SHELL = re.compile(r"\A[-/.]|\.\.|[*?<>|$&;`]")
_TWO_SCRIPTS = re.compile("[A-Za-z][\u0370-\u052f]|[\u0370-\u052f][A-Za-z]")
_LONGEST = 200  # bytes; a file name has 255 at most, with its ending


class KeyWithOddSigns(EntryCheck):
    """A key holds signs that BibTeX, biber, LaTeX, pandoc or file names take for something else.

    ## Why it matters
    It cannot be cited everywhere. `#`, `%`, `~` and a backslash break a paper, and with brackets or quotes in one key
    biber reads nothing of the whole file; `;` and `[` end a citation in Markdown.

    ## Before
    ```bibtex
    @misc{deng#2009, title = {ImageNet}}
    ```

    ## After
    ```bibtex
    @misc{deng2009, title = {ImageNet}}
    ```
    """

    code = "K203"
    severity = Severity.WARNING

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield what is odd in one key, the worst of it first and alone."""
        key = item.key
        if _PLAIN.fullmatch(key) and len(key) <= _LONGEST:
            return
        trouble = _trouble(key, file.dialect)
        if trouble:
            yield Seen(f"the key '{_shown(key)}' {trouble}", item)
            return
        care = _care(key)
        if care:
            yield Seen(f"the key '{_shown(key)}' {care}", item, severity=Severity.INFO)


def _trouble(key: str, dialect: Dialect | None) -> str | None:
    """Return what keeps a key from being cited."""
    sign = _LATEX.search(key)
    if sign:
        return f"holds '{sign[0]}': LaTeX cannot cite it"
    sign = _BIBER.search(key)
    if sign and dialect is not Dialect.BIBTEX:
        return f"holds '{sign[0]}': biber reads nothing of a file with such a key"
    sign = INVISIBLE.search(key)
    if sign:
        return f"holds a sign that cannot be seen, U+{ord(sign[0]):04X}"
    if not key.isascii() and any(map(str.isspace, key)):
        return "holds a blank of another kind than the space bar's"
    if unicodedata.normalize("NFC", key) != key:
        return "has letters whose accents are signs of their own: nobody types it so"
    if _TWO_SCRIPTS.search(key):
        return "mixes Latin letters with Greek or Cyrillic ones that look like them"
    return None


def _care(key: str) -> str | None:
    """Return what makes a key hard to use in some places."""
    sign = _PANDOC.search(key)
    if sign:
        return f"holds '{sign[0]}': in Markdown it has to be cited as @{{…}}"
    if _SHELL.search(key):
        return "is no good name for a file"
    if len(key.encode()) > _LONGEST:
        return f"has more than {_LONGEST} bytes"
    return None


def _shown(key: str) -> str:
    return key if len(key) <= 60 else f"{key[:60]}…"
