import time

import pytest

from incident_refs.errors import FileError
from incident_refs.latex.paper import File
from incident_refs.latex.source import read_source


def read(text, **files):
    """Read a paper; other files by their names, with `__` for `/` and the ending left out."""
    there = {f"{name.replace('__', '/')}.tex": said for name, said in files.items()}

    def read_file(name):
        said = there.get(name)
        return None if said is None else File(name, said if isinstance(said, bytes) else said.encode(), name)

    return read_source(File("paper.tex", text.encode(), "paper.tex"), read_file)


def keys(text, **files):
    return [cited.key for cited in read(text, **files).cited]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(r"\cite{a , b,  c ,}", ["a", "b", "c"], id="blanks-and-a-last-comma"),
        pytest.param("\\cite{a,%\n  b}", ["a", "b"], id="remark-within-keys"),
        pytest.param("\\cite{de%\n  ng}", ["deng"], id="remark-within-a-key"),
        pytest.param("\\cite%\n  [p. 3]%\n  {a}", ["a"], id="remarks-between-arguments"),
        pytest.param("\\cite\n{a}", ["a"], id="line-end-before-the-argument"),
        pytest.param("\\cite\n\n{a}", [], id="an-empty-line-ends-it"),
        pytest.param(r"\cite [3] {a}", ["a"], id="blanks-between-arguments"),
        pytest.param(r"\cite[see {[}x{]}, \S 3]{a}", ["a"], id="brackets-in-braces"),
        pytest.param(r"\cite[see $[0,1)$]{a}", ["a"], id="a-bracket-of-mathematics"),
        pytest.param(r"\cite[see {\citealp[3]{b}}]{a}", ["a", "b"], id="citation-in-a-note-in-braces"),
        pytest.param("% \\cite{a}\n\\cite{b}", ["b"], id="remark"),
        pytest.param("50\\% \\cite{b}", ["b"], id="per-cent-sign"),
        pytest.param("\\\\% \\cite{a}", [], id="line-break-and-remark"),
        pytest.param(r"\verb|\cite{a}| \verb*+\cite{b}+ \cite{c}", ["c"], id="verb"),
        pytest.param(r"\verbatiminput{x} \cite{c}", ["c"], id="not-verb"),
        pytest.param("\\begin{verbatim}\n\\cite{a}\n\\end{verbatim}\\cite{b}", ["b"], id="verbatim"),
        pytest.param("\\begin{lstlisting}[language=TeX]\n\\cite{a}\n\\end{lstlisting}\\cite{b}", ["b"], id="listing"),
        pytest.param(r"\lstinline|\cite{a}| \mintinline{tex}|\cite{b}| \cite{c}", ["c"], id="code-in-a-line"),
        pytest.param("\\begin{comment}\\cite{a}\\end{comment}\\cite{b}", ["b"], id="comment-environment"),
        pytest.param("\\iffalse \\cite{a} \\ifx\\b\\c \\cite{b}\\fi\\fi \\cite{c}", ["c"], id="iffalse"),
        pytest.param("\\iffalse \\cite{a}\\else \\cite{b}\\fi", ["b"], id="else-of-iffalse"),
        pytest.param("\\iffalse $a \\iff b$ \\fi \\cite{c}", ["c"], id="iff-is-a-sign"),
        pytest.param("\\newif\\ifdraft\\iffalse\\ifdraft\\cite{a}\\fi\\cite{b}\\fi\\cite{c}", ["c"], id="own-if"),
        pytest.param("\\ifdraft\\cite{a}\\else\\cite{b}\\fi", ["a", "b"], id="both-ways-of-an-if"),
        pytest.param("\\cite{a}\\end{document}\\cite{b}", ["a"], id="behind-the-end"),
        pytest.param("\\cite{a}\\endinput\n\\cite{b}", ["a"], id="behind-endinput"),
        pytest.param(r"\url{http://a.org/x%20y} \cite{a}", ["a"], id="per-cent-sign-in-an-address"),
        pytest.param(r"\href{http://a.org/x%20y}{see \cite{a}}", ["a"], id="per-cent-sign-in-a-link"),
        pytest.param(r"\\cite{a}", [], id="line-break-before-the-word-cite"),
        pytest.param(r"\newcommand{\x}[1]{\cite{#1}} \x{a}", ["a"], id="own-command"),
        pytest.param(r"\newcommand{\x}[2][]{(see \citep[#1]{#2})} \x[3]{a} \x{b}", ["a", "b"], id="own-with-option"),
        pytest.param(r"\NewDocumentCommand{\x}{O{} m}{\citep[#1]{#2}} \x[3]{a} \x{b}", ["a", "b"], id="xparse"),
        pytest.param(r"\newcites{web}{On the web} \citeweb{a} \nociteweb{b}", ["a", "b"], id="multibib"),
        pytest.param(r"\DeclareCiteCommand{\x}{}{}{}{} \x[3]{a}", ["a"], id="declared-for-biblatex"),
        pytest.param(r"\renewcommand{\cite}[1]{x} \let\oldcite\cite \cite{a}", ["a"], id="redefined"),
        pytest.param(r"\NewDocumentCommand\cite{o o m}{x} \cite{a}", ["a"], id="redefined-with-xparse"),
        pytest.param(r"\DeclareCiteCommand{\cite}{a}{b}{c}{d} \cite{a}", ["a"], id="redefined-for-biblatex"),
        pytest.param(r"\def\cite{x} \cite{a}", ["a"], id="def"),
        pytest.param(r"\cite{müller2009, a+b:c/d.e_f}", ["müller2009", "a+b:c/d.e_f"], id="odd-letters"),
        pytest.param(r"\cite{Deng et al.  2009}", ["Deng et al. 2009"], id="a-string"),
        pytest.param(r"\cite{biblatex-control,a}", ["a"], id="key-of-a-package"),
        pytest.param(r"\cite{a", [], id="not-closed"),
        pytest.param(r"\cite{{a}, b}", ["a", "b"], id="braces-around-a-key"),
        pytest.param(r"\cite[a{b}", [], id="bracket-not-closed"),
        pytest.param("}}}]] \\cite{a}", ["a"], id="closed-too-often"),
        pytest.param(r"\makeatletter\cite@adjust{x}", [], id="inner-command"),
    ],
)
def test_keys(text, expected):
    assert sorted(keys(text)) == sorted(expected)


def test_latin_1_and_windows_line_ends():
    paper = read_source(File("p.tex", "für\r\n\\cite{a}\r\n".encode("latin-1"), ""), lambda name: None)
    assert [(cited.key, cited.line) for cited in paper.cited] == [("a", 2)]


def test_lines_and_order_across_files():
    paper = read("\\cite{a}\n\\input{ch/one}\n\\cite{z}\n", ch__one="\n\\cite{b,\nc}")
    assert [(cited.key, cited.file, cited.line) for cited in paper.cited] == [
        ("a", "paper.tex", 1), ("b", "ch/one.tex", 2), ("c", "ch/one.tex", 3), ("z", "paper.tex", 3)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        r"\input{ch/one}",
        r"\input{ch/one.tex}",
        r"\input ch/one.tex ",
        r'\input "ch/one.tex"',
        r"\include{ch/one}",
        r"\subfile{ch/one}",
        r"\subfileinclude{ch/one}",
        r"\import{ch/}{one}",
        r"\import*{ch/}{one}",
        r"\subimport{ch/}{one}",
        r"\inputfrom{ch/}{one}",
        r"\subinputfrom{ch/}{one}",
        r"\includefrom{ch/}{one}",
        r"\subincludefrom{ch/}{one}",
        r"\InputIfFileExists{ch/one}{}{}",
        r"\includestandalone[width=3cm]{ch/one}",
    ],
)
def test_files_are_read_in(text):
    assert keys(text, ch__one=r"\cite{a}") == ["a"]


def test_files_of_an_imported_file_are_looked_for_beside_it():
    assert keys(r"\import{ch/}{one}", ch__one=r"\input{two}", ch__two=r"\cite{a}", two=r"\cite{b}") == ["a"]
    assert keys(r"\subfile{ch/one}", ch__one=r"\subimport{x/}{two}", ch__x__two=r"\cite{a}") == ["a"]
    assert keys(r"\import{ch/}{one} \input{two}", ch__one="", ch__two=r"\cite{a}", two=r"\cite{b}") == ["b"]


def test_a_file_that_is_read_twice_is_read_once():
    assert keys(r"\input{one} \input{one}", one=r"\cite{a}") == ["a"]


def test_what_stops_a_paper():
    paper = read(
        "\\input{one}\n\\input{none}\n\\input{\\name}\n\\input{bin}",
        one="\n\\input{two}", two="\\input{paper}", paper="", bin=b"\x00\x01",
    )  # fmt: skip
    said = "\n".join(map(str, paper.troubles))
    assert "two.tex:1: \\input{paper}: paper.tex reads itself in, by way of this file" in said
    assert "paper.tex:2: \\input{none}: there is no such file; check the name" in said
    assert "paper.tex:3: \\input{\\name}: which file that is, only LaTeX knows" in said
    assert "bin.tex:1: a NUL byte" in said
    assert len(paper.troubles) == 4


def test_a_file_that_may_not_be_read_is_said_with_its_place():
    def refuse(name):
        raise FileError(f"{name} is not read")

    paper = read_source(File("paper.tex", b"\n\\input{x}", ""), refuse)
    assert [str(trouble) for trouble in paper.troubles] == ["paper.tex:2: \\input{x}: x.tex is not read"]


def test_a_brace_that_is_never_closed():
    paper = read("\\cite{a}\n\\citep[3]{b, c\n{x} \\cite{d}")
    assert [str(trouble) for trouble in paper.troubles] == ["paper.tex:2: \\citep{: this brace is never closed"]
    assert read("\\newcommand{\\x}{\\cite}").troubles == ()


def test_a_file_of_tex_itself_is_only_noted():
    paper = read("\\documentclass{article}\n\\input{glyphtounicode}\n\\begin{document}\\cite{a}\\end{document}")
    assert (paper.troubles, len(paper.notes)) == ((), 1)
    assert read("\\documentclass{article}\\begin{document}\n\\input{glyphtounicode}").troubles
    assert read("\\documentclass{article}\n\\input{sections/macros}").troubles


def test_files_within_files_have_an_end():
    files = {f"f{number}": f"\\input{{f{number + 1}}}" for number in range(100)}
    assert "no more is read" in str(read(r"\input{f0}", **files).troubles[0])


def test_the_argument_of_an_own_command_is_no_file():
    assert read(r"\newcommand{\chapterfile}[1]{\input{chapters/#1}}").troubles == ()


@pytest.mark.parametrize(
    ("text", "databases", "biblatex"),
    [
        (r"\bibliography{refs, more.bib}", ("refs.bib", "more.bib"), False),
        (r"\nobibliography*{refs}", ("refs.bib",), False),
        (r"\addbibresource[datatype=bibtex]{refs.bib}", ("refs.bib",), True),
        (r"\addglobalbib{g.bib}\addsectionbib{s.bib}", ("g.bib", "s.bib"), True),
        (r"\usepackage[style=apa]{biblatex}", (), True),
        (r"\usepackage[style=apa,backend = bibtex]{biblatex}\addbibresource{r.bib}", ("r.bib",), False),
        (r"\usepackage{natbib}", (), False),
    ],
)
def test_what_reads_the_entries(text, databases, biblatex):
    paper = read(text)
    assert (paper.databases, paper.biblatex) == (databases, biblatex)


def test_everything_and_groups():
    assert read(r"\nocite{*}").everything
    assert read(r"\newcites{web}{W}\nociteweb{*}").everything
    assert not read(r"% \nocite{*}").everything
    assert read(r"\defbibentryset{both}{a,b}").sets == {"both"}
    assert read(r"\mcite{a,both,*b}").sets == {"both"}


def test_a_key_that_a_command_makes_is_noted():
    paper = read("\\cite{\\prefix-a}")
    assert paper.cited == ()
    assert "only LaTeX knows" in str(paper.notes[0])


@pytest.mark.parametrize(
    "text",
    [
        *(piece * 20_000 for piece in (
            r"\cite{", r"\cite[", r"\cites(", r"\iffalse ", r"\iffalse\fi ", "{[", r"\verb|", r"\begin{verbatim}",
            r"\usepackage[", r"\lstinline[", r"\newcommand{\x}[1]{", r"\url{", r"\input ", r"\newcites{",
        )),
        r"\cite{" * 20_000 + "}" * 20_000,
        r"\newcommand{\x}[1]{" * 20_000 + "}" * 20_000,
        r"\NewDocumentCommand{\x}{" * 20_000 + "}" * 20_000,
        r"\cites{a}" + "{a}" * 50_000,
    ],
    ids=lambda text: text[:22],
)  # fmt: skip
def test_hostile_text_takes_no_time(text):
    begun = time.perf_counter()
    keys(text)
    assert time.perf_counter() - begun < 5
