"""The files of a paper on the disk: what it reads in, found from its folder, and nothing that is no text of it.

A paper may well read `../shared.tex`. By its full path it is given a file only where that is called a TeX file, for a
paper from somebody else has no business with the rest of the disk; what is found there goes nowhere but into messages.
"""

import os
from pathlib import Path

from incident_refs.errors import FileError, UsageError
from incident_refs.files import read_bytes
from incident_refs.latex.aux_file import read_aux
from incident_refs.latex.bcf import read_bcf
from incident_refs.latex.markdown import read_markdown
from incident_refs.latex.paper import File, Paper
from incident_refs.latex.source import read_source

MAX_BYTES = 32 << 20  # of one file; a .bcf of 20,000 citations has 2 MB
TEX = (".tex", ".ltx", ".latex", ".rnw", ".rtex", ".lhs")
MARKDOWN = (".md", ".markdown", ".qmd", ".rmd")
_BY_FULL_PATH = (*TEX, ".aux")


class PaperFiles:
    """The files that papers read in, from the folder of the one that is read; `seen` are all that were looked for."""

    def __init__(self, main: Path) -> None:
        self._folder = main.parent
        self.seen: dict[Path, None] = {main: None}

    def __call__(self, name: str) -> File | None:
        """Return a file by its name in the paper, None where there is none. Raises FileError where it is not read."""
        path = Path(name)
        if path.is_absolute() and path.suffix.lower() not in _BY_FULL_PATH:
            raise FileError(f"{name} is a full path to no TeX file, and is not read")
        path = Path(os.path.normpath(self._folder / path))
        try:
            there = path.exists()
        except (OSError, ValueError):  # a name that no file can have
            return None
        if not there:
            self.seen[path] = None
            return None
        if path.is_dir():
            return None
        return self.read(path)

    def read(self, path: Path) -> File:
        """Return a file. Raises FileError where it is none that can be read to its end."""
        self.seen[path] = None
        if path.exists() and not path.is_file() and not path.is_dir():  # a pipe would keep us waiting
            raise FileError(f"{path}: this is no file, but a device or a pipe; it is not read")
        return File(str(path), read_bytes(path, MAX_BYTES), os.path.realpath(path))


def read_paper(path: Path) -> tuple[Paper, tuple[Path, ...]]:
    """Return what a file of a paper cites, and every file that was looked for.

    Raises FileError where it cannot be read, UsageError where its name does not say what it is.
    """
    files = PaperFiles(path)
    suffix = path.suffix.lower()
    if suffix not in (".aux", ".bcf", *TEX, *MARKDOWN):
        raise UsageError(f"{path}: a paper is a .tex, .aux, .bcf or .md file; this is none by its name")
    file = files.read(path)
    if suffix == ".aux":
        paper = read_aux(file, files)
    elif suffix == ".bcf":
        paper = read_bcf(file)
    elif suffix in MARKDOWN:
        paper = read_markdown(file)
    else:
        paper = read_source(file, files)
    return paper, tuple(files.seen)
