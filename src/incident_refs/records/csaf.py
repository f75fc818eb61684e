"""CSAF 2: security advisories. `references[]{category,summary,url}` of the document, and those of vulnerabilities."""

from incident_refs.model.record import HostReference
from incident_refs.model.tree import EACH, Node, Plain, text_at
from incident_refs.records.host_field import ListField
from incident_refs.records.tree_shape import TreeShape

_WORDS = ("summary",)


def _is_record(node: Node) -> bool:
    return (
        text_at(node, "document", "tracking", "id") is not None or text_at(node, "document", "csaf_version") is not None
    )


def _is_other(item: Node) -> bool:
    """Return whether a reference leads somewhere else than to this very advisory."""
    return text_at(item, "category") != "self"


def _item(reference: HostReference) -> Plain:
    if reference.url is None:
        return None
    return {
        "category": "external",
        "summary": reference.text or reference.title or reference.url,
        "url": reference.url,
    }


CSAF = TreeShape(
    name="csaf",
    database="csaf",
    is_record=_is_record,
    ids=(("document", "tracking", "id"),),
    titles=(("document", "title"),),
    dates=(("document", "tracking", "initial_release_date"), ("document", "tracking", "current_release_date")),
    fields=(
        ListField(("document", "references"), words=_WORDS, address="url", make=_item, uri=True, counts=_is_other),
        ListField(("vulnerabilities", EACH, "references"), words=_WORDS, address="url", counts=_is_other),
    ),
    prose=(("document", "notes", EACH, "text"), ("vulnerabilities", EACH, "notes", EACH, "text")),
)
