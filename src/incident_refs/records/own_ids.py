"""The records of a file, each under an id of its own that is harmless to show; what was done for that is noted.

A blank id gives way to the file's name and the line, an id that stands more than once means one record, and what would
move a cursor, turn a line around or go on for pages is left out. An id is never looked at as a path.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from incident_refs.model.record import Record, Text
from incident_refs.records.identity import normalise, safe_id, told_apart

LONGEST = 120  # characters; the longest of real ids has 40
_INVISIBLE = ("Cc", "Cf", "Cs", "Co")
# "../../x", "/etc/x", "C:\x", "~/x", and "A1#2", which reads like the second string of A1
_LIKE_A_PLACE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\~]|^[A-Za-z]:[/\\]|\#")
NO_ID = "a record without an id cannot be told from others"
REPEATED = "an id that stands more than once in the file does not tell which record is meant"


def with_own_ids(records: Sequence[Record], path: PurePath) -> tuple[Record, ...]:
    """Return the records with ids that tell them apart, in the order in which they first stand in the file.

    >>> read = (Record("3", "aiid", line=1), Record("", line=2), Record("3", "aiid", line=9))
    >>> [record.id for record in with_own_ids(read, PurePath("a.jsonl"))]
    ['aiid:3', 'a-L2']
    """
    alone = len(records) == 1
    named: dict[str, list[Record]] = {}
    for record in records:
        one = _named(_without_nul(record, path), path, alone=alone)
        key = normalise(one.id)
        if one.given == "":  # two in one line of JSON: neither is the other, and both need a name
            for number in range(2, len(records) + 2):
                if key not in named:
                    break
                one = replace(one, id=f"{safe_id(path.stem)}-L{one.line}-{number}")
                key = normalise(one.id)
        named.setdefault(key, []).append(one)
    return tuple(several[0] if len(several) == 1 else _joined(several, path) for several in named.values())


def harmless(id: str) -> str:
    """Return an id without what cannot be seen, on one line, and cut where it is very long.

    >>> harmless("A1\\x1b[2J\\n\\u202eB"), len(harmless("x" * 9999))
    ('A1[2J B', 120)
    """
    if id.isascii() and id.isprintable() and len(id) <= LONGEST:
        return id.strip()
    kept = (" " if c.isspace() else c for c in unicodedata.normalize("NFC", id))
    shown = " ".join("".join(c for c in kept if unicodedata.category(c) not in _INVISIBLE).split())
    if len(shown) <= LONGEST:
        return shown
    tail = hashlib.sha256(shown.encode()).hexdigest()[:8]  # two that begin alike stay two
    return f"{shown[: LONGEST - 9]}…{tail}"


def _named(record: Record, path: PurePath, *, alone: bool) -> Record:
    shown, where = harmless(record.id), f"{path}:{record.line}"
    if not shown:
        id = safe_id(path.stem) if alone else f"{safe_id(path.stem)}-L{record.line}"
        note = f"{where}: the record has no id; it is called '{id}' here until somebody gives it one"
        return replace(record, id=id, given="", closed=NO_ID, notes=(*record.notes, note))
    own = told_apart(shown, record.database)
    notes = record.notes
    if shown != record.id.strip():
        notes = (*notes, f"{where}: the id has characters that cannot be shown, or too many; it is called '{own}' here")
    elif _LIKE_A_PLACE.search(shown):
        notes = (*notes, f"{where}: the id '{own}' reads like the name of a file or a place; it is only a name here")
    return replace(record, id=own, given=None if own == record.id else record.id, notes=notes)


def _joined(several: Sequence[Record], path: PurePath) -> Record:
    first, lines = several[0], ", ".join(str(record.line) for record in several[:10])
    more = f" and {len(several) - 10} more" if len(several) > 10 else ""
    note = f"{path}: '{first.id}' stands on lines {lines}{more}; they are read as one record"
    return replace(
        first,
        title=next((record.title for record in several if record.title), ""),
        url=next((record.url for record in several if record.url), None),
        date=next((record.date for record in several if record.date), None),
        texts=tuple(_texts(several)),
        notes=(*dict.fromkeys(note for record in several for note in record.notes), note),
        closed=REPEATED,
    )


def _texts(several: Sequence[Record]) -> Iterator[Text]:
    """Yield all texts, each under a name of its own."""
    seen: set[str] = set()
    for record in several:
        for text in record.texts:
            name, number = text.field, 1
            while name in seen:
                number += 1
                name = f"{text.field}@L{record.line}" + (f"-{number}" if number > 2 else "")
            seen.add(name)
            yield replace(text, field=name)


def _without_nul(record: Record, path: PurePath) -> Record:
    """Return a record without NUL characters, at which programs in C and databases cut a text off."""
    fields = [text.field for text in record.texts if "\0" in text.text or "\0" in (text.address or "")]
    fields += [name for name in ("title", "url", "date") if "\0" in (getattr(record, name) or "")]
    if not fields:
        return record
    texts = tuple(
        replace(text, text=text.text.replace("\0", ""), address=text.address and text.address.replace("\0", ""))
        for text in record.texts
    )
    named = ", ".join(fields[:5])
    note = f"{path}:{record.line}: NUL characters were left out of {named}{' and more' if len(fields) > 5 else ''}"
    return replace(
        record,
        title=record.title.replace("\0", ""),
        url=record.url and record.url.replace("\0", ""),
        date=record.date and record.date.replace("\0", ""),
        texts=texts,
        notes=(*record.notes, note),
    )
