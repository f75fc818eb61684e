"""The `bibliography:` of a page, which pandoc, Quarto and mystmd read: ours is added beside the person's own."""

from dataclasses import dataclass
from pathlib import PurePosixPath

import yaml

from incident_refs.errors import RecordError
from incident_refs.records.decoding import line_of
from incident_refs.records.front_matter import FrontMatter, is_null
from incident_refs.records.splice import Edit, line_end, line_start, newline_of, splice
from incident_refs.records.yaml_text import quoted, scalar

KEY = "bibliography"


@dataclass(frozen=True, slots=True)
class Added:
    """What we put under the key: the path, and how the person's single value was written where there was one."""

    path: str
    was: str | None = None


def add_path(matter: FrontMatter, path: str) -> tuple[str, Added | None]:
    """Return the file's text with `path` among the bibliographies, and what was added; None where it stands already.

    A single value becomes a list of two, a list gets one more item, without a touch on what is there.
    Raises RecordError where the value is written in a way that cannot be added to.
    """
    found = matter.find(KEY)
    if found is None:
        return splice(matter.text, [_new_line(matter, path)]), Added(path)
    value = found[1]
    if _holds(value, path):
        return matter.text, None
    match value:
        case yaml.ScalarNode() if _on_one_line(matter, value):
            was = matter.source(value)
            start, end = matter.span(value)
            return splice(matter.text, [Edit(start, end, _beside(value, was, path))]), Added(path, was)
        case yaml.SequenceNode():
            return splice(matter.text, [_new_item(matter, value, path)]), Added(path)
    line = line_of(matter.text, matter.span(value)[0])
    raise RecordError(
        f"line {line}: '{KEY}' is neither one path nor a list of paths; add {scalar(path)} to it by hand and run again"
    )


def take_path(matter: FrontMatter, added: Added) -> str:
    """Return the file's text without what `add_path` added; what a person changed since then stays."""
    found = matter.find(KEY)
    if found is None:
        return matter.text
    key, value = found
    match value:
        case yaml.SequenceNode() if added.was is not None and matter.source(value) == _list_of(added.was, added.path):
            return splice(matter.text, [Edit(*matter.span(value), added.was)])
        case yaml.SequenceNode():
            return splice(matter.text, _without_item(matter, value, added.path))
        case yaml.ScalarNode() if value.value == added.path and added.was is None:
            return splice(matter.text, [_without_line(matter, key, value)])
        case yaml.ScalarNode() if value.value == added.path:
            start, end = matter.span(value)
            return splice(matter.text, [Edit(start - (not added.was), end, added.was or "")])
    return matter.text


def _new_line(matter: FrontMatter, path: str) -> Edit:
    margin = " " * (matter.root.start_mark.column if matter.root else 0)
    return Edit(matter.end, matter.end, f"{margin}{KEY}: {scalar(path)}{newline_of(matter.text)}")


def _holds(value: yaml.Node, path: str) -> bool:
    match value:
        case yaml.ScalarNode():
            return PurePosixPath(value.value) == PurePosixPath(path)
        case yaml.SequenceNode():
            return any(_holds(item, path) for item in value.value if isinstance(item, yaml.ScalarNode))
        case yaml.MappingNode():  # pandoc's multibib filter: {main: a.bib, web: b.bib}
            return any(_holds(item, path) for _, item in value.value if isinstance(item, yaml.ScalarNode))
    return False


def _on_one_line(matter: FrontMatter, value: yaml.Node) -> bool:
    source = matter.source(value)
    return "\n" not in source and "\r" not in source


def _beside(value: yaml.ScalarNode, was: str, path: str) -> str:
    if not was:  # "bibliography:" with nothing after it
        return f" {scalar(path)}"
    return scalar(path) if is_null(value) else _list_of(was, path)


def _list_of(was: str, path: str) -> str:
    """Return the list in which the person's value stands first; bare commas and brackets would split it in there."""
    bare = not was.startswith(("'", '"'))
    first = quoted(was) if bare and any(mark in was for mark in ",[]{}") else was
    return f"[{first}, {scalar(path)}]"


def _new_item(matter: FrontMatter, items: yaml.SequenceNode, path: str) -> Edit:
    last = items.value[-1] if items.value else None
    if items.flow_style:
        where = matter.span(last)[1] if last else matter.span(items)[0] + 1
        return Edit(where, where, f", {scalar(path)}" if last else scalar(path))
    end = matter.span(last)[1] if last else matter.span(items)[1]
    where = end if matter.text[end - 1] in "\r\n" else line_end(matter.text, end)
    margin = " " * items.start_mark.column
    return Edit(where, where, f"{margin}- {scalar(path)}{newline_of(matter.text)}")


def _without_item(matter: FrontMatter, items: yaml.SequenceNode, path: str) -> list[Edit]:
    ours = [number for number, item in enumerate(items.value) if item.value == path]
    if not ours:
        return []
    number = ours[-1]
    start, end = matter.span(items.value[number])
    if not items.flow_style:
        return [_without_line(matter, items.value[number], items.value[number])]
    if number:
        return [Edit(matter.span(items.value[number - 1])[1], end, "")]
    following = items.value[1:]
    return [Edit(start, matter.span(following[0])[0] if following else end, "")]


def _without_line(matter: FrontMatter, first: yaml.Node, last: yaml.Node) -> Edit:
    """Return the edit that takes out the line of our value; a comment that somebody put behind it stays."""
    start, end = line_start(matter.text, matter.span(first)[0]), matter.span(last)[1]
    following = line_end(matter.text, end)
    comment = matter.text[end:following].lstrip(" \t")
    if comment.startswith("#"):
        return Edit(matter.span(first)[0] - (2 if first is last else 0), following, comment)
    return Edit(start, following, "")
