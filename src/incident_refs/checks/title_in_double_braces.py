"""D123."""

import re
from typing import ClassVar

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.people import in_braces
from incident_refs.checks.shouting_title import shouts
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

_WORD = re.compile(r"[^\W\d_]++")
# a word of four letters and more that does not begin the title or a subtitle, and is no command
_INSIDE = re.compile(r"(?<=[\w,;)}] )[{(]{0,2}(?P<word>[^\W\d_]{4,}+)")
# One of these and none of those: "Das LaTeX-Buch: Eine Einführung" keeps its capitals in every style
_OF_ENGLISH = frozenset(
    ("a", "an", "and", "by", "for", "from", "how", "in", "is", "of", "on", "the", "to", "what", "with")
)
_OF_OTHERS = frozenset(
    """
    das de del dell della den der des di die du een ein eine einer el et für gli het il la las le les los och og po su
    und van vom von y zum zur
    """.split()  # noqa: SIM905 - a list of 30 quoted words reads worse
)
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
        if not _is_in_title_case(value):
            return None
        return Wrong("in two pairs of braces, so that styles keep every capital; braces are for names and acronyms")


def _is_in_title_case(title: str) -> bool:
    """Return whether most words of an English title begin with a capital that a style would take away."""
    small = set(_WORD.findall(title.lower()))
    if small.isdisjoint(_OF_ENGLISH) or not small.isdisjoint(_OF_OTHERS):
        return False
    words = [hit["word"] for hit in _INSIDE.finditer(title)]
    capitals = sum(map(str.istitle, words))
    return capitals > 1 and capitals > sum(map(str.islower, words))
