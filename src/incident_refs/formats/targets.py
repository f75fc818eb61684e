"""One back end for each target: rich text to plain text, HTML, Markdown, LaTeX and reStructuredText.

Whatever a field holds comes out as text: markup of the target is escaped, controls of terminals and of writing
direction are dropped, and only addresses of http and https become links.
"""

import re
import unicodedata
from collections.abc import Callable
from html import escape as escape_html
from urllib.parse import quote

from incident_refs.errors import FormatError
from incident_refs.formats.latex_signs import printable
from incident_refs.model.rich_text import BOLD, ITALIC, LINK, SMALL_CAPS, SUBSCRIPT, SUPERSCRIPT, Rich

_SHOWN = ITALIC | BOLD | SUBSCRIPT | SUPERSCRIPT | SMALL_CAPS | LINK
# ESC [31m and ESC ] 8;; … BEL; other controls; bidirectional controls; half characters
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]{0,400}(?:\x07|\x1b\\)|[@-Z\\-_])|\x9b[0-?]*[@-~]")
_SUSPECT = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x20]+\Z", re.IGNORECASE)

_RAISED = dict(zip("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ", strict=True))
_LOWERED = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))

_MARKDOWN = re.compile(r"([\\`*_\[\]<>$~^|])")
_MARKDOWN_ENTITY = re.compile(r"&(?=#?\w{1,31};)")
_MARKDOWN_BLOCK = re.compile(r"\A(?:\d{1,9}(?=[.)])|(?=[#+\-=:>]))")
_RST = re.compile(r"([\\`*|_])")
# What begins a list, a comment or a literal block: "1. Deng", "A. Smith", "- x", ".. x", ">>> x"
_RST_BLOCK = re.compile(r"\A(?=(?:\(?(?:\d+|[A-Za-z]|[IVXLCDMivxlcdm]+|#)[.)]|[+\-•‣⁃]|\.\.|>>>|:[\w ]+:)(?:\s|\Z))")
_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", '"': r"\textquotedbl{}", "`": r"\textasciigrave{}", "\u00a0": "~",
}  # fmt: skip
_LATEX_TABLE = str.maketrans(_LATEX)
_LATEX_URL = str.maketrans({"%": r"\%", "#": r"\#"})


def render(text: Rich, target: str) -> str:
    """Return rich text in the markup of a target. Raises FormatError for a target that is not known.

    >>> render((("Daedalus", ITALIC), (" & co.", 0)), "html")
    '<i>Daedalus</i> &amp; co.'
    """
    try:
        back_end = _BACK_ENDS[target]
    except KeyError:
        raise FormatError(f"'{target}' is not a target; the targets are {', '.join(TARGETS)}") from None
    return back_end(text)


def clean(text: str) -> str:
    """Return text without what would steer a terminal or turn the direction of writing.

    >>> clean("Im\\x1b[31mage\\u202eNet")
    'ImageNet'
    """
    if text.isprintable():
        return text
    text = _ESCAPES.sub("", text)
    return _SUSPECT.sub(lambda hit: " " if hit[0] in "\t\n\r\x0b\x0c\u2028\u2029" else "", text)


def is_address(text: str) -> bool:
    """Return whether the text may become a link: http or https and nothing that ends a quotation.

    >>> is_address("https://doi.org/10.1162/daed_a_01902"), is_address("javascript:alert(1)")
    (True, False)
    """
    return _ADDRESS.match(text) is not None


def html_id(key: str) -> str:
    """Return the `id` of an entry in HTML: letters, digits, `-`, `_` and `.` of the key, other signs by number.

    >>> html_id("deng2009imagenet"), html_id('x" onload=')
    ('ref-deng2009imagenet', 'ref-x-22--20-onload-3d-')
    """
    return "ref-" + re.sub(r"[^\w.\-]", lambda hit: f"-{ord(hit[0]):x}-", clean(key), flags=re.ASCII)


def _text(text: Rich) -> str:
    if all(marks & SUPERSCRIPT for _, marks in text):  # the citation "1–3": nothing beside it to be raised from
        return clean("".join(string for string, _ in text))
    out = []
    for string, marks in text:
        if marks & SUPERSCRIPT and all(char in _RAISED for char in string):
            string = "".join(_RAISED[char] for char in string)
        elif marks & SUBSCRIPT and all(char in _LOWERED for char in string):
            string = "".join(_LOWERED[char] for char in string)
        out.append(string)
    return clean("".join(out))


_TAGS = ((SUBSCRIPT, "sub"), (SUPERSCRIPT, "sup"))


def _html(text: Rich) -> str:
    out = []
    for outer, spans in _groups(text):
        body = "".join(_html_span(string, marks) for string, marks in spans)
        body = f"<b>{body}</b>" if outer & BOLD else body
        out.append(f"<i>{body}</i>" if outer & ITALIC else body)
    return "".join(out)


def _html_span(string: str, marks: int) -> str:
    body = escape_html(string)
    if marks & LINK and is_address(string):
        return f'<a href="{body}">{body}</a>'
    return _raised(body, marks)


def _raised(body: str, marks: int) -> str:
    for mark, tag in _TAGS if marks else ():
        if marks & mark:
            body = f"<{tag}>{body}</{tag}>"
    return body


def _markdown(text: Rich) -> str:
    groups = [(outer, "".join(_markdown_span(*span) for span in spans)) for outer, spans in _groups(text)]
    out = ""
    for i, (outer, body) in enumerate(groups):
        if outer:
            before, body, after = _without_blanks(body)
            follows = after or (groups[i + 1][1] if i + 1 < len(groups) else "")
            body = before + _starred(body, outer, (out + before)[-1:], follows[:1]) + after
        out += body
    return _MARKDOWN_BLOCK.sub(lambda hit: hit[0] + "\\", out.lstrip())  # four blanks would make it code


def _starred(body: str, marks: int, before: str, after: str) -> str:
    """Return text in stars; in tags where Markdown reads no star, between a word and a bracket: a*(b)*."""
    if not body:
        return ""
    glued = (_in_word(before) and not _in_word(body[0])) or (_in_word(after) and not _in_word(body[-1]))
    if glued or before == "*":
        for mark, tag in ((BOLD, "b"), (ITALIC, "i")):
            body = f"<{tag}>{body}</{tag}>" if marks & mark else body
        return body
    stars = "*" * (bool(marks & ITALIC) + 2 * bool(marks & BOLD))
    return f"{stars}{body}{stars}"


def _in_word(char: str) -> bool:
    """Return whether CommonMark takes a sign for a part of a word: neither blank nor punctuation."""
    return char.isalnum() or (char != "" and not char.isspace() and unicodedata.category(char)[0] not in "PS")


def _markdown_span(string: str, marks: int) -> str:
    if marks & LINK and is_address(string):
        return f"<{string}>"
    return _raised(_MARKDOWN_ENTITY.sub(r"\\&", _MARKDOWN.sub(r"\\\1", string)), marks)


def _latex(text: Rich) -> str:
    out = []
    for outer, spans in _groups(text):
        body = "".join(_latex_span(string, marks) for string, marks in spans)
        for mark, command in ((BOLD, "textbf"), (ITALIC, "textit")):
            if outer & mark:
                body = f"\\{command}{{{body}}}"
        out.append(body)
    whole = "".join(out)
    return "{}" + whole if whole.startswith("[") else whole  # after \item, "[" would open an argument


def _latex_span(string: str, marks: int) -> str:
    if marks & LINK and is_address(string):
        return f"\\url{{{string.translate(_LATEX_URL)}}}"
    body = printable(string.translate(_LATEX_TABLE))
    for mark, command in _LATEX_COMMANDS if marks else ():
        if marks & mark:
            body = f"\\{command}{{{body}}}"
    return body


_LATEX_COMMANDS = ((SUBSCRIPT, "textsubscript"), (SUPERSCRIPT, "textsuperscript"), (SMALL_CAPS, "textsc"))


def _rst(text: Rich) -> str:
    """reStructuredText marks cannot be nested and need blanks or certain signs around them."""
    out: list[str] = []
    glue = False  # the span before was marked and needs a sign that ends it
    for string, marks in _spans(text):
        body = _RST.sub(r"\\\1", string)
        marked = bool(marks & ~SMALL_CAPS)
        if marks & LINK:
            body = _rst_link(string) if is_address(string) else body
        elif marked:
            before, body, after = _without_blanks(body)
            opening = "*" if marks & ITALIC else "**"
            if marks & (SUPERSCRIPT | SUBSCRIPT):
                opening = f":{'sup' if marks & SUPERSCRIPT else 'sub'}:`"
            closing = "`" if opening.endswith("`") else opening
            body = f"{before}{opening}{body}{closing}{after}" if body else before + after
        begins = marked and out and body[:1] != " " and out[-1][-1:] not in _RST_BEFORE
        if begins or (glue and body[:1] not in _RST_AFTER):
            out.append("\\ ")
        out.append(body)
        glue = marked and not body.endswith(" ")
    return _RST_BLOCK.sub(lambda _: "\\", "".join(out).lstrip())


# What docutils takes for an address by itself, to its last sign
_RST_BARE = re.compile(r"https?://[A-Za-z0-9./?=&%+:@,;#_-]*[A-Za-z0-9/=+]", re.IGNORECASE)
_RST_AFTER = tuple(" '\")]}>-/\\:.,;!?’”»–—")
_RST_BEFORE = tuple(" '\"([{<-/:‘“«–—")


def _rst_link(address: str) -> str:
    if not _RST_BARE.fullmatch(address):
        shown = _RST.sub(r"\\\1", address)
        return f"`{shown} <{quote(address, safe=':/?#[]@!$&()+,;=%.~-_')}>`__"
    return address


def _without_blanks(text: str) -> tuple[str, str, str]:
    body = text.strip()
    if len(body) == len(text):
        return "", text, ""
    at = text.find(body) if body else len(text)
    return text[:at], body, text[at + len(body) :]


def _groups(text: Rich) -> list[tuple[int, list[tuple[str, int]]]]:
    """Return the spans with neighbours that are italic or bold together in one group, so that marks open once."""
    groups: list[tuple[int, list[tuple[str, int]]]] = []
    for string, marks in _spans(text):
        outer = marks & (ITALIC | BOLD)
        if not groups or groups[-1][0] != outer:
            groups.append((outer, []))
        groups[-1][1].append((string, marks ^ outer))
    return groups


def _spans(text: Rich) -> list[tuple[str, int]]:
    """Return the spans cleaned, neighbours that look alike in one."""
    out: list[tuple[str, int]] = []
    for string, marks in text:
        shown = marks & _SHOWN
        string = clean(string)
        if out and out[-1][1] == shown and not shown & LINK:
            out[-1] = (out[-1][0] + string, shown)
        elif string:
            out.append((string, shown))
    return out


_BACK_ENDS: dict[str, Callable[[Rich], str]] = {
    "text": _text,
    "html": _html,
    "markdown": _markdown,
    "latex": _latex,
    "rst": _rst,
}
TARGETS = (*_BACK_ENDS, "json")
