"""Bring a reference string into the state that every pattern expects: short, composed, on one line, without debris."""

import html
import re
import unicodedata
from dataclasses import dataclass

from incident_refs.model.patterns import when_used

# Characters that are looked at. The longest real reference lines stay below 3,000; whatever follows is left out
# before any pattern is tried, so that a line of 10 MB costs what a long line costs.
MAX_LENGTH = 4_000

CUT = f"only the first {MAX_LENGTH} characters were read"
UNDECODED = "some characters could not be decoded in the source"
REPAIRED = "letters that were decoded wrongly were put right"

# What most lines consist of. A line with nothing else needs no cleaning but for its blanks.
_PLAIN = re.compile(r"[ !\"#$%&'()+,\-./0-9:;=?@A-Z\[\]^a-z{|}~¡-¬®-ÁÄ-ßàáäåãæçèéêëìíîïñ-ÿĀ-ɏ–—’“”‘…]*")
_BLANKS = re.compile(r"\s+|\xa0+")
# An emoji, an arrow that marks a link, and what joins them: "ImageNet 👨‍👩‍👧", "Image recognition ↗"
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\U000e0020-\U000e007f\u2600-\u27bf\u2b00-\u2bff\u23e9-\u23fa\u231a\u231b\ufe0e\ufe0f\u20e3]+"
    "|(?<![\u2190-\u21ff])[\u2190-\u21ff]++\\s*+$"
)
# Controls, marks of writing direction, soft hyphens, blanks of no width, halves of surrogate pairs
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0001]+"
)
# The bytes of an emoji (F0 9F …) or of a hard blank (A0), read as Thai: "Image recognition ๐", "images.ย"
_THAI_DEBRIS = re.compile(r"(?<![฀-๿])(?:๐[฀-๿]{0,2}|ย)(?![฀-๿])")
# UTF-8 read as Latin: "MÃ¼ller", "donâ€™t", "ðŸ”—"
_LATIN_DEBRIS = re.compile("[ÂÃâð][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}")
# UTF-8 read as Thai, beside a Latin letter: "Sรฉbastien"; a dash, "โ€“"; a mark that lost its last byte, "lโ€art"
_THAI_LETTERS = when_used(
    "(?:(?<=[A-Za-z])ร[ก-๛\xa0](?![฀-๿])|(?<![฀-๿])ร[ก-๛](?=[A-Za-z]))|(?<![฀-๿])โ€(?P<last>[“”ฆ]?)(?![฀-๿])"
)
_LAST = {"“": "–", "”": "—", "ฆ": "…", "": "’"}
_UNDECODED = re.compile(r"(?<!\w)�+(?!\w)")
_WIDE = re.compile("[\uff01-\uff5e\uffe0-\uffe6\ufb00-\ufb06\u3000\u2024-\u2025]+")
_DIGITS = re.compile(r"[^\D0-9]+")
_TAG = when_used(
    r"</?(?:i|b|u|em|strong|sub|sup|span|title|p|br|a|scp|it|bold|italic|cite)(?:\s[^<>]{0,200})?/?>", re.I
)
_ENTITY = when_used(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
# "*IEEE Internet Computing*", "**Title**", "_Nature_", but neither "A* search" nor "100%_done"
_EMPHASIS = when_used(
    r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]{1,500})(?<=[^\s*])\1(?![\w*])|(?<![\w_/])_(?=[^\s_])([^_]"
    r"{1,500})(?<=[^\s_])_(?![\w_])"
)
# "[Deng et al. 2009](https://doi.org/10.1109/CVPR.2009.5206848)"
_LINK = re.compile(
    r"!?\[([^\[\]]{1,2000})\]\(<?(https?://[^\s<>()]{1,800}(?:\([^\s<>()]{1,100}\)[^\s<>()]{0,300}"
    r")?)>?(?:\s\"[^\"]{0,200}\")?\)"
)
# "10.1109/CVPR.<line break>2009.5206848", "https://doi.org/<line break>10.1109/…", "large-<line break>scale"
_BROKEN = re.compile(r"(?<=[./_\-])(?P<break>[ \t]{0,8}\r?\n[ \t]{0,8})(?=[\w(])")
_BROKEN_BEFORE = re.compile(r"(?:\b10\.\d{4,9}/\S{0,200}|https?://\S{1,300}|[a-z]-)$")
_DASHES = re.compile(r"(?<=\w)-{2,3}(?=\w)|(?<=\d)[−‐‑‒](?=\d)")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A string made ready for reading, and what a careful reader would say about it."""

    text: str
    notes: tuple[str, ...] = ()


def clean(raw: str) -> Cleaned:
    """Return the string on one line, composed (NFC), without mark-up, emoji, unseen and wrongly decoded characters.

    Cleaning twice is cleaning once. At most MAX_LENGTH characters come out, in time linear in what goes in.

    >>> clean("Wikipedia: Image recognition ๐").text
    'Wikipedia: Image recognition'
    >>> clean("Ｄｅｎｇ Ｊ. (２００９).  *Image\\x00Net*").text
    'Deng J. (2009). ImageNet'
    """
    text, notes = shorten(raw)
    while not _is_clean(text):
        better, said = _clean_once(text)
        notes += tuple(note for note in said if note not in notes)
        if better == text:
            break
        text = better
    return Cleaned(text, notes)


def shorten(raw: str) -> tuple[str, tuple[str, ...]]:
    """Return the string composed (NFC) and cut to MAX_LENGTH, with a note where something was left out.

    A letter may be written with four characters and be one when composed: more is taken before composing.

    >>> shorten("x" * 5000)[1]
    ('only the first 4000 characters were read',)
    """
    text = raw[: 5 * MAX_LENGTH]
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if len(raw) > 5 * MAX_LENGTH or len(text) > MAX_LENGTH:
        return text[:MAX_LENGTH], (CUT,)
    return text, ()


def join_broken(text: str) -> str:
    """Return the text with DOIs, addresses and hyphenated words joined that a line end tore apart.

    >>> join_broken("Deng J. 10.1109/CVPR.\\n2009.5206848")
    'Deng J. 10.1109/CVPR.2009.5206848'
    """
    if "\n" not in text:
        return text
    pieces, kept_from = [], 0
    for hit in _BROKEN.finditer(text):
        if _BROKEN_BEFORE.search(text, max(kept_from, hit.start() - 300), hit.start()):
            pieces.append(text[kept_from : hit.start()])
            kept_from = hit.end()
    return "".join(pieces) + text[kept_from:]


def decoded_again(text: str) -> str:
    """Return the text with the letters put right that were UTF-8 and were read as Latin.

    >>> decoded_again("MÃ¼ller â€” ImageNet")
    'Müller — ImageNet'
    """
    return _LATIN_DEBRIS.sub(_decode_again, text)


def mixed_scripts(text: str) -> tuple[str, ...]:
    """Return a note for each word that mixes Latin letters with Cyrillic or Greek ones that look like them.

    >>> mixed_scripts("Dеng J. (2009)")
    ('letters of two scripts in one word: Dеng',)
    """
    if text.isascii() or not _LOOKALIKE.search(text):
        return ()
    words = dict.fromkeys(hit[0] for hit in _WORD.finditer(text) if _LOOKALIKE.search(hit[0]) and _LATIN.search(hit[0]))
    return tuple(f"letters of two scripts in one word: {word[:40]}" for word in list(words)[:5])


_LOOKALIKE = when_used("[\u0391-\u03a1\u03a3-\u03a9\u0400-\u04ff\u03b1\u03bf\u03c1]")
_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]{2,100}")


def _is_clean(text: str) -> bool:
    """Return whether no rule below would change the text; cheap, since nearly all lines are."""
    return (
        _PLAIN.fullmatch(text) is not None
        and "  " not in text
        and "--" not in text
        and not text.startswith(" ")
        and not text.endswith(" ")
        and "](" not in text
        and not ("&" in text and _ENTITY.search(text))
    )


def _clean_once(text: str) -> tuple[str, list[str]]:
    notes: list[str] = []
    text = join_broken(_UNSEEN.sub("", text))
    if not text.isascii():
        text, notes = _clean_letters(text)
    if "&" in text:
        text = _ENTITY.sub(lambda hit: html.unescape(hit[0]), text)
    if "<" in text:
        text = _TAG.sub("", text)
    if "](" in text:
        text = _LINK.sub(r"\1 \2", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(lambda hit: hit[2] or hit[3], text)
    if "--" in text or not text.isascii():
        text = _DASHES.sub("–", text)
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", text).strip()), notes


def _clean_letters(text: str) -> tuple[str, list[str]]:
    """Clean what is not ASCII: debris of wrong decoding, wide forms, ligatures, digits of other scripts, emoji."""
    notes = []
    repaired = decoded_again(text)
    if "ร" in repaired or "โ€" in repaired:
        repaired = _THAI_LETTERS.sub(_from_thai, repaired)
    if repaired != text:
        notes.append(REPAIRED)
    text = _EMOJI.sub(" ", _THAI_DEBRIS.sub(" ", repaired))
    if "�" in text:
        notes.append(UNDECODED)
        text = _UNDECODED.sub(" ", text)
    text = _WIDE.sub(lambda hit: unicodedata.normalize("NFKC", hit[0]), text)
    return _DIGITS.sub(lambda hit: "".join(str(unicodedata.digit(digit)) for digit in hit[0]), text), notes


def _from_thai(hit: re.Match[str]) -> str:
    """Return what the bytes behind "รฉ" and "โ€“" mean in UTF-8; the text as it is where they mean nothing."""
    if hit["last"] is not None:
        return _LAST[hit["last"]]
    try:
        return hit[0].encode("cp874").decode("utf-8")
    except UnicodeError:
        return hit[0]


def _decode_again(hit: re.Match[str]) -> str:
    """Return what the bytes behind "Ã¼" mean in UTF-8; the text as it is where they mean nothing."""
    for end in range(len(hit[0]), 1, -1):
        try:
            data = b"".join(c.encode("latin-1") if ord(c) < 256 else c.encode("cp1252") for c in hit[0][:end])
            return data.decode("utf-8") + hit[0][end:]
        except UnicodeError:
            continue
    return " " if hit[0].startswith("ðŸ") else hit[0]
