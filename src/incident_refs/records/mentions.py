"""The reference strings of a record, numbered: `RECORD#3` is the third."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from incident_refs.citations.finder import find
from incident_refs.model.record import Mention, Record, Text

_NEWLINE = re.compile(r"\r\n|\n|\r")


def mentions(record: Record) -> tuple[Mention, ...]:
    """Return every reference string of the record in the order of its texts, each with its place.

    >>> text = Text("references[0]", "Deng et al. 2009", line=4, reference=True)
    >>> [(m.n, m.raw, m.field, m.line) for m in mentions(Record("A1", texts=(text,)))]
    [(1, 'Deng et al. 2009', 'references[0]', 4)]
    """
    places = ((text, *place) for text in record.texts for place in _places(text))
    return tuple(
        Mention(record.id, n, text.text[start:end], text.field, start, end, line)
        for n, (text, start, end, line) in enumerate(places, 1)
    )


def _places(text: Text) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and the file's line of each reference string of one text."""
    newlines = [hit.end() for hit in _NEWLINE.finditer(text.text)]
    for start, end in _spans(text):
        yield start, end, text.line + bisect_right(newlines, start)


def _spans(text: Text) -> Iterator[tuple[int, int]]:
    if not text.reference:
        yield from ((span.start, span.end) for span in find(text.text))
    elif text.text.strip():
        start = len(text.text) - len(text.text.lstrip())
        yield start, len(text.text.rstrip())
