"""STIX 2 objects and ATT&CK bundles: `external_references[]{source_name,description?,url?,external_id?}`."""

import re
from collections.abc import Iterable

from incident_refs.model.patterns import when_used
from incident_refs.model.record import HostReference
from incident_refs.model.tree import Node, Plain, Sequence, get, items_at, text_at
from incident_refs.records.host_field import ListField
from incident_refs.records.tree_shape import TreeShape, records_of

_ID = when_used(r"[a-z0-9-]{3,250}--[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
# "mitre-attack", "mitre-atlas", and of older bundles "mitre-mobile-attack", "mitre-ics-attack"
_MITRE = re.compile(r"mitre-(?:[a-z]{1,20}-)?(?:attack|atlas)")
_TECHNIQUE = re.compile(r"T\d{4}")


def _is_record(node: Node) -> bool:
    id, type = text_at(node, "id"), text_at(node, "type")
    if id is None or type == "bundle" or not _ID.fullmatch(id) or not id.startswith(f"{type}--"):
        return False
    # most objects of a bundle are relationships, which have no name, and seldom references
    return get(node, "name") is not None or get(node, "external_references") is not None


def _within(root: Node) -> Iterable[Node]:
    """Return the objects of a bundle, or the one object or list of objects that the file is."""
    objects = get(root, "objects")
    return objects.items if isinstance(objects, Sequence) else records_of(root)


def _external_id(node: Node) -> str | None:
    """Return the id that people know the object by (`T1113`), or None."""
    own = _own(node)
    id = text_at(own, "external_id") if own else None
    # a mitigation of ATT&CK's first years has the id of the technique it is for
    if id and _TECHNIQUE.match(id) and text_at(node, "type") == "course-of-action":
        return None
    return id


def _page(node: Node) -> str | None:
    own = _own(node)
    return text_at(own, "url") if own else None


def _own(node: Node) -> Node | None:
    """Return the reference by which ATT&CK names the object itself."""
    for item in items_at(node, "external_references"):
        source = text_at(item, "source_name")
        if source and _MITRE.fullmatch(source) and text_at(item, "external_id"):
            return item
    return None


def _is_literature(item: Node) -> bool:
    """Return whether a reference is more than an id: {"source_name": "capec", "external_id": "CAPEC-648"} is none."""
    return text_at(item, "external_id") is None or text_at(item, "description") is not None


def _marker(item: Node) -> str | None:
    source = text_at(item, "source_name")
    return f"(Citation: {source})" if source else None


def _item(reference: HostReference) -> Plain:
    said = reference.text or reference.title
    item: dict[str, Plain] = {"source_name": reference.key}
    if said:
        item["description"] = said
    if reference.url:
        item["url"] = reference.url
    return item if len(item) > 1 else None  # the format wants one of them


STIX = TreeShape(
    name="stix",
    database="stix",
    is_record=_is_record,
    ids=(_external_id, ("id",)),
    titles=(("name",),),
    urls=(_page,),
    dates=(("created",),),
    fields=(
        ListField(
            ("external_references",),
            words=("description", "source_name"),
            address="url",
            make=_item,
            counts=_is_literature,
            marker=_marker,
            uri=True,
        ),
    ),
    prose=(("description",),),
    within=_within,
)
