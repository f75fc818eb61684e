"""Divide a string that holds several references: in lines, at semicolons, or one behind the other."""

import re
from itertools import pairwise

from incident_refs.citations.cleaning import join_broken, shorten
from incident_refs.citations.letters import UPPER, YEAR
from incident_refs.citations.short_form import read_short, unwrap
from incident_refs.model.patterns import when_used

MAX_PARTS = 50  # of one string; a page is taken apart by the finder, not here

_SEMICOLON = re.compile(r"\s?;\s?(?:and\s|und\s)?")
_NUMBERED = re.compile(r"(?:^|(?<=\s))\[(?P<number>\d{1,3})\]\s")
# "… image database. Prabhu V.U., Birhane A. (2020). Large …": names with initials and a year behind a sentence
_NEXT = when_used(
    rf"""
    (?<=[\w)?!”"\]][.?!;”"])\s{{1,3}}
    (?P<next> [{UPPER}][\w'’\-]{{1,30}},?\s (?:[{UPPER}]\.[\s\-]?){{1,4}} (?:[,;&\s]|and\s|et\sal)
      [^()\[\]:?!"“]{{0,300}}? \({YEAR}[a-z]?\)[.,:] )
    """,
    re.VERBOSE,
)
_DATED = re.compile(rf"\({YEAR}[a-z]?\)")


def split_line(line: str) -> list[str]:
    """Return the pieces of a string that are references by themselves, in order; nearly always the string itself.

    An author list is never divided: "Deng J.; Dong W.; Socher R. (2009)" is one piece.

    >>> split_line("see Smith 2019; cf. Jones & Lee 2020")
    ['see Smith 2019', 'cf. Jones & Lee 2020']
    """
    if "\n" in line[:20_000]:
        return _at_lines(line)
    return _in_one_line(line)


def _at_lines(line: str) -> list[str]:
    text = join_broken(shorten(line)[0].replace("\x00", ""))
    lines = [part for part in text.split("\n") if part.strip()]
    begins = [i for i, part in enumerate(lines) if i == 0 or _begins(part)]
    if len(begins) < 2:
        return [line]
    pieces = [" ".join(lines[a:b]) for a, b in zip(begins, [*begins[1:], len(lines)], strict=True)]
    return [part for piece in pieces for part in _in_one_line(piece)][:MAX_PARTS]


_LINE_BEGINS = when_used(
    rf"""\s*(?: (?:[\[(]?\d{{1,3}}[\])]?\.?\s+|[•*–-]\s+)? [^\W\d_a-z][^\n]{{2,600}}? (?:[(\s,.]{YEAR}[a-z]?\b|["“])
           | https?:// | (?i:doi:|arxiv:) | 10\.\d )""",
    re.VERBOSE,
)


def _begins(line: str) -> bool:
    """Return whether a line may be the beginning of a reference, not the rest of the one before."""
    return _LINE_BEGINS.match(line) is not None and not line.lstrip()[:1].islower()


def _in_one_line(line: str) -> list[str]:
    for divide in (_short_forms, _numbered, _full_references):
        pieces = divide(line)
        if len(pieces) > 1:
            return pieces[:MAX_PARTS]
    return [line]


def _short_forms(line: str) -> list[str]:
    if ";" not in line or len(line) > 1_500:
        return []
    pieces = [piece for piece in _SEMICOLON.split(unwrap(line)) if piece]
    return pieces if len(pieces) > 1 and all(map(read_short, pieces)) else []


def _numbered(line: str) -> list[str]:
    """Divide "[1] Deng … [2] Prabhu …", where the numbers follow each other."""
    if line.count("[") < 2:
        return []
    hits = list(_NUMBERED.finditer(line, 0, 4_000))
    if len(hits) < 2 or hits[0].start() or any(int(b["number"]) != int(a["number"]) + 1 for a, b in pairwise(hits)):
        return []
    ends = [hit.start() for hit in hits[1:]] + [len(line)]
    return [line[hit.start() : end].strip() for hit, end in zip(hits, ends, strict=True)]


def _full_references(line: str) -> list[str]:
    if line.count("(") < 2:
        return []
    text = line[:4_000]
    if len(_DATED.findall(text)) < 2:
        return []
    starts = [0]
    for hit in _NEXT.finditer(text):
        if _DATED.search(text, starts[-1], hit.start()):
            starts.append(hit.start("next"))
    return [line[a:b].strip(" ;") for a, b in zip(starts, [*starts[1:], len(line)], strict=True)]
