import pytest

from incident_refs.latex.markdown import read_markdown
from incident_refs.latex.paper import File


def read(text):
    return read_markdown(File("p.md", text.encode(), ""))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[@a]", "a", id="one"),
        pytest.param("[see @a, pp. 3-4; also @b, ch. 1]", "a b", id="several-with-pages"),
        pytest.param("[-@a]", "a", id="year-only"),
        pytest.param("@a says, and @b [p. 3] too; -@c.", "a b c", id="in-the-text"),
        pytest.param("@{https://a.org/x} and [@{odd key!}]", "https://a.org/x|odd key!", id="braces"),
        pytest.param("@deng_2009:x/y-z.", "deng_2009:x/y-z", id="signs-within"),
        pytest.param("(@a), @b; @c!", "a b c", id="signs-behind"),
        pytest.param("@müller2009", "müller2009", id="letters"),
        pytest.param("@a--b", "a", id="two-signs-end-it"),
        pytest.param("me@example.org", "", id="e-mail"),
        pytest.param(r"\@a", "", id="escaped"),
        pytest.param("`@a` ``@b ` @c`` @d", "d", id="code"),
        pytest.param("```\n@a\n```\n@b", "b", id="fenced"),
        pytest.param("~~~~ {.md}\n@a\n~~~\n@b\n~~~~\n@c", "c", id="fenced-with-more"),
        pytest.param("```\n@a\n", "", id="fence-not-closed"),
        pytest.param("a ` b\n\n@c ` d", "c", id="a-tick-of-its-own"),
        pytest.param("<!-- @a -->@b", "b", id="remark"),
        pytest.param("https://mastodon.social/@a <https://x.org/@b> [x](https://x.org/@c) @d", "d", id="addresses"),
        pytest.param("@fig-map @tbl:x @sec-intro @eq-1 @figueroa2009", "figueroa2009", id="cross-references"),
        pytest.param("---\ntitle: x\nnocite: |\n  @a, @b\n---\n@c", "a b c", id="nocite"),
        pytest.param("---\nabstract: as [@a]\nemail: x@y.org\n...\n", "a", id="front-matter"),
        pytest.param("1. @a\r\n2. @b\r\n", "a b", id="windows"),
    ],
)
def test_keys(text, expected):
    assert [cited.key for cited in read(text).cited] == (
        [k for k in expected.split("|" if "|" in expected else " ") if k]
    )


@pytest.mark.parametrize(
    ("front", "everything"),
    [
        ("nocite: '@*'", True),
        ('nocite: "@*"', True),
        ("nocite: |\n  @*", True),
        ("nocite: |\n  @a, @*\ntitle: x", True),
        ("nocite: '@a'\ntitle: '@*'", False),
        ("title: x", False),
    ],
)
def test_everything(front, everything):
    assert read(f"---\n{front}\n---\n").everything is everything


@pytest.mark.parametrize(
    ("front", "databases"),
    [
        ("bibliography: refs.bib", ("refs.bib",)),
        ("bibliography: [a.bib, 'b.bib']", ("a.bib", "b.bib")),
        ("bibliography:\n  - a.bib\n  - b.bib\ntitle: x", ("a.bib", "b.bib")),
        ("bibliography: refs.json", ()),
        ("title: x", ()),
    ],
)
def test_databases(front, databases):
    assert read(f"---\n{front}\n---\n").databases == databases


def test_lines():
    assert [(cited.key, cited.line) for cited in read("---\nnocite: '@a'\n---\n\n@b\n").cited] == [("a", 2), ("b", 5)]


def test_no_text():
    assert "NUL" in str(read_markdown(File("p.md", b"\0", "")).troubles[0])


@pytest.mark.parametrize("piece", ["`", "```\n", "<!--", "@", "@{", "](", "@a-", "[@"])
def test_hostile_text_takes_no_time(piece):
    import time

    begun = time.perf_counter()
    read(piece * 20_000)
    assert time.perf_counter() - begun < 5
