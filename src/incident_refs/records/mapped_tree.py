"""Any JSON or YAML file: by a mapping of the configuration, or by the usual names of its keys.

References are a list of strings, a list of objects, or one text. Ours go into a list as its items are written: strings
as the whole reference, objects with the keys for title and address that the others have.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from incident_refs.errors import RecordError
from incident_refs.interfaces import Filled, RecordFile, Wanted
from incident_refs.model.record import HostReference, Record
from incident_refs.model.record_mapping import USUAL, RecordMapping, fold
from incident_refs.model.tree import EACH, Mapping, Node, Plain, Scalar, Tree, each_at, get, items_at
from incident_refs.model.tree import Sequence as Items
from incident_refs.records.host_field import HostField, JoinedField
from incident_refs.records.mapped_fields import TextField, WordsField, line_with_colon
from incident_refs.records.mapped_names import wanted_file
from incident_refs.records.tree_shape import TreeShape

_WORDS = ("title", "label", "name", "text", "citation", "reference", "source_name", "summary", "description")
_ADDRESSES = ("url", "link", "address", "href", "uri")
_DEEP = 3  # levels down to the list of records
_ONE_TEXT = (
    "its references are one text, and nothing says what stands between them ('separator' in [[records.mapping]] does)"
)
_ONE_TEXT_IN_YAML = "its references are one text; write them as a list, which can be added to"
_SYNTAXES = ("json", "yaml")


@dataclass(frozen=True)
class MappedTree:
    """Records whose keys a mapping names; without one, whose keys have the usual names."""

    name: str = "json"
    mapping: RecordMapping = field(default=USUAL)
    can_attach: bool = True

    def fits(self, file: RecordFile) -> bool:
        """Return whether the file holds records with the mapping's keys. By the usual names, any such file is taken."""
        if file.syntax not in _SYNTAXES or not wanted_file(self.mapping, file.path):
            return False
        return self.mapping is USUAL or bool(self._records(file.tree.root))

    def read(self, file: RecordFile) -> tuple[Record, ...]:
        """Return the records in the file. Raises RecordError with line and column, and where no key is known."""
        records = self._records(file.tree.root)
        if not records:
            raise RecordError(
                f"{file.path}: no record with keys that are known here; it needs an id (id, incident_id, …) and"
                " references (references, sources, …), or say which keys these are in config.toml under"
                " [[records.mapping]]"
            )
        shape = self._shape(file.tree, records)
        one_text = _ONE_TEXT_IN_YAML if file.syntax == "yaml" else _ONE_TEXT
        closed = one_text if isinstance(shape.fields[0], TextField) else None
        return tuple(
            replace(record, closed=closed, notes=(*record.notes, *self._notes(file, shape, node)))
            for record, node in zip(shape.read(file), records, strict=True)
        )

    def attach(self, file: RecordFile, wanted: Sequence[Wanted]) -> Filled:
        """Return the file with exactly these references of ours in the records' own list, all else as it was.

        Raises RecordError where the file cannot be added to.
        """
        return self._shape(file.tree, self._records(file.tree.root)).attach(file, wanted)

    def _notes(self, file: RecordFile, shape: TreeShape, record: Node) -> Iterator[str]:
        for one in shape.fields:
            for _, item in each_at(record, *one.path, EACH) if isinstance(one, WordsField) else ():
                if line_with_colon(item):
                    where = f"{file.path}:{file.tree.line_of(item.start)}"
                    yield f"{where}: the colon makes two of this line for other programs; put quotes around the line"

    def _records(self, root: Node) -> tuple[Node, ...]:
        if self.mapping.records:
            found = get(root, *self.mapping.records.split("."))
            items = found.items if isinstance(found, Items) else (found,) if found else ()
            return tuple(item for item in items if self._is_record(item))
        return next((found for found in self._lists(root, _DEEP) if found), ())

    def _lists(self, node: Node, deep: int) -> Iterator[tuple[Node, ...]]:
        """Yield what may be the records: the whole, the items of a list, and those of the lists within."""
        if isinstance(node, Items):
            found = tuple(item for item in node.items if self._is_record(item))
            if self.mapping is not USUAL or any(self._refers(item) for item in found):
                yield found
        elif isinstance(node, Mapping):
            if self._is_record(node) and (self.mapping is not USUAL or self._refers(node)):
                yield (node,)
            for member in node.members if deep else ():
                yield from self._lists(member.value, deep - 1)

    def _is_record(self, node: Node) -> bool:
        found = self.mapping
        if found is USUAL:
            return isinstance(node, Mapping) and any(_path(node, name) for name in (*found.id, *found.title))
        asked = [names for names in (found.id, found.title, found.references) if names]
        return isinstance(node, Mapping) and all(any(_path(node, name) for name in names) for names in asked)

    def _refers(self, node: Node) -> bool:
        return any(_path(node, name) for name in self.mapping.references)

    def _shape(self, tree: Tree, records: tuple[Node, ...]) -> TreeShape:
        """Return the shape of this very file, with the keys as its records spell them."""
        found = self.mapping
        return TreeShape(
            name=self.name,
            database=found.database,
            is_record=lambda node: isinstance(node, Mapping),
            within=lambda root: records if root is tree.root else self._records(root),
            ids=tuple(_keys(records, found.id)),
            titles=tuple(_keys(records, found.title)),
            dates=tuple(_keys(records, found.date)),
            urls=tuple(_keys(records, found.url)),
            fields=tuple(self._fields(records, tree.syntax)),
            prose=tuple(_keys(records, found.prose)),
        )

    def _fields(self, records: Sequence[Node], syntax: str) -> Iterator[HostField]:
        """Yield the fields of references, first the list that takes ours."""
        lists: list[HostField] = []
        texts: list[HostField] = []
        for path in _keys(records, self.mapping.references):
            values = [value for record in records if (value := get(record, *path)) is not None]
            several = any(isinstance(value, Items) for value in values)
            if several or all(isinstance(value, Scalar) and value.value is None for value in values):
                lists.append(_list_field(records, path))
            if any(isinstance(value, Scalar) and isinstance(value.value, str) for value in values):
                texts.append(self._text_field(path, syntax))
        yield from (*lists, *texts) or (WordsField(("references",), words=_WORDS, address="url", make=_as_text),)

    def _text_field(self, path: tuple[str, ...], syntax: str) -> HostField:
        mark = self.mapping.separator
        if mark and mark.strip() and syntax != "yaml":
            return JoinedField(path, mark if mark.endswith(" ") else f"{mark} ")
        return TextField(path, mark)


def _list_field(records: Sequence[Node], path: tuple[str, ...]) -> WordsField:
    """Return the field of a list, with the keys of its objects where it holds some."""
    items = [item for record in records for item in items_at(record, *path) if line_with_colon(item) is None]
    keys = {member.key: None for item in items if isinstance(item, Mapping) for member in item.members}
    words = tuple(key for word in _WORDS for key in keys if fold(key) == fold(word))
    address = next((key for word in _ADDRESSES for key in keys if fold(key) == fold(word)), None)

    def make(reference: HostReference) -> Plain:
        if not keys:
            return _as_text(reference)
        if address is None:
            return {words[0]: _as_text(reference)} if words else None
        if reference.url is None:
            return None
        called: dict[str, Plain] = {words[0]: reference.title or reference.text} if words else {}
        return {**called, address: reference.url}

    return WordsField(path, words=words or _WORDS, address=address or "url", make=make)


def _as_text(reference: HostReference) -> Plain:
    said = reference.text or " ".join(part for part in (reference.title, reference.url) if part)
    return " ".join(said.split()) or None


def _path(record: Node, name: str) -> tuple[str, ...] | None:
    """Return the keys under which a name of the mapping stands in a record, as they are spelt there."""
    keys: list[str] = []
    node = record
    for part in name.split("."):
        if not isinstance(node, Mapping):
            return None
        member = next((member for member in node.members if fold(member.key) == fold(part)), None)
        if member is None:
            return None
        keys.append(member.key)
        node = member.value
    return tuple(keys)


def _keys(records: Sequence[Node], names: Sequence[str]) -> dict[tuple[str, ...], None]:
    """Return the paths of keys that these names have in the records, each spelling once, in the names' order."""
    spelt: dict[str, dict[str, None]] = {}
    for key in {member.key: None for record in records if isinstance(record, Mapping) for member in record.members}:
        spelt.setdefault(fold(key), {})[key] = None
    found: dict[tuple[str, ...], None] = {}
    for name in names:
        if "." in name:
            found |= {path: None for record in records if (path := _path(record, name))}
        else:
            found |= {(key,): None for key in spelt.get(fold(name), ())}
    return found
