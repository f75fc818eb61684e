r"""JSON as a tree of values that know their place: strict, since other readers of the same file differ where it is not.

Refused with line and column: a file that ends too early, a key that stands twice (most readers keep the last one
only), NaN and Infinity, comments, commas too many, nesting deeper than 100. A NUL (`\u0000`) in a string is kept here,
and the shapes take it for a blank.
"""

import json
import re
from json.decoder import scanstring  # type: ignore[attr-defined]
from pathlib import PurePath

from incident_refs.errors import RecordError
from incident_refs.model.tree import Mapping, Member, Node, Scalar, Sequence, Tree
from incident_refs.records.decoding import place

MAX_DEPTH = 100
_BLANK = re.compile(r"[ \t\r\n]*")
# a string without escapes is most of them: its text is its value
_STRING = re.compile(r'"([^"\\\x00-\x1f]*+)"')
# `"label": "ImageNet"`, most of what a file holds, is read in one step; where the value is something else, `label:`
_MEMBER = re.compile(
    r"""
    " (?P<key> [^"\\\x00-\x1f]*+ ) " (?P<behind>) [ \t\r\n]*+ : [ \t\r\n]*+
    (?: (?P<opening> " ) (?P<text> [^"\\\x00-\x1f]*+ ) " )?+
    """,
    re.VERBOSE,
)
_GOES_ON = re.compile(r"[ \t\r\n]*+(?:(?P<comma>,)[ \t\r\n]*+|(?P<bracket>[}\]]))")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,400})(?:\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,4})?")
_WHOLE = re.compile(r"-?[0-9]{1,400}")
_WORD = re.compile(r"-?[A-Za-z_]+")
_WORDS = {"true": True, "false": False, "null": None}
_OF_STRINGS = {
    "Unterminated": "a string begins here and never ends",
    "Invalid control": "a line end, tab or other control character stands here, where JSON wants an escape",
    "Invalid \\u": "an escape stands here that has no four digits",
    "Invalid \\e": "a backslash stands here, and no escape behind it",
}
_LINE = re.compile(r"[^\r\n]+")


class _Fault(Exception):
    """What is wrong, and at which character. Never leaves this module."""

    def __init__(self, problem: str, at: int) -> None:
        super().__init__(problem)
        self.at = at


def read_json(text: str, path: PurePath) -> Tree:
    """Return the value of a JSON file, or of JSON lines as a sequence of one value a line.

    Raises RecordError with line and column where it is not JSON to the letter.

    >>> read_json('{"id": "A1"}', PurePath("a.json")).root
    Mapping(start=0, end=12, members=(Member(start=1, end=5, key='id', value=Scalar(start=7, end=11, value='A1')),))
    """
    try:
        return _read(text)
    except _Fault as fault:
        where = place(path, text, fault.at)
        raise RecordError(f"{where}: the file cannot be read as JSON: {fault}; nothing was changed") from None


def _read(text: str) -> Tree:
    root, end = _value(text, _blank(text, 0), 0)
    end = _blank(text, end)
    if end == len(text):
        return Tree(text, root, "json")
    if _is_line(text, root, end):
        return Tree(text, _lines(text), "jsonl")
    raise _Fault("something stands here behind the end of the value", end)


def _is_line(text: str, root: Node, following: int) -> bool:
    """Return whether the file goes on with another value on a line of its own."""
    between = text[root.end : following]
    return isinstance(root, Mapping) and _has_line_end(between) and not _has_line_end(text[: root.end].strip())


def _has_line_end(text: str) -> bool:
    return "\n" in text or "\r" in text


def _lines(text: str) -> Sequence:
    items: list[Node] = []
    for hit in _LINE.finditer(text):
        start = _blank(text, hit.start())
        if start >= hit.end():
            continue
        item, end = _value(text, start, 0)
        if end > hit.end():
            raise _Fault("a value of JSON lines goes on over the end of its line", hit.end())
        if _blank(text, end) < hit.end():
            raise _Fault("a line holds more than one value", _blank(text, end))
        items.append(item)
    return Sequence(0, len(text), tuple(items))


def _blank(text: str, at: int) -> int:
    hit = _BLANK.match(text, at)
    return hit.end() if hit else at


def _value(text: str, at: int, depth: int) -> tuple[Node, int]:
    """Return the value that begins at `at`, and where it ends."""
    first = text[at : at + 1]
    if first == '"':
        value, end = _string(text, at)
        return Scalar(at, end, value), end
    if first == "{":
        return _mapping(text, at, depth + 1)
    if first == "[":
        return _sequence(text, at, depth + 1)
    return _bare(text, at)


def _bare(text: str, at: int) -> tuple[Node, int]:
    if hit := _NUMBER.match(text, at):
        said = hit[0]
        return Scalar(at, hit.end(), int(said) if _WHOLE.fullmatch(said) else float(said)), hit.end()
    word = _WORD.match(text, at)
    if word and word[0] in _WORDS:
        return Scalar(at, word.end(), _WORDS[word[0]]), word.end()
    if word:
        raise _Fault(f"'{word[0][:20]}' is no value", at)
    raise _Fault("the file ends here, in the middle" if at >= len(text) else "a value is missing here", at)


def _string(text: str, at: int) -> tuple[str, int]:
    hit = _STRING.match(text, at)
    if hit:
        return hit[1], hit.end()
    try:
        value, end = scanstring(text, at + 1, True)
    except json.JSONDecodeError as error:
        said = (problem for begins, problem in _OF_STRINGS.items() if error.msg.startswith(begins))
        problem = next(said, error.msg)
        raise _Fault(problem, error.pos) from None
    return str(value), int(end)


def _mapping(text: str, start: int, depth: int) -> tuple[Mapping, int]:
    at = _opened(text, start, depth)
    members: list[Member] = []
    seen: set[str] = set()
    while text[at : at + 1] != "}" or members:
        member = _member(text, at, depth)
        if member.key in seen:
            raise _Fault(f"the key '{member.key[:60]}' stands here a second time; keep one", at)
        seen.add(member.key)
        members.append(member)
        at, closed = _next(text, member.value.end, "}")
        if closed:
            return Mapping(start, at, tuple(members)), at
    return Mapping(start, at + 1, ()), at + 1


def _member(text: str, at: int, depth: int) -> Member:
    hit = _MEMBER.match(text, at)
    if hit:
        key, said = hit.group("key", "text")
        if said is None:
            return Member(at, hit.end("behind"), key, _value(text, hit.end(), depth)[0])
        return Member(at, hit.end("behind"), key, Scalar(hit.start("opening"), hit.end(), said))
    if text[at : at + 1] != '"':
        raise _Fault(_missing(text, at, "a key in quotes"), at)
    key, end = _string(text, at)
    colon = _blank(text, end)
    if text[colon : colon + 1] != ":":
        raise _Fault(_missing(text, colon, "a colon"), colon)
    return Member(at, end, key, _value(text, _blank(text, colon + 1), depth)[0])


def _sequence(text: str, start: int, depth: int) -> tuple[Sequence, int]:
    at = _opened(text, start, depth)
    if text[at : at + 1] == "]":
        return Sequence(start, at + 1, ()), at + 1
    items: list[Node] = []
    closed = False
    while not closed:
        item, behind = _value(text, at, depth)
        items.append(item)
        at, closed = _next(text, behind, "]")
    return Sequence(start, at, tuple(items)), at


def _opened(text: str, start: int, depth: int) -> int:
    if depth > MAX_DEPTH:
        raise _Fault(f"nested deeper than {MAX_DEPTH} levels", start)
    return _blank(text, start + 1)


def _next(text: str, behind: int, bracket: str) -> tuple[int, bool]:
    """Return where the next member or item begins, or the end behind the closing bracket."""
    hit = _GOES_ON.match(text, behind)
    if hit and (hit["comma"] or hit["bracket"] == bracket):
        return hit.end(), not hit["comma"]
    at = _blank(text, behind)
    raise _Fault(_missing(text, at, f"a comma or '{bracket}'"), at)


def _missing(text: str, at: int, what: str) -> str:
    return f"the file ends here, where {what} should stand" if at >= len(text) else f"{what} should stand here"
