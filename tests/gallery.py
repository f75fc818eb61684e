"""Write docs/reference/gallery.md again: the shipped library in every style. python -m tests.gallery (or: make docs)."""

import sys
from pathlib import Path

from incident_refs.bibtex.incident_item import incident_item
from incident_refs.bibtex.read import entries as read_entries
from incident_refs.formats.bibliography import formatted, in_text, items_of, styles
from incident_refs.formats.style import style_named
from incident_refs.model.item import Item
from incident_refs.model.rich_text import plain
from incident_refs.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "gallery.md"
HEAD = """# The styles, side by side

The works that are attached to the shipped record AIAAIC0276, and the record itself, as each style prints them. The page is
made by the tool (`make docs`); numbers are those of this list. To print your own:
[Print a bibliography](../how-to/print-a-bibliography.md).
"""


def page() -> str:
    """Return the page as the styles print it now."""
    works = (*items_of(read_entries((ROOT / "refs" / "library.bib").read_bytes())[0]), incident())
    references = {style: {f.key: f.text for f in formatted(works, style, "markdown")} for style in styles()}
    cited = {style: {one.keys: one for one in in_text(works, style, "markdown")} for style in styles()}
    sections = []
    for work in works:
        rows = [
            f"| {style_named(style).title} | {references[style][work.key]}"
            f" | {cited[style][work.key,].citation} | {cited[style][work.key,].narrative} |"
            for style in styles()
        ]
        sections.append(table(f"## {plain(work.title)}", "| style | reference | in the text | in the sentence |", rows))
    first = tuple(work.key for work in works[:3])
    three = [(style, in_text(works[:3], style, "markdown")[-1]) for style in styles() if len(first) == 3]
    rows = [f"| {style_named(style).title} | {one.citation} | {one.narrative} |" for style, one in three]
    sections.append(table("## Three at once", "| style | in the text | in the sentence |", rows))
    return HEAD + "".join(sections)


def table(heading: str, head: str, rows: list[str]) -> str:
    """Return a heading with a table under it."""
    line = "|" + "---|" * (head.count("|") - 1)
    return "\n".join(("", heading, "", head, line, *rows, ""))


def incident() -> Item:
    """Return the shipped record as a reference."""
    return incident_item(Workspace.open(refs=ROOT / "refs", environ={}).record("AIAAIC0276"))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{PAGE.name}\n")
