"""MITRE ATLAS: case studies in YAML, `references[]{title,url}`; one in a file, or the list in the whole of ATLAS."""

from collections.abc import Iterable, Iterator

from incident_refs.model.record import HostReference
from incident_refs.model.tree import EACH, Mapping, Node, Plain, items_at, text_at
from incident_refs.records.host_field import ListField
from incident_refs.records.tree_shape import TreeShape, records_of


def _is_record(node: Node) -> bool:
    id = text_at(node, "id") or ""
    return id.upper().startswith("AML.CS") or text_at(node, "object-type") == "case-study"


def _within(root: Node) -> Iterable[Node]:
    return [study for part in records_of(root) for study in _studies(part)]


def _studies(part: Node) -> Iterator[Node]:
    # ATLAS.yaml holds them in a list beside "matrices:"; older ones under each matrix
    if isinstance(part, Mapping) and part.member("case-studies"):
        yield from items_at(part, "case-studies")
    else:
        yield part
    for matrix in items_at(part, "matrices"):
        yield from items_at(matrix, "case-studies")


def _item(reference: HostReference) -> Plain:
    return {"title": reference.title or reference.text or reference.raw, "url": reference.url}


ATLAS = TreeShape(
    name="atlas",
    database="atlas",
    is_record=_is_record,
    ids=(("id",),),
    titles=(("name",),),
    dates=(("incident-date",),),
    within=_within,
    fields=(ListField(("references",), words=("title",), address="url", make=_item),),
    prose=(("summary",), ("procedure", EACH, "description")),
)
