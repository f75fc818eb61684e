r"""YAML as a tree of values that know their place, by the same rules as front matter (`yaml_rules`).

What stands there without quotes is the text that the person wrote, but for nothing (`~`, `null`): "0276" keeps its
nought, "NO" is a country, "1.10" a version. Several documents in one file are one record each, as in JSON lines.

libyaml reads where PyYAML comes with it, which is ten times as fast; both readers give the same tree.
"""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

import yaml

from incident_refs.errors import RecordError
from incident_refs.model.tree import Mapping, Member, Node, Scalar, Sequence, Tree
from incident_refs.records.decoding import place
from incident_refs.records.yaml_rules import (
    is_null,
    readable,
    refusal,
    refuse_depth,
    refuse_impossible_date,
    refuse_key,
    refuse_marks,
)

LOADERS: tuple[type, ...] = (yaml.CSafeLoader, yaml.SafeLoader) if yaml.__with_libyaml__ else (yaml.SafeLoader,)
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# "&refs" before a value, with what may stand between
_ANCHOR = re.compile(r"&[^\s,\[\]{}]+(?:\s+|#[^\r\n]*)*")


def read_yaml(text: str, path: PurePath, loader: type = LOADERS[0]) -> Tree:
    """Return the value of a YAML file; that of several documents is a sequence of theirs.

    Raises RecordError with line and column for what is not YAML, and for what the rules refuse.

    >>> read_yaml("id: 0276", PurePath("a.yaml")).root
    Mapping(start=0, end=8, members=(Member(start=0, end=2, key='id', value=Scalar(start=4, end=8, value='0276')),))
    """
    if hit := _FORBIDDEN.search(text):
        raise RecordError(
            f"{place(path, text, hit.start())}: U+{ord(hit[0]):04X} stands here, which YAML does not allow"
        )
    try:
        documents = list(_Reader(text, loader).documents())
    except yaml.MarkedYAMLError as error:
        problem, index = readable(error)
        where = place(path, text, min(index, len(text)))
        raise RecordError(f"{where}: the file cannot be read as YAML: {problem}; nothing was changed") from None
    if not documents:
        raise RecordError(f"{path}: the file holds only comments; there is no record to read")
    root = documents[0] if len(documents) == 1 else Sequence(0, len(text), tuple(documents))
    return Tree(text, root, "yaml")


class _Reader:
    """One pass over the events of a file."""

    def __init__(self, text: str, loader: type) -> None:
        self._text = text
        # typeshed says that marks may be None; those of a parser never are
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=loader))

    def documents(self) -> Iterator[Node]:
        """Yield the value of each document that holds one."""
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                node = self._node(next(self._events), 1)
                if not (isinstance(node, Scalar) and node.value is None):
                    yield node

    def _node(self, event: Any, depth: int) -> Node:
        refuse_marks(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        refuse_depth(depth, event.start_mark)
        start = event.start_mark.index
        if getattr(event, "anchor", None) and (hit := _ANCHOR.match(self._text, start)):
            start = hit.end()
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(start, depth)
        return self._mapping(start, depth)

    def _scalar(self, event: Any) -> Scalar:
        bare = bool(event.implicit[0])
        start, end, value = event.start_mark.index, event.end_mark.index, event.value
        if is_null(value, bare=bare):
            return Scalar(start, end, None)
        if bare:
            refuse_impossible_date(value, event.start_mark)
        return Scalar(start, end, value)

    def _sequence(self, start: int, depth: int) -> Sequence:
        items: list[Node] = []
        event = next(self._events)
        while not isinstance(event, yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
            event = next(self._events)
        return Sequence(start, self._end(event, start, items[-1].end if items else start), tuple(items))

    def _mapping(self, start: int, depth: int) -> Mapping:
        members: list[Member] = []
        seen: set[str] = set()
        event = next(self._events)
        while not isinstance(event, yaml.MappingEndEvent):
            refuse_marks(event)
            word = self._key(event, seen)
            seen.add(word)
            value = self._behind(event.end_mark.index, self._node(next(self._events), depth + 1))
            members.append(Member(event.start_mark.index, event.end_mark.index, word, value))
            event = next(self._events)
        return Mapping(start, self._end(event, start, members[-1].value.end if members else start), tuple(members))

    def _behind(self, key: int, value: Node) -> Node:
        """Return a value; one that is nothing stands behind the colon: of "[b: ]" each reader says another place."""
        if not isinstance(value, Scalar) or value.start < value.end:
            return value
        colon = self._text.find(":", key, value.start)
        return value if colon < 0 else Scalar(colon + 1, colon + 1, value.value)

    def _key(self, event: Any, seen: set[str]) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise refusal("a key must be a word", event.start_mark)
        refuse_key(event.value, bare=bool(event.implicit[0]), seen=seen, mark=event.start_mark)
        return str(event.value)

    def _end(self, event: Any, start: int, content: int) -> int:
        """Return where a list or mapping ends: at its bracket, or with what it holds."""
        bracket = event.end_mark.index > event.start_mark.index and self._text[start] in "[{"
        return int(event.end_mark.index) if bracket else content
