"""JSON files as people and programs write them, and what holds for every shape that attaches to one.

`OPTIONS` are the ways to write a file; tests draw from them with hypothesis or with a seeded random generator.
"""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from incident_refs.interfaces import Filled, RecordShape, Wanted
from incident_refs.model.record import HostItem, HostReference
from incident_refs.records.record_file import RecordFile

OPTIONS: Mapping[str, Sequence[Any]] = {
    "indent": (None, 1, 2, 3, 4, "\t", 0),
    "separators": (None, (",", ":"), (", ", ": "), (",", ": "), (" , ", " : ")),
    "newline": ("\n", "\r\n", "\r"),
    "encoding": ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"),
    "ascii": (True, False),
    "shuffle": range(8),
    "end": ("", "\n", "\n\n", " \n\t"),
    "files": ("alone", "list", "lines", "lines-with-blanks"),
    "one_line": (False, True),
}
LAYOUTS = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in OPTIONS.items()})
# a busy machine is slow, and a file is read ten times over
EXAMPLES = settings(deadline=None, max_examples=60, derandomize=True)
_BOM = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
DENG = HostReference(
    "deng2009imagenet", "Deng et al. 2009", "ImageNet: “A” database\\of Müller & 李", "https://doi.org/10.1109/cvpr.2009.5206848",
    text='J. Deng, W. Dong, "ImageNet: A database", 2009. https://doi.org/10.1109/cvpr.2009.5206848',
)  # fmt: skip
PRABHU = HostReference("prabhu2020large", "", "Large image datasets", "https://arxiv.org/abs/2006.16923")
PAGE = HostReference("doe2021page", "Doe, J.: A page", "A page\tof 𝒟", "https://example.org/a?b=%20c&d=é#e")
OURS = (DENG, PRABHU, PAGE)
REFERENCES = st.lists(st.sampled_from(OURS), min_size=1, max_size=3, unique=True).map(tuple)


def any_layout(chance: random.Random) -> dict[str, Any]:
    return {name: chance.choice(values) for name, values in OPTIONS.items()}


@dataclass(frozen=True)
class Field:
    """Where a record keeps its references, and what may stand there; `None` is null, ABSENT nothing at all."""

    path: tuple[str, ...]
    values: tuple[Any, ...]


ABSENT = object()


def written(records: Sequence[Mapping[str, Any]], layout: Mapping[str, Any], field: Field) -> bytes:
    """Return records as a file; with one_line their lists stand on one line whatever the rest does."""
    lines = layout["files"].startswith("lines")
    indent = None if lines else layout["indent"]
    ordered = [shuffled(record, random.Random(layout["shuffle"])) for record in records]

    def one(value: Any) -> str:
        lists: list[str] = []
        if layout["one_line"]:
            value, lists = _without_lists(value, field)
        said = json.dumps(value, indent=indent, separators=layout["separators"], ensure_ascii=layout["ascii"])
        for number, inner in enumerate(lists):
            said = said.replace(f'"@{number}@"', inner)
        return said

    if lines:
        gap = "\n\n \t\n" if layout["files"].endswith("blanks") else "\n"
        text = gap.join(one(record) for record in ordered)
    else:
        text = one(ordered[0] if layout["files"] == "alone" else ordered)
    text = (text + layout["end"]).replace("\n", layout["newline"])
    return _BOM.get(layout["encoding"], b"") + text.encode(layout["encoding"])


def shuffled(value: Any, chance: random.Random) -> Any:
    """Return a value with the keys of every object in another order."""
    if isinstance(value, Mapping):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    return [shuffled(item, chance) for item in value] if isinstance(value, list) else value


def _without_lists(value: Any, field: Field) -> tuple[Any, list[str]]:
    lists: list[str] = []

    def inner(node: Any, path: tuple[str, ...]) -> Any:
        if isinstance(node, list) and not path:
            lists.append(json.dumps(node))
            return f"@{len(lists) - 1}@"
        if isinstance(node, Mapping):
            return {key: inner(child, path[1:]) if path and key == path[0] else child for key, child in node.items()}
        return [inner(item, path) for item in node] if isinstance(node, list) else node

    return inner(value, field.path), lists


def with_value(record: Mapping[str, Any], field: Field, value: Any) -> dict[str, Any]:
    """Return a record whose field holds this."""
    key, *rest = field.path
    if rest:
        return {**record, key: with_value(record.get(key, {}), Field(tuple(rest), ()), value)}
    return {k: v for k, v in record.items() if k != key} if value is ABSENT else {**record, key: value}


def value_of(record: Mapping[str, Any], field: Field) -> Any:
    for key in field.path:
        record = record.get(key, {}) if isinstance(record, Mapping) else {}
    return record


def parsed(data: bytes) -> list[Any]:
    """Return the values of a file, one for each record, as Python's own reader has them."""
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    try:
        value = json.loads(text)
    except json.JSONDecodeError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    return value if isinstance(value, list) else [value]


def attached(
    shape: RecordShape,
    data: bytes,
    references: Sequence[HostReference],
    placed: Mapping[str, Sequence[HostItem]] | None = None,
) -> Filled:
    """Attach to every record of the file at once."""
    file = RecordFile(data, Path("records.json"))
    return shape.attach(
        file, [Wanted(one, tuple(references), tuple((placed or {}).get(one.id, ()))) for one in shape.read(file)]
    )


def holds(
    shape: RecordShape,
    data: bytes,
    references: Sequence[HostReference],
    check: Callable[[Any], None] = lambda record: None,
) -> Filled:
    """Assert what holds for any file: put in once, put in twice, one after the other, and taken out to the byte."""
    once = attached(shape, data, references)
    assert attached(shape, once.data, references, once.placed) == once
    assert attached(shape, once.data, (), once.placed).data == data
    steps = [references[:1], references, references[-1:], ()]
    now, placed = data, {}
    for step in steps:
        filled = attached(shape, now, step, placed)
        now, placed = filled.data, filled.placed
    assert now == data
    for record in parsed(once.data):
        check(record)
    return once
