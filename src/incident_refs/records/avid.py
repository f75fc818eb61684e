"""AVID: reports and vulnerabilities of AI systems, `references[]{type,label,url}` in JSON or JSON lines."""

from incident_refs.model.record import HostReference
from incident_refs.model.tree import Node, Plain, get, text_at
from incident_refs.records.host_field import ListField
from incident_refs.records.tree_shape import TreeShape


def _is_record(node: Node) -> bool:
    return (text_at(node, "data_type") == "AVID" and get(node, "references") is not None) or _has_id(node)


def _has_id(node: Node) -> bool:
    ids = (text_at(node, "metadata", "report_id"), text_at(node, "metadata", "vuln_id"))
    return any(id is not None and id.upper().startswith("AVID-") for id in ids)


def _item(reference: HostReference) -> Plain:
    # the data model asks for label and url, and takes "source", "model", "misc" and others for a type
    if reference.url is None:
        return None
    return {"type": "source", "label": reference.title or reference.url, "url": reference.url}


AVID = TreeShape(
    name="avid",
    database="avid",
    is_record=_is_record,
    ids=(("metadata", "report_id"), ("metadata", "vuln_id")),
    titles=(("problemtype", "description", "value"),),
    dates=(("reported_date",), ("published_date",)),
    fields=(ListField(("references",), words=("label",), address="url", make=_item),),
    prose=(("description", "value"),),
)
