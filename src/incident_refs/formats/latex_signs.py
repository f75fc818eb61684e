"""Signs that pdfLaTeX cannot print as they are: mathematics, arrows, a Greek letter among Latin ones."""

import re
from functools import lru_cache

from incident_refs.bibtex.text import in_ascii

# Beyond Latin letters, what `\usepackage[utf8]{inputenc}` and T1 fonts know: – — ‘ ’ ‚ “ ” „ † ‡ • … ‰ ‹ › € ™
_SIGN = re.compile(r"[^\x00-\u024f\u0370-\u03ff–—‘’‚“”„†‡•…‰‹›€™]")
# "β-VAE", not a word of Greek, which wants a Greek font
_GREEK_LETTER = re.compile(r"(?<![\u0370-\u03ff])[\u0370-\u03ff](?![\u0370-\u03ff])")


def printable(tex: str) -> str:
    r"""Return TeX whose signs pdfLaTeX prints; letters of other scripts stay as they are.

    >>> printable("β-VAE: 10−3 → Über"), printable("Ελλάδα и 王")
    ('{\\ensuremath{\\beta}}-VAE: 10{\\ensuremath{-}}3 {\\textrightarrow} Über', 'Ελλάδα и 王')
    """
    if tex.isascii():
        return tex
    return _GREEK_LETTER.sub(_macro, _SIGN.sub(_macro, tex))


def _macro(hit: re.Match[str]) -> str:
    return _of(hit[0])


@lru_cache(maxsize=4096)
def _of(sign: str) -> str:
    return in_ascii(sign)
