"""The field in which a database keeps its own references: what stands there, and how ours go in and come out again."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from incident_refs.model.addresses import same_address, uri_of
from incident_refs.model.record import HostItem, HostReference, Text
from incident_refs.model.tree import EACH, Mapping, Node, Plain, Scalar, Tree, each_at, get, plain, readable, text_at
from incident_refs.records import json_edit, json_string, yaml_edit
from incident_refs.records.splice import Edit

Make = Callable[[HostReference], Plain]


def _no_place(reference: HostReference) -> Plain:
    return None


def _every(item: Node) -> bool:
    return True


class HostField(Protocol):
    """What a shape needs of a field."""

    @property
    def path(self) -> tuple[str, ...]:
        """The keys that lead to it from the record."""
        ...

    def texts(self, tree: Tree, record: Node) -> Iterator[Text]:
        """Yield the references that stand in it."""
        ...

    def take(self, tree: Tree, record: Node, items: Sequence[HostItem]) -> list[Edit]:
        """Return the edits that take out what was put in, where it stands as it was put in."""
        ...

    def stands(self, record: Node, item: HostItem) -> bool:
        """Return whether an item of ours stands there as it was put in."""
        ...

    def has(self, record: Node, reference: HostReference) -> bool:
        """Return whether the field has this reference already: its address, or the very string that was resolved."""
        ...

    def add(
        self, tree: Tree, record: Node, references: Sequence[HostReference]
    ) -> tuple[list[Edit], tuple[HostItem, ...], tuple[HostReference, ...]]:
        """Return the edits that put references in, what then stands there of ours, and what cannot be held."""
        ...


@dataclass(frozen=True, slots=True)
class ListField:
    """A list of objects (`references[]{label,url}`); one whose path goes through EACH is only read.

    `words` are the keys of an object that may hold what it is called, the first that is filled counts; `address` is
    the key of its address; `make` gives the object for a reference, or None where the format cannot hold it.
    `counts` tells references from what else the list holds; `marker` is how the prose points to one. `uri` says that
    the format takes nothing but a URI for an address.
    """

    path: tuple[str, ...]
    words: tuple[str, ...]
    address: str
    make: Make = _no_place
    counts: Callable[[Node], bool] = _every
    marker: Callable[[Node], str | None] | None = None
    uri: bool = False

    def texts(self, tree: Tree, record: Node) -> Iterator[Text]:
        """Yield what each object is called, with its address; the address alone where it is called nothing."""
        for name, item in each_at(record, *self.path, EACH):
            address = text_at(item, self.address)
            called, node = self._said(item)
            if (said := called or address) and self.counts(item):
                marker = self.marker(item) if self.marker else None
                line = tree.line_of(node.start)
                yield Text(name, said, line, reference=True, address=address, marker=marker)

    def take(self, tree: Tree, record: Node, items: Sequence[HostItem]) -> list[Edit]:
        """Return the edits that take out our objects, and give back what an address stood for."""
        owner = _owner(record, self.path)
        if owner is None:
            return []
        edits = [edit for item in items if item.field == self._completed for edit in self._emptied(tree, record, item)]
        ours = [item for item in items if item.field == self._name]
        was = next((item.was for item in ours if item.was is not None), None)
        return edits + _editor(tree).take(tree, owner, self.path[-1], [json.loads(item.item) for item in ours], was)

    def stands(self, record: Node, item: HostItem) -> bool:
        """Return whether an object of ours stands there as it was put in."""
        value = json.loads(item.item)
        return any(plain(node) == value for node in self._items(record))

    def has(self, record: Node, reference: HostReference) -> bool:
        """Return whether an object has this address, or has one and is called what was resolved."""
        for item in self._items(record):
            address = text_at(item, self.address)
            if address and (
                same_address(address, reference.url) or reference.raw.strip() in (self._said(item)[0], address)
            ):
                return True
        return False

    def add(
        self, tree: Tree, record: Node, references: Sequence[HostReference]
    ) -> tuple[list[Edit], tuple[HostItem, ...], tuple[HostReference, ...]]:
        """Return the edits for references that are not there: an object for each, or the address an object lacked."""
        owner = _owner(record, self.path)
        edits: list[Edit] = []
        placed: list[HostItem] = []
        unheld: list[HostReference] = []
        new: list[tuple[HostReference, Plain]] = []
        completed: set[int] = set()
        for wanted in references:
            reference = replace(wanted, url=uri_of(wanted.url)) if self.uri else wanted
            lacking = self._lacking(record, reference)
            made = self.make(reference)
            if lacking and reference.url and lacking.start not in completed:
                completed.add(lacking.start)
                edit, was = _editor(tree).set_value(tree, lacking, self.address, reference.url)
                item = {**_object(lacking), self.address: reference.url}
                edits.append(edit)
                placed.append(HostItem(reference.key, self._completed, _compact(item), was))
            elif owner is None or made is None:
                unheld.append(wanted)
            elif all(made != other for _, other in new):  # two keys of one work: CVE and OSV want each item once
                new.append((reference, made))
        if new and owner is not None:
            more, held = _editor(tree).add(tree, owner, self.path[-1], [made for _, made in new])
            edits += more
            placed += [HostItem(reference.key, self._name, _compact(made), held) for reference, made in new]
        return edits, tuple(placed), tuple(unheld)

    def _items(self, record: Node) -> Iterator[Node]:
        return (item for _, item in each_at(record, *self.path, EACH))

    @property
    def _name(self) -> str:
        return ".".join(self.path)

    @property
    def _completed(self) -> str:
        return f"{self._name}[].{self.address}"

    def _said(self, item: Node) -> tuple[str | None, Node]:
        for word in self.words:
            if said := text_at(item, word):
                return said, get(item, word) or item
        return (text_at(item) if isinstance(item, Scalar) else None), get(item, self.address) or item

    def _lacking(self, record: Node, reference: HostReference) -> Mapping | None:
        """Return the object that is called what was resolved and has no address yet."""
        for item in self._items(record):
            if isinstance(item, Mapping) and reference.raw and self._said(item)[0] == reference.raw.strip():
                return item if text_at(item, self.address) is None else None
        return None

    def _emptied(self, tree: Tree, record: Node, item: HostItem) -> list[Edit]:
        value = json.loads(item.item)
        for node in self._items(record):
            if isinstance(node, Mapping) and plain(node) == value:
                return [_editor(tree).put_back(tree, node, self.address, item.was or "")]
        return []


@dataclass(frozen=True, slots=True)
class JoinedField:
    """A string that holds several addresses, joined by a mark: `https://a.org; https://b.org`."""

    path: tuple[str, ...]
    mark: str = "; "

    def texts(self, tree: Tree, record: Node) -> Iterator[Text]:
        """Yield each address."""
        node = get(record, *self.path)
        if node is None:
            return
        line = tree.line_of(node.start)
        for number, part in enumerate(self._parts(record)):
            address = part if part.lower().startswith(("https://", "http://")) else None
            yield Text(f"{self._name}[{number}]", part, line, reference=True, address=address)

    def take(self, tree: Tree, record: Node, items: Sequence[HostItem]) -> list[Edit]:
        """Return the edit that takes out our addresses."""
        owner = _owner(record, self.path)
        ours = [item for item in items if item.field == self._name]
        if owner is None or not ours:
            return []
        was = next((item.was for item in ours if item.was is not None), None)
        return json_string.take(tree, owner, self.path[-1], [json.loads(item.item) for item in ours], self.mark, was)

    def stands(self, record: Node, item: HostItem) -> bool:
        """Return whether an address of ours stands there."""
        return item.field == self._name and json.loads(item.item) in self._parts(record)

    def has(self, record: Node, reference: HostReference) -> bool:
        """Return whether this address stands there, or the very one that was resolved."""
        return any(same_address(part, reference.url) or part == reference.raw.strip() for part in self._parts(record))

    def add(
        self, tree: Tree, record: Node, references: Sequence[HostReference]
    ) -> tuple[list[Edit], tuple[HostItem, ...], tuple[HostReference, ...]]:
        """Return the edit that puts the addresses of references in; a work without one cannot be held."""
        owner = _owner(record, self.path)
        unheld = tuple(one for one in references if owner is None or not one.url or self.mark.strip() in one.url)
        held = [one for one in references if one not in unheld]
        if owner is None or not held:
            return [], (), unheld
        edits, was = json_string.add(tree, owner, self.path[-1], [str(one.url) for one in held], self.mark)
        return edits, tuple(HostItem(one.key, self._name, _compact(one.url), was) for one in held), unheld

    @property
    def _name(self) -> str:
        return ".".join(self.path)

    def _parts(self, record: Node) -> list[str]:
        said = text_at(record, *self.path) or ""
        return [part.strip() for part in said.split(self.mark.strip()) if part.strip()]


def _owner(record: Node, path: tuple[str, ...]) -> Mapping | None:
    """Return the mapping in which the field stands or would stand."""
    owner = get(record, *path[:-1])
    return owner if isinstance(owner, Mapping) else None


class _Editor(Protocol):
    """What puts values into a file of one syntax and takes them out again: `json_edit`, `yaml_edit`."""

    def add(self, tree: Tree, owner: Mapping, key: str, items: Sequence[Plain]) -> tuple[list[Edit], str | None]: ...

    def take(self, tree: Tree, owner: Mapping, key: str, items: Sequence[Plain], was: str | None) -> list[Edit]: ...

    def set_value(self, tree: Tree, owner: Mapping, key: str, value: Plain) -> tuple[Edit, str]: ...

    def put_back(self, tree: Tree, owner: Mapping, key: str, was: str) -> Edit: ...


def _editor(tree: Tree) -> _Editor:
    return yaml_edit if tree.syntax == "yaml" else json_edit


def _object(node: Mapping) -> dict[str, Plain]:
    return {member.key: plain(member.value) for member in node.members}


def _compact(value: Plain) -> str:
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # half a surrogate pair in an object that we completed can be kept as an escape only
    return said if readable(said) == said else json.dumps(value, separators=(",", ":"))
