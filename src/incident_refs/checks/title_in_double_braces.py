"""D123."""

import re
from typing import ClassVar

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.people import in_braces
from incident_refs.checks.shouting_title import shouts
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

_WORD = re.compile(r"[^\W\d_]++")
_ENGLISH = ("", "en", "english", "american", "british", "usenglish", "ukenglish", "american english")


class TitleInDoubleBraces(ValueCheck):
    """A title in Title Case stands in two pairs of braces, which no style can put into lower case.

    ## Why it matters
    The braces keep every capital, so the title looks unlike all others where a style wants "A survey of image
    datasets". Braces are for the words that must keep theirs: `{ImageNet}`. Titles of one or two words, in lower case,
    or in a language that is named as another than English are left alone.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {{ImageNet: A Large Database of Images}}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {{ImageNet}: A Large Database of Images}}
    ```
    """

    code = "D123"
    severity = Severity.INFO
    fields: ClassVar[tuple[str, ...]] = ("title",)

    def wrong(self, value: str, field: str, item: Item, file: BibFile) -> Wrong | None:
        """Return that no style can change the title."""
        if value[0] != "{" or value.startswith("{\\") or not in_braces(value) or shouts(value):
            return None
        language = item.fields.get("langid") or item.fields.get("language") or ""
        if language.strip("{} ").lower().split("-")[0] not in _ENGLISH:
            return None
        words = _WORD.findall(value)
        changed = sum(word.istitle() and len(word) > 3 for word in words[1:])
        if len(words) < 3 or changed < 2:
            return None
        return Wrong("in two pairs of braces, so that styles keep every capital; braces are for names and acronyms")
