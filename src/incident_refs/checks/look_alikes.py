"""Characters that look like those of an identifier and are others, or that are not seen at all."""

import re
import unicodedata

_DASHES = "‐‑‒–—―−﹣－"
_CYRILLIC = dict(zip("аеорсухіѕјԁһАВЕКМНОРСТУХЅІЈ", "aeopcyxisjdhABEKMHOPCTYXSIJ", strict=True))
_GREEK = dict(zip("οναΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovaABEZHIKMNOPTYX", strict=True))
_LETTERS = str.maketrans(_CYRILLIC | _GREEK)
_SIGNS = str.maketrans(dict.fromkeys(_DASHES, "-") | {"\u00a0": None, "\u202f": None, "\u2007": None, "\u3000": None})
# "１０．１１０９／ＣＶＰＲ": the wide forms of Chinese and Japanese keyboards
_WIDE = re.compile("[\uff01-\uff5e]++")


def as_it_looks(text: str) -> str:
    """Return a text with the plain characters that its own look like, and without those that nobody sees.

    Letters of another alphabet are taken for Latin ones only beside Latin ones: a word that is all Cyrillic is one.

    >>> as_it_looks("10.1109/СVPR–2009\\u200b"), as_it_looks("10.1234/вестник")
    ('10.1109/CVPR-2009', '10.1234/вестник')
    """
    if text.isascii():
        return text
    text = _WIDE.sub(lambda hit: unicodedata.normalize("NFKC", hit[0]), _without_unseen(text)).translate(_SIGNS)
    if text.isascii():
        return text
    as_latin = text.translate(_LETTERS)
    return as_latin if as_latin.isascii() and re.search("[A-Za-z]", text) else text


def _without_unseen(text: str) -> str:
    """Return a text without what prints nothing: soft hyphens, joiners, marks of direction, byte order marks."""
    return "".join(char for char in text if unicodedata.category(char) != "Cf")
