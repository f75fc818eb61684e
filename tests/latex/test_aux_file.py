import pytest

from incident_refs.latex.aux_file import read_aux
from incident_refs.latex.paper import File


def read(text, **files):
    def read_file(name):
        said = files.get(name.removesuffix(".aux"))
        return None if said is None else File(name, said.encode(), name)

    return read_aux(File("p.aux", text.encode(), "p.aux"), read_file)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\\relax \n\\citation{a,b}\n\\citation{c}\n", ["a", "b", "c"], id="bibtex"),
        pytest.param("\\abx@aux@cite{0}{a}\n\\abx@aux@segm{0}{0}{a}\n\\abx@aux@cite{b}\n", ["a", "b"], id="biblatex"),
        pytest.param("\\citation{biblatex-control}\n\\citation{a}\n", ["a"], id="control-of-biblatex"),
        pytest.param("\\citation{REVTEX42Control}\n\\citation{apsrev42Control}\n", [], id="control-of-revtex"),
        pytest.param("\\citation{IEEEexample:BSTcontrol}\n", ["IEEEexample:BSTcontrol"], id="control-that-is-an-entry"),
        pytest.param("\\newlabel{x}{{1}{\\cite {a}}}\n", [], id="not-a-label"),
        pytest.param("\\citation{müller}\r\n", ["müller"], id="letters-and-windows"),
        pytest.param("\\bibcite{a}{1}\n", [], id="what-bibtex-answered"),
    ],
)
def test_keys(text, expected):
    paper = read(text)
    assert [cited.key for cited in paper.cited] == expected
    assert paper.troubles == ()


def test_everything():
    assert read("\\citation{*}\n").everything
    assert read("\\abx@aux@nociteall\n").everything


def test_chapters_with_their_places():
    paper = read(
        "\\relax \n\\bibdata{refs,more}\n\\@input{one.aux}\n\\@input{two.aux}\n\\citation{c}\n",
        one="\\relax \n\\citation{a}\n", two="\\relax \n\\citation{b}\n",
    )  # fmt: skip
    assert {(cited.key, cited.file, cited.line) for cited in paper.cited} == {
        ("c", "p.aux", 5), ("a", "one.aux", 2), ("b", "two.aux", 2)
    }  # fmt: skip
    assert paper.databases == ("refs.bib", "more.bib")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("", 1, id="empty"),
        pytest.param("\\relax \n\\citation{a}\n\\citation{deng20", 3, id="in-a-key"),
        pytest.param("\\relax \n\\citation{deng20\n", 2, id="in-a-key-with-a-line-end"),
        pytest.param("\\relax \n\\newlabel{sec:a}{{1}{", 2, id="in-a-label"),
    ],
)
def test_what_an_interrupted_run_left(text, line):
    (trouble,) = read(text).troubles
    assert (trouble.line, "LaTeX was stopped" in trouble.sentence) == (line, True)


def test_chapters_that_are_not_there_or_go_round():
    paper = read("\\@input{one.aux}\n\\@input{none.aux}\n", one="\\@input{p.aux}\n", p="\\relax \n")
    assert sorted(map(str, paper.troubles)) == [
        "one.aux:1: p.aux names this file in turn; run LaTeX again",
        "p.aux:2: there is no none.aux, which this names; run LaTeX again",
    ]


def test_no_text():
    (trouble,) = read_aux(File("p.aux", b"\\relax\n\0", ""), lambda name: None).troubles
    assert str(trouble).startswith("p.aux:2: a NUL byte")
