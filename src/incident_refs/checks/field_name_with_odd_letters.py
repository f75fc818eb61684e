"""F207."""

import unicodedata
from collections.abc import Iterator

from incident_refs.bibtex.layout import ORDER
from incident_refs.bibtex.text import clean
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.model.finding import Severity

_FIELDS = frozenset(ORDER)


class FieldNameWithOddLetters(EntryCheck):
    """The name of a field holds letters that no program knows in one.

    ## Why it matters
    A "title" with a Cyrillic letter, or an invisible sign in front, is another field: the entry has no title, and
    nobody can see why.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, tіtle = {ImageNet}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}}
    ```
    """

    code = "F207"
    severity = Severity.WARNING

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the fields whose names hold other letters than those of ASCII."""
        for name in item.fields:
            if not name.isascii():
                meant = _meant(name)
                if meant in _FIELDS:
                    message = f"'{name[:60]}' only looks like the field '{meant}': it holds another letter"
                    yield Seen(message, item, name, severity=Severity.ERROR)
                else:
                    yield Seen(f"the field's name '{name[:60]}' holds letters that no program knows there", item, name)


def _meant(name: str) -> str:
    from anyascii import anyascii

    return anyascii(clean(unicodedata.normalize("NFKC", name))).lower().strip()
