"""What the checks of TeX find does not compile, and what they propose does: tried with BibTeX and pdfLaTeX."""

import subprocess

import pytest

from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.fixing import fixed
from incident_refs.checks.ours import our_checks
from incident_refs.checks.run import findings

PAPER = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{hyperref}
\begin{document}
\nocite{*}
\bibliographystyle{plain}
\bibliography{refs}
\end{document}
"""
# each breaks a paper, or prints less than is there; with a fix
MENDED = {
    "T105": "The $100 laptop",
    "T106": "Trust & safety, 5% of all, C# and more",
    "T107": "The file train_data",
    "F304": "Image\x07Net",
    "F305": "Mu\u0308ller",
    "F306": "Image\u200bNet",
}
# each breaks a paper, and a person has the word
BROKEN = {
    "T104": r"All \{ of them}",
    "T105": "On $x_1 and more",
    "T107": "x^2 up",
    "T108": "α and β",
    "F206": "On the papers\\",
}


@pytest.fixture
def errors(tmp_path, program_named):
    """Return a function that compiles a paper with all entries of a file, and gives the errors of pdfLaTeX."""
    pdflatex, bibtex = program_named("pdflatex"), program_named("bibtex")

    def run(data: bytes) -> list[str]:
        (tmp_path / "refs.bib").write_bytes(data)
        (tmp_path / "paper.tex").write_text(PAPER, encoding="utf-8")
        latex = [pdflatex, "-interaction=nonstopmode", "paper.tex"]
        for command in (latex, [bibtex, "paper"], latex):
            done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=False)
        return [line for line in done.stdout.decode("utf-8", "replace").splitlines() if line.startswith("!")]

    return run


def found_in(data):
    file = BibFile("refs.bib", read(data))
    return file, findings(file, [check for check in our_checks() if check.code[0] in "FT"])


def entries_of(titles):
    return "".join(f"@misc{{k{code}, title = {{{title}}}, year = 2009}}\n" for code, title in titles.items()).encode()


def test_what_is_mended_compiles(errors):
    data = entries_of(MENDED)
    file, found = found_in(data)
    assert {one.key: one.code for one in found if one.fix} == {f"k{code}": code for code in MENDED}
    mended, done = fixed(file, found)
    assert len(done) == len(MENDED)
    assert errors(data)
    assert errors(mended) == []
    assert found_in(mended)[1] == ()


@pytest.mark.parametrize("code", BROKEN)
def test_what_is_found_does_not_compile(errors, code):
    data = entries_of({code: BROKEN[code]})
    assert code in {one.code for one in found_in(data)[1]}
    assert errors(data) or code == "F206"  # which prints no full stop, but an accent


@pytest.mark.parametrize("key", ["deng#2009", "deng%2009", "deng~2009"])
def test_keys_that_latex_cannot_cite(tmp_path, program_named, key):
    pdflatex, bibtex = program_named("pdflatex"), program_named("bibtex")
    (tmp_path / "refs.bib").write_text(f"@misc{{{key}, title = {{ImageNet}}, year = 2009}}\n", encoding="utf-8")
    (tmp_path / "paper.tex").write_text(PAPER.replace(r"\nocite{*}", rf"\cite{{{key}}}"), encoding="utf-8")
    for command in ([pdflatex, "-interaction=nonstopmode", "paper.tex"], [bibtex, "paper"]):
        subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    assert "Imagenet" not in (tmp_path / "paper.bbl").read_text(encoding="utf-8")
    file = BibFile("refs.bib", read((tmp_path / "refs.bib").read_bytes()))
    assert [one.severity for one in findings(file, our_checks()) if one.code == "K203"] == ["warning"]
