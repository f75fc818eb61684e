"""AI Incident Law: court matters. The matter with its public record, and secondary sources joined by "; "."""

from collections.abc import Iterable

from incident_refs.model.tree import EACH, Mapping, Node, each_at, get, text_at
from incident_refs.records.host_field import JoinedField
from incident_refs.records.named_field import NamedField
from incident_refs.records.tree_shape import TreeShape, records_of


def _is_record(node: Node) -> bool:
    return text_at(node, "error_id") is not None


def _within(root: Node) -> Iterable[Node]:
    """Return the records of all data sets of a file (included, review queue, …), or of a list."""
    datasets = get(root, "datasets")
    if not isinstance(datasets, Mapping):
        return records_of(root)
    return (node for member in datasets.members for _, node in each_at(member.value, "records", EACH))


AI_INCIDENT_LAW = TreeShape(
    name="ai-incident-law",
    database="ai-incident-law",
    is_record=_is_record,
    ids=(("error_id",),),
    titles=(("error_title",),),
    urls=(("public_record_link",),),
    dates=(("error_date",), ("filing_date",)),
    fields=(
        JoinedField(("secondary_source_links",)),
        NamedField(("public_matter_name",), ("public_record_link",)),
    ),
    prose=(("error_description",), ("notes_on_resolution",)),
    within=_within,
)
