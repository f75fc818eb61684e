"""The YAML block at the head of a Markdown file: where it stands and what it says.

Read with PyYAML's SafeLoader as nodes that know their place, and never turned into objects: "0276", "NO" and
"1.10" stay what the person wrote. Aliases, tags, merges and repeated keys are refused, since other readers of the
same file take them differently or at a cost (nine lines of aliases are 9^10 items).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

import yaml

from incident_refs.errors import RecordError
from incident_refs.records.decoding import place
from incident_refs.records.yaml_rules import (
    readable,
    refusal,
    refuse_depth,
    refuse_impossible_date,
    refuse_key,
    refuse_marks,
)

MAX_CHARACTERS = 256_000  # of front matter: some 1,500 attached references
_OPENING = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
# "---" and pandoc's "...", each alone on its line
_CLOSING = re.compile(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_BLANK = re.compile(r"[ \t]*(?:\r\n|\n|\r|\Z)")
_NULL = "tag:yaml.org,2002:null"
_TEXT = "tag:yaml.org,2002:str"
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


@dataclass(frozen=True)
class FrontMatter:
    """The block between the fences of `text`: from `start` up to `end`, the body from `body` on."""

    text: str
    start: int
    end: int
    body: int
    root: yaml.MappingNode | None

    def find(self, key: str) -> tuple[yaml.Node, yaml.Node] | None:
        """Return the nodes of a key and its value, or None."""
        return self._pairs.get(key)

    def span(self, node: yaml.Node) -> tuple[int, int]:
        """Return where a node stands in the file's text."""
        return self.start + node.start_mark.index, self.start + node.end_mark.index

    def source(self, node: yaml.Node) -> str:
        """Return a node as the person wrote it."""
        start, end = self.span(node)
        return self.text[start:end]

    def items(self) -> Iterator[tuple[str, yaml.Node]]:
        """Yield each key with the node of its value, in the person's order."""
        return ((key, value) for key, (_, value) in self._pairs.items())

    @cached_property
    def _pairs(self) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        return {key.value: (key, value) for key, value in self.root.value} if self.root else {}


def find_front_matter(text: str, path: PurePath) -> FrontMatter | None:
    r"""Return the front matter of a file, or None where it has none. Raises RecordError with line and column.

    >>> matter = find_front_matter("---\nid: 0276\n---\nText\n", PurePath("a.md"))
    >>> matter.find("id")[1].value, matter.text[matter.body:]
    ('0276', 'Text\n')
    """
    opening = _OPENING.match(text)
    if not opening:
        return None
    # A blank line after "---" makes it a ruled line, for pandoc too, unless keys follow all the same.
    ruled = _BLANK.match(text, opening.end()) is not None
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        if ruled:
            return None
        raise RecordError(f"{path}:1:1: the front matter is opened here and never closed; end it with a line '---'")
    try:
        root = _compose(text, opening.end(), closing.start(), path)
    except RecordError:
        if ruled:
            return None
        raise
    return None if ruled and root is None else FrontMatter(text, opening.end(), closing.start(), closing.end(), root)


def is_null(node: yaml.Node) -> bool:
    """Return whether a value is empty, `~` or `null`."""
    return bool(node.tag == _NULL)


def _compose(text: str, start: int, end: int, path: PurePath) -> yaml.MappingNode | None:
    if end - start > MAX_CHARACTERS:
        raise RecordError(f"{path}:1:1: the front matter is longer than {MAX_CHARACTERS:,} characters; shorten it")
    try:
        loader = _Strict(text[start:end])
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        problem, index = readable(error)
        raise RecordError(f"{place(path, text, start + index)}: the front matter cannot be read: {problem}") from None
    except yaml.reader.ReaderError as error:
        where = place(path, text, start + error.position)
        raise RecordError(f"{where}: the front matter cannot be read: U+{error.character:04X} stands here") from None
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise RecordError(f"{place(path, text, start)}: the front matter is not a list of 'key: value' lines")
    return root


class _Strict(yaml.SafeLoader):
    """SafeLoader that gives nodes and refuses what a record has no use for."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        refuse_marks(event)
        self.depth += 1
        refuse_depth(self.depth, event.start_mark)
        node = super().compose_node(parent, index)
        self.depth -= 1
        if isinstance(node, yaml.MappingNode):
            _refuse_keys(node)
        elif isinstance(node, yaml.ScalarNode) and node.tag == _TIMESTAMP:
            refuse_impossible_date(node.value, node.start_mark)
        return node


def _refuse_keys(node: yaml.MappingNode) -> None:
    seen: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise refusal("a key must be a word", key.start_mark)
        refuse_key(key.value, bare=key.tag != _TEXT, seen=seen, mark=key.start_mark)
        seen.add(key.value)
