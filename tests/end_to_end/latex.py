"""Real LaTeX in a folder: a document with a bibliography, compiled as its author would."""

import os
import re
import subprocess
from pathlib import Path

# TeX and biber take their time: of what is alike, the tests do a part, unless they are asked for all of it
EVERY = bool(os.environ.get("INCIDENT_REFS_EVERY_ENTRY"))
# cmap: what is printed can be read again
LETTERS = r"\usepackage{cmap}\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}"
DOCUMENT = r"""\documentclass{article}
%s
\begin{document}
%s
\end{document}
"""
# Letters of other scripts are the author's business (T2A, CJKutf8, or XeLaTeX): here a box stands for each that this
# LaTeX does not know.
LETTER = r"\makeatletter\@ifundefined{u8:\detokenize{%s}}{\DeclareUnicodeCharacter{%04X}{\fbox{?}}}{}\makeatother"
# What a program says in between that is no news of how far it is
WARNING = re.compile(r"Warning--|WARN|ERROR|I (?:was|found)|.*---line |.*You've")


class Latex:
    """A folder with `refs.bib`, and the commands that make `paper.pdf` of it.

    `style` is one of BibTeX's or, with `biblatex=True`, one of biblatex's. `letters` are boxes. `warnings` are what
    BibTeX or biber said, `errors` what LaTeX said at last.
    """

    def __init__(
        self,
        folder: Path,
        program_named,
        style: str,
        *,
        biblatex=False,
        letters="",
        engine="pdflatex",
        options=("-no-shell-escape",),
    ):
        self.folder, self.style, self.biblatex = folder, style, biblatex
        self.bibtex = program_named("biber" if biblatex else "bibtex")
        self.engine = (program_named(engine), "-interaction=nonstopmode", *options, "paper.tex")
        boxes = "\n".join(LETTER % (letter, ord(letter)) for letter in dict.fromkeys(letters))
        if biblatex:
            styled, self.list = (
                rf"\usepackage[style={style}]{{biblatex}}\addbibresource{{refs.bib}}",
                "\\printbibliography",
            )
        else:
            # plainnat prints addresses with \url, and leaves it to the paper to load it
            natbib = r"\usepackage{url}\usepackage{natbib}" if style.endswith("nat") else ""
            styled, self.list = rf"{natbib}\bibliographystyle{{{style}}}", "\\bibliography{refs}"
        # LuaLaTeX knows all letters, if its font has them
        self.preamble = f"{LETTERS}\n{boxes}\n{styled}" if engine == "pdflatex" else styled

    def write(self, body: str = r"\nocite{*}") -> None:
        """Write the paper; `body` stands before its bibliography."""
        text = DOCUMENT % (self.preamble, f"{body}\n{self.list}")
        (self.folder / "paper.tex").write_text(text, encoding="utf-8")

    def compile(self, data: bytes | None = None, *, again: int = 2) -> "Latex":
        """Return self once the paper is compiled; with `data`, that is `refs.bib`, and the paper prints all of it.

        `again` is how often LaTeX runs behind BibTeX: once prints all, twice gets the numbers right.
        """
        if data is not None:
            self.write()
            (self.folder / "refs.bib").write_bytes(data)
        self.latex()
        said = self.run(self.bibtex, "paper")
        self.warnings = [line for line in said.splitlines() if WARNING.match(line)]
        for _ in range(again):
            self.latex()
        self.log = (self.folder / "paper.log").read_text(encoding="utf-8", errors="replace")
        return self

    def latex(self) -> str:
        return self.run(*self.engine)

    def run(self, *command: str) -> str:
        done = subprocess.run(command, cwd=self.folder, capture_output=True, timeout=600, check=False)
        return done.stdout.decode("utf-8", "replace")

    @property
    def errors(self) -> list[str]:
        # a log breaks its lines behind 79 characters, warnings too: their first line is enough
        return [line for line in self.log.splitlines() if line.startswith("!") or "Warning" in line]
