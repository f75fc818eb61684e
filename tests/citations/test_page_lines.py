"""How lines stand on a page: bullets and links taken off, headings known, lists of references followed to their end."""

import pytest

from incident_refs.citations.page_lines import page_lines

OWN_TEXT = [
    pytest.param("- Kim A. (2009). Faces", "Kim A. (2009). Faces", None, True, id="dash"),
    pytest.param("  * [12] Kim A. (2009). Faces", "Kim A. (2009). Faces", None, True, id="two-bullets"),
    pytest.param("[^kim]: Kim A. (2009). Faces", "Kim A. (2009). Faces", None, True, id="footnote"),
    pytest.param("> Kim A. (2009). Faces", "Kim A. (2009). Faces", None, False, id="quotation"),
    pytest.param("3) [Faces](https://example.org/).", "Faces", "https://example.org/", True, id="link"),
    pytest.param("<https://example.org/a>", "https://example.org/a", "https://example.org/a", False, id="angles"),
    pytest.param(
        '[Faces](https://example.org/ "a title") ([Gesichter](https://example.org/de))',
        "Faces",
        "https://example.org/",
        False,
        id="link-and-original",
    ),
    pytest.param("[A](https://a.org) and [B](https://b.org)", "[A](https://a.org) and [B](https://b.org)", None, False,
                 id="two-links"),
    pytest.param("Kim A. [Faces](https://example.org/)", "Kim A. [Faces](https://example.org/)", None, False, id="inside"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "text", "address", "bulleted"), OWN_TEXT)
def test_own_text(line: str, text: str, address: str | None, *, bulleted: bool) -> None:
    page = f"Before\n{line}\nAfter"
    found = list(page_lines(page))[1]
    assert (found.text, found.address, found.bulleted) == (text, address, bulleted)
    assert page[found.start : found.start + len(found.text)] == text


LISTED = [
    pytest.param("# References\n- a b\n- c d\n# Other\n- e f", ["a b", "c d"], id="marked"),
    pytest.param("# References\n## 2020\n- a b\n# Other\n- e f", ["a b"], id="deeper-heading"),
    pytest.param("References\n----------\n- a b\n\nNotes\n-----\n- e f", ["a b"], id="underlined"),
    pytest.param("**Sources:**\n- a b", ["a b"], id="bold"),
    pytest.param("Documents ๐\nA B c\nWhat happened\nD E f", ["A B c"], id="known-heading-ends-it"),
    pytest.param("Documents\nA B c\nHow it went on\nIt went on for a long time, and nobody was there to see it.\nD E f",
                 ["A B c"], id="heading-of-a-paragraph-ends-it"),
    pytest.param("References\n- a b\nc d", ["a b"], id="no-bullet-among-bullets"),
    pytest.param("## Overview\n- a b", [], id="another-heading"),
    pytest.param("## Selected references (12)\n- a b", ["a b"], id="qualified"),
    pytest.param("Legal, regulatory 👩🏼‍⚖️\nA v B", ["A v B"], id="emoji"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "listed"), LISTED)
def test_items_of_lists_of_references(page: str, listed: list[str]) -> None:
    assert [line.text for line in page_lines(page) if line.listed] == listed


@pytest.mark.parametrize(
    "line",
    [
        "| a | b |",
        "---",
        "<p>Kim A. (2009)</p>",
        ".. image:: a.png",
        "![Badge](https://a.org/a.png)",
        "[![](a.png)](https://a.org/)",
        "title: Kim",
        "Deployers:",
        "  ",
    ],
)
def test_what_is_no_text(line: str) -> None:
    assert list(page_lines(line)) == []


def test_code_between_fences_is_left_out() -> None:
    page = "a\n```python\nb\n~~~\nc\n```\nd\n~~~~\ne\n~~~\nf\n~~~~\ng"
    assert [line.text for line in page_lines(page)] == ["a", "d", "g"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"], ids=["unix", "windows", "macintosh", "unicode"])
def test_places_at_every_kind_of_line_end(newline: str) -> None:
    page = newline.join(["Ã\x85ngstrÃ¶m", "", "- b"])
    assert [(line.text, page[line.start]) for line in page_lines(page)] == [("Ã\x85ngstrÃ¶m", "Ã"), ("b", "b")]


OVER_LINES = [
    pytest.param("- Kim A. (2009). Faces in\n  the crowd", ["Kim A. (2009). Faces in the crowd"], id="below-its-text"),
    pytest.param("Kim A. (2009). Faces in\n    the crowd", ["Kim A. (2009). Faces in the crowd"], id="hanging"),
    pytest.param(
        "12. Kim A. (2009). Faces\r\n    In Crowds, 2009.", ["Kim A. (2009). Faces In Crowds, 2009."], id="number"
    ),
    pytest.param(
        "- Kim A. (2009). Faces\n  - Lo B. (2010)", ["Kim A. (2009). Faces", "Lo B. (2010)"], id="nested-item"
    ),
    pytest.param("- Kim A. (2009). Faces\n\n  In Crowds", ["Kim A. (2009). Faces", "In Crowds"], id="blank-between"),
    pytest.param("- Kim A. (2009). Faces\nIn Crowds", ["Kim A. (2009). Faces", "In Crowds"], id="not-indented"),
    pytest.param(
        "- Kim A. (2009). Faces.\n  It was the first to show that they were copied.",
        ["Kim A. (2009). Faces.", "It was the first to show that they were copied."],
        id="a-note-below",
    ),
    pytest.param("- a  \n  b c", ["a", "b c"], id="line-break-of-markdown"),
]


@pytest.mark.parametrize(("page", "texts"), OVER_LINES)
def test_items_that_go_on_over_lines(page: str, texts: list[str]) -> None:
    lines = list(page_lines(page))
    assert [line.text for line in lines] == texts
    assert all(page[line.start : line.start + len(line.raw)] == line.raw for line in lines)


def test_a_blank_line_ends_a_list_without_bullets_and_without_blank_lines() -> None:
    tight = [line.listed for line in page_lines("Sources\nFaces copied\nVoices copied\n\nFiled by E. Laskari")]
    loose = [line.listed for line in page_lines("Sources\n\nFaces copied\n\nVoices copied\n\nMoods copied")]
    assert (tight, loose) == ([True, True, False], [True, True, True])
