"""F304."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.model.finding import Fix, Severity

# Those up to \x1f that are no blank of BibTeX, and DEL; \x80 to \x9f come from letters read in a wrong encoding
_IN_FILE = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BREAK = re.compile(r" *[\x0b\x0c\x1c-\x1f]+ *")
_OTHER = re.compile(r"[\x01-\x08\x0e-\x1b\x7f]+")
_ONE = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")


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
        if _IN_FILE.search(file.bibliography.data):
            yield from super().look(file)

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the fields of one entry."""
        for name, value in item.entry.fields:
            one = _ONE.search(value)
            if one:
                mended = _OTHER.sub("", _BREAK.sub(" ", value)).strip()
                message = f"field '{name}' holds the control character U+{ord(one[0]):04X}"
                yield Seen(message, item, name, Fix(name, value, mended))
