"""VCDB (VERIS): breaches, whose `reference` is one string of addresses joined by "; "."""

import itertools

from incident_refs.model.tree import Node, get, text_at
from incident_refs.records.host_field import JoinedField
from incident_refs.records.tree_shape import TreeShape

# what a VERIS incident has beside its id; "reference" may be missing
_VERIS = ("schema_version", "source_id", "security_incident", "reference", "action", "actor", "asset", "plus", "victim")


def _is_record(node: Node) -> bool:
    return text_at(node, "incident_id") is not None and sum(get(node, key) is not None for key in _VERIS) > 1


def _date(node: Node) -> str | None:
    """Return the incident's date as far as it is known: year, month, day."""
    said = [text_at(node, "timeline", "incident", part) for part in ("year", "month", "day")]
    known = itertools.takewhile(lambda part: part is not None and part.isdecimal(), said)
    return "-".join(str(part).zfill(2) for part in known) or None


VCDB = TreeShape(
    name="vcdb",
    database="vcdb",
    is_record=_is_record,
    ids=(("incident_id",),),
    titles=(("summary",),),
    dates=(_date,),
    fields=(JoinedField(("reference",)),),
    prose=(("summary",), ("notes",)),
)
