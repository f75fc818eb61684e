r"""Signs that mean something to TeX, where they stand in a value unescaped: `&`, `#`, `%`, `$`, `_`, `^`.

Passed over are what is escaped (`\&`), the arguments of commands that take them as they are (`\url{…#…}`), and entities
of HTML (`&amp;`), which are another matter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ANY = re.compile(r"[&#%$_^]")
_TOKEN = re.compile(r"\\(?P<command>[A-Za-z]++)\*?+|\\[\s\S]|&\#?\w{1,31}+;|[&#%$_^]")
_BRACE = re.compile(r"\\[\s\S]|[{}]")
# of \href the first argument only, which is the first that is passed over
_AS_THEY_ARE = frozenset(
    """
    url href path nolinkurl burl doi cite citet citep citeauthor citeyear textcite parencite autocite footcite nocite
    ref pageref eqref autoref cref label hyperref includegraphics ensuremath verb lstinline input include
    """.split()  # noqa: SIM905
)
_MATHS = {r"\(": True, r"\[": True, r"\)": False, r"\]": False}


@dataclass(frozen=True, slots=True)
class Sign:
    """One such sign, and where it stands. `maths` between two dollars; `behind` the command that goes before it."""

    at: int
    sign: str
    maths: bool = False
    behind: str = ""


def signs(value: str) -> Sequence[Sign]:
    r"""Return the signs in a value, in their order. A table or a list of formulas (`\begin{…}`) has none.

    >>> [(one.sign, one.maths) for one in signs(r"A & B \& $x_1$ \url{a#b}")]
    [('&', False), ('$', False), ('_', True), ('$', True)]
    """
    if not _ANY.search(value) or r"\begin" in value:
        return ()
    found: list[Sign] = []
    maths, past, command, ended = False, 0, "", -1
    for token in _TOKEN.finditer(value):
        if token.start() < past:
            continue
        text = token[0]
        if token["command"]:
            command, ended = token["command"], token.end()
            past = _behind_argument(value, ended, command) if command in _AS_THEY_ARE else past
        elif len(text) > 1:
            maths = _MATHS.get(text, maths)
        else:
            found.append(Sign(token.start(), text, maths, command if token.start() == ended else ""))
            maths = maths != (text == "$")
    return found


def _behind_argument(value: str, start: int, command: str) -> int:
    """Return where the first argument of a command ends; `start` where it has none."""
    if value[start : start + 1] not in ("{", "") and command in ("verb", "lstinline"):
        end = value.find(value[start], start + 1)
        return end + 1 if end > 0 else start
    depth = 0
    for brace in _BRACE.finditer(value, start):
        if depth == 0 and (brace[0] != "{" or value[start : brace.start()].strip()):
            return start
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0:
            return brace.end()
    return start


def escaped(value: str, places: Sequence[int]) -> str:
    r"""Return the value with a backslash before the signs at these places, which are in their order.

    >>> escaped("A & B", [2])
    'A \\& B'
    """
    pieces: list[str] = []
    position = 0
    for at in places:
        pieces += (value[position:at], "\\")
        position = at
    return "".join((*pieces, value[position:]))


def in_address(value: str, at: int) -> bool:
    """Return whether a place stands in a word that is an address: "https://a.org/a_b".

    >>> in_address("see https://a.org/a_b", 19), in_address("see a_b", 5)
    (True, False)
    """
    near = value[max(0, at - 2000) : at]
    word = near[max(near.rfind(blank) for blank in " \t\n{}~,") + 1 :]
    return "://" in word or word.startswith(("www.", "10."))
