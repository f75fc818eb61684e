"""A data file as a tree of values that know their place, whether it is written in JSON or in YAML.

The shapes of databases speak of this tree only: what a field is called and where the references stand. How a value is
written, and how one is put in or taken out, is known to the doors (`records/`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


class Scalar(NamedTuple):
    """A string, number, word or nothing; `text[start:end]` is how it is written."""

    start: int
    end: int
    value: str | int | float | bool | None


class Member(NamedTuple):
    """One `key: value` of a mapping, with the place of the key."""

    start: int
    end: int
    key: str
    value: "Node"


class Mapping(NamedTuple):
    """Keys with their values, in the file's order; each key once."""

    start: int
    end: int
    members: tuple[Member, ...]

    def member(self, key: str) -> Member | None:
        """Return the member of this key."""
        return next((member for member in self.members if member.key == key), None)


class Sequence(NamedTuple):
    """Values in order."""

    start: int
    end: int
    items: tuple["Node", ...]


Node = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class Tree:
    """A file's text and the value it holds. `syntax` is "json", "jsonl" or "yaml": jsonl's root has an item a line."""

    text: str
    root: Node
    syntax: str


def get(node: Node | None, *path: str) -> Node | None:
    """Return what stands under a path of keys, or None.

    >>> inner = Mapping(5, 10, (Member(6, 7, "b", Scalar(8, 9, 1)),))
    >>> get(Mapping(0, 10, (Member(1, 4, "a", inner),)), "a", "b")
    Scalar(start=8, end=9, value=1)
    """
    for key in path:
        if not isinstance(node, Mapping):
            return None
        member = node.member(key)
        node = member.value if member else None
    return node


def text_at(node: Node | None, *path: str) -> str | None:
    """Return a text or a whole number under a path as text, stripped; None where there is none.

    >>> text_at(Mapping(0, 9, (Member(0, 4, "id", Scalar(5, 6, 3)),)), "id")
    '3'
    """
    found = get(node, *path)
    if isinstance(found, Scalar) and isinstance(found.value, str | int) and not isinstance(found.value, bool):
        return str(found.value).strip() or None
    return None


def items_at(node: Node | None, *path: str) -> tuple[Node, ...]:
    """Return the items of a list under a path; none where there is no list."""
    found = get(node, *path)
    return found.items if isinstance(found, Sequence) else ()


def plain(node: Node) -> Plain:
    """Return the bare value of a node.

    >>> plain(Sequence(0, 3, (Scalar(1, 2, 7),)))
    [7]
    """
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {member.key: plain(member.value) for member in node.members}


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all below it, in the file's order."""
    yield node
    match node:
        case Sequence():
            for item in node.items:
                yield from walk(item)
        case Mapping():
            for member in node.members:
                yield from walk(member.value)
