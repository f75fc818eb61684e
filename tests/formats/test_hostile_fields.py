"""Whatever a field holds comes out harmless, in every target and in every style."""

import json
import re
from contextlib import suppress
from functools import cache
from html.parser import HTMLParser

import pytest
from tests.conftest import SHARED

from incident_refs.bibtex.mapping import entry_from_work
from incident_refs.bibtex.read import read
from incident_refs.errors import LibraryError
from incident_refs.formats.bibliography import bibliography, items_of, page, styles
from incident_refs.formats.json_ld import json_ld
from incident_refs.formats.layout import heading
from incident_refs.model.entry import Entry
from incident_refs.works.crossref_message import work_from_message

HOSTILE = SHARED / "hostile"
TARGETS = ("text", "html", "markdown", "latex", "rst")
VALUES = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "attribute": "\" onmouseover=\"alert(1)\" ' <a href='javascript:alert(1)'>",
    "terminal": "a\x1b[31mred\x1b]8;;https://evil.example\x07link\x1b]8;;\x07 \x9b2J \x07",
    "bidi": "a\u202eb\u202c \u2066c\u2069 \u200fd\u200b\ufeff",
    "latex": r"\input{/etc/passwd} \write18{id} ^^5cinput{x} \csname input\endcsname \end{document} % { $",
    "markdown": "[a](javascript:alert(1)) ![x](https://evil.example/x.png) `x` **b** # h\n\n> q",
    "rst": ".. include:: /etc/passwd\n\n.. raw:: html\n\n   <script>alert(1)</script> `x <javascript:a>`__ |s| x_",
    "controls": "a\x00b\x0bc\x85d\u2028e\ud800f",
}
FIELDS = (
    "author", "editor", "title", "booktitle", "journal", "publisher", "address", "series", "edition", "volume",
    "number", "pages", "date", "url", "urldate", "doi", "type", "note", "howpublished", "langid", "eprint",
)  # fmt: skip
KINDS = ("article", "book", "incollection", "inproceedings", "online", "report", "thesis", "dataset", "misc")
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def entries(value: str) -> list[Entry]:
    everything = [
        Entry(f"{kind}{value}", kind, tuple((name, value) for name in FIELDS if name != "doi")) for kind in KINDS
    ]
    single = [Entry(f"{name}-{value}", "article", ((name, value), ("year", "2001"))) for name in FIELDS]
    return [*everything, *single]


class Tags(HTMLParser):
    """Collects what a browser would see: elements with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def harmless(text: str, target: str) -> None:
    assert not CONTROLS.search(text)
    text.encode()
    match target:
        case "html":
            for tag, attributes in Tags(text).seen:
                assert tag in ("i", "b", "sub", "sup", "a", "li", "ul", "ol", "h2"), tag
                assert set(attributes) <= {"id", "lang", "href", "class", "role", "style"}
                assert re.match("https?://", attributes.get("href") or "https://")
        case "latex":
            used = set(re.findall(r"\\([a-zA-Z]+)", re.sub(r"\\url\{[^{}]*\}", "", text)))
            assert used <= {
                "textbackslash", "textasciicircum", "textasciitilde", "textless", "textgreater", "textbar",
                "textquotedbl", "textasciigrave", "textit", "textbf", "textsc", "textsubscript", "textsuperscript",
                "section", "char",
            }, used  # fmt: skip
            assert "^^" not in text and not re.search(r"(?<!\\)[%$#&_]", re.sub(r"\\url\{[^{}]*\}", "", text))
        case "markdown":
            assert not re.search(r"(?<!\\)(?:\\\\)*!?\[[^\]]*\]\(", text)
            for tag in re.findall(r"(?<!\\)<([^<>]*)>", text):
                assert re.fullmatch(r"/?(?:i|b|sub|sup)|https?://[^\s<>]+", tag), tag
        case "rst":
            assert not re.search(r"^\s*\.\. ", text, re.MULTILINE)
            assert not re.search(r"(?<!\\)\|\w", text)


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("style", styles())
def test_fields_of_ours(style: str, value: str) -> None:
    made = entries(value)
    for target in TARGETS:
        harmless(page(bibliography(made, style, target), target), target)
        harmless(heading(value, target), target)
    for one in bibliography(made, style, "json"):
        assert "\n" not in one.text
        row = json.loads(one.text)
        for target in TARGETS:
            harmless(row[target], target)
        harmless(row["citation"] + row["key"], "text")
    data = json_ld(items_of(made))
    assert data.count("<") == 2 and not CONTROLS.search(data)


@cache
def shared(kind: str) -> tuple[Entry, ...]:
    """Return what our readers find in the hostile files; those that take a minute are other tests' business."""
    found: list[Entry] = []
    for path in sorted((HOSTILE / kind).iterdir()):
        if path.stat().st_size > 1_000_000 or path.name.startswith("big_"):
            continue
        if kind == "bib":
            with suppress(LibraryError):  # no BibTeX at all
                found += read(path.read_bytes(), path.name).entries[:50]
            continue
        try:
            message = json.loads(path.read_bytes())
        except ValueError:
            continue
        message = message.get("message", message) if isinstance(message, dict) else {}
        if isinstance(message, dict) and message.get("DOI"):
            found.append(entry_from_work(work_from_message(message), f"k{len(found)}"))
    return tuple({entry.key: entry for entry in found}.values())


@pytest.mark.parametrize("kind", ["bib", "crossref"])
@pytest.mark.parametrize("style", styles())
def test_shared_fields(style: str, kind: str) -> None:
    if not HOSTILE.exists():
        pytest.skip("the hostile files of ../shared are not here")
    made = shared(kind)
    assert len(made) > 10
    for target in TARGETS:
        harmless(page(bibliography(made, style, target), target), target)
