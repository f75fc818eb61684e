"""The reference strings of a record, numbered: `RECORD#3` is the third."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from incident_refs.citations.finder import address_in, find
from incident_refs.citations.meaning import FullLines
from incident_refs.citations.short_in_text import find_short, is_clearly_cited
from incident_refs.model.record import Mention, Record, Text
from incident_refs.records.markers import markers_in

_LINE_FEED = re.compile(r"\n")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NEWLINE = re.compile(r"\r\n|\n|\r")


class _Place(NamedTuple):
    """Where a string stands: the number of the text, and the place in it; `means` is the place of its full line.

    A tuple, since it is made in a quarter of the time.
    """

    text: int
    start: int
    end: int
    raw: str
    address: str | None = None
    title_only: bool = False
    means: "_Place | None" = None


def mentions(record: Record) -> tuple[Mention, ...]:
    """Return every reference string of the record in the order of its texts, each with its place.

    Those are the lines that are references, and the short citations in the prose: where one line explains such a
    citation, `means` is that line's number; where none does, only what is clearly a citation is returned.

    >>> text = Text("body", "As Kim & Lo (2019) say, it fails.\\n- Kim A., Lo B. (2019). Faces and masks", line=4)
    >>> [(m.n, m.raw, m.line, m.means) for m in mentions(Record("A1", texts=(text,)))]
    [(1, 'Kim & Lo (2019)', 4, 2), (2, 'Kim A., Lo B. (2019). Faces and masks', 5, None)]
    """
    lines = [place for number, text in enumerate(record.texts) for place in _lines(number, text)]
    shorts = list(_in_text(record.texts, lines))
    places = sorted([*lines, *shorts], key=lambda place: (place.text, place.start)) if shorts else lines
    numbers = {(place.text, place.start): n for n, place in enumerate(places, 1)}
    newlines = [_line_starts(text.text) for text in record.texts] if places else []
    return tuple(
        Mention(
            record.id, n, place.raw, record.texts[place.text].field, place.start, place.end,
            _line(record.texts[place.text], bisect_right(newlines[place.text], place.start)), place.address,
            numbers[place.means.text, place.means.start] if place.means else None, place.title_only,
        )
        for n, place in enumerate(places, 1)
    )  # fmt: skip


def _line(text: Text, number: int) -> int:
    return text.lines[number] if number < len(text.lines) else text.line + number


def _line_starts(text: str) -> list[int]:
    newline = _NEWLINE if "\r" in text else _LINE_FEED
    return [hit.end() for hit in newline.finditer(text)]


def _lines(number: int, text: Text) -> Iterator[_Place]:
    """Yield the places of one text that are references by themselves."""
    if not text.reference:
        for span in find(text.text):
            yield _Place(number, span.start, span.end, span.raw, span.address, span.title_only)
    elif raw := text.text.strip():
        start = len(text.text) - len(text.text.lstrip())
        address = text.address or address_in(raw)
        yield _Place(number, start, start + len(raw), raw, address, title_only=_has_words(raw))


def _has_words(raw: str) -> bool:
    """Return whether a string may be a title: "Degas source code", not "=1" or "n/a"."""
    first = _WORD.search(raw)
    return first is not None and _WORD.search(raw, first.end()) is not None


def _in_text(texts: Sequence[Text], lines: Sequence[_Place]) -> Iterator[_Place]:
    """Yield the short citations in prose that one line explains, or that are citations whatever the lines are."""
    marked = {marker: line for line in reversed(lines) if (marker := texts[line.text].marker)}
    standing: dict[int, list[tuple[int, int]]] = {}
    for line in lines:
        standing.setdefault(line.text, []).append((line.start, line.end))
    full = None
    for number, text in enumerate(texts):
        if text.reference:
            continue
        taken = standing.get(number, [])
        if marked:
            for start, end in list(markers_in(text.text, marked, taken)):
                yield _Place(number, start, end, text.text[start:end], means=marked[text.text[start:end]])
                taken.append((start, end))
        for short in find_short(text.text, sorted(taken)):
            full = full or FullLines([line.raw for line in lines])
            meant = full.meant_by(short.said)
            place = _Place(number, short.start, short.end, short.raw)
            if meant is not None:
                yield place._replace(means=lines[meant])
            elif is_clearly_cited(short):
                yield place
