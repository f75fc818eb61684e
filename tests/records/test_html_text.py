"""What a page says, line by line, with links as in Markdown and the file's lines."""

import time

import pytest

from incident_refs.records.html_text import page_text

A = "https://a.org/x"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param(f"<li><p>Deng (2009). <a href='{A}'><em>ImageNet: a database</em></a></p></li>", f"- [Deng (2009). ImageNet: a database]({A})", id="title-linked"),
        pytest.param(f"<li><a href='{A}'>Deng (2009). ImageNet</a>&nbsp;🔗</li>", f"- [Deng (2009). ImageNet]({A})", id="sign-behind"),
        pytest.param(f"<li><a href='{A}'>Deng (2009). ImageNet</a> (pdf)</li>", f"- [Deng (2009). ImageNet]({A}) (pdf)", id="pdf"),
        pytest.param(f"<p>In 2019 the paper <a href='{A}'>The Verge</a> wrote that it fails often.</p>", f"In 2019 the paper [The Verge]({A}) wrote that it fails often.", id="prose"),
        pytest.param(f"<p><a href='{A}'>One</a> and <a href='https://b.org'>two</a></p>", f"[One]({A}) and [two](https://b.org)", id="two-links"),
        pytest.param("<h2>Papers</h2><p>A<br>B</p><h3></h3><div>C<p>D</p>E</div>", "## Papers\nA\nB\nC\nD\nE", id="blocks"),
        pytest.param("<ul><li>A<ul><li>B</li></ul></li><li></li></ul><p>C", "- A\n- B\nC", id="lists-within"),
        pytest.param("<p>a<script>Deng (2009)</script><style>x</style><!-- Li (2010) -->b</p><nav>Home</nav>", "ab", id="left-out"),
        pytest.param("<span style='text-decoration: underline'>https://a.org</span> Roulette", "https://a.org Roulette", id="underlined"),
        pytest.param("<p>Q&amp;A &lt;b&gt; &eacute;\u00a0x\n\t y</p>", "Q&A <b> é x y", id="entities"),
        pytest.param("<a href='javascript:alert(1)'>x</a> <a href='/page'>y</a> <a>z</a>", "x y z", id="no-address"),
        pytest.param("<a href='https://www.google.com/url?q=https%3A%2F%2Fa.org%2Fx&sa=D'>Deng</a>", f"[Deng]({A})", id="google-redirect"),
        pytest.param("<a href='https://a.org/(x) y'>Deng</a>", "[Deng](https://a.org/%28x%29%20y)", id="unsafe-signs"),
        pytest.param("<table><tr><td>A</td><td>B</td></tr></table>", "A\nB", id="cells"),
        pytest.param("", "", id="nothing"),
    ],
)  # fmt: skip
def test_lines(html, text):
    assert page_text(html).text == text


def test_lines_of_the_file():
    page = page_text(
        "<!-- -->\n<h1>ImageNet</h1>\r\n\r\n<ul><li>Deng\n2009</li>\n<li>&quot;Li&quot; 2010</ul>\n<p>ImageNet"
    )
    assert list(zip(page.text.split("\n"), page.lines, strict=True)) == [
        ("# ImageNet", 2),
        ("- Deng 2009", 4),
        ('- "Li" 2010', 6),
        ("ImageNet", 7),
    ]


def test_title_and_address():
    page = page_text("<head><title>T</title><link rel=canonical href='https://a.org/p'></head><h1>An\n incident</h1>")
    assert (page.title, page.address) == ("An incident", "https://a.org/p")
    assert page_text("<title>T</title><p>x").title == "T"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + "x",
        "<a href='https://a.org'>" * 5_000 + "x",
        "<li>" * 20_000 + "x",
        "<" * 200_000,
        "<b>" * 1_000 + "x",
    ],
    ids=["div", "a", "li", "open", "b"],
)
def test_nesting_takes_no_longer(html):
    begun = time.process_time()
    page_text(html)
    assert time.process_time() - begun < 5
