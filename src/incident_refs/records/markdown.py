"""Markdown with front matter: read into a record, and given our references without a touch on anything else."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

import yaml

from incident_refs.errors import RecordError
from incident_refs.interfaces import Filled, RecordFile, Wanted
from incident_refs.model.patterns import when_used
from incident_refs.model.record import HostReference, Record, Text
from incident_refs.records.aiaaic_page import repository_id
from incident_refs.records.bibliography_key import add_path, take_path
from incident_refs.records.decoding import line_of, place
from incident_refs.records.front_matter import FrontMatter, find_front_matter, is_null
from incident_refs.records.identity import database_of, safe_id
from incident_refs.records.own_data import OwnData, read_own, take_own, write_own
from incident_refs.records.splice import line_end, newline_of

_SUFFIXES = frozenset({".md", ".markdown", ".mdx", ".mkd", ".qmd", ".rmd"})
_ID_KEYS = ("id", "incident_id")
_REFERENCE_KEYS = ("references", "reference", "citations", "sources", "related_work", "further_reading")
_HEADING = when_used(r"(?:\A|(?<=[\r\n]))#[ \t]+(?P<title>[^\r\n]{1,500})")
_FENCE = re.compile(r"(?:\A|(?<=[\r\n])) {0,3}(?P<fence>`{3,}|~{3,})[^\r\n]*")
_NOT_LINE_END = re.compile(r"[^\r\n]")


class Markdown:
    """Pages of a site or a vault: YAML between two lines of `---`, then text."""

    name = "markdown"
    can_attach = True

    def fits(self, file: RecordFile) -> bool:
        """Return whether the file opens with front matter; without it, only the name tells Markdown from text."""
        if file.path.suffix.lower() in _SUFFIXES:
            return True
        try:
            return file.syntax == "text" and find_front_matter(file.text, file.path) is not None
        except RecordError:  # a YAML file begins with '---' too
            return False

    def read(self, file: RecordFile) -> tuple[Record, ...]:
        """Return the one record of the page. Raises RecordError with line and column."""
        text, path = file.text, file.path
        matter = _front_matter(text, path)
        body = matter.body if matter else 0
        shown = _id_of(matter, path) or repository_id(text[body:]) or safe_id(path.stem)
        record = Record(
            id=shown,
            database=_text_of(matter, "database") or database_of(shown),
            title=" ".join((_text_of(matter, "title") or _first_heading(text[body:])).split()),
            url=_text_of(matter, "url", "link"),
            date=_text_of(matter, "date"),
            texts=(*_reference_texts(matter), Text("body", _shown(text[body:]), line_of(text, body))),
            path=str(path),
            shape=self.name,
        )
        return (record,)

    def attach(self, file: RecordFile, wanted: Sequence[Wanted]) -> Filled:
        """Return the page with exactly these references in its front matter, all other bytes as they were.

        None at all takes out what was put in. Raises RecordError where the front matter cannot be added to.
        """
        text = file.text
        for one in wanted:
            text = _with(text, file.path, one.references)
        return Filled(file.encode(text))


def _with(old: str, path: PurePath, attached: Sequence[HostReference]) -> str:
    try:
        new = _attached(old, path, attached) if attached else _detached(old, path)
    except RecordError as error:
        if str(error).startswith("line "):
            raise RecordError(f"{path}: {error}") from None
        raise
    _refuse_other_changes(old, new, attached, path)
    return new


def _attached(text: str, path: PurePath, attached: Sequence[HostReference]) -> str:
    matter, created = find_front_matter(text, path), False
    if matter is None:
        newline = newline_of(text)
        text, created = f"---{newline}---{newline}{newline}{text}", True
        matter = _again(text, path)
    _refuse_braces(matter, path)
    own = read_own(matter)
    memory = own.bibliography
    wanted = next((reference.bibliography for reference in attached if reference.bibliography), None)
    if memory and memory.path != wanted:
        matter, memory = _again(take_path(matter, memory), path), None
    if wanted:
        text, added = add_path(matter, wanted)
        matter, memory = _again(text, path), added or memory
    lines = tuple(dict.fromkeys((reference.key, reference.raw) for reference in attached))
    return write_own(matter, OwnData(lines, memory, own.front_matter or created))


def _detached(text: str, path: PurePath) -> str:
    matter = find_front_matter(text, path)
    if matter is None or matter.find("incident_refs") is None:
        return text
    own = read_own(matter)
    if own.bibliography:
        matter = _again(take_path(matter, own.bibliography), path)
    text = take_own(matter)
    if not own.front_matter:
        return text
    matter = _again(text, path)
    if matter.text[matter.start : matter.end]:
        return text  # a person keeps something there by now
    body = text[matter.body :]
    return body[line_end(body, 0) :] if body.startswith(("\n", "\r")) else body


def _again(text: str, path: PurePath) -> FrontMatter:
    matter = find_front_matter(text, path)
    if matter is None:
        raise RecordError(f"{path}: the front matter cannot be added to; nothing was changed")
    return matter


def _front_matter(text: str, path: PurePath) -> FrontMatter | None:
    if text.startswith(("+++\n", "+++\r")):
        raise RecordError(f"{path}:1:1: front matter in TOML is not read yet; write it in YAML between lines of '---'")
    return find_front_matter(text, path)


def _refuse_braces(matter: FrontMatter, path: PurePath) -> None:
    if matter.root is not None and matter.root.flow_style:
        where = place(path, matter.text, matter.start)
        raise RecordError(f"{where}: the front matter is written in braces; write it as 'key: value' lines first")


def _refuse_other_changes(old: str, new: str, attached: Sequence[HostReference], path: PurePath) -> None:
    """Read again what is about to be written: only our own keys may differ, and they must say what was asked."""
    before, after = find_front_matter(old, path), find_front_matter(new, path)
    wanted = tuple(dict.fromkeys((reference.key, reference.raw) for reference in attached))
    found = read_own(after).entries if after else ()
    if _foreign_values(before) != _foreign_values(after) or found != wanted:
        raise RecordError(f"{path}: the front matter is written in a way that cannot be added to; nothing was changed")


def _foreign_values(matter: FrontMatter | None) -> dict[str, object]:
    items = matter.items() if matter else ()
    return {key: _value(node) for key, node in items if key not in ("bibliography", "incident_refs")}


def _value(node: yaml.Node) -> object:
    match node:
        case yaml.MappingNode():
            return [(key.value, _value(value)) for key, value in node.value]
        case yaml.SequenceNode():
            return [_value(item) for item in node.value]
    return node.tag, node.value


def _id_of(matter: FrontMatter | None, path: PurePath) -> str | None:
    for key in _ID_KEYS:
        found = matter.find(key) if matter else None
        if matter and found and not isinstance(found[1], yaml.ScalarNode):
            where = place(path, matter.text, matter.span(found[0])[0])
            raise RecordError(f"{where}: '{key}' holds more than one value; give the record one id")
    return _text_of(matter, *_ID_KEYS)


def _text_of(matter: FrontMatter | None, *keys: str) -> str | None:
    """Return the first value that is there, as the person wrote it; a list or mapping is none."""
    for key in keys:
        found = matter.find(key) if matter else None
        if found and isinstance(found[1], yaml.ScalarNode) and not is_null(found[1]) and found[1].value.strip():
            return str(found[1].value.strip())
    return None


def _reference_texts(matter: FrontMatter | None) -> Iterator[Text]:
    """Yield the strings under the keys where people keep references. CSL items (mappings) are no strings."""
    for key in _REFERENCE_KEYS:
        found = matter.find(key) if matter else None
        if not found or not matter or is_null(found[1]):
            continue
        value = found[1]
        if isinstance(value, yaml.ScalarNode):
            yield Text(key, value.value, _line(matter, value))
        elif isinstance(value, yaml.SequenceNode):
            for number, item in enumerate(value.value):
                if isinstance(item, yaml.ScalarNode) and not is_null(item):
                    yield Text(f"{key}[{number}]", item.value, _line(matter, item), reference=True)


def _line(matter: FrontMatter, node: yaml.ScalarNode) -> int:
    # The text of "references: |" begins on the line after it.
    return line_of(matter.text, matter.span(node)[0]) + (node.style in ("|", ">"))


def _first_heading(body: str) -> str:
    hit = _HEADING.search(body)
    return hit["title"].strip().rstrip("#").rstrip() if hit else ""


def _shown(body: str) -> str:
    """Return the body with code blocks and comments blanked: nothing in them is a reference, and all places stay."""
    body, parts, done = _without_code(body), [], 0
    while (start := body.find("<!--", done)) >= 0 and (end := body.find("-->", start)) >= 0:
        parts += [body[done:start], _NOT_LINE_END.sub(" ", body[start : end + 3])]
        done = end + 3
    return "".join([*parts, body[done:]])


def _without_code(body: str) -> str:
    parts: list[str] = []
    done, opened = 0, None
    for hit in _FENCE.finditer(body):
        fence = hit["fence"]
        if opened is None:
            opened = hit
        elif fence[0] == opened["fence"][0] and len(fence) >= len(opened["fence"]) and hit[0].strip() == fence:
            parts += [body[done : opened.start()], _NOT_LINE_END.sub(" ", body[opened.start() : hit.end()])]
            done, opened = hit.end(), None
    if opened is not None:  # CommonMark: an unclosed block goes to the end
        parts += [body[done : opened.start()], _NOT_LINE_END.sub(" ", body[opened.start() :])]
        done = len(body)
    return "".join([*parts, body[done:]])
