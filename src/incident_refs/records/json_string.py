"""Put parts into a string of a JSON file that holds several, joined by a mark ("a; b; c"), and take them out again."""

import json
from collections.abc import Sequence as Several

from incident_refs.errors import RecordError
from incident_refs.model.tree import Mapping, Scalar, Tree
from incident_refs.records import json_edit
from incident_refs.records.json_edit import NOTHING
from incident_refs.records.splice import Edit


def add(tree: Tree, owner: Mapping, key: str, parts: Several[str], mark: str) -> tuple[list[Edit], str | None]:
    """Return the edits that put parts behind those of the string `key`, and how it was written if it held none.

    Raises RecordError where something else than a string stands there.
    """
    member = owner.member(key)
    if member is None:
        return [json_edit.new_member(tree, owner, key, mark.join(parts))], NOTHING
    match member.value:
        case Scalar(end=end, value=str(value)) if value.strip():
            return [Edit(end - 1, end - 1, "".join(_written(tree, mark + part)[1:-1] for part in parts))], None
        case Scalar(start=start, end=end, value=None | str()):
            return [Edit(start, end, _written(tree, mark.join(parts)))], tree.text[start:end]
    raise RecordError(f"'{key}' holds something else than a text here")


def take(tree: Tree, owner: Mapping, key: str, parts: Several[str], mark: str, was: str | None) -> list[Edit]:
    """Return the edits that take out these parts, each once, where they stand as they were put in."""
    member = owner.member(key)
    if member is None or not isinstance(member.value, Scalar) or not isinstance(member.value.value, str):
        return []
    start, end = member.value.start + 1, member.value.end - 1
    left = tree.text[start:end]
    for part in parts:
        left = _without(left, part, mark)
    if left == tree.text[start:end]:
        return []
    if left:
        return [Edit(start, end, left)]
    if was == NOTHING:
        return [json_edit.without_member(owner, key)]
    return [Edit(start - 1, end + 1, '""' if was is None else was)]


def _without(source: str, part: str, mark: str) -> str:
    """Return the string's source without the last of its parts that says this."""
    pieces = source.split(mark)
    for number in range(len(pieces) - 1, -1, -1):
        if json.loads(f'"{pieces[number]}"') == part:
            return mark.join(pieces[:number] + pieces[number + 1 :])
    return source


def _written(tree: Tree, text: str) -> str:
    return json.dumps(text, ensure_ascii=tree.escapes)
