"""TeX values to rich text: what is emphasised, raised, protected or mathematics becomes a mark, never a letter.

Rules: the BibTeX convention that braces protect the case of what is in them, except around one accented letter
(`M{\\"u}ller`); the tags i, b, sub, sup and scp, which catalogues put into titles.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from incident_refs.bibtex.text import to_unicode
from incident_refs.model.rich_text import (
    BOLD,
    ITALIC,
    PROTECTED,
    SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
    Rich,
    Span,
)

_COMMANDS = {
    "emph": ITALIC, "textit": ITALIC, "textsl": ITALIC, "mkbibemph": ITALIC, "mkbibitalic": ITALIC, "mathit": ITALIC,
    "textbf": BOLD, "mkbibbold": BOLD, "mathbf": BOLD, "textsc": SMALL_CAPS,
    "textsubscript": SUBSCRIPT, "textsuperscript": SUPERSCRIPT,
    "mkbibsuperscript": SUPERSCRIPT, "mkbibsubscript": SUBSCRIPT,
}  # fmt: skip
_DECLARATIONS = {
    "em": ITALIC,
    "it": ITALIC,
    "itshape": ITALIC,
    "sl": ITALIC,
    "bf": BOLD,
    "bfseries": BOLD,
    "sc": SMALL_CAPS,
}
_QUOTES = {"enquote", "mkbibquote"}
_TAGS = {
    "i": ITALIC, "em": ITALIC, "b": BOLD, "strong": BOLD, "sub": SUBSCRIPT, "sup": SUPERSCRIPT, "scp": SMALL_CAPS,
    "span": 0, "jats:italic": ITALIC, "jats:bold": BOLD, "jats:sub": SUBSCRIPT, "jats:sup": SUPERSCRIPT,
}  # fmt: skip
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": "\u00a0"}
_FUNCTIONS = frozenset(("log", "ln", "exp", "sin", "cos", "tan", "max", "min", "sup", "inf", "lim"))
_TAKES_MORE = frozenset(("href", "textcolor", "colorbox", "fcolorbox", "input", "include"))
_SPACES = {
    ",": "\u2009",
    " ": " ",
    "\n": " ",
    ";": " ",
    ":": " ",
    "!": "",
    "/": "",
    "-": "",
    "\\": " ",
    "@": "",
    "*": "",
}

_SPECIAL = re.compile(r"[\\{}$~<&\"'`\n\t]|--|  ")
# All but inner apostrophes and dashes: "O'Neil -- a view"
_NEEDS_WALK = re.compile(r"[\\{}$~<&\"`\n\t]|''|  |(?:^|[\s(\[–—/-])'")
_MARK = r"""\\(?:["'`^~=.]\s*|(?:[uvHcdbkrt]|textcommabelow)(?=[\s{\\])\s*)"""
_LETTER = r"\\(?:ae|AE|oe|OE|aa|AA|[oOlLij])(?![a-zA-Z])"
_BASE = rf"(?:{_LETTER}|[^\W\d_])"
_MARKED = rf"{_MARK}(?:\{{\s*{_BASE}?\s*\}}|{_BASE})"
# \'e  \v{S}  \'\i  {\'{\ae}}, and two marks: \'{\^e}  \d{\^{a}}
_ACCENT = rf"{_MARK}(?:\{{\s*(?:{_MARKED}|\{{{_MARKED}\}}|{_BASE})?\s*\}}|{_MARKED}|{_BASE})"
_ORDERS = rf"""
      (?P<accent>{_ACCENT})
    | (?P<ensured>\\ensuremath\s*\{{(?:[^{{}}]++|\{{(?:[^{{}}]++|\{{[^{{}}]*+\}})*+\}})*+\}})
    | \\(?P<command>[a-zA-Z]+)\*?\s*
    | \\(?P<sign>.)
    """
_COMMAND = re.compile(_ORDERS, re.VERBOSE | re.DOTALL)
# What BibTeX calls a special character, whose case it changes in spite of its braces: {\"U}, {\'{E}}, {\O}, {\v S}
_ONE_LETTER = re.compile(rf"\{{(?:{_ACCENT}|(?:{_LETTER}|\\(?:ss|dh|DH|th|TH|dj|DJ)(?![a-zA-Z]))(?:\{{\}})?)\s*\}}")
# One token of: {\emph{In situ}} \"{u}ber `raw' data -- H<sub>2</sub>O \& $10^3$
_TOKEN = re.compile(
    _ORDERS
    + r"""
    | (?P<brace>[{}])
    | (?P<math>\$\$?)
    | (?P<dash>---?)
    | (?P<quote>``|''|["'`])
    | </?(?P<tag>(?:jats:)?[a-z]{1,6})(?:\s[^<>]{0,80})?>
    | (?P<entity>&(?:amp|lt|gt|quot|nbsp|\#39);)
    | (?P<tie>~)
    | (?P<space>\s+)
    | (?P<text>[^\\{}$\-"'`<&~\s]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)


def from_tex(value: str) -> Rich:
    """Return a TeX value as rich text; words in braces are marked as protected.

    >>> from_tex("{ImageNet}: A database")
    (('ImageNet', 64), (': A database', 0))
    >>> from_tex("Life at $10^3$ \\\\emph{in situ}")
    (('Life at ', 0), ('10', 64), ('3', 72), (' ', 0), ('in situ', 1))
    """
    if not _SPECIAL.search(value):
        return ((value, 0),) if value else ()
    if not _NEEDS_WALK.search(value):
        return ((value.replace("---", "—").replace("--", "–").replace("'", "’"), 0),)
    return _merged(_Walk(value).spans())


def plain_from_tex(value: str) -> str:
    """Return a TeX value as plain Unicode.

    >>> plain_from_tex("O'Neil \\\\& {IBM}")
    'O’Neil & IBM'
    """
    return "".join(text for text, _ in from_tex(value))


def without_commands(value: str) -> str:
    """Return TeX with its accents and signs as letters and every other command gone; braces stay.

    >>> without_commands("Daum\\\\'e, Hal and {AT\\\\&T} and \\\\input{x}")
    'Daumé, Hal and {AT&T} and {x}'
    """
    return _COMMAND.sub(_without, value) if "\\" in value else value


def _without(token: re.Match[str]) -> str:
    if token["accent"] or token["ensured"]:
        return to_unicode(token[0])
    if token["command"]:
        sign = _printed(token["command"])
        return f"{{{token[0].strip()}}}" if sign and sign in "{}\\~" else sign  # no brace of the value's own
    return _SPACES.get(token["sign"], "" if token["sign"] in "{}" else token["sign"])


class _Walk:
    """One pass over a value. Braces are counted on a stack of our own: 10,000 of them must not end in a traceback."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.marks = 0
        self.stack: list[tuple[int, str]] = []
        self.pending: int | None = None  # marks that a command gives to the group that follows it
        self.closing = ""  # what a command puts after its group: the quote of \enquote{…}
        self.last = " "  # the character before, which decides which way a quote turns
        self.open_double = False

    def spans(self) -> Iterator[Span]:
        """Yield the text with its marks."""
        at, value = 0, self.value
        while at < len(value):
            token = _TOKEN.match(value, at)
            if token is None:  # cannot be: the last alternative takes any character
                break
            kind = token.lastgroup
            at = token.end()
            if kind == "math":
                end = _end_of_math(value, at, token[0])
                if end < 0:
                    yield from self._say("$")
                    continue
                for text, marks in _math(value[at:end]):
                    yield from self._say(text, marks)
                at = end + len(token[0])
            elif kind == "ensured":
                yield from self._ensured(token[0])
            elif kind == "command":
                at = self._skip_arguments(token["command"], at)
                yield from self._command(token["command"], at)
            else:
                yield from self._token(kind, token)

    def _ensured(self, tex: str) -> Iterator[Span]:
        r"""Yield what `\ensuremath{\acute\alpha}` prints: one sign, or a formula."""
        sign = to_unicode(tex)
        if len(sign) == 1 and not sign.isascii():
            yield from self._say(sign)
            return
        for text, marks in _math(tex[tex.index("{") + 1 : -1]):
            yield from self._say(text, marks)

    def _token(self, kind: str | None, token: re.Match[str]) -> Iterator[Span]:
        text = token[0]
        match kind:
            case "text":
                yield from self._say(text)
            case "space":
                if not self.last.isspace():
                    yield from self._say(" ")
            case "brace":
                yield from self._brace(text, is_letter=bool(_ONE_LETTER.match(self.value, token.start())))
            case "accent":
                yield from self._say(to_unicode(text))
            case "sign":
                yield from self._say(_SPACES.get(token["sign"], token["sign"]))
            case "dash":
                yield from self._say("–" if text == "--" else "—")
            case "quote":
                yield from self._say(self._quote(text, token.end()))
            case "entity":
                yield from self._say(_ENTITIES[text])
            case "tie":
                yield from self._say("\u00a0")
            case "tag" if token["tag"] in _TAGS:
                mark = _TAGS[token["tag"]]
                self.marks = self.marks & ~mark if text.startswith("</") else self.marks | mark
            case _:
                yield from self._say(text)

    def _say(self, text: str, marks: int = 0) -> Iterator[Span]:
        if text:
            self.last = text[-1]
            yield text, self.marks ^ marks

    def _brace(self, brace: str, *, is_letter: bool) -> Iterator[Span]:
        if brace == "{":
            self.stack.append((self.marks, self.closing))
            held = 0 if is_letter else PROTECTED
            self.marks = self.marks | held if self.pending is None else self.marks ^ self.pending
            self.pending, self.closing = None, ""
        elif self.stack:
            closing: str
            self.marks, closing = self.stack.pop()
            yield from self._say(closing)

    def _command(self, name: str, at: int) -> Iterator[Span]:
        braced = self.value[at : at + 1] == "{"
        if name in _DECLARATIONS:
            self.marks = (self.marks & ~PROTECTED) ^ _DECLARATIONS[name]
        elif name in _QUOTES and braced:
            yield from self._say("“")
            self.pending, self.closing = 0, "”"
        elif braced and (name in _COMMANDS or not _printed(name)):
            self.pending = _COMMANDS.get(name, 0)
        else:
            yield from self._say(_printed(name))

    def _skip_arguments(self, name: str, at: int) -> int:
        """Return where reading goes on: \\href{address}{text} is its text."""
        if name == "href" and self.value[at : at + 1] == "{":
            end = self.value.find("}", at)
            return at if end < 0 else end + 1
        return at

    def _quote(self, mark: str, end: int) -> str:
        """Return the printed quote: which way it turns is said by what stands before it."""
        opens = self.last.isspace() or self.last in "([–—“‘/"
        match mark:
            case "``":
                return "“"
            case "''":
                return "”"
            case '"':
                return "“" if opens else "”"
            case "`":
                return "‘"
        if re.match(r"n'|\d0s", self.value[end : end + 3]):  # rock 'n' roll, the '90s
            return "’"
        return "‘" if opens and re.match(r"[^'\s]*(?:\s[^'\s]+)*?\S'(?!\w)", self.value[end : end + 200]) else "’"


@lru_cache(maxsize=1024)
def _printed(name: str) -> str:
    """Return the sign that a command such as \\ss or \\beta prints, or nothing for one that is no sign."""
    if name in _FUNCTIONS:
        return name
    text = "" if name in _TAKES_MORE else to_unicode(f"\\{name}{{}}")
    return text if len(text) == 1 else ""


def _end_of_math(value: str, at: int, dollars: str) -> int:
    end = value.find(dollars, at)
    while end > 0 and value[end - 1] == "\\":
        end = value.find(dollars, end + 1)
    return end


# One token of: 10^{-3} H_2 \beta x
_MATH = re.compile(
    r"(?P<script>[\^_])\s*(?:\{(?P<group>[^{}]*)\}|(?P<one>\\?[^\s{}]))|\\(?P<name>[a-zA-Z]+)\s*|(?P<rest>[^\\^_{}]+|.)",
    re.DOTALL,
)


def _math(formula: str) -> Iterator[Span]:
    """Yield a formula as text: letters in italics, scripts raised or lowered, commands by their sign."""
    last, of_function = "", False  # O(n log n): a function stands apart
    for token in _MATH.finditer(formula):
        if token["script"]:
            mark = SUPERSCRIPT if token["script"] == "^" else SUBSCRIPT
            inside = token["group"] if token["group"] is not None else token["one"]
            for text, _ in _math(inside) if inside not in "^_" else ():
                yield text, mark | PROTECTED
                last = text
            continue
        if token["name"]:
            parts = [_operator(_printed(token["name"]))]
        else:
            rest = token["rest"] if token["rest"] not in "{}\\" else ""
            parts = [_operator(text.strip()) for text in re.findall(r"[A-Za-z]+|[^A-Za-z]+", rest)]
        function = token["name"] in _FUNCTIONS
        for text in parts:
            apart = (function and last[-1:].isalnum()) or (of_function and text[:1].isalnum())
            single = len(text) == 1 and text.isascii() and text.isalpha() and not token["name"]
            if apart:
                yield " ", PROTECTED
            yield text, PROTECTED | (ITALIC if single else 0)
            last, of_function = text or last, function or (of_function and not text)


def _operator(text: str) -> str:
    """Return signs of a formula with a real minus and blanks around relations."""
    return re.sub(r" ?([=<>≤≥≈≠∈→×±]) ?", r" \1 ", " ".join(text.split()).replace("-", "−"))


def _merged(spans: Iterator[Span]) -> Rich:
    """Return the spans with neighbours of the same marks in one, and no blank at either end."""
    out: list[Span] = []
    run: list[str] = []
    before = -1
    for text, marks in spans:
        if marks != before:
            if run:
                out.append(("".join(run), before))
            run, before = [], marks
        run.append(text)
    if run:
        out.append(("".join(run), before))
    if out:
        out[0] = (out[0][0].lstrip(), out[0][1])
        out[-1] = (out[-1][0].rstrip(), out[-1][1])
    return tuple(span for span in out if span[0])
