"""A data file as a tree of values that know their place, whether it is written in JSON or in YAML.

The shapes of databases speak of this tree only: what a field is called and where the references stand. How a value is
written, and how one is put in or taken out, is known to the doors (`records/`).
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from incident_refs.model.patterns import when_used

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]
EACH = "[]"  # in a path: every item of the list that stands here
_QUOTED = when_used(r"""(?:^|[:-])[ ]+(['"])""", re.MULTILINE)
_NEWLINE = re.compile(r"\r\n|\n|\r")
_ESCAPED = re.compile(r"\\u(?!00[0-7])[0-9a-fA-F]{4}")  # "\u000b" tells nothing: JSON allows no other way
# "a\u0000b" and half a pair, "\ud83d", are letters to JSON, and to nothing behind it: neither can be printed or stored
_UNREADABLE = when_used("[\x00\ud800-\udfff]")
_UNREADABLE_ESCAPE = re.compile(r"\\u0000|\\u[dD][89a-fA-F]")


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
        for member in self.members:
            if member.key == key:
                return member
        return None


class Sequence(NamedTuple):
    """Values in order."""

    start: int
    end: int
    items: tuple["Node", ...]


Node = Scalar | Mapping | Sequence


@dataclass(frozen=True)
class Tree:
    """A file's text and the value it holds. `syntax` is "json", "jsonl" or "yaml": jsonl's root has an item a line.

    What is asked of the whole text is found once, since a file may hold 20,000 records.
    """

    text: str
    root: Node
    syntax: str

    def line_of(self, index: int) -> int:
        r"""Return the number of the line, from 1, on which the character at `index` stands.

        >>> Tree("[1,\r\n2]", Sequence(0, 8, ()), "json").line_of(5)
        2
        """
        return 1 + bisect_right(self._line_ends, index)

    @cached_property
    def newline(self) -> str:
        """The line end that the text uses first, and a line feed where it has none."""
        hit = _NEWLINE.search(self.text)
        return hit[0] if hit else "\n"

    @cached_property
    def escapes(self) -> bool:
        """Whether the file writes all letters beyond ASCII as escapes."""
        return self.text.isascii() and _ESCAPED.search(self.text) is not None

    @cached_property
    def quote(self) -> str:
        """The mark that a YAML file writes first around a value; PyYAML prefers the single one."""
        hit = _QUOTED.search(self.text)
        return hit[1] if hit else '"'

    @cached_property
    def list_indent(self) -> int | None:
        """How much deeper than its key the first block list of a YAML file stands, None where there is none."""
        for node in walk(self.root):
            for member in node.members if isinstance(node, Mapping) else ():
                value = member.value
                if isinstance(value, Sequence) and value.items and self.text[value.start] == "-":
                    return self.column(value.start) - self.column(member.start)
        return None

    def column(self, index: int) -> int:
        """Return how many characters stand before this one on its line."""
        start = self.text.rfind("\n", 0, index) + 1
        return index - max(start, self.text.rfind("\r", start, index) + 1)

    @cached_property
    def unreadable(self) -> bool:
        """Whether some string may hold a character that `readable` takes out."""
        return _UNREADABLE_ESCAPE.search(self.text) is not None

    @cached_property
    def _line_ends(self) -> "array[int]":
        return array("Q", (hit.end() for hit in _NEWLINE.finditer(self.text)))


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


def each_at(node: Node | None, *path: str, name: str = "") -> Iterator[tuple[str, Node]]:
    """Yield what stands under a path, with its name; EACH in the path stands for every item of a list.

    >>> tree = Mapping(0, 9, (Member(1, 4, "a", Sequence(5, 9, (Scalar(6, 7, 1), Scalar(7, 8, 2)))),))
    >>> [(name, node.value) for name, node in each_at(tree, "a", EACH)]
    [('a[0]', 1), ('a[1]', 2)]
    """
    if node is None:
        return
    if not path:
        yield name, node
    elif path[0] == EACH:
        for number, item in enumerate(items_at(node)):
            yield from each_at(item, *path[1:], name=f"{name}[{number}]")
    else:
        yield from each_at(get(node, path[0]), *path[1:], name=f"{name}.{path[0]}" if name else path[0])


def text_at(node: Node | None, *path: str) -> str | None:
    """Return a text or a whole number under a path as text, stripped; None where there is none.

    A NUL is read as a blank, half a surrogate pair as U+FFFD.

    >>> text_at(Mapping(0, 9, (Member(0, 4, "id", Scalar(5, 6, 3)),)), "id")
    '3'
    """
    found = get(node, *path)
    if isinstance(found, Scalar) and isinstance(found.value, str | int) and not isinstance(found.value, bool):
        return readable(str(found.value)).strip() or None
    return None


def readable(text: str) -> str:
    r"""Return a text of the same length without characters that cannot be printed or stored.

    >>> readable("a\x00b \ud83d")
    'a b \ufffd'
    """
    if text.isascii() and "\0" not in text:  # most are, and this is asked for every value of a file
        return text
    return _UNREADABLE.sub(lambda hit: " " if hit[0] == "\0" else "\ufffd", text)


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
