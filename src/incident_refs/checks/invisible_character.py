"""F306."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.model.finding import Fix, Severity

# Soft hyphens, zero-width spaces and joiners of words, marks of direction, byte order marks, tags. Not the joiners of
# letters (U+200C, U+200D), which Persian and Hindi need.
INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_IDENTIFIERS = frozenset(("doi", "eprint", "isbn", "issn", "pmid"))  # where it is an error, I109
_LINE_ENDS = re.compile("[\u2028\u2029]")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


class InvisibleCharacter(EntryCheck):
    """A value holds a character that cannot be seen.

    ## Why it matters
    Nobody finds the word by searching for it, and pdfLaTeX stops there. A mark of direction can show a text, or an
    address, the wrong way round.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {Image\u200bNet}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}}
    ```
    """

    code = "F306"
    severity = Severity.WARNING

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the fields with such characters. Hebrew and Arabic may need their marks: a person has the word."""
        for name, value in item.entry.fields:
            if value.isascii() or name in _IDENTIFIERS:
                continue
            turned = _DIRECTIONS.search(value) if _RIGHT_TO_LEFT.search(value) else None
            one = INVISIBLE.search(value) or _LINE_ENDS.search(value)
            if one and turned:
                if not set(INVISIBLE.findall(value)) <= {"\u200e", "\u200f", "\u061c"}:
                    yield Seen(_sentence(name, one[0]), item, name)
            elif one:
                mended = INVISIBLE.sub("", _LINE_ENDS.sub(" ", value)).strip()
                yield Seen(_sentence(name, one[0]), item, name, Fix(name, value, mended))


def _sentence(field: str, sign: str) -> str:
    return f"field '{field[:60]}' holds a character that cannot be seen, U+{ord(sign):04X}"
