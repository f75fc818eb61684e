"""Lists of references of two databases. They lie beside the project; without them this is skipped."""

import json

import pytest
from tests.conftest import SHARED

from incident_refs.citations.finder import find

_DATA = SHARED / "incident"
RELATED_WORK = _DATA / "samples" / "aiid_related_work_excerpt.mdx"
ATLAS = _DATA / "atlas_refs.jsonl"

# The lines of RELATED_WORK that a librarian calls references, from 1. The first three name a tracker, a database and a
# map, each by a link that is the whole item: web items. 22, 24, 26 and 28 are sentences about the reference below each
# of them (24, 26 and 28 link to the workshop where it was read); 14, 16 and 20 are prose.
REFERENCE_LINES = frozenset((*range(10, 13), 23, 25, 27, 29, *range(33, 45), *range(51, 72)))


def lines_found(text: str) -> list[int]:
    """Return the number of the line of each reference found, from 1."""
    return [text.count("\n", 0, span.start) + 1 for span in find(text)]


def atlas_page(item: str) -> str:
    """Return a page on which each reference of ATLAS is an item of a list, written as `item` says."""
    rows = map(json.loads, ATLAS.read_text(encoding="utf-8").splitlines())
    return "# Case studies\n\n## References\n\n" + "".join(item.format(**row) + "\n" for row in rows)


@pytest.mark.skipif(not RELATED_WORK.exists(), reason="needs ../shared/data/incident")
def test_related_work() -> None:
    found = lines_found(RELATED_WORK.read_text(encoding="utf-8"))
    assert sorted(found) == sorted(REFERENCE_LINES)


@pytest.mark.skipif(not ATLAS.exists(), reason="needs ../shared/data/incident")
@pytest.mark.parametrize("item", ["- {raw}", "- [{raw}]({url})", "* {raw}: {url}", "1. [{raw}]({url})."])
def test_titles_of_atlas_in_a_list(item: str) -> None:
    text = atlas_page(item)
    items = range(5, text.count("\n") + 1)
    assert sorted(lines_found(text)) == list(items)


@pytest.mark.skipif(not ATLAS.exists(), reason="needs ../shared/data/incident")
def test_where_the_links_of_atlas_lead() -> None:
    urls = [json.loads(row)["url"] for row in ATLAS.read_text(encoding="utf-8").splitlines()]
    assert [span.address for span in find(atlas_page("- [{raw}]({url})"))] == urls
    assert [span.address for span in find(atlas_page("- {raw}: {url}"))] == urls
