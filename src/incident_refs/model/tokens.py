"""One way to fold and split text, shared by indexing and asking, so that both mean the same word."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
# Letters that NFKD does not take apart: "Ørsted" and "Łukasz" are typed as "Orsted" and "Lukasz".
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h"}
)


class _Folded(dict[int, str | int | None]):
    """What becomes of each character after NFKD; filled as characters turn up, since most never do."""

    def __missing__(self, code: int) -> str | int | None:
        small = chr(code).casefold()  # "ᴬ" has no small letter; the "A" that it is made of has one
        self[code] = None if unicodedata.combining(chr(code)) else small.translate(_PLAIN)
        return self[code]


_FOLDED = _Folded(_PLAIN)


def fold(text: str) -> str:
    """Return `text` for comparing: compatibility forms unified, lower case, without accents.

    >>> fold("Müller, Ｄｅｎｇ, Łukasz")
    'muller, deng, lukasz'
    """
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text.casefold()).translate(_FOLDED)


def words(text: str) -> list[str]:
    """Return the folded words and numbers of `text`, in order.

    >>> words("Image-Net: 14 million (2009)")
    ['image', 'net', '14', 'million', '2009']
    """
    return words_of_folded(fold(text))


def words_of_folded(text: str) -> list[str]:
    """Return the words and numbers of a text that was folded before.

    >>> words_of_folded("image-net: 2009")
    ['image', 'net', '2009']
    """
    return _WORD.findall(text)
