"""Two strings of a record that are one reference: what it is called, and where it leads. Read, never changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from incident_refs.model.addresses import same_address
from incident_refs.model.record import HostItem, HostReference, Text
from incident_refs.model.tree import Node, Tree, get, text_at
from incident_refs.records.splice import Edit


@dataclass(frozen=True, slots=True)
class NamedField:
    """`public_matter_name: "Moffatt v. Air Canada, 2024 BCCRT 149"` with the `public_record_link` that leads there."""

    path: tuple[str, ...]
    address: tuple[str, ...]

    def texts(self, tree: Tree, record: Node) -> Iterator[Text]:
        """Yield the name with its address; the address alone where nothing is named."""
        name, address = text_at(record, *self.path), text_at(record, *self.address)
        path = self.path if name else self.address
        said, node = name or address, get(record, *path)
        if said and node:
            yield Text(".".join(path), said, tree.line_of(node.start), reference=True, address=address)

    def take(self, tree: Tree, record: Node, items: Sequence[HostItem]) -> list[Edit]:
        """Return no edit: nothing of ours is put here."""
        return []

    def stands(self, record: Node, item: HostItem) -> bool:
        """Return False: nothing of ours is put here."""
        return False

    def has(self, record: Node, reference: HostReference) -> bool:
        """Return whether the field leads where the reference does, or is what was resolved."""
        name, address = text_at(record, *self.path), text_at(record, *self.address)
        return address is not None and (
            same_address(address, reference.url) or reference.raw.strip() in (name, address)
        )

    def add(
        self, tree: Tree, record: Node, references: Sequence[HostReference]
    ) -> tuple[list[Edit], tuple[HostItem, ...], tuple[HostReference, ...]]:
        """Return that none of them can be held."""
        return [], (), tuple(references)
