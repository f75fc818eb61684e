"""Lists of DOIs, arXiv ids or addresses, one a line: what people paste from a spreadsheet or a page."""

import re
from dataclasses import dataclass

from incident_refs.model.identifiers import dois_in, normalise_arxiv, registered_doi

_ADDRESS = re.compile(r"https?://\S{3,2000}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that names a work; `number` counts from 1."""

    number: int
    name: str


def read(text: str) -> tuple[Line, ...]:
    r"""Return the lines that name a work; blank lines and those that begin with # are passed over.

    >>> [line.name for line in read("# mine\n10.1109/CVPR.2009.5206848,\n\narXiv:2006.16923\n")]
    ['10.1109/CVPR.2009.5206848', 'arXiv:2006.16923']
    """
    told = ((number, line.strip().strip(',;"\t ')) for number, line in enumerate(text.splitlines(), 1))
    return tuple(Line(number, line) for number, line in told if line and not line.startswith("#"))


def names_a_work(line: str) -> bool:
    """Return whether a line is a DOI, an arXiv id or an address, and nothing else.

    >>> names_a_work("https://doi.org/10.1162/daed_a_01902"), names_a_work("Deng et al. 2009")
    (True, False)
    """
    if len(line.split()) != 1 and not re.fullmatch(r"(?:doi|arxiv):\s*\S+", line, re.IGNORECASE):
        return False
    return bool(registered_doi(line) or dois_in(line) or normalise_arxiv(line) or _ADDRESS.fullmatch(line))


def looks_like(text: str) -> bool:
    r"""Return whether most of a text's first lines name works.

    >>> looks_like("10.1109/CVPR.2009.5206848\n10.1162/daed_a_01902\n"), looks_like("Dear all,\nplease read")
    (True, False)
    """
    lines = read(text[:20_000])[:50]
    return bool(lines) and sum(names_a_work(line.name) for line in lines) * 2 > len(lines)
