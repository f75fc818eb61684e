"""The marks by which the prose of a format points to its references: `(Citation: Antiquated Mac Malware)` of ATT&CK."""

from collections.abc import Container, Iterator, Sequence

_LONGEST = 300  # characters; the longest of ATT&CK has 90
_BRACKETS = 4  # "(Citation: Microsoft AMSI (2019) (archived))" closes three of its own before it ends


def markers_in(text: str, known: Container[str], taken: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[int, int]]:
    """Yield start and end of each known marker in the text, outside of the places that are `taken`.

    >>> text = "It copies.(Citation: A blog (2023)) It ends.(Citation: nobody)"
    >>> [text[start:end] for start, end in markers_in(text, {"(Citation: A blog (2023))"})]
    ['(Citation: A blog (2023))']
    """
    start = text.find("(")
    while start >= 0:
        end = _end(text, start, known)
        if end and not any(first < end and start < last for first, last in taken):
            yield start, end
        start = text.find("(", end or start + 1)


def _end(text: str, start: int, known: Container[str]) -> int:
    """Return where the marker ends that begins at `start`, or 0."""
    end = start
    for _ in range(_BRACKETS):
        end = text.find(")", end, start + _LONGEST) + 1
        if not end:
            return 0
        if text[start:end] in known:
            return end
    return 0
