"""The reference strings found in records, with their place."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from incident_refs.citations.finder import forms_of
from incident_refs.citations.linked import read_linked
from incident_refs.citations.quick_look import is_surely_full
from incident_refs.errors import RecordError
from incident_refs.model.citation import Context, Form
from incident_refs.model.record import Mention, Record
from incident_refs.model.resolution import Asked
from incident_refs.records.mentions import mentions
from incident_refs.workspace import Workspace

AROUND = 300  # characters of the text on each side of a string that go with it


def extract(workspace: Workspace, names: Sequence[str] = ()) -> list[Mention]:
    """Return the reference strings of the records named, in order; of all records of the workspace where none is."""
    return [mention for record in records_named(workspace, names) for mention in mentions(record)]


def records_named(workspace: Workspace, names: Sequence[str]) -> list[Record]:
    """Return the records that the names mean, each once; all of the workspace where none is named.

    Raises RecordError for a name that is a key or nothing.
    """
    if not names:
        return list(workspace.records())
    records: dict[tuple[str | None, str], Record] = {}
    for name, found in zip(names, workspace.named(names), strict=True):
        if isinstance(found, str):
            raise RecordError(f"'{name}' is a key of the library, not a record; see 'incident-refs records'")
        records.update(((record.path, record.id), record) for record in found)
    return list(records.values())


def from_records(records: Iterable[Record]) -> Iterator[Asked]:
    """Yield the strings of the records as questions: with the record's title and text around each as its context."""
    for record in records:
        texts = {text.field: text.text for text in record.texts}
        for mention in mentions(record):
            yield asked_of(mention, record, texts.get(mention.field, ""))


def asked_of(mention: Mention, record: Record, text: str) -> Asked:
    """Return the question that a mention asks."""
    around = text[max(mention.start - AROUND, 0) : mention.end + AROUND]
    id = f"{record.id}#{mention.n}"
    return Asked(
        mention.raw,
        id=id,
        record=record.id,
        n=mention.n,
        context=Context(record.title, around),
        address=mention.address,
        means=mention.means,
        title_only=mention.title_only,
    )


def rows(mention: Mention) -> list[dict[str, Any]]:
    """Return a mention as rows of the JSON of `extract`, one for each reference in the string."""
    return [
        {
            "record": mention.record,
            "n": mention.n,
            "raw": mention.raw,
            "field": mention.field,
            "start": mention.start,
            "end": mention.end,
            "line": mention.line,
            "form": str(form),
            "part": part,
            "address": mention.address,
            "means": mention.means,
        }
        for form, part in _forms(mention)
    ]


def _forms(mention: Mention) -> Iterable[tuple[Form, int | None]]:
    """Return form and part of each reference in the string; most are told without reading them."""
    if mention.means is not None:
        return [(Form.SHORT, None)]
    if mention.address is None or is_surely_full(mention.raw):
        found = forms_of(mention.raw)
        return [(Form.WEB, None)] if mention.title_only and found == ((Form.NONE, None),) else found
    read = read_linked(mention.raw, mention.address, title_only=mention.title_only)
    return [(citation.form, citation.part) for citation in read]
