"""CVE records of format 5: `references[]{url,name?,tags?}` of the CNA's container, and of others (ADP) to read."""

from incident_refs.model.record import HostReference
from incident_refs.model.tree import EACH, Node, Plain, get, text_at
from incident_refs.records.host_field import ListField
from incident_refs.records.tree_shape import TreeShape

MAX_NAME = 512  # characters of `name`
MAX_ADDRESS = 2048
_DESCRIPTIONS = ("containers", "cna", "descriptions", EACH, "value")


def _is_record(node: Node) -> bool:
    return text_at(node, "cveMetadata", "cveId") is not None or (
        text_at(node, "dataType") == "CVE_RECORD" and get(node, "containers") is not None
    )


def _item(reference: HostReference) -> Plain:
    if reference.url is None or len(reference.url) > MAX_ADDRESS:
        return None
    name = reference.text or reference.title
    if not name:
        return {"url": reference.url}
    # the format refuses a longer one: a paper of the ATLAS collaboration has 3,000 authors
    short = name if len(name) <= MAX_NAME else f"{name[: MAX_NAME - 1].rstrip()}…"
    return {"url": reference.url, "name": short}


CVE = TreeShape(
    name="cve",
    database="cve",
    is_record=_is_record,
    ids=(("cveMetadata", "cveId"),),
    titles=(("containers", "cna", "title"), _DESCRIPTIONS),
    dates=(("cveMetadata", "datePublished"), ("containers", "cna", "datePublic")),
    fields=(
        ListField(("containers", "cna", "references"), words=("name",), address="url", make=_item, uri=True),
        ListField(("containers", "adp", EACH, "references"), words=("name",), address="url"),
    ),
    prose=(_DESCRIPTIONS,),
)
