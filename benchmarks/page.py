"""Writes a section of docs/benchmarks.md, and leaves the other sections as they are."""

from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
HEAD = "# Benchmarks\n\nEach section is written by the command that it names.\n"


def write_section(name: str, text: str) -> None:
    """Put `text` between the marks of the section `name`, which is added at the end where there is none."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else HEAD
    section = f"{begin}\n{text.strip()}\n{end}"
    if begin in page:
        before, rest = page.split(begin, 1)
        page = before + section + rest.split(end, 1)[1]
    else:
        page = f"{page.rstrip()}\n\n{section}\n"
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page, encoding="utf-8", newline="\n")
