r"""Names of other scripts, so that BibTeX cuts no letter in two.

BibTeX counts bytes: the initial of `Владимир` is half a `В` to `abbrv`, `ieeetr` and the labels of `alpha`, and LaTeX
stops there. A group that begins with a command is one letter to it, whatever it holds; `\relax` prints nothing.
"""

import re
import unicodedata

# Of each word the first three letters may become an initial or a label
_MOST_LETTERS = 3
_PIECE = re.compile(r"(?P<group>\{(?:[^{}]|\{[^{}]*\})*\})|(?P<word>[^\s{}~,\\-]+)|.", re.DOTALL)


def whole_letters(names: str) -> str:
    r"""Return a field of names in which BibTeX takes each letter that could be cut off for a whole one.

    >>> whole_letters("Вапник, Владимир and Li, Fei-Fei")
    '{\\relax В}{\\relax а}{\\relax п}ник, {\\relax В}{\\relax л}{\\relax а}димир and Li, Fei-Fei'
    >>> whole_letters("{Яндекс} and M{\\\"u}ller")
    '{\\relax Яндекс} and M{\\"u}ller'
    """
    return names if names.isascii() else _PIECE.sub(_whole, names)


def _whole(piece: re.Match[str]) -> str:
    if piece["word"]:
        letters = _letters(piece["word"])
        return "".join(map(_one, letters[:_MOST_LETTERS])) + "".join(letters[_MOST_LETTERS:])
    group = piece["group"]
    # "{\v{c}}" is one letter already; other braces than the first are none to BibTeX
    if group and not group.isascii() and not group.startswith("{\\"):
        return f"{{\\relax {group[1:]}"
    return piece[0]


def _letters(word: str) -> list[str]:
    """Return the letters of a word, each with its accents."""
    letters: list[str] = []
    for char in word:
        if letters and unicodedata.combining(char):
            letters[-1] += char
        else:
            letters.append(char)
    return letters


def _one(letter: str) -> str:
    return letter if letter.isascii() else f"{{\\relax {letter}}}"
