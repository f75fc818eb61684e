r"""What BibTeX files are made of, as regular expressions over bytes that never go back (`*+`, `++`): linear time.

BibTeX counts every brace, `\{` too. Within these patterns, `B` stands for balanced braces to a depth of 6.
"""

import re

_NESTING = 6
_BRACED = rb"\{[^{}]*+\}"
for _ in range(_NESTING - 1):
    _BRACED = rb"\{(?:[^{}]++|" + _BRACED + rb")*+\}"
_QUOTED = rb'"(?:[^"{}]++|' + _BRACED + rb')*+"'
_NAME = rb"[^\s,{}()\"\#%=@\\\d][^\s,{}()\"\#%=@\\]*+"
_PART = rb"(?:" + _BRACED + rb"|" + _QUOTED + rb"|\d++|" + _NAME + rb")"
# Parts with "#" between them, said so that the long _PART stands in it once: what goes before each part is never the
# end of another one.
_VALUE = rb"(?:(?<=[\s=\#({])" + _PART + rb"(?:\s*+\#\s*+(?=[^\s\#,})]))?+)++"
_FIELD = _NAME + rb"\s*+=\s*+" + _VALUE
_FIELDS = rb"(?:\s*+,\s*+" + _FIELD + rb")*+\s*+(?:,\s*+)?+"
_KEY = rb"[^\s,{}\"=]++"
_TYPES = (
    rb"(?:article|book|booklet|conference|inbook|incollection|inproceedings|manual|mastersthesis|misc|online|phdthesis"
    rb"|proceedings|report|string|techreport|thesis|unpublished)"
)

BLANK = re.compile(rb"\s*+")
# "@inproceedings{deng2009imagenet, title = {{ImageNet}: …}, year = 2009,}" and its relatives, whole.
# Which bracket opened is looked at by `whole`: to say everything twice would double the time to compile this.
BLOCK = re.compile(
    rb"""(?P<gap>\s*+)
    (?:
      (?P<comment>  @\s*+(?i:comment)\s*+ """
    + _BRACED
    + rb""" )
    | (?P<string>   @\s*+(?i:string)\s*+ (?P<open1>[{(]) \s*+ """
    + _FIELD
    + rb""" \s*+,?+\s*+ [})] )
    | (?P<preamble> @\s*+(?i:preamble)\s*+ (?P<open2>[{(]) \s*+ """
    + _VALUE
    + rb""" \s*+ [})] )
    | (?P<entry>    @\s*+(?!(?i:comment|string|preamble)\b) """
    + _NAME
    + rb""" \s*+ (?P<open3>[{(]) \s*+ """
    + _KEY
    + _FIELDS
    + rb""" [})] )
    )""",
    re.VERBOSE,
)
# the head of an entry: "@inproceedings{deng2009imagenet"
HEAD = re.compile(rb"@\s*+(?P<type>" + _NAME + rb")\s*+[{(]\s*+(?P<key>" + _KEY + rb")\s*+")
# one field with the comma before it: ", title = {ImageNet}"
FIELD = re.compile(rb",\s*+(?P<name>" + _NAME + rb")\s*+=\s*+(?P<value>" + _VALUE + rb")")
# "@string{cvpr = …": the name and value of a macro
_MACRO = re.compile(rb"@\s*+(?i:string)\s*+[{(]\s*+(?P<name>" + _NAME + rb")\s*+=\s*+(?P<value>" + _VALUE + rb")")
# "@string{athens = {": what its value is nested deeper than the pattern knows
_DEEP_MACRO = re.compile(rb"@\s*+(?i:string)\s*+[{(]\s*+(?P<name>" + _NAME + rb")\s*+=\s*+(?=\{)")
_MACRO_END = re.compile(rb"\s*+,?+\s*+[})]")
OPENING = re.compile(rb"@\s*+" + _NAME + rb"\s*+[{(]")
# "@comment(", "@string{": what is no entry
SPECIAL = re.compile(rb"@\s*+(?P<word>(?P<comment>(?i:comment))|(?i:string|preamble))\s*+(?P<open>[{(])")
# "@art" at the very end of a file
CUT = re.compile(rb"(?:\A|(?<=[\r\n]))@\s*+[A-Za-z]*+\s*+\Z")
BRACE = re.compile(rb"[{}]")
LINE_START = re.compile(rb"(?:\A|[\r\n])[ \t]*+(?:\xef\xbb\xbf)?+(?P<at>@\s*+" + _NAME + rb"\s*+[{(])")
# '@article"x,': a type that we know, at the start of a line, and no brace
BARE_START = re.compile(rb"@(?i:" + _TYPES + rb")\b(?!\s*+[{(])")
# in free text: a commented line is passed over, an entry's opening or a bare type at a line's start is found
OPENING_IN_TEXT = re.compile(
    rb"%[^\r\n]*+ | (?P<at>@\s*+" + _NAME + rb"\s*+[{(]) | (?:(?<=[\r\n])[ \t]*+(?P<bare>@(?i:" + _TYPES + rb")\b))",
    re.VERBOSE,
)
_CLOSED_BY = {b"{": b"}", b"(": b")"}
# inside a value: "…things},⏎ year = {2000}": where one field ended and another began
FIELD_INSIDE = re.compile(rb"[}\"][ \t]*+,?+[ \t]*+[\r\n]\s*+[A-Za-z]++\s*+=\s*+[{\"\d]")
# the same in an entry that is broken for sure: "title = {On,⏎ year = {2000}" has lost its brace before the comma
_LIKELY_INSIDE = re.compile(rb"[}\",][ \t]*+,?+[ \t]*+[\r\n]\s*+[A-Za-z]++\s*+=\s*+[{\"\d]")

_ONE_TEXT = re.compile(_BRACED + rb"|" + _QUOTED)
_COMMA = re.compile(rb"\s*+,\s*+")
_FIELD_NAME = re.compile(_NAME)
_EQUALS = re.compile(rb"\s*+=\s*+")
_WHOLE_VALUE = re.compile(_VALUE)
_VALUE_OF = re.compile(rb",\s*+" + _NAME + rb"\s*+=\s*+")


def whole(data: bytes, position: int) -> "re.Match[bytes] | None":
    """Return the block at this place, with the blanks before it in group `gap`, where it is provably whole."""
    block = BLOCK.match(data, position)
    if block:
        bracket = block["open1"] or block["open2"] or block["open3"]
        if bracket and data[block.end() - 1 : block.end()] != _CLOSED_BY[bracket]:
            return None
    return block


def macro(data: bytes, start: int = 0, end: int | None = None) -> tuple[bytes, bytes] | None:
    r"""Return name and value of the macro that an `@string` defines, as they stand there; None where it is not whole.

    >>> macro(b"@string{cvpr = {CVPR}}"), macro(b"@string{cvpr = {CVPR}"), macro(b"@string{a = {{{{{{{{x}}}}}}}}}")
    ((b'cvpr', b'{CVPR}'), None, (b'a', b'{{{{{{{{x}}}}}}}}'))
    """
    end = len(data) if end is None else end
    hit = _MACRO.match(data, start, end)
    if hit and _MACRO_END.match(data, hit.end(), end):
        return hit["name"], hit["value"]
    head = _DEEP_MACRO.match(data, start, end)
    closed = closing(data, head.end(), end) if head else None
    if head is None or closed is None or not _MACRO_END.match(data, closed, end):
        return None
    return head["name"], data[head.end() : closed]


def closing(data: bytes, start: int, end: int) -> int | None:
    """Return where as many braces are closed as were opened from `start`, or None where that is nowhere.

    >>> closing(b"{a {b} c} d", 0, 11), closing(b"{a {b}", 0, 6)
    (9, None)
    """
    depth = 0
    for brace in BRACE.finditer(data, start, end):
        depth += 1 if brace[0] == b"{" else -1
        if depth <= 0:
            return brace.end() if not depth else None
    return None


def is_one_text(value: bytes) -> bool:
    """Return whether a value is one text in braces or quotes: no macro, number or sum of several.

    >>> is_one_text(b"{ImageNet}"), is_one_text(b'"A" # acm'), is_one_text(b"jun")
    (True, False, False)
    """
    return _ONE_TEXT.fullmatch(value) is not None


def without_remarks(data: bytes, start: int, end: int) -> bytes:
    r"""Return the bytes of an entry with blanks for each `% remark` between its fields, every other byte in its place.

    >>> without_remarks(b"@misc{a, % mine\n note = {9 % of}}", 0, 33)
    b'@misc{a,       \n note = {9 % of}}'
    """
    head = HEAD.match(data, start, end)
    if not head:
        return data[start:end]
    # compiled when it is needed, and then kept by `re`: hardly any file has one
    pattern = rb"(?P<text>" + _BRACED + rb"|" + _QUOTED + rb")|%[^\r\n]*+"
    inside = re.sub(pattern, lambda found: found["text"] or b" " * len(found[0]), data[head.end() : end])
    return data[start : head.end()] + inside


def value_start(data: bytes, field: int) -> int:
    """Return where the value of the field begins whose leading comma stands at `field`."""
    head = _VALUE_OF.match(data, field)
    return head.end() + 1 if head else field


def trouble(data: bytes, start: int, end: int) -> tuple[str, int]:
    r"""Return why the block from `start` is not whole, and the byte at which the last sound thing in it ends.

    >>> trouble(b"@book{b,\n title = {On}\n year = 1981}", 0, 36)
    ("no comma after the field 'title'", 22)
    """
    head = HEAD.match(data, start, end)
    if not head:
        return "no key after the type of the entry", start
    key = _shown(head["key"])
    position, opened = head.end("key"), start
    name: str | None = None
    while True:
        comma = _COMMA.match(data, position, end)
        if not comma and name and _LIKELY_INSIDE.search(data, opened, position):
            return f"a brace is missing in the value of '{name}' in the entry '{key}'", opened
        if not comma:
            return _no_comma(data, position, end, key, name)
        named = _FIELD_NAME.match(data, comma.end(), end)
        if not named:
            return _no_name(data, comma, end, key)
        name = _shown(named[0])
        equals = _EQUALS.match(data, named.end(), end)
        if not equals:
            return f"no '=' after '{name}' in the entry '{key}'", named.end()
        value = _WHOLE_VALUE.match(data, equals.end(), end)
        if not value:
            return f"the value of '{name}' in the entry '{key}' is not closed, or not quoted", equals.end()
        position, opened = value.end(), equals.end()


def _no_comma(data: bytes, position: int, end: int, key: str, name: str | None) -> tuple[str, int]:
    after = BLANK.match(data, position, end).end()  # type: ignore[union-attr]  # matches the empty text too
    if after == end:
        return f"the entry '{key}' is not closed", position
    if data[after : after + 1] in b"})":
        return f"the entry '{key}' is closed by the wrong bracket, or holds another one", after
    return f"no comma after {f'the field {name!r}' if name else f'the key {key!r}'}", position


def _no_name(data: bytes, comma: "re.Match[bytes]", end: int, key: str) -> tuple[str, int]:
    if comma.end() >= end:
        return f"the entry '{key}' is not closed", comma.start()
    return f"no field name after a comma in the entry '{key}'", comma.end()


def _shown(name: bytes) -> str:
    return name[:60].decode("utf-8", "replace")
