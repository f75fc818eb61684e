"""What is read of a source is what LaTeX itself writes down while it compiles it."""

import subprocess

import pytest

from incident_refs.latex.paper import places
from incident_refs.verbs.paper_files import read_paper

BODY = r"""
\begin{document}
\cite{one,%
  two} \verb|\cite{not1}| % \cite{not2}
\iffalse \cite{not3} \ifx\a\b\fi \else \cite{three}\fi
\newcommand{\mine}[2][]{(see \cite[#1]{#2})}\mine[3]{four}\mine{five}
\begin{verbatim}
\cite{not4}
\end{verbatim}
\include{chapter}
\input{folder/inner}
\nocite{six}\cite [p.~3] {seven} 50\% \cite{eight}\url{http://a.org/x%20y} \cite{nine}
%s
\end{document}
\cite{not5}
"""
CHAPTER = "\\chapter{A} \\cite{ten}\n\\endinput\n\\cite{not6}\n"
NATBIB = r"""\citet*[see][p. 3]{n1,n2}\Citealp{n3}\citeyearpar{n4}\citetext{x \citealp{n5}}\bibliography{refs}"""
BIBLATEX = r"""\parencites(see)(more)[p. 3]{b1}[5]{b2,b3}\volcite{2}[p. 3]{b4}\Textcite{b5}\footfullcite{b6}
\defbibentryset{both}{b7,b8}\cite{both}\citefield{b9}{title}\ftvolcites{1}{b10}{2}{b11}\printbibliography"""


@pytest.mark.parametrize(
    ("package", "more", "suffix"),
    [
        pytest.param(r"\usepackage{natbib}", NATBIB, ".aux", id="natbib"),
        pytest.param(r"\usepackage[backend=biber]{biblatex}\addbibresource{refs.bib}", BIBLATEX, ".bcf", id="biblatex"),
        pytest.param(r"\usepackage[backend=biber]{biblatex}\addbibresource{refs.bib}", BIBLATEX, ".aux", id="its-aux"),
    ],
)
def test_keys_of_the_source_are_those_of_latex(tmp_path, program_named, package, more, suffix):
    pdflatex = program_named("pdflatex")
    source = tmp_path / "paper.tex"
    source.write_text(f"\\documentclass{{book}}\n\\usepackage{{url}}{package}{BODY.replace('%s', more)}")
    (tmp_path / "chapter.tex").write_text(CHAPTER)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inner.tex").write_text("\\cite{eleven}")
    command = [pdflatex, "-interaction=batchmode", "-no-shell-escape", "paper.tex"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    ours, _ = read_paper(source)
    theirs, _ = read_paper(source.with_suffix(suffix))
    assert (ours.troubles, theirs.troubles) == ((), ())
    members = {"b7", "b8"} if more == BIBLATEX and suffix == ".aux" else set()  # the .aux file has sets by their names
    assert set(places(ours)) - members == set(places(theirs))
    assert ours.databases == theirs.databases or suffix == ".aux"
