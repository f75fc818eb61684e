"""What was read of a paper: its keys and where it cites them, the `.bib` files it names, and what is in the way."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

# Given the name of a file as the paper spells it, its bytes and how it is called in sentences. None where there is
# no such file; FileError where it may not or cannot be read.
ReadFile = Callable[[str], "File | None"]
MAX_INPUTS = 2_000  # files of one paper; a book has a hundred
# Keys that packages put in for themselves: `\citation{biblatex-control}`, `\citation{REVTEX42Control}`.
_OF_PACKAGES = re.compile(r"(?:biblatex|REVTEX\d*|apsrev\d*|apsrmp\d*|aip\d*|achemso|acs)-?[cC]ontrol|\*")
_JOINED = re.compile("\0+\n[ \t]*")


@dataclass(frozen=True, slots=True)
class File:
    """A file of the paper: how it is called in sentences, its bytes, and what tells it from every other file."""

    name: str
    data: bytes
    identity: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A key, once for each place where the paper cites it. `line` counts from 1."""

    key: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """What of the paper could not be read, as a sentence, and where. Of a paper with one, no entry may be missing."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        said = f"{self.file}:{self.line}: {self.sentence}"
        # what stands in a paper is no order to anybody's terminal
        return "".join(letter if letter.isprintable() else " " for letter in said)


@dataclass(frozen=True, slots=True)
class Paper:
    r"""What a paper cites. `everything` is `\nocite{*}`; `databases` are the `.bib` files that it names.

    `sets` are keys that the paper gives to groups of entries: no library has them. `biblatex` says that biber or pandoc
    reads the entries: they take those of BibLaTeX, and `Deng2009` and `deng2009` are two keys for them. `troubles` stop
    the paper, `notes` do not.
    """

    cited: tuple[Cited, ...] = ()
    everything: bool = False
    databases: tuple[str, ...] = ()
    sets: frozenset[str] = frozenset()
    biblatex: bool = False
    troubles: tuple[Trouble, ...] = ()
    notes: tuple[Trouble, ...] = ()


def together(papers: Iterable[Paper]) -> Paper:
    """Return several papers as one, which needs what all of them need.

    >>> together([Paper((Cited("a", "x.tex", 1),)), Paper(everything=True)]).everything
    True
    """
    all_of_them = tuple(papers)
    return Paper(
        cited=tuple(cited for paper in all_of_them for cited in paper.cited),
        everything=any(paper.everything for paper in all_of_them),
        databases=tuple(dict.fromkeys(name for paper in all_of_them for name in paper.databases)),
        sets=frozenset().union(*(paper.sets for paper in all_of_them)),
        biblatex=any(paper.biblatex for paper in all_of_them),
        troubles=tuple(dict.fromkeys(trouble for paper in all_of_them for trouble in paper.troubles)),
        notes=tuple(dict.fromkeys(note for paper in all_of_them for note in paper.notes)),
    )


def places(paper: Paper) -> dict[str, list[Cited]]:
    """Return where each key is cited, in the order in which the paper first cites it."""
    found: dict[str, list[Cited]] = {}
    for cited in paper.cited:
        found.setdefault(cited.key, []).append(cited)
    return found


def text_of(file: File) -> tuple[str, Trouble | None]:
    r"""Return a file of the paper as text with line ends as `\n`, and what is wrong with it.

    Papers are written in Latin-1 to this day. Keys are ASCII there, and what stands around them is not looked at.

    >>> text_of(File("a.tex", "\\cite{a} für\r\n".encode("latin-1"), ""))[0]
    '\\cite{a} für\n'
    """
    if b"\0" in file.data:
        line = file.data.count(b"\n", 0, file.data.index(b"\0")) + 1
        return "", Trouble(file.name, line, "a NUL byte; this is no text file, and cannot be read as a part of a paper")
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = file.data.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n"), None


def keys_in(argument: str) -> Iterator[tuple[str, int]]:
    r"""Yield each key of an argument such as `{deng2009, li2022}`, with its place in it.

    >>> list(keys_in("deng2009,\n  li2022,"))
    [('deng2009', 0), ('li2022', 12)]
    """
    start = 0
    for piece in argument.split(","):
        # "{deng2009,%⏎ li2022}" and "{deng%⏎2009}": a remark takes the line end with it
        key = " ".join(_JOINED.sub("", piece).replace("\0", "").split())
        if key:
            yield key, start + len(piece) - len(piece.lstrip(" \t\n\0"))
        start += len(piece) + 1


def is_of_a_package(key: str) -> bool:
    """Return whether a key is none of an entry, but of a package that talks to BibTeX by it."""
    return _OF_PACKAGES.fullmatch(key) is not None


class Lines:
    r"""The lines of a text: which one a place is on.

    >>> Lines("a\nb\nc").at(2)
    2
    """

    def __init__(self, text: str) -> None:
        self._ends = list(accumulate(len(line) + 1 for line in text.split("\n")))

    def at(self, position: int) -> int:
        """Return the line of a place, from 1."""
        from bisect import bisect_right

        return bisect_right(self._ends, position) + 1
