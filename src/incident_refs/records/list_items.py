"""Our items in a list of a file: which they are, and what takes them out where commas stand between them."""

from collections.abc import Collection, Sequence

from incident_refs.model.tree import Node, Plain, plain
from incident_refs.records.splice import Edit


def found(there: Sequence[Node], items: Sequence[Plain]) -> set[int]:
    """Return which items of a list those are: of equal ones the last, since ours are put behind.

    >>> from incident_refs.model.tree import Scalar
    >>> found([Scalar(1, 2, 7), Scalar(3, 4, 8), Scalar(5, 6, 7)], [7, 9])
    {2}
    """
    gone: set[int] = set()
    for item in items:
        for number in range(len(there) - 1, -1, -1):
            if number not in gone and plain(there[number]) == item:
                gone.add(number)
                break
    return gone


def without(there: Sequence[Node], gone: Collection[int]) -> list[Edit]:
    """Return the edits that take some items but not all out of brackets, each with the comma before it.

    >>> from incident_refs.model.tree import Scalar
    >>> without([Scalar(1, 2, 7), Scalar(4, 5, 8), Scalar(7, 8, 9)], {0, 2})
    [Edit(start=1, end=4, text=''), Edit(start=5, end=8, text='')]
    """
    first = next(number for number in range(len(there)) if number not in gone)
    edits = [Edit(there[0].start, there[first].start, "")] if first else []
    return edits + [Edit(there[number - 1].end, there[number].end, "") for number in sorted(gone) if number > first]
