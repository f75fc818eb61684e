"""Pages like those of incident databases, written for this test: which of their lines are references, and no other.

A page begins with `=== name`; a line that is a reference begins with `» `, which is taken off before it is read.
"""

from pathlib import Path

import pytest

from incident_refs.citations.finder import find

PAGES = Path(__file__).parent / "incident_pages"


def pages() -> dict[str, tuple[str, list[str]]]:
    """Return each page's text and the lines of it that are references."""
    found = {}
    for path in sorted(PAGES.glob("*.txt")):
        for page in path.read_text(encoding="utf-8").split("=== ")[1:]:
            name, _, body = page.partition("\n")
            lines = body.splitlines()
            text = "\n".join(line.removeprefix("» ") for line in lines)
            found[f"{path.stem}-{name}"] = text, [line[2:] for line in lines if line.startswith("» ")]
    return found


def whole_lines_found(text: str) -> list[str]:
    """Return the whole lines in which a reference was found."""
    starts = [text.rfind("\n", 0, span.start) + 1 for span in find(text)]
    return [text[start:].split("\n", 1)[0] for start in starts]


_PAGES = pages()


@pytest.mark.parametrize("name", _PAGES)
def test_exactly_the_reference_lines_are_found(name: str) -> None:
    text, expected = _PAGES[name]
    assert whole_lines_found(text) == expected
