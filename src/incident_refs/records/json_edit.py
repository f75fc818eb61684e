"""Put items into a list of a JSON file and take them out again, written as the file around them is written.

What was put in can be taken out to the byte: an item goes behind the last one, and `was` remembers how the list was
written that had none. `NOTHING` stands for a list that was not there.
"""

import json
import re
from collections.abc import Sequence as Several
from dataclasses import dataclass

from incident_refs.errors import RecordError
from incident_refs.model.tree import Mapping, Plain, Scalar, Sequence, Tree
from incident_refs.records import list_items
from incident_refs.records.splice import Edit

NOTHING = ""
_MARGIN = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a file is written. `unit` is the indent of one level, None where all stands on one line."""

    newline: str
    unit: str | None
    colon: str
    comma: str
    ascii: bool

    def write(self, value: Plain, margin: str | None) -> str:
        """Return a value as text; over several lines from `margin` on, or on one line where that is None."""
        match value:
            case dict():
                members = [
                    f"{self._scalar(key)}{self.colon}{self.write(of, self._in(margin))}" for key, of in value.items()
                ]
                return self._bracketed("{", members, "}", margin)
            case list():
                return self._bracketed("[", [self.write(item, self._in(margin)) for item in value], "]", margin)
        return self._scalar(value)

    def _scalar(self, value: Plain) -> str:
        return json.dumps(value, ensure_ascii=self.ascii)

    def _in(self, margin: str | None) -> str | None:
        return None if margin is None or self.unit is None else margin + self.unit

    def _bracketed(self, opening: str, parts: Several[str], closing: str, margin: str | None) -> str:
        inner = self._in(margin)
        if inner is None or margin is None or not parts:
            return opening + self.comma.join(parts) + closing
        lead = self.newline + inner
        return opening + lead + f",{lead}".join(parts) + self.newline + margin + closing


def add(tree: Tree, owner: Mapping, key: str, items: Several[Plain]) -> tuple[list[Edit], str | None]:
    """Return the edits that put items behind those of the list `key`, and how the list was written if it had none.

    Raises RecordError where something else than a list stands there.
    """
    member = owner.member(key)
    layout = _layout(tree, owner)
    margin = _margin_of_members(tree, owner)
    if member is None:
        return [new_member(tree, owner, key, list(items))], NOTHING
    match member.value:
        case Sequence(items=there) if there:
            return [_behind(tree, member.value, items, layout)], None
        case Sequence(start=start, end=end) | Scalar(start=start, end=end, value=None):
            return [Edit(start, end, layout.write(list(items), margin))], tree.text[start:end]
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
    if len(gone) < len(there):
        return list_items.without(there, gone)
    if was == NOTHING:
        return [without_member(owner, key)]
    return [Edit(member.value.start, member.value.end, "[]" if was is None else was)]


def new_member(tree: Tree, owner: Mapping, key: str, value: Plain) -> Edit:
    """Return the edit that puts `key: value` behind the last member of a mapping."""
    layout, margin = _layout(tree, owner), _margin_of_members(tree, owner)
    said = f"{json.dumps(key)}{layout.colon}{layout.write(value, margin)}"
    if not owner.members:
        return Edit(owner.start + 1, owner.start + 1, said)
    lead = layout.comma if margin is None else f",{layout.newline}{margin}"
    end = owner.members[-1].value.end
    return Edit(end, end, lead + said)


def without_member(owner: Mapping, key: str) -> Edit:
    """Return the edit that takes a member out of a mapping, with the comma before it."""
    number = next(number for number, member in enumerate(owner.members) if member.key == key)
    member = owner.members[number]
    if number:
        return Edit(owner.members[number - 1].value.end, member.value.end, "")
    following = owner.members[1].start if len(owner.members) > 1 else member.value.end
    return Edit(member.start, following, "")


def set_value(tree: Tree, owner: Mapping, key: str, value: Plain) -> tuple[Edit, str]:
    """Return the edit that gives a member this value, and how the one before was written; NOTHING where it is new."""
    member = owner.member(key)
    if member is None:
        return new_member(tree, owner, key, value), NOTHING
    start, end = member.value.start, member.value.end
    return Edit(start, end, _layout(tree, owner).write(value, None)), tree.text[start:end]


def put_back(tree: Tree, owner: Mapping, key: str, was: str) -> Edit:
    """Return the edit that gives a member back what `set_value` took."""
    member = owner.member(key)
    if member is None:
        raise ValueError(f"no member '{key}' to put back")
    if was == NOTHING:
        return without_member(owner, key)
    return Edit(member.value.start, member.value.end, was)


def _behind(tree: Tree, there: Sequence, items: Several[Plain], layout: _Layout) -> Edit:
    last = there.items[-1]
    several = _has_line_end(tree.text[last.start : last.end])
    margin = _margin_at(tree.text, last.start) if several else None
    lead = _lead(tree, there, layout)
    return Edit(last.end, last.end, "".join(f",{lead}{layout.write(item, margin)}" for item in items))


def _lead(tree: Tree, there: Sequence, layout: _Layout) -> str:
    """Return the blanks before an item, as they stand before the last one."""
    last = there.items[-1]
    if len(there.items) > 1:
        return tree.text[there.items[-2].end : last.start].partition(",")[2]
    before = tree.text[there.start + 1 : last.start]
    return before if _has_line_end(before) else layout.comma.partition(",")[2]


def _layout(tree: Tree, owner: Mapping) -> _Layout:
    colon = comma = None
    if owner.members:
        first = owner.members[0]
        colon = tree.text[first.end : first.value.start]
    if len(owner.members) > 1 and _margin_of_members(tree, owner) is None:
        comma = tree.text[owner.members[0].value.end : owner.members[1].start]
    colon = ": " if colon is None or _has_line_end(colon) else colon
    comma = comma or (", " if colon.endswith(" ") else ",")
    return _Layout(tree.newline, _unit(tree, owner), colon, comma, tree.escapes)


def _unit(tree: Tree, owner: Mapping) -> str | None:
    """Return the indent of one level: how much deeper the members stand than the line that opens them."""
    margin = _margin_of_members(tree, owner)
    if margin is None:
        return None
    outer = _margin_at(tree.text, owner.end - 1)
    return margin.removeprefix(outer) if margin.startswith(outer) else "  "


def _margin_of_members(tree: Tree, owner: Mapping) -> str | None:
    """Return the indent of the members where each stands on a line of its own, None where they share one."""
    if not owner.members:
        return None
    before = tree.text[owner.start + 1 : owner.members[0].start]
    return before[max(before.rfind("\n"), before.rfind("\r")) + 1 :] if _has_line_end(before) else None


def _margin_at(text: str, at: int) -> str:
    """Return the blanks at the beginning of the line on which the character at `at` stands."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    hit = _MARGIN.match(text, start, at)
    return hit[0] if hit else ""


def _has_line_end(text: str) -> bool:
    return "\n" in text or "\r" in text
