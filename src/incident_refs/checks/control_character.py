"""F304."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.citations.cleaning import decoded_again
from incident_refs.model.finding import Fix, Severity

# Those up to \x1f that are no blank of BibTeX, and DEL; U+0080 to U+009F are two bytes of UTF-8
_BYTES = bytes((*range(1, 9), 11, 12, *range(14, 32), 127))
_TWO_BYTES = re.compile(rb"\xc2[\x80-\x9f]")
_BREAK = re.compile(r" *[\x0b\x0c\x1c-\x1f]+ *")
_OTHER = re.compile(r"[\x01-\x08\x0e-\x1b\x7f]+")
_ONE = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# "don\x92t": a letter of Windows, read as one of ISO 8859-1
_OF_WINDOWS = re.compile(r"[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")


class ControlCharacter(EntryCheck):
    """A value holds a control character.

    ## Why it matters
    It cannot be seen, and LaTeX stops at it: "Text line contains an invalid character". It comes from a PDF or from a
    field of a form.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {Image\x07Net}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}}
    ```
    """

    code = "F304"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the fields with such characters, where the file has any."""
        data = file.bibliography.data
        if len(data.translate(None, _BYTES)) < len(data) or _TWO_BYTES.search(data):
            yield from super().look(file)

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the fields of one entry."""
        for name, value in item.entry.fields:
            one = _ONE.search(value)
            if one and decoded_again(value) == value:  # "MÃ\x83Â¼ller": another check's
                mended = _OF_WINDOWS.sub(_as_windows, _OTHER.sub("", _BREAK.sub(" ", value))).strip()
                message = f"field '{name[:60]}' holds the control character U+{ord(one[0]):04X}"
                yield Seen(message, item, name, None if _ONE.search(mended) else Fix(name, value, mended))


def _as_windows(letter: "re.Match[str]") -> str:
    return letter[0].encode("latin-1").decode("cp1252")
