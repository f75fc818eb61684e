"""D122."""

import re
from collections.abc import Iterator
from typing import ClassVar

from incident_refs.checks.shouting_title import shouts
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

# A capital behind another letter or a digit: "ImageNet", "NASA", "3D"
_INNER = re.compile(r"[^\W_][A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽΑ-ΡΣ-ΩЀ-Я]")
# One token of: \emph{…} \"U $x_1$ https://a.org <i> ImageNet's
_TOKEN = re.compile(
    r"""\\(?:[A-Za-z]++\*?|.) | (?P<brace>[{}]) | (?P<math>\$) | (?:https?://|www\.|10\.\d{4,9}/)[^\s{}]++
      | <[^<>]{1,80}> | (?P<word>[^\W_]++(?:['’][^\W_]++)?+) | .""",
    re.VERBOSE | re.DOTALL,
)
_IN_BRACES = re.compile(r"\{[^{}\\]*+\}")
_PLAIN = re.compile(r"['’].*", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]++")
_SMALL = frozenset(("AND", "OF", "THE", "FOR", "WITH", "FROM", "UND", "DER", "DES", "DE", "LA", "EN"))
_NAMED = 3  # words in a message


class UnprotectedCapitals(ValueCheck):
    """A word such as NASA or ImageNet has no braces around it, and styles that put titles into lower case change it.

    ## Why it matters
    "NASA" is printed as "nasa", "ImageNet" as "Imagenet". Only words with a capital inside are looked at: which others
    are names cannot be seen. The braces go around exactly these words, and nothing else is printed otherwise.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet: A large-scale image database of NASA}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {{ImageNet}: A large-scale image database of {NASA}}}
    ```
    """

    code = "D122"
    severity = Severity.INFO
    fields: ClassVar[tuple[str, ...]] = ("title",)

    def wrong(self, value: str, *_: object) -> Wrong | None:
        """Return the words, with braces around them."""
        outside = _IN_BRACES.sub("", value) if "{" in value else value
        if not _INNER.search(outside) or _mostly_capitals(value):
            return None
        places = list(_unprotected(value))
        if not places:
            return None
        words = list(dict.fromkeys(value[start:end] for start, end in places))
        named = ", ".join(f"'{word[:30]}'" for word in words[:_NAMED])
        more = " and others" if len(words) > _NAMED else ""
        return Wrong(f"no braces around {named}{more}: styles may print lower case", _braced(value, places))


def _mostly_capitals(value: str) -> bool:
    """Return whether so much is in capitals that they tell nothing: "IMAGE DATASETS: a survey"."""
    if shouts(value):
        return True
    words = _WORD.findall(value)
    if not _SMALL.isdisjoint(words):  # "JIT AND MRP"
        return True
    long = [word for word in words if len(word) > 3]
    return len(long) > 2 and sum(map(str.isupper, long)) * 2 > len(long)


def _unprotected(value: str) -> Iterator[tuple[int, int]]:
    """Yield where a word with a capital inside stands outside of braces and formulas."""
    depth = 0
    in_math = after_command = False
    for token in _TOKEN.finditer(value):
        if token["brace"]:
            depth += 1 if token[0] == "{" else -1
        elif token["math"]:
            in_math = not in_math
        elif token["word"] and depth <= 0 and not in_math and not after_command:
            start, end = token.span()
            # "{\'E}COLE", "M\"ULLER": a word that TeX tears apart
            whole = value[start - 1 : start] != "}" and not value.startswith(("{", "\\", "://"), end)
            if whole and any(map(str.isupper, _PLAIN.sub("", token[0])[1:])):
                yield start, end
        after_command = token[0][0] == "\\"


def _braced(value: str, places: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in places:
        pieces += (value[done:start], "{", value[start:end], "}")
        done = end
    return "".join((*pieces, value[done:]))
