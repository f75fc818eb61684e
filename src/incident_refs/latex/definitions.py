r"""Commands that the paper makes for itself, and that cite: `\newcommand{\mine}[2]{\citep[#1]{#2}}`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from incident_refs.latex.arguments import Arguments
from incident_refs.latex.commands import SHAPES

_DEFINITION = re.compile(
    r"""\\(?: (?P<latex> (?:re)?newcommand | providecommand | DeclareRobustCommand ) \*?
          | (?P<new>   (?:New|Renew|Provide|Declare)DocumentCommand )
          | (?P<cite>  Declare(?:Multi)?CiteCommand | DeclareAutoCiteCommand ) \*?
          | (?P<newcites> newcites ) (?![A-Za-z@]) )
        \s* (?: \{ \s* \\ (?P<braced>[A-Za-z@]+) \s* \} | \\ (?P<bare>[A-Za-z@]+) | (?=\{) )""",
    re.VERBOSE,
)
_COUNT = re.compile(r"\s*\[\s*(?P<count>[1-9])\s*\]\s*(?P<optional>\[)?")
_KEY = re.compile(r"\\(?P<name>[A-Za-z@]+)\*?\s*(?:\[[^\]{}]{0,500}\]\s*){0,2}\{[^{}#]*#(?P<number>[1-9])[^{}]*\}")
_MAX_BODY, _MAX_LETTERS = 5_000, 200  # characters; what is longer is no short way to cite
_MULTIBIB = ("cite", "citep", "citet", "citealp", "citealt", "citeauthor", "citeyear", "nocite")


@dataclass(frozen=True, slots=True)
class Defined:
    """Which of its arguments are keys, counted from 1; `optional` says of each argument whether it stands in `[…]`."""

    numbers: frozenset[int]
    optional: tuple[bool, ...]

    def keys(self, arguments: Arguments, end: int) -> Iterator[tuple[int, int]]:
        """Yield from where to where the arguments with keys go, where the command's name ends at `end`."""
        for number, optional in enumerate(self.optional, 1):
            if optional:
                end = arguments.past(end, 1)
                continue
            found = arguments.braced(end)
            if found is None:
                return
            if number in self.numbers:
                yield found
            end = found[1] + 1


def definitions(text: str, arguments: Arguments) -> dict[str, Defined]:
    r"""Return the commands that the text defines and that cite one of their arguments.

    >>> text = "\\newcommand{\\seealso}[2][]{(see \\citep[#1]{#2})}"
    >>> definitions(text, Arguments(text))["seealso"].numbers
    frozenset({2})
    """
    found: dict[str, Defined] = {}
    for definition in _DEFINITION.finditer(text):
        name, end = definition["braced"] or definition["bare"], definition.end()
        if definition["newcites"]:
            suffixes = arguments.braced(end)
            for suffix in text[slice(*suffixes)].split(",") if suffixes else ():
                found |= {f"{cite}{suffix.strip()}": _plain() for cite in _MULTIBIB}
        elif name is None or name in SHAPES:
            continue
        elif definition["cite"]:
            found[name] = _plain()
        else:
            made = _in_latex(text, arguments, end) if definition["latex"] else _by_letters(text, arguments, end)
            if made:
                found[name] = made
    return found


def _plain() -> Defined:
    return Defined(frozenset((3,)), (True, True, False))


def _in_latex(text: str, arguments: Arguments, end: int) -> Defined | None:
    counted = _COUNT.match(text, end)
    if not counted:
        return None
    count, has_optional = int(counted["count"]), counted["optional"] is not None
    optional = tuple(has_optional and number == 0 for number in range(count))
    body = arguments.braced(arguments.past(end, 2))
    return _citing(text, body, optional)


def _by_letters(text: str, arguments: Arguments, end: int) -> Defined | None:
    r"""Read `\NewDocumentCommand{\mine}{O{} m}{…}`."""
    letters = arguments.braced(end)
    if letters is None or letters[1] - letters[0] > _MAX_LETTERS:
        return None
    spec = re.sub(r"\{[^{}]*\}", "", text[slice(*letters)])
    # a star is read with the command's name
    optional = tuple(letter in "oO" for letter in spec if letter in "moO")
    return _citing(text, arguments.braced(letters[1] + 1), optional)


def _citing(text: str, body: tuple[int, int] | None, optional: tuple[bool, ...]) -> Defined | None:
    if body is None or body[1] - body[0] > _MAX_BODY:
        return None
    cited = [key for key in _KEY.finditer(text, *body) if key["name"] in SHAPES]
    numbers = frozenset(int(key["number"]) for key in cited)
    return Defined(numbers, optional) if numbers else None
