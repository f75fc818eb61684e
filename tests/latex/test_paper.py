from hypothesis import example, given
from hypothesis import strategies as st

from incident_refs.latex.arguments import Arguments
from incident_refs.latex.blanking import without_unread
from incident_refs.latex.markdown import read_markdown
from incident_refs.latex.paper import Cited, File, Lines, Paper, Trouble, keys_in, places, together
from incident_refs.latex.source import read_source

PIECES = st.lists(
    st.sampled_from(
        ["\\", "{", "}", "[", "]", "(", ")", "%", "\n", " ", ",", "a", "\\cite", "\\cites", "\\verb|", "\\iffalse", "\\fi",
         "\\begin{verbatim}", "\\end{verbatim}", "\\input", "\\volcite", "#1", "*", "@", "`", "```\n", "\\newcommand", "ü"]
    ), max_size=60,
).map("".join)  # fmt: skip


@given(PIECES)
def test_blanking_moves_nothing(text):
    shown = without_unread(text)
    assert len(shown) <= len(text)
    assert [at for at, letter in enumerate(shown) if letter == "\n"] == [
        at for at, letter in enumerate(text[: len(shown)]) if letter == "\n"
    ]


@given(PIECES)
@example(r"\cite{{}}")
@example(r"\mcite{a,*}")
def test_any_text_is_read(text):
    for read in (
        read_source(File("p.tex", text.encode(), ""), lambda name: None),
        read_markdown(File("p", text.encode(), "")),
    ):
        for cited in read.cited:
            assert cited.key
            assert 1 <= cited.line <= text.count("\n") + 1


@given(st.lists(st.from_regex(r"[a-zA-Z0-9:_-]{1,12}", fullmatch=True), min_size=1, max_size=5))
def test_keys_are_found_again(keys):
    text = f"\\cite[see][p.~3]{{{', '.join(keys)}}}"
    assert [cited.key for cited in read_source(File("p.tex", text.encode(), ""), lambda name: None).cited] == keys


@given(PIECES)
def test_brackets_are_closed_behind_where_they_open(text):
    arguments = Arguments(text)
    for at, sign in enumerate(text):
        if sign == "{" and (found := arguments.braced(at)):
            assert at < found[0] <= found[1]


def test_lines():
    lines = Lines("a\n\nb\n")
    assert [lines.at(position) for position in range(5)] == [1, 1, 2, 3, 3]


def test_places_and_together():
    one, two = (
        Paper((Cited("a", "x", 1), Cited("b", "x", 2)), databases=("r.bib",)),
        Paper((Cited("a", "y", 5),), databases=("r.bib",)),
    )
    assert places(together([one, two])) == {"a": [Cited("a", "x", 1), Cited("a", "y", 5)], "b": [Cited("b", "x", 2)]}
    assert together([one, two]).databases == ("r.bib",)


def test_keys_in():
    assert list(keys_in(" a,, b c ,\0\0\n d")) == [("a", 1), ("b c", 5), ("d", 14)]


def test_a_trouble_holds_nothing_that_moves_a_cursor():
    trouble = Trouble("p.tex", 3, "\\input{\x1b[31m\n}: there is no such file")
    assert str(trouble) == "p.tex:3: \\input{ [31m }: there is no such file"
