"""The shapes of databases that keep incidents as JSON or YAML: a table of where things stand, one for each database.

Adding one is a new file with such a table, and a line in `door.py` and in `pyproject.toml` that register it.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from incident_refs.errors import RecordError
from incident_refs.interfaces import Filled, Wanted
from incident_refs.interfaces import RecordFile as File
from incident_refs.model.record import HostItem, HostReference, Record, Text
from incident_refs.model.tree import EACH, Mapping, Node, Plain, Scalar, Tree, each_at, plain, readable, text_at, walk
from incident_refs.model.tree import Sequence as Items
from incident_refs.records.host_field import HostField
from incident_refs.records.identity import normalise
from incident_refs.records.record_file import RecordFile
from incident_refs.records.splice import Edit, splice

Keys = tuple[str, ...]
Place = Keys | Callable[[Node], str | None]


def records_of(root: Node) -> Iterable[Node]:
    """Return a record that is the whole file, or the items of a list or of JSON lines."""
    return root.items if isinstance(root, Items) else (root,)


@dataclass(frozen=True, slots=True)
class TreeShape:
    """Where a database keeps id, title and references of its records.

    `is_record` tells its records from others by what they hold, `within` finds them in a file. Of the places in `ids`,
    `titles`, `urls` and `dates` the first that is filled counts. `fields` are where references stand, the first of
    them takes ours. `prose` are texts that may cite something. A path may hold EACH, for every item of a list.
    """

    name: str
    database: str
    is_record: Callable[[Node], bool]
    ids: tuple[Place, ...]
    titles: tuple[Place, ...]
    fields: tuple[HostField, ...]
    prose: tuple[Keys, ...] = ()
    urls: tuple[Place, ...] = ()
    dates: tuple[Place, ...] = ()
    within: Callable[[Node], Iterable[Node]] = records_of
    can_attach: bool = True

    def fits(self, file: File) -> bool:
        """Return whether the file holds a record of this database."""
        return file.syntax in ("json", "yaml") and any(map(self.is_record, self.within(file.tree.root)))

    def read(self, file: File) -> tuple[Record, ...]:
        """Return the records in the file. One without an id has "" for it."""
        return tuple(self._record(file, node) for node in self._nodes(file.tree))

    def attach(self, file: File, wanted: Sequence[Wanted]) -> Filled:
        """Return the file with exactly these references of ours in the records' own field, all else as it was.

        What is there already, by its address, is not put in again; what a person changed in ours is theirs. Raises
        RecordError where the file cannot be added to.
        """
        nodes = self._named(file.tree)
        gone = [edit for one in wanted for edit in self._take(file.tree, _only(nodes, one.record), one)]
        taken = self._written(file.tree, file, gone)
        nodes = self._named(taken)
        added = [self._add(taken, _only(nodes, one.record), one) for one in wanted]
        text = self._written(taken, file, [edit for edits, _, _ in added for edit in edits]).text
        placed = {one.record.id: items for one, (_, items, _) in zip(wanted, added, strict=True)}
        notes = tuple(note for _, _, said in added for note in said)
        return Filled(file.encode(text), placed, notes)

    def _nodes(self, tree: Tree) -> Iterator[Node]:
        return (node for node in self.within(tree.root) if self.is_record(node))

    def _record(self, file: File, node: Node) -> Record:
        tree = file.tree
        texts = [text for field in self.fields for text in field.texts(tree, node)]
        for name, said in (found for path in self.prose for found in each_at(node, *path)):
            if isinstance(said, Scalar) and isinstance(said.value, str) and said.value.strip():
                texts.append(Text(name, readable(said.value), _line(tree, said)))
        return Record(
            id=_first(node, self.ids) or "",
            database=self.database,
            title=" ".join((_first(node, self.titles) or "").split()),
            url=_first(node, self.urls),
            date=_first(node, self.dates),
            texts=tuple(texts),
            path=str(file.path),
            shape=self.name,
            line=tree.line_of(node.start),
            notes=_notes(file, node),
        )

    def _named(self, tree: Tree) -> dict[str, list[Node]]:
        """Return the records of a file by their ids."""
        named: dict[str, list[Node]] = {}
        for node in self._nodes(tree):
            named.setdefault(normalise(_first(node, self.ids) or "", self.database), []).append(node)
        return named

    def _take(self, tree: Tree, node: Node, one: Wanted) -> list[Edit]:
        """Return the edits that take out what we put into the record and is wanted no more."""
        keys = {reference.key for reference in one.references}
        gone = [item for item in one.placed if item.key not in keys]
        return [edit for field in self.fields for edit in field.take(tree, node, gone)]

    def _add(self, tree: Tree, node: Node, one: Wanted) -> tuple[list[Edit], tuple[HostItem, ...], list[str]]:
        """Return the edits that put in what is not there, what then stands there of ours, and what cannot be held."""
        keys = {reference.key for reference in one.references}
        kept = [item for item in one.placed if item.key in keys and any(f.stands(node, item) for f in self.fields)]
        there = {item.key for item in kept}
        new: dict[str, HostReference] = {}
        for reference in one.references:
            if reference.key in there or any(field.has(node, reference) for field in self.fields):
                new.pop(reference.key, None)  # one of the strings that mean this work stands there itself
                there.add(reference.key)
            else:
                new.setdefault(reference.key, reference)
        try:
            edits, placed, unheld = self.fields[0].add(tree, node, list(new.values()))
        except RecordError as error:
            where = f"{one.record.path}:{tree.line_of(node.start)}: {one.record.id}"
            raise RecordError(f"{where}: {error}; mend it and run again, nothing was changed") from None
        empty = {item.field: item.was for item in kept if item.was is not None}
        placed = tuple(replace(item, was=empty.get(item.field)) if item.was is None else item for item in placed)
        return edits, (*kept, *placed), [_unheld(one.record.id, reference) for reference in unheld]

    def _written(self, tree: Tree, file: File, edits: list[Edit]) -> Tree:
        """Return the changed text as a tree, read again: nothing but the fields may differ."""
        if not edits:
            return tree
        text = splice(tree.text, edits)
        again = RecordFile(file.encode(text), file.path).tree
        if not self._only_ours_differs(tree, again):
            raise RecordError(f"{file.path}: the file is written in a way that cannot be added to; nothing was changed")
        return again

    def _only_ours_differs(self, before: Tree, after: Tree) -> bool:
        """Return whether nothing but the records' own field differs: what they hold, and the text between them."""
        if before.syntax == "yaml":  # comments stand between a record and its end, so the text tells nothing here
            return self._without_fields(before) == self._without_fields(after)
        old, new = list(self._nodes(before)), list(self._nodes(after))
        behind = then = 0
        for one, other in zip(old, new, strict=False):
            if before.text[behind : one.start] != after.text[then : other.start]:
                return False
            said, says = before.text[one.start : one.end], after.text[other.start : other.end]
            if said != says and self._without_field(one) != self._without_field(other):
                return False
            behind, then = one.end, other.end
        return len(old) == len(new) and before.text[behind:] == after.text[then:]

    def _without_field(self, record: Node) -> Plain:
        value = plain(record)
        _take_out(value, self.fields[0].path)
        return value

    def _without_fields(self, tree: Tree) -> Plain:
        return _without_field(tree.root, {id(node) for node in self._nodes(tree)}, self.fields[0].path)


def _without_field(node: Node, records: Container[int], path: Keys) -> Plain:
    """Return the value of a node in which these records stand, without their own field."""
    if id(node) in records:
        value = plain(node)
        _take_out(value, path)
        return value
    match node:
        case Items():
            return [_without_field(item, records, path) for item in node.items]
        case Mapping():
            return {member.key: _without_field(member.value, records, path) for member in node.members}
    return plain(node)


def _first(node: Node, places: Sequence[Place]) -> str | None:
    return next((said for place in places for said in _said(node, place) if said), None)


def _said(node: Node, place: Place) -> Iterator[str | None]:
    if callable(place):
        yield place(node)
    elif EACH in place:
        yield from (text_at(found) for _, found in each_at(node, *place))
    else:
        yield text_at(node, *place)


def _line(tree: Tree, said: Node) -> int:
    # the text of "summary: |" begins on the line after it
    below = tree.syntax == "yaml" and tree.text[said.start : said.start + 1] in ("|", ">")
    return tree.line_of(said.start) + below


def _notes(file: File, record: Node) -> tuple[str, ...]:
    """Return what of a record's texts is read as something else than it says."""
    tree = file.tree
    if not tree.unreadable:
        return ()
    strings = (node for node in walk(record) if isinstance(node, Scalar) and isinstance(node.value, str))
    lines = dict.fromkeys(tree.line_of(node.start) for node in strings if readable(str(node.value)) != node.value)
    said = "a character that no text can hold (NUL, or half a surrogate pair) is left out here"
    return tuple(f"{file.path}:{line}: {said}" for line in lines)


def _unheld(id: str, reference: HostReference) -> str:
    """Return what a person should know of a reference that the record's field cannot hold."""
    kept = "it is kept in attachments.jsonl only"
    if reference.url:
        return f"{id}: this field cannot hold the address of '{reference.key}' ({reference.url}); {kept}"
    return f"{id}: '{reference.key}' has no address, which this field needs; {kept}"


def _only(nodes: dict[str, list[Node]], record: Record) -> Node:
    if not record.id:
        raise RecordError(f"{record.path}:{record.line}: the record here has no id, so nothing can be attached to it")
    found = nodes.get(normalise(record.id, record.database), [])
    if len(found) != 1:
        many = f"stands {len(found)} times in it" if found else "is no longer in it"
        raise RecordError(f"{record.path}: the record '{record.id}' {many}; nothing was changed")
    return found[0]


def _take_out(value: Plain, path: Keys) -> None:
    for key in path[:-1]:
        value = value.get(key) if isinstance(value, dict) else None
    if isinstance(value, dict):
        value.pop(path[-1], None)
