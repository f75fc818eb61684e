"""Titles with tags, entities and characters that nobody sees."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.model.marked_title import marked, normal, spans_of
from incident_refs.works.title_markup import marked_from_html, plain, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("5,7-Dimethyl-1<i>H</i>-indole", "5,7-Dimethyl-1H-indole", id="html-inside-a-word"),
        pytest.param("<jats:italic>In vivo</jats:italic> work", "In vivo work", id="jats"),
        pytest.param('E=<mml:mi mathvariant="normal">mc</mml:mi>', "E=mc", id="mathml-attribute"),
        pytest.param("p < 0.05 and n > 30", "p < 0.05 and n > 30", id="less-than-is-no-tag"),
        pytest.param("if x <a and b> y", "if x <a and b> y", id="less-than-a"),
        pytest.param("A List<String> of <T>", "A List<String> of <T>", id="types-of-programs"),
        pytest.param("Ecology &amp;amp; life", "Ecology & life", id="doubled-entity"),
        pytest.param("A\n    line\tbreak", "A line break", id="line-break"),
        pytest.param("a<br/>b", "a b", id="break-is-a-blank"),
        pytest.param("in<mml:math><mml:mi>N</mml:mi></mml:math>-Coupled", "in N-Coupled", id="formula-keeps-its-blank"),
        pytest.param("(<mml:math><mml:mi>N</mml:mi></mml:math>)", "(N)", id="formula-in-brackets"),
        pytest.param("clams (\n  <i>Tridacna</i>\n  ) in \n  <i>Z</i>\n  .", "clams (Tridacna) in Z.", id="indented"),
        pytest.param("<script>alert(1)</script>Net<img src=x onerror=alert(1)>", "Net", id="script-and-handler"),
        pytest.param("IMAGE DATASETS", "IMAGE DATASETS", id="capitals-stay"),
        pytest.param("\x1b]0;x\x07\x1b[31mImage\u202eteN\u202c\u200b\ufeff", "ImageteN", id="nobody-sees"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="joiners-stay"),
    ],
)
def test_plain(text, expected):
    assert plain(text) == expected
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Habits of <em>Meta</em> & CO<sub>2</sub>", "Habits of <i>Meta</i> &amp; CO<sub>2</sub>", id="html"
        ),
        pytest.param("<jats:bold>A</jats:bold> x<jats:sup>2</jats:sup>", "<b>A</b> x<sup>2</sup>", id="jats"),
        pytest.param("<strong>A</strong><i> b </i>c", "<b>A</b> <i>b</i> c", id="blanks-stand-outside"),
        pytest.param("<i>c</i><sub><i>p</i></sub>", "<i>c</i><sub><i>p</i></sub>", id="nested"),
        pytest.param("<i>a <i>b</i></i> c", "<i>a b</i> c", id="in-itself"),
        pytest.param("<i>a", "<i>a</i>", id="left-open"),
        pytest.param("a</i> <i></i>b", None, id="nothing-in-it"),
        pytest.param("<span style='x'>A</span> <scp>b</scp> <mml:mi>x</mml:mi>", None, id="other-tags"),
        pytest.param("&lt;i&gt;A&lt;/i&gt; b", "<i>A</i> b", id="escaped-once-more"),
        pytest.param("<i onclick='x'>A</i> <T> b", "<i>A</i> &lt;T&gt; b", id="handler-and-unknown"),
        pytest.param("p < 0.05", None, id="no-tag"),
    ],
)
def test_marked(text, expected):
    assert marked_from_html(text) == expected


PIECES = st.lists(
    st.sampled_from(["<i>", "</i>", "<sub>", "</sub>", "<b x=1>", "</b>", "<scr", "ipt>", "&lt;", "&amp;", "<", ">", " ",
                     "\n", "a", "B2", "<script>", "</script>", "<mml:math>", "é"]),
    max_size=14,
).map("".join)  # fmt: skip


@given(PIECES)
def test_a_marked_title_says_what_the_plain_one_says(text):
    title = marked_from_html(text)
    if title is not None:
        assert "".join(piece for piece, _ in spans_of(title)) == plain(text)
        assert marked(spans_of(title)) == title
        assert set(_tags(title)) <= {"i", "b", "sub", "sup"}


def _tags(title):
    return re.findall(r"</?([^<>]*)>", title)


MARKS = st.lists(st.sampled_from(["i", "b", "sub", "sup"]), max_size=3).map(tuple)


@given(st.lists(st.tuples(st.text(alphabet="ab <&\n", max_size=4), MARKS), max_size=6))
def test_spans_have_one_form(spans):
    once = normal(spans)
    assert normal(once) == once
    title = marked(once)
    assert title is None or spans_of(title) == once


@given(st.text())
def test_nothing_that_is_seen_is_lost(text):
    assert visible(visible(text)) == visible(text)
    if text.isprintable():
        assert visible(text) == text
