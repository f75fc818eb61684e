r"""Commands that an `@preamble` of the library defines and that a paper's entries use.

It is LaTeX that would run in the paper, so it is never written; but an author whose `\noopsort` is not defined should
read it here, and not in a log.
"""

import re
from collections.abc import Iterator

from incident_refs.model.place import lines_between

_PREAMBLE = re.compile(rb"@\s*+preamble\b[^@]*+", re.IGNORECASE)
_DEFINED = re.compile(rb"\\(?:(?:new|renew|provide)command\*?|def|DeclareRobustCommand\*?)\s*\{?\s*\\([A-Za-z]+)")


def left_out(data: bytes, text: str) -> Iterator[tuple[int, str]]:
    r"""Yield the line of each definition in the library's preambles, and its command, that `text` uses.

    >>> list(left_out(rb'@preamble{"\newcommand{\noop}[1]{}"}', r"@misc{a, year = {\noop{x}2009}}"))
    [(1, 'noop')]
    """
    used = set(re.findall(r"\\([A-Za-z]+)", text))
    if not used or b"preamble" not in data.lower():
        return
    for preamble in _PREAMBLE.finditer(data):
        for defined in _DEFINED.finditer(preamble[0]):
            name = defined[1].decode()
            if name in used:
                yield 1 + lines_between(data, 0, preamble.start() + defined.start()), name
