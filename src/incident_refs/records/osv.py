"""OSV: vulnerabilities of packages. An item of `references[]{type,url}` has no title, so it holds an address only."""

from incident_refs.model.identifiers import arxiv_in, doi_in_address
from incident_refs.model.record import HostReference
from incident_refs.model.tree import EACH, Node, Plain, each_at, get, text_at
from incident_refs.records.host_field import ListField
from incident_refs.records.tree_shape import TreeShape

_TYPES = frozenset({
    "ADVISORY", "ARTICLE", "DETECTION", "DISCUSSION", "EVIDENCE", "FIX",
    "GIT", "INTRODUCED", "PACKAGE", "REPORT", "WEB",
})  # fmt: skip


def _is_record(node: Node) -> bool:
    if text_at(node, "id") is None or text_at(node, "modified") is None:
        return False
    if text_at(node, "schema_version") or get(node, "affected") is not None:
        return True
    types = [text_at(item, "type") for _, item in each_at(node, "references", EACH)]
    return bool(types) and all(type in _TYPES for type in types)


def _item(reference: HostReference) -> Plain:
    if reference.url is None:
        return None
    is_work = bool(doi_in_address(reference.url) or arxiv_in(reference.url))
    return {"type": "ARTICLE" if is_work else "WEB", "url": reference.url}


OSV = TreeShape(
    name="osv",
    database="osv",
    is_record=_is_record,
    ids=(("id",),),
    titles=(("summary",),),
    dates=(("published",), ("modified",)),
    fields=(ListField(("references",), words=(), address="url", make=_item, uri=True),),
    prose=(("details",),),
)
