"""Put items into a list of a YAML file and take them out again, written as the file around them is written.

A block list gets lines of its own behind the line of its last item, a list in brackets an item behind the last one.
What was put in can be taken out to the byte. `was` remembers how a field was written that held nothing, from the key
on (": []", ": null", or ":" alone); `NOTHING` stands for one that was not there.
"""

import re
from collections.abc import Iterator
from collections.abc import Sequence as Several
from dataclasses import dataclass

from incident_refs.errors import RecordError
from incident_refs.model.tree import Mapping, Node, Plain, Scalar, Sequence, Tree, walk
from incident_refs.records import list_items
from incident_refs.records.json_edit import NOTHING
from incident_refs.records.splice import Edit, line_end, line_start
from incident_refs.records.yaml_text import as_beside, scalar

_COLON = re.compile(r"[ \t]*:")
_MARGIN = re.compile(r"[ \t]*")
_TO_DASH = re.compile(r"(?:\s+|#[^\r\n]*)*+-")
_EMPTY = ": []"


@dataclass(frozen=True, slots=True)
class _Style:
    """How values are written here. `quote` is the mark preferred, `always` whether bare words have it too."""

    newline: str
    quote: str
    always: bool
    key_quote: str | None
    braces: bool
    padded: bool

    def flow(self, value: Plain) -> str:
        """Return a value in braces and brackets, on one line."""
        pad = " " if self.padded else ""
        match value:
            case dict():
                said = ", ".join(f"{self.key(key)}: {self.flow(of)}" for key, of in value.items())
                return f"{{{pad}{said}{pad}}}"
            case list():
                return f"[{', '.join(map(self.flow, value))}]"
        return self.scalar(value, flow=True)

    def block(self, value: Plain, column: int) -> str:
        """Return an item of a block list whose text begins in this column: a line for each key."""
        if not isinstance(value, dict) or self.braces or not value:
            return self.flow(value)
        lead = self.newline + " " * column
        return lead.join(f"{self.key(key)}: {self.flow(of)}" for key, of in value.items())

    def key(self, key: str) -> str:
        """Return a key."""
        return as_beside(key, self.key_quote, always=True) if self.key_quote else scalar(key)

    def scalar(self, value: Plain, *, flow: bool = False) -> str:
        """Return a text, number, word or nothing."""
        match value:
            case None:
                return "null"
            case str():
                return as_beside(value, self.quote, always=self.always, flow=flow)
        return str(value).lower()


def add(tree: Tree, owner: Mapping, key: str, items: Several[Plain]) -> tuple[list[Edit], str | None]:
    """Return the edits that put items behind those of the list `key`, and how the field was written if it had none.

    Raises RecordError where something else than a list stands there.
    """
    member = owner.member(key)
    if member is None:
        return [_new_list(tree, owner, key, items)], NOTHING
    match member.value:
        case Sequence(items=there) if there:
            return [_behind(tree, member.value, items)], None
        case Sequence(end=end) | Scalar(end=end, value=None):
            return _filled(tree, owner, member.end, end, items), tree.text[member.end : end]
    raise RecordError(f"'{key}' holds something else than a list here")


def take(tree: Tree, owner: Mapping, key: str, items: Several[Plain], was: str | None) -> list[Edit]:
    """Return the edits that take out these items, each once, where they stand as they were put in."""
    member = owner.member(key)
    if member is None or not isinstance(member.value, Sequence):
        return []
    there = member.value.items
    gone = list_items.found(there, items)
    if not gone:
        return []
    if was == NOTHING and len(gone) == len(there):
        return [_without_member(tree, owner, key)]
    if _is_flow(tree, member.value):
        if len(gone) == len(there):
            return [Edit(member.end, member.value.end, was or _EMPTY)]
        return list_items.without(there, gone)
    dashes = _dashes(tree, member.value)
    edits = [_lines_of(tree, dashes[number], there[number]) for number in sorted(gone)]
    if len(gone) == len(there):
        edits.append(Edit(member.end, _behind_colon(tree, member.end), was or _EMPTY))
    return edits


def set_value(tree: Tree, owner: Mapping, key: str, value: Plain) -> tuple[Edit, str]:
    """Return the edit that gives a member this value, and how the one before was written; NOTHING where it is new."""
    style, flow = _style(tree, owner), _is_flow(tree, owner)
    member = owner.member(key)
    written = style.flow(value) if flow else style.scalar(value)
    if member is None:
        return _new_member(tree, owner, f"{style.key(key)}: {written}"), NOTHING
    return Edit(member.end, member.value.end, f": {written}"), tree.text[member.end : member.value.end]


def put_back(tree: Tree, owner: Mapping, key: str, was: str) -> Edit:
    """Return the edit that gives a member back what `set_value` took."""
    member = owner.member(key)
    if member is None or was == NOTHING:
        return _without_member(tree, owner, key)
    return Edit(member.end, member.value.end, was)


def _new_list(tree: Tree, owner: Mapping, key: str, items: Several[Plain]) -> Edit:
    style = _style(tree, owner)
    if _is_flow(tree, owner):
        return _new_member(tree, owner, f"{style.key(key)}: {style.flow(list(items))}")
    lines = "".join(_lines(tree, style, _list_column(tree, owner), " ", items))
    return _new_member(tree, owner, f"{style.key(key)}:{lines}")


def _filled(tree: Tree, owner: Mapping, key_end: int, end: int, items: Several[Plain]) -> list[Edit]:
    """Return the edits that put items in place of an empty list or nothing."""
    style = _style(tree, owner)
    if _is_flow(tree, owner):
        return [Edit(key_end, end, f": {style.flow(list(items))}")]
    at = _tail(tree.text, end)
    lines = "".join(_lines(tree, style, _list_column(tree, owner), " ", items))
    return [Edit(_behind_colon(tree, key_end), end, ""), Edit(at, at, lines)]


def _behind(tree: Tree, there: Sequence, items: Several[Plain]) -> Edit:
    last = there.items[-1]
    style = _style(tree, there)
    if _is_flow(tree, there):
        lead = _lead(tree, there)
        return Edit(last.end, last.end, "".join(f",{lead}{style.flow(item)}" for item in items))
    dash = _dashes(tree, there)[-1]
    between = tree.text[dash + 1 : last.start]
    gap = between if between and not between.strip(" ") else " "
    if _is_open(tree, last):
        raise _cut_off(tree, last)
    at = _tail(tree.text, last.end)
    return Edit(at, at, "".join(_lines(tree, style, tree.column(dash), gap, items)))


def _lines(tree: Tree, style: _Style, column: int, gap: str, items: Several[Plain]) -> Iterator[str]:
    """Yield each item with the line end before it, its dash in this column."""
    for item in items:
        yield f"{tree.newline}{' ' * column}-{gap}{style.block(item, column + 1 + len(gap))}"


def _new_member(tree: Tree, owner: Mapping, written: str) -> Edit:
    """Return the edit that puts a written member behind the last one of a mapping."""
    if _is_flow(tree, owner):
        at = owner.members[-1].value.end if owner.members else owner.start + 1
        return Edit(at, at, f", {written}" if owner.members else written)
    margin = " " * tree.column(owner.members[0].start)
    last = owner.members[-1]
    if _is_open(tree, last.value):
        at = line_start(tree.text, last.start)
        if tree.text[at : last.start].strip(" "):  # "- t: |", or the mark of a document before it
            raise _cut_off(tree, last.value)
        return Edit(at, at, f"{margin}{written}{tree.newline}")
    at = _tail(tree.text, owner.end)
    return Edit(at, at, f"{tree.newline}{margin}{written}")


def _without_member(tree: Tree, owner: Mapping, key: str) -> Edit:
    number = next(number for number, member in enumerate(owner.members) if member.key == key)
    member = owner.members[number]
    if not _is_flow(tree, owner):
        return _lines_of(tree, member.start, member.value)
    if number:
        return Edit(owner.members[number - 1].value.end, member.value.end, "")
    following = owner.members[1].start if len(owner.members) > 1 else member.value.end
    return Edit(member.start, following, "")


def _lines_of(tree: Tree, start: int, node: Node) -> Edit:
    """Return the edit that takes out whole lines: from the line end before `start` to the end of the node's last line.

    Raises RecordError where something else stands on the first of them.
    """
    begin, end = line_start(tree.text, start), _tail(tree.text, node.end)
    if tree.text[begin:start].strip(" \t"):
        line = tree.line_of(start)
        raise RecordError(f"line {line}: what was put in here shares its line with something else; take it out by hand")
    if not begin:
        return Edit(0, line_end(tree.text, end), "")
    before = begin - (2 if tree.text[:begin].endswith("\r\n") else 1)
    return Edit(before, end, "")


def _tail(text: str, end: int) -> int:
    """Return where the line ends on which a value ends, a comment behind it included."""
    # A text written with "|" ends behind its last line end; what follows it goes before that one.
    if text[end - 1 : end] in ("\n", "\r"):
        return end - (2 if text[:end].endswith("\r\n") else 1)
    following = line_end(text, end)
    return following - len(text[end:following]) + len(text[end:following].rstrip("\r\n"))


def _cut_off(tree: Tree, node: Node) -> RecordError:
    line = tree.line_of(node.start)
    return RecordError(f"line {line}: the file ends in this item without a line end; add one and run again")


def _is_open(tree: Tree, node: Node) -> bool:
    """Return whether a value ends with a text in lines ("|") that the end of the file cuts: a line end would be its."""
    while isinstance(node, Mapping | Sequence) and not _is_flow(tree, node):
        node = node.members[-1].value if isinstance(node, Mapping) else node.items[-1]
    if node.end < len(tree.text) or tree.text.endswith(("\n", "\r")):
        return False
    return tree.text[node.start : node.start + 1] in ("|", ">")


def _dashes(tree: Tree, there: Sequence) -> list[int]:
    """Return where the dash of each item of a block list stands."""
    dashes = [there.start]
    for item in there.items[:-1]:
        hit = _TO_DASH.match(tree.text, item.end)
        if hit is None:
            line = tree.line_of(item.end)
            raise RecordError(f"line {line}: the list is written in a way that cannot be changed; nothing was changed")
        dashes.append(hit.end() - 1)
    return dashes


def _behind_colon(tree: Tree, key_end: int) -> int:
    hit = _COLON.match(tree.text, key_end)
    if hit is None:
        raise RecordError(f"line {tree.line_of(key_end)}: no colon follows the key here; write it as 'key: value'")
    return hit.end()


def _lead(tree: Tree, there: Sequence) -> str:
    """Return the blanks before an item in brackets, as they stand before the last one."""
    last = there.items[-1]
    before = tree.text[(there.items[-2].end if len(there.items) > 1 else there.start + 1) : last.start]
    if "\n" not in before and "\r" not in before:
        return " "
    margin = _MARGIN.match(tree.text, line_start(tree.text, last.start))
    return tree.newline + (margin[0] if margin else "")


def _list_column(tree: Tree, owner: Mapping) -> int:
    """Return the column of the dashes in a new list under a key of `owner`, as in other lists of the file."""
    return tree.column(owner.members[0].start) + (2 if tree.list_indent is None else tree.list_indent)


def _style(tree: Tree, around: Mapping | Sequence) -> _Style:
    """Return how values are written in a list or mapping: like its last item, else like what is around."""
    last = around.items[-1] if isinstance(around, Sequence) and around.items else around
    marks = list(_quotes(tree, last))
    quoted = [mark for mark in marks if mark in "'\""]
    always = len(marks) == len(quoted) > 0 and isinstance(around, Sequence)
    quoted = quoted or [mark for mark in _quotes(tree, around) if mark in "'\""] or [tree.quote]
    braces = isinstance(last, Mapping) and last is not around and _is_flow(tree, last)
    opening = tree.text[last.start : last.start + 2]
    first = tree.text[last.members[0].start] if isinstance(last, Mapping) and last.members else ""
    key_quote = first if first in ("'", '"') else None
    return _Style(tree.newline, quoted[-1], always, key_quote, braces, opening in ("{ ", "[ "))


def _quotes(tree: Tree, node: Node) -> Iterator[str]:
    """Yield the first character of each text in a value."""
    for inner in walk(node):
        if isinstance(inner, Scalar) and inner.value is not None and inner.start < inner.end:
            yield tree.text[inner.start]


def _is_flow(tree: Tree, node: Node) -> bool:
    return tree.text[node.start : node.start + 1] in ("[", "{")
