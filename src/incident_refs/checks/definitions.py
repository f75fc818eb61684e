"""The macros of a `.bib` file, as its `@string` lines define them."""

from collections.abc import Iterator

from incident_refs.bibtex import grammar
from incident_refs.bibtex.blocks import Block, Kind
from incident_refs.bibtex.read import Bibliography


def definitions(bibliography: Bibliography) -> Iterator[tuple[Block, str, bytes]]:
    """Yield each definition: its block, the macro's name in lower case, and its value as it stands there.

    >>> from incident_refs.bibtex.read import read
    >>> [(name, value) for _, name, value in definitions(read(b'@string{CVPR = {Computer Vision}}'))]
    [('cvpr', b'{Computer Vision}')]
    """
    for block in bibliography.blocks:
        if block.kind is Kind.STRING:
            macro = grammar.macro(bibliography.data, block.start, block.end)
            if macro:
                yield block, macro[0].decode().lower(), macro[1]
