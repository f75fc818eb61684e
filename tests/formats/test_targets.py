import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.errors import FormatError
from incident_refs.formats.targets import TARGETS, clean, html_id, is_address, render
from incident_refs.model.rich_text import BOLD, ITALIC, LINK, SUBSCRIPT, SUPERSCRIPT, rich

SPANS = st.lists(
    st.tuples(
        st.text(max_size=30), st.sampled_from([0, ITALIC, BOLD, SUPERSCRIPT, SUBSCRIPT, ITALIC | SUPERSCRIPT, LINK])
    ),
    max_size=6,
).map(tuple)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("text", "A & b*: x² https://doi.org/10.1/a_b"),
        ("html", 'A &amp; <i>b*: x<sup>2</sup></i> <a href="https://doi.org/10.1/a_b">https://doi.org/10.1/a_b</a>'),
        ("markdown", r"A & *b\*: x<sup>2</sup>* <https://doi.org/10.1/a_b>"),
        ("latex", r"A \& \textit{b*: x\textsuperscript{2}} \url{https://doi.org/10.1/a_b}"),
        ("rst", r"A & *b\*: x*\ :sup:`2` https://doi.org/10.1/a_b"),
    ],
)
def test_each_target(target: str, expected: str) -> None:
    text = (("A & ", 0), ("b*: x", ITALIC), ("2", ITALIC | SUPERSCRIPT), (" ", 0), ("https://doi.org/10.1/a_b", LINK))
    made = render(text, target)
    assert made == expected


def test_unknown_target_lists_the_known_ones() -> None:
    with pytest.raises(
        FormatError, match="'pdf' is not a target; the targets are text, html, markdown, latex, rst, json"
    ):
        render(rich("x"), "pdf")


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("\x1b[31mred\x1b[0m", id="terminal-colour"),
        pytest.param("\x1b]8;;https://evil.example\x07link\x1b]8;;\x07", id="terminal-link"),
        pytest.param("\x9b2J", id="c1-escape"),
        pytest.param("Image\u202eteN\u202c", id="bidi-override"),
        pytest.param("\u2066isolate\u2069", id="bidi-isolate"),
        pytest.param("zero\u200bwidth\ufeff", id="zero-width"),
        pytest.param("half \ud800", id="surrogate"),
        pytest.param("bell\x07 null\x00", id="controls"),
    ],
)
@pytest.mark.parametrize("target", [t for t in TARGETS if t != "json"])
def test_controls_never_come_out(hostile: str, target: str) -> None:
    made = render(rich(hostile), target)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]", made)
    made.encode()


@given(SPANS)
def test_html_holds_only_our_tags(spans: tuple[tuple[str, int], ...]) -> None:
    made = render(spans, "html")
    assert not re.search(r"<(?!/?(?:i|b|sub|sup)>|a href=\"https?://[^\"<>]*\">|/a>)", made)
    assert made.count("<i>") == made.count("</i>")


@given(st.text(max_size=60))
def test_text_says_what_it_was_given(text: str) -> None:
    assert render(rich(text), "text") == clean(text)


@given(st.text(alphabet=r"\{}$&#%_^~<>|`[]a-z ", max_size=40))
def test_latex_commands_are_harmless(text: str) -> None:
    made = render(rich(text), "latex")
    bare = re.sub(r"\\(?:text[a-z]+\{\}|[{}$&#%_])|^\{\}", "", made).replace("~", "")
    assert not set(bare) & set(r"\{}$&#%_^"), made


@given(st.text(alphabet="*_`<>[]!#&;\\$~^|-+=1.)( a", max_size=40))
def test_markdown_marks_nothing_by_itself(text: str) -> None:
    made = render(rich(text), "markdown")
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_`<>\[\]$~^|]", made)
    assert not re.match(r"\d+[.)]|[#+\-=>]", made)


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://doi.org/10.1162/daed_a_01902", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ('https://a.org/" onclick="x', False),
        ("https://a.org/<script>", False),
        ("https://a.org\\@evil.example", False),
        (" https://a.org", False),
        ("//evil.example", False),
    ],
)
def test_only_web_addresses_become_links(address: str, *, linked: bool) -> None:
    assert is_address(address) is linked
    assert ("<a " in render(rich(address, LINK), "html")) is linked
    assert ("\\url" in render(rich(address, LINK), "latex")) is linked


def test_ids_of_different_keys_differ() -> None:
    assert len({html_id(key) for key in ("a b", "a-20-b", "a+b", "a\u202eb", "äb")}) >= 4


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        pytest.param((("Genes of ", ITALIC), ("E. coli", 0)), "*Genes of* E. coli", id="blank-outside"),
        pytest.param((("a", 0), ("(b)", ITALIC)), "a<i>(b)</i>", id="word-before-a-bracket"),
        pytest.param((("a", BOLD), ("b", ITALIC)), "**a**<i>b</i>", id="stars-that-would-touch"),
        pytest.param((("1984. A year", 0),), r"1984\. A year", id="no-numbered-list"),
        pytest.param((("- a", 0),), r"\- a", id="no-list"),
        pytest.param((("AT&T &amp; co", 0),), r"AT&T \&amp; co", id="no-entity"),
    ],
)
def test_markdown(text: tuple[tuple[str, int], ...], markdown: str) -> None:
    assert render(text, "markdown") == markdown


@pytest.mark.parametrize(
    ("text", "rst"),
    [
        pytest.param((("1. Deng, J. ", 0), ("Cell", ITALIC)), "\\1. Deng, J. *Cell*", id="number-is-no-list"),
        pytest.param((("A. Smith", 0),), "\\A. Smith", id="letter-is-no-list"),
        pytest.param((("- x", 0),), "\\- x", id="dash-is-no-list"),
        pytest.param((("1.5 million", 0),), "1.5 million", id="number-inside"),
        pytest.param((("[1] J. Deng", 0),), "[1] J. Deng", id="number-in-brackets"),
        pytest.param((("9", ITALIC), ("(2)", 0)), r"*9*\ (2)", id="ended"),
        pytest.param((("H", 0), ("2", SUBSCRIPT), ("O", 0)), r"H\ :sub:`2`\ O", id="inside-a-word"),
        pytest.param(
            (("https://a.org/x_", LINK),), r"`https://a.org/x\_ <https://a.org/x_>`__", id="address-like-a-name"
        ),
        pytest.param((("https://a.org/x", LINK),), "https://a.org/x", id="address"),
    ],
)
def test_rst(text: tuple[tuple[str, int], ...], rst: str) -> None:
    assert render(text, "rst") == rst
