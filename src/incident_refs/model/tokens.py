"""One way to fold and split text, shared by indexing and asking, so that both mean the same word."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
# Letters that NFKD does not take apart: "Ørsted" and "Łukasz" are typed as "Orsted" and "Lukasz".
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h"}
)


def fold(text: str) -> str:
    """Return `text` for comparing: compatibility forms unified, lower case, without accents.

    >>> fold("Müller, Ｄｅｎｇ, Łukasz")
    'muller, deng, lukasz'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_PLAIN)


def words(text: str) -> list[str]:
    """Return the folded words and numbers of `text`, in order.

    >>> words("Image-Net: 14 million (2009)")
    ['image', 'net', '14', 'million', '2009']
    """
    return _WORD.findall(fold(text))
