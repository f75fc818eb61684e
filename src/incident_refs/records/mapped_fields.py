"""Fields of references in files that no database made: lists of strings or objects, and texts that hold several."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from incident_refs.model.addresses import same_address
from incident_refs.model.record import HostItem, HostReference, Text
from incident_refs.model.tree import EACH, Mapping, Node, Scalar, Tree, each_at, get, readable, text_at
from incident_refs.records.host_field import ListField
from incident_refs.records.mapped_names import parts_of, where_it_leads
from incident_refs.records.splice import Edit


@dataclass(frozen=True, slots=True)
class WordsField(ListField):
    """A list of strings, of objects, or of both."""

    def texts(self, tree: Tree, record: Node) -> Iterator[Text]:
        """Yield each string, and what each object is called, with its address."""
        named = {text.field: text for text in ListField.texts(self, tree, record)}
        for name, item in each_at(record, *self.path, EACH):
            text = named.get(name)
            if said := line_with_colon(item):
                yield Text(name, said, tree.line_of(item.start), reference=True, address=where_it_leads(said))
            elif text:
                address = text.address or where_it_leads(text.text)
                yield Text(name, text.text, text.line, reference=True, address=address)

    def has(self, record: Node, reference: HostReference) -> bool:
        """Return whether a string is what was resolved or names the address, or an object has it."""
        for item in self._items(record):
            said = text_at(item) if isinstance(item, Scalar) else line_with_colon(item)
            if said and (said == reference.raw.strip() or (reference.url is not None and reference.url in said)):
                return True
        return ListField.has(self, record, reference)


@dataclass(frozen=True, slots=True)
class TextField:
    """A text that holds several references, one a line or with a separator between. It is only read."""

    path: tuple[str, ...]
    separator: str | None = None

    def texts(self, tree: Tree, record: Node) -> Iterator[Text]:
        """Yield each reference."""
        node = get(record, *self.path)
        if isinstance(node, Scalar) and isinstance(node.value, str):
            line = tree.line_of(node.start)
            for number, (said, _) in enumerate(parts_of(readable(node.value), self.separator)):
                name = f"{'.'.join(self.path)}[{number}]"
                yield Text(name, said, line, reference=True, address=where_it_leads(said))

    def take(self, tree: Tree, record: Node, items: Sequence[HostItem]) -> list[Edit]:
        """Return no edit: nothing of ours is put here."""
        return []

    def stands(self, record: Node, item: HostItem) -> bool:
        """Return False: nothing of ours is put here."""
        return False

    def has(self, record: Node, reference: HostReference) -> bool:
        """Return whether the text holds what was resolved, or the address."""
        said = text_at(record, *self.path) or ""
        parts = [part for part, _ in parts_of(said, self.separator)]
        return any(part == reference.raw.strip() or same_address(part, reference.url) for part in parts)

    def add(
        self, tree: Tree, record: Node, references: Sequence[HostReference]
    ) -> tuple[list[Edit], tuple[HostItem, ...], tuple[HostReference, ...]]:
        """Return that none of them can be held."""
        return [], (), tuple(references)


def line_with_colon(item: Node) -> str | None:
    """Return the line that a person wrote into a list of YAML where its colon makes a key of the first half.

    `- Deng J. (2009). ImageNet: A database` is {"Deng J. (2009). ImageNet": "A database"} to every reader of YAML.
    """
    if not isinstance(item, Mapping) or len(item.members) != 1:
        return None
    (member,) = item.members
    value = member.value.value if isinstance(member.value, Scalar) else None
    return f"{member.key}: {value}" if " " in member.key.strip() and isinstance(value, str) else None
