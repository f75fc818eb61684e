"""Our own data in a page's front matter, all under the key `incident_refs`: which keys were attached to which lines.

    incident_refs:
      version: 1
      bibliography: {added: ../library.bib}
      entries:
        - key: deng2009imagenet
          line: "Deng et al. 2009"

`bibliography` and `front_matter` remember what else we put into the page, so that it can be taken out again.
What a person adds here (a `role` to an entry, a key of their own) is kept as it is written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from incident_refs.errors import RecordError
from incident_refs.records.bibliography_key import Added
from incident_refs.records.decoding import line_of
from incident_refs.records.front_matter import FrontMatter
from incident_refs.records.splice import Edit, line_end, line_start, newline_of, splice
from incident_refs.records.yaml_text import quoted, scalar

KEY = "incident_refs"
VERSION = "1"
_OURS = ("version", "front_matter", "bibliography", "entries")

_NEWLINE = re.compile(r"\r\n|\n|\r")

Line = tuple[str, str]  # the key of an entry, and the string on the page


@dataclass(frozen=True, slots=True)
class OwnData:
    """What stands under our key. `front_matter` says that the whole front matter is ours."""

    entries: tuple[Line, ...] = ()
    bibliography: Added | None = None
    front_matter: bool = False


def read_own(matter: FrontMatter) -> OwnData:
    """Return our data of a page. Raises RecordError with the line where it is not in the form of this version."""
    found = _find(matter)
    if found is None:
        return OwnData()
    fields = {key.value: value for key, value in found[1].value}
    version = fields.get("version")
    if version is not None and version.value != VERSION:
        raise _unknown(matter, version)
    entries = tuple(_line(matter, item) for item in _items(matter, fields.get("entries")))
    return OwnData(entries, _added(matter, fields.get("bibliography")), "front_matter" in fields)


def write_own(matter: FrontMatter, own: OwnData) -> str:
    """Return the file's text with exactly `own` under our key; entries that stay keep the bytes they have."""
    found = _find(matter)
    newline = newline_of(matter.text)
    margin = matter.root.start_mark.column if matter.root else 0
    if found is None:
        lines = _block(own, margin, margin + 2, margin + 4, {}, [])
        return splice(matter.text, [Edit(matter.end, matter.end, newline.join([*lines, ""]))])
    key, value = found
    if read_own(matter) == own:
        return matter.text
    inner = margin + 2 if value.flow_style else value.start_mark.column
    dash, kept = _kept_entries(matter, value, inner)
    lines = _block(own, margin, inner, dash, kept, _foreign(matter, value, inner))
    span = line_start(matter.text, matter.span(key)[0]), _content_end(matter, value)
    return splice(matter.text, [Edit(*span, newline.join([*lines, ""]))])


def take_own(matter: FrontMatter) -> str:
    """Return the file's text without our key, unless a person keeps keys of their own under it: those stay."""
    found = _find(matter)
    if found is None:
        return matter.text
    key, value = found
    margin = matter.root.start_mark.column if matter.root else 0
    foreign = _foreign(matter, value, margin + 2 if value.flow_style else value.start_mark.column)
    lines = [f"{' ' * margin}{KEY}:", *foreign, ""] if foreign else []
    span = line_start(matter.text, matter.span(key)[0]), _content_end(matter, value)
    return splice(matter.text, [Edit(*span, newline_of(matter.text).join(lines))])


def _find(matter: FrontMatter) -> tuple[yaml.Node, yaml.MappingNode] | None:
    found = matter.find(KEY)
    if found is None:
        return None
    if not isinstance(found[1], yaml.MappingNode):
        raise _unknown(matter, found[0])
    return found[0], found[1]


def _block(
    own: OwnData, margin: int, inner: int, dash: int, kept: dict[Line, list[str]], foreign: Sequence[str]
) -> list[str]:
    lines = [f"{' ' * margin}{KEY}:", f"{' ' * inner}version: {VERSION}"]
    if own.front_matter:
        lines.append(f"{' ' * inner}front_matter: added")
    if own.bibliography:
        was = f", was: {quoted(own.bibliography.was)}" if own.bibliography.was is not None else ""
        lines.append(f"{' ' * inner}bibliography: {{added: {scalar(own.bibliography.path)}{was}}}")
    lines += [*foreign, f"{' ' * inner}entries:"]
    for key, raw in own.entries:
        fresh = [f"{' ' * dash}- key: {scalar(key)}", f"{' ' * dash}  line: {quoted(raw)}"]
        lines += kept.get((key, raw), fresh)
    return lines


def _kept_entries(matter: FrontMatter, own: yaml.MappingNode, inner: int) -> tuple[int, dict[Line, list[str]]]:
    """Return the column of the dashes, and the lines of each entry as they stand in the file."""
    items = next((value for key, value in own.value if key.value == "entries"), None)
    if not isinstance(items, yaml.SequenceNode) or not items.value:
        return inner + 2, {}
    if items.flow_style or own.flow_style:
        dash = inner + 2
        return dash, {_line(matter, item): [f"{' ' * dash}- {matter.source(item)}"] for item in items.value}
    starts = [line_start(matter.text, matter.span(item)[0]) for item in items.value]
    ends = [*starts[1:], _content_end(matter, items)]
    kept = {
        _line(matter, item): _lines(matter.text[start:end])
        for item, start, end in zip(items.value, starts, ends, strict=True)
    }
    return items.start_mark.column, kept


def _foreign(matter: FrontMatter, own: yaml.MappingNode, inner: int) -> list[str]:
    """Return the lines of the keys that a person keeps under ours."""
    lines: list[str] = []
    for key, value in own.value:
        if key.value in _OURS:
            continue
        if own.flow_style:
            lines.append(f"{' ' * inner}{matter.source(key)}: {matter.source(value)}")
        else:
            start = line_start(matter.text, matter.span(key)[0])
            lines += _lines(matter.text[start : _content_end(matter, value)])
    return lines


def _content_end(matter: FrontMatter, node: yaml.Node) -> int:
    """Return where the line after a value begins; comments and blank lines after it are not its own."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = matter.span(node)[1]
    return end if end and matter.text[end - 1] in "\r\n" else line_end(matter.text, end)


def _lines(text: str) -> list[str]:
    """Return the lines of a text that ends in a line end. `splitlines` would break at U+2028 as well."""
    return _NEWLINE.split(text)[:-1]


def _items(matter: FrontMatter, entries: yaml.Node | None) -> list[yaml.Node]:
    if entries is None or (isinstance(entries, yaml.ScalarNode) and not entries.value):
        return []
    if not isinstance(entries, yaml.SequenceNode):
        raise _unknown(matter, entries)
    return list(entries.value)


def _line(matter: FrontMatter, item: yaml.Node) -> Line:
    fields = {key.value: value.value for key, value in item.value} if isinstance(item, yaml.MappingNode) else {}
    key, raw = fields.get("key"), fields.get("line")
    if not isinstance(key, str) or not isinstance(raw, str):
        raise _unknown(matter, item)
    return key, raw


def _added(matter: FrontMatter, node: yaml.Node | None) -> Added | None:
    if node is None:
        return None
    fields = {key.value: value.value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
    path, was = fields.get("added"), fields.get("was")
    if not isinstance(path, str) or not (was is None or isinstance(was, str)):
        raise _unknown(matter, node)
    return Added(path, was)


def _unknown(matter: FrontMatter, node: yaml.Node) -> RecordError:
    line = line_of(matter.text, matter.span(node)[0])
    return RecordError(f"line {line}: '{KEY}' is not in the form that this version writes; correct it or take it out")
