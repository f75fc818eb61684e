"""What we put into a record's own field is no reference string of the record: nobody has to be asked about it.

Else the strings behind it would get other numbers (`RECORD#4`) each time that something is attached.
"""

import json
from collections.abc import Sequence
from dataclasses import replace

from incident_refs.model.record import HostItem, Record, Text


def without_ours(record: Record, placed: Sequence[HostItem]) -> Record:
    """Return the record without the texts that stand for these items of ours; one that only got its address stays.

    >>> ours = HostItem("deng", "references", '{"label": "ImageNet", "url": "https://a.org"}')
    >>> texts = (Text("references[0]", "ImageNet", reference=True, address="https://a.org"), Text("body", "ImageNet"))
    >>> [text.field for text in without_ours(Record("A1", texts=texts), [ours]).texts]
    ['body']
    """
    items = [(item.field, _values(item)) for item in placed if "[]." not in item.field]
    kept = tuple(text for text in record.texts if not any(_stands_for(text, *item) for item in items))
    return record if len(kept) == len(record.texts) else replace(record, texts=kept)


def _stands_for(text: Text, field: str, values: frozenset[str]) -> bool:
    if not text.reference or text.field.rpartition("[")[0] != field:
        return False
    return text.text in values and (text.address is None or text.address in values)


def _values(item: HostItem) -> frozenset[str]:
    try:
        said = json.loads(item.item)
    except ValueError:  # somebody edited the line
        return frozenset()
    values = said.values() if isinstance(said, dict) else [said]
    return frozenset(value for value in values if isinstance(value, str))
