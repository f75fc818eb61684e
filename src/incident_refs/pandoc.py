"""The door to pandoc, for styles that are not ours: any CSL file. What pandoc says comes back as rich text.

Works go to pandoc as CSL-JSON under keys of ours (`e1`), so that no key of a file is read as Markdown. It runs in its
sandbox, and a style that only points to another one is refused: pandoc would fetch that from the network.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from incident_refs.bibtex.rich_tex import held_by_itself
from incident_refs.errors import FormatError
from incident_refs.exchange import csl_json
from incident_refs.files import read_bytes
from incident_refs.model.item import Item
from incident_refs.model.rich_text import (
    BOLD,
    ITALIC,
    LINK,
    SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
    Rich,
    Span,
    joined,
    rich,
)

NO_PANDOC = (
    "a CSL file needs pandoc, which is not here; get it with 'pip install \"incident-refs[csl]\"'"
    " or from https://pandoc.org/installing.html"
)
OLD_PANDOC = (
    "this pandoc is older than 3.0 and leaves out some of what CSL styles say; a newer one comes with"
    " 'pip install \"incident-refs[csl]\"'"
)
_PANDOC_3 = [1, 23]
_PARENT = re.compile(rb"""<link\b[^>]*\brel\s*=\s*["']independent-parent["'][^>]*>""")
_HREF = re.compile(rb"""\bhref\s*=\s*["']([^"']*)""")
_SECONDS = 600
_MARKS = {"Emph": ITALIC, "Strong": BOLD, "Superscript": SUPERSCRIPT, "Subscript": SUBSCRIPT, "SmallCaps": SMALL_CAPS}
_QUOTES = {"DoubleQuote": "“”", "SingleQuote": "‘’"}


@dataclass(frozen=True, slots=True)
class PandocList:
    """Items as a CSL style prints them: the list in its order, and the citations, by the items' keys."""

    items: tuple[Item, ...]
    references: Mapping[str, Rich]
    citations: Mapping[str, Rich]
    narratives: Mapping[str, Rich]
    together: tuple[Rich, Rich]
    numbered: bool
    notes: tuple[str, ...] = ()
    cites_pages: bool = True  # only the style itself knows

    def reference(self, item: Item) -> Rich:
        """Return the item as the list prints it."""
        return self.references[item.key]

    def citation(
        self, cited: Sequence[Item], *, narrative: bool = False, locators: Mapping[str, str] | None = None
    ) -> Rich:
        """Return one citation of one item, or of all of them; pages were said when the list was arranged."""
        if len(cited) > 1:
            return self.together[narrative]
        return (self.narratives if narrative else self.citations)[cited[0].key]


def arranged(
    items: Sequence[Item], style: Path, locators: Mapping[str, str] | None = None, *, in_sentences: bool = True
) -> PandocList:
    """Return items in the style of a CSL file; without `in_sentences` in half the time, without narrative citations.

    Raises FormatError where there is no pandoc, or no style in the file.
    """
    _check(style)
    program = _program()
    if not items:
        return PandocList((), {}, {}, {}, ((), ()), False)
    names = {f"e{number}": item for number, item in enumerate(items, 1)}
    places = {name: _place(locators.get(item.key, "")) for name, item in names.items()} if locators else {}
    data = csl_json.write((replace(item, key=name) for name, item in names.items()), held_by_itself)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "works.json"
        file.write_text(data, encoding="utf-8", errors="replace")
        quoted, listed, notes = _run(program, style, file, _cited(names, places, "[@{}{}]", "; @"))
        narrated = _run(program, style, file, _cited(names, places, "@{}{}", ""))[0] if in_sentences else []
    entries = dict(_entries(listed))
    order = [name for name in entries if name in names]
    keys = [names[name].key for name in names]
    return PandocList(
        tuple(names[name] for name in order),
        {names[name].key: _entry(entries[name]) for name in order},
        dict(zip(keys, quoted, strict=False)),
        dict(zip(keys, narrated, strict=False)),
        (quoted[-1], joined(narrated[: len(names)], "; ")),
        "csl-left-margin" in json.dumps(listed[:1]),
        notes,
    )


def _program() -> str:
    """Return where pandoc is: in the wheel that the extra `csl` brings, newer than most systems' own, or on PATH."""
    wheel = find_spec("pypandoc")
    if wheel and wheel.origin:
        inside = Path(wheel.origin).parent / "files" / ("pandoc.exe" if sys.platform == "win32" else "pandoc")
        if inside.exists():
            return str(inside)
    found = shutil.which("pandoc")
    if found:
        return found
    raise FormatError(NO_PANDOC)


def _check(style: Path) -> None:
    data = read_bytes(style)  # raises where there is no such file
    if b"<style" not in data:
        raise FormatError(f"{style} is no CSL style; https://www.zotero.org/styles has them")
    parent = _PARENT.search(data)
    if parent:
        link = _HREF.search(parent[0])
        name = link[1].decode("utf-8", "replace") if link else "another style"
        raise FormatError(f"{style} only points to {name}; download that style and name its file")


def _cited(names: Iterable[str], places: Mapping[str, str], form: str, between: str) -> str:
    """Return a text that cites each work, and then all of them at once where the form can."""
    listed = list(names)
    each = [form.format(name, _located(places.get(name, ""), inside=bool(between))) for name in listed]
    several = [f"{name}{_located(places.get(name, ''), inside=True)}" for name in listed]
    return "\n\n".join([*each, f"[@{between.join(several)}]"] if between else each) + "\n"


def _located(place: str, *, inside: bool) -> str:
    return (f", {place}" if inside else f" [{place}]") if place else ""


def _place(text: str) -> str:
    """Return a locator without signs that Markdown would read."""
    words = " ".join(re.sub(r"[^\w\s.,–-]", " ", text).split())
    return f"p. {words}" if words[:1].isdigit() else words


def _run(program: str, style: Path, file: Path, text: str) -> tuple[list[Rich], list[Any], tuple[str, ...]]:
    """Return the citations of a text, what pandoc put behind it (the list), and what to know of this pandoc."""
    command = [program, "--from=markdown", "--to=json", "--citeproc", f"--csl={style}", f"--bibliography={file}"]
    try:
        done = subprocess.run(  # noqa: S603 - the program that the user installed; all names are ours
            [*command, "--sandbox"], input=text.encode(), capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise FormatError(f"pandoc could not be run for {style} ({error})") from error
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())[:300]
        raise FormatError(f"pandoc could not use {style}: {said}")
    made = json.loads(done.stdout)
    blocks = made["blocks"]
    citations = [_joined_spans(_inlines(block["c"])) for block in blocks if block["t"] == "Para"]
    listed = [block["c"][1] for block in blocks if block["t"] == "Div" and block["c"][0][0] == "refs"]
    return citations, listed[0] if listed else [], (OLD_PANDOC,) if made["pandoc-api-version"] < _PANDOC_3 else ()


def _entries(blocks: Iterable[Any]) -> Iterator[tuple[str, list[Any]]]:
    for block in blocks:
        if block["t"] == "Div":
            yield block["c"][0][0].removeprefix("ref-"), block["c"][1]


def _entry(blocks: Iterable[Any]) -> Rich:
    parts = [_joined_spans(_inlines(block["c"])) for block in blocks if block["t"] in ("Para", "Plain")]
    return joined(parts, " ")


def _inlines(inlines: Iterable[Any], marks: int = 0) -> Iterator[Span]:
    """Yield pandoc's inline elements as spans."""
    for one in inlines:
        kind, content = one["t"], one.get("c")
        if kind == "Str":
            yield content, marks
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            yield " ", marks
        elif kind in _MARKS:
            yield from _inlines(content, marks ^ _MARKS[kind])
        elif kind == "Quoted":
            quotes = _QUOTES[content[0]["t"]]
            yield quotes[0], marks
            yield from _inlines(content[1], marks)
            yield quotes[1], marks
        elif kind == "Link":
            yield from _link(content, marks)
        elif kind == "Span":
            yield from _inlines(content[1], marks)
            if "csl-left-margin" in content[0][1]:
                yield " ", marks
        elif kind == "Cite":
            yield from _inlines(content[1], marks)
        elif kind == "Note":
            yield from (span for block in content for span in _inlines(block["c"], marks))
        elif kind in ("Code", "Math", "RawInline"):
            yield content[1], marks


def _link(content: Any, marks: int) -> Iterator[Span]:
    shown = _joined_spans(_inlines(content[1], marks))
    address = content[2][0]
    words = "".join(text for text, _ in shown)
    yield from rich(words, marks | LINK) if words == address else shown


def _joined_spans(spans: Iterable[Span]) -> Rich:
    """Return spans with equal neighbours in one, and no two blanks in a row."""
    out: list[Span] = []
    for text, marks in spans:
        if text == " " and (not out or out[-1][0].endswith(" ")):
            continue
        if out and out[-1][1] == marks and not marks & LINK:
            out[-1] = (out[-1][0] + text, marks)
        else:
            out.append((text, marks))
    if out and out[-1][0].endswith(" "):
        out[-1] = (out[-1][0].rstrip(" "), out[-1][1])
    return tuple(span for span in out if span[0])
