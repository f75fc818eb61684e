"""The shapes that the configuration tells of under `[[records.mapping]]`: each for tables, and for JSON and YAML."""

from collections.abc import Iterator, Sequence

from incident_refs.interfaces import RecordShape
from incident_refs.model.record_mapping import RecordMapping
from incident_refs.records.mapped_table import MappedTable
from incident_refs.records.mapped_tree import MappedTree


def mapped_shapes(mappings: Sequence[RecordMapping]) -> Iterator[RecordShape]:
    """Yield the shapes of these mappings, in their order; a record remembers by "mapping:NAME" which one read it.

    >>> [shape.name for shape in mapped_shapes([RecordMapping("our-sheet", id=("Case",))])]
    ['mapping:our-sheet', 'mapping:our-sheet:tree']
    """
    for mapping in mappings:
        name = f"mapping:{mapping.name}"
        yield MappedTable(name, mapping)
        yield MappedTree(f"{name}:tree", mapping)
