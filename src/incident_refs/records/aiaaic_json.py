"""AIAAIC as JSON lines: a page of the repository taken apart, with its links in `source_links[]{url,title}`."""

from incident_refs.model.record import HostReference
from incident_refs.model.tree import Node, Plain, text_at
from incident_refs.records.host_field import ListField
from incident_refs.records.tree_shape import TreeShape


def _is_record(node: Node) -> bool:
    return text_at(node, "aiaaic_id") is not None


def _item(reference: HostReference) -> Plain:
    if reference.url is None:
        return None
    return {"url": reference.url, "title": reference.text or reference.title or None}


AIAAIC_JSON = TreeShape(
    name="aiaaic-json",
    database="aiaaic",
    is_record=_is_record,
    ids=(("aiaaic_id",),),
    titles=(("headline",),),
    urls=(("detail_page_url",),),
    dates=(("occurred",), ("page_published",)),
    # `related_incidents` are other records, no literature
    fields=(ListField(("source_links",), words=("title",), address="url", make=_item),),
    prose=(("description",),),
)
