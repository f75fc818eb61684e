r"""The arguments of a command: `*`, `(…)`, `[…]` and `{…}`, with what stands in them, in one pass over the text."""

import re

_BRACKET = re.compile(r"\\.|[\[\]{}]", re.DOTALL)
# what may stand between two arguments: blanks, remarks, and one line end, for an empty line ends everything
_BETWEEN = re.compile(r"(?:[ \t]|\0++\n?|\n(?![ \t]*\n))*+")
_ROUND = re.compile(r"\((?:[^(){}]|\{[^{}]*+\})*+\)")


class Arguments:
    r"""The brackets of a text. A `]` closes each `[` that is open in the same braces, as TeX reads them.

    >>> arguments = Arguments("[see {[}x{]}]{a}")
    >>> arguments.optional(0), arguments.braced(13)
    (13, (14, 15))
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._closing = _closing(text)

    def optional(self, position: int) -> int | None:
        """Return the place behind the `[…]` that stands here, or None."""
        start = self._start(position)
        return self._behind(start) if self._text.startswith("[", start) else None

    def round(self, position: int) -> int | None:
        """Return the place behind the `(…)` that stands here, or None."""
        found = _ROUND.match(self._text, self._start(position))
        return found.end() if found else None

    def braced(self, position: int) -> tuple[int, int] | None:
        """Return from where to where that goes which stands in the braces here, or None."""
        start = self._start(position)
        behind = self._behind(start) if self._text.startswith("{", start) else None
        return (start + 1, behind - 1) if behind is not None else None

    def is_never_closed(self, position: int) -> bool:
        """Return whether a brace opens here that nothing closes."""
        start = self._start(position)
        return self._text.startswith("{", start) and start not in self._closing

    def past(self, position: int, optional: int) -> int:
        """Return the place behind at most so many `[…]`."""
        for _ in range(optional):
            behind = self.optional(position)
            if behind is None:
                break
            position = behind
        return position

    def _start(self, position: int) -> int:
        found = _BETWEEN.match(self._text, position)
        return found.end() if found else position

    def _behind(self, start: int) -> int | None:
        closing = self._closing.get(start)
        return None if closing is None else closing + 1


def _closing(text: str) -> dict[int, int]:
    """Return where each bracket is closed."""
    closing: dict[int, int] = {}
    braces: list[int] = []
    square: list[list[int]] = [[]]
    for found in _BRACKET.finditer(text):
        sign, at = found[0], found.start()
        if sign == "{":
            braces.append(at)
            square.append([])
        elif sign == "}" and braces:
            closing[braces.pop()] = at
            square.pop()
        elif sign == "[":
            square[-1].append(at)
        elif sign == "]":
            for opened in square[-1]:
                closing[opened] = at
            square[-1].clear()
    return closing
