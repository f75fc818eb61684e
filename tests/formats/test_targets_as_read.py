"""What other programs make of our markup: docutils of reStructuredText, CommonMark of Markdown."""

import os
import re
from importlib import import_module
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_refs.formats.targets import clean, render
from incident_refs.model.rich_text import BOLD, ITALIC, LINK, SUBSCRIPT, SUPERSCRIPT

TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from("*_`<>[]!#&;:\\$~^|-+=1.)( aé人/@\"'"), st.characters()), max_size=24
)
SPANS = st.lists(
    st.tuples(
        TEXTS, st.sampled_from([0, 0, ITALIC, BOLD, SUPERSCRIPT, SUBSCRIPT, ITALIC | SUPERSCRIPT, ITALIC | BOLD])
    ),
    max_size=5,
).map(tuple)
ADDRESSES = st.from_regex(r"https://[a-z]{1,5}\.org/[a-zA-Z0-9_*~.()&=%/-]{0,20}", fullmatch=True)


def module(name: str) -> Any:
    if name.split(".")[0] in os.environ.get("INCIDENT_REFS_REQUIRE", "").split():
        return import_module(name)
    return pytest.importorskip(name)


def words(text: str) -> str:
    return "".join(text.split())


@given(SPANS, ADDRESSES)
@settings(max_examples=60, deadline=None)
def test_docutils_reads_what_we_meant(spans: tuple[tuple[str, int], ...], address: str) -> None:
    core = module("docutils.core")
    shown = (*spans, (" at ", 0), (address, LINK))
    tree = core.publish_doctree(render(shown, "rst"), settings_overrides={"report_level": 1, "warning_stream": False})
    assert words(tree.astext()) == words("".join(clean(text) for text, _ in shown))
    allowed = {
        "document",
        "paragraph",
        "emphasis",
        "strong",
        "subscript",
        "superscript",
        "reference",
        "target",
        "#text",
    }
    assert {node.tagname for node in tree.findall()} <= allowed
    led = [unquote(node["refuri"]) for node in tree.findall() if node.tagname == "reference"]
    assert unquote(address) in led


@given(SPANS, ADDRESSES)
@settings(max_examples=60, deadline=None)
def test_commonmark_reads_what_we_meant(spans: tuple[tuple[str, int], ...], address: str) -> None:
    parser = module("markdown_it").MarkdownIt("commonmark")
    shown = (*spans, (" at ", 0), (address, LINK))
    tokens = parser.parse(render(shown, "markdown"))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    inline = tokens[1].children or []
    said = "".join(t.content for t in inline if t.type in ("text", "code_inline", "text_special"))
    meant = "".join(clean(text) for text, _ in shown)
    assert words(unquote(said)) == words(unquote(meant))  # an address is shown with its signs decoded
    tags = [t.content for t in inline if t.type == "html_inline"]
    assert all(re.fullmatch(r"</?(?:i|b|sub|sup)>", tag) for tag in tags), tags
    assert {t.type for t in inline} <= {
        "text", "text_special", "softbreak", "em_open", "em_close", "strong_open", "strong_close", "html_inline",
        "link_open", "link_close",
    }  # fmt: skip
