r"""TeX to Unicode and back. What comes from outside is hostile: it is escaped, so that nothing in it can run.

Most strings hold no more TeX than braces, accents and escapes, and are read here; pylatexenc (0.7 ms a string) reads
the others.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from incident_refs.model.patterns import when_used

_TEX = re.compile(r"[\\{}$~]|--|``|''")
_MAX_TEX = 20_000  # characters: no title is longer, and a parser of TeX takes its time
_MAX_DEPTH = 100
_SPECIAL = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
    "&": r"\&",
    "%": r"\%",
    "_": r"\_",
    "#": r"\#",
    "$": r"\$",
}
_ESCAPES = str.maketrans(_SPECIAL)
# A macro takes the blank behind it: "{\textless}" needs its braces, "\&" none.
_UNSPECIAL = {tex.strip("{}"): char for char, tex in _SPECIAL.items() if tex.startswith("{")}
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "i": "ı", "j": "ȷ", "textperiodcentered": "·", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
}  # fmt: skip
_ACCENTS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331", "textcommabelow": "\u0326",
}  # fmt: skip
# \"u  \"{u}  \'\i  \v{s}  \c c
_ACCENT = when_used(
    r"""\\ (?: (?P<mark>["'`^~=.]) [ ]? | (?P<letter>[uvHckrdb]|textcommabelow) (?: [ ]++ | (?=\{) ) )
        (?: \{ (?P<inner>\\[ij]|[A-Za-z]) \} | (?P<bare>\\[ij](?![A-Za-z]) | [A-Za-z]) )""",
    re.VERBOSE,
)
_NAMED = when_used(r"\\(?P<name>[A-Za-z]++)(?:\{\}|[ ]++|(?![A-Za-z]))")
_ESCAPED = re.compile(r"\\([&%_#$])")
# pylatexenc fails at some of these where they have no argument, and reads \\today as the day of reading.
_UNPRINTED = ("input", "include", "includegraphics", "title", "author", "date", "today", "maketitle", "cite", "ref")
_LAST_ARGUMENT = ("item", "footnote", "sqrt", "href", "exercise", "uebung")
_LINK = re.compile(r"\\href\s*\{[^{}]*\}")
# A DOI or an address as a word of its own, in which % and ~ are themselves
_ADDRESS = re.compile(r"(?:https?://|doi\.org/|10\.\d{4,9}/)[^\s{}]++")
# Private use (the icons of web fonts) prints nothing anywhere, and marks places here while we read.
# Marks that turn a line around, soft hyphens and half characters go with the controls.
_CONTROL = when_used(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e007f]"
)
_BLANKS = re.compile(r"\s+")


def to_unicode(tex: str) -> str:
    r"""Return the text that a TeX value prints, without braces; addresses and DOIs in it are left as they are.

    >>> to_unicode(r"{ImageNet}: M{\"u}ller \& Fei-Fei, 10~\% --- 'a'")
    "ImageNet: Müller & Fei-Fei, 10 % — 'a'"
    """
    if not _TEX.search(tex):
        return tex
    if len(tex) > _MAX_TEX or _depth(tex) > _MAX_DEPTH:
        return tex.replace("{", "").replace("}", "")
    tex = _LINK.sub("", tex)
    pieces: list[str] = []
    position = 0
    for address in _ADDRESS.finditer(tex):
        pieces += (_decoded(tex[position : address.start()]), _unescaped(address[0]))
        position = address.end()
    pieces.append(_decoded(tex[position:]))
    return _BLANKS.sub(" ", "".join(pieces)).strip()


def to_tex(text: str, encoding: str = "utf8") -> str:
    r"""Return plain text as TeX that prints it, and does nothing else; `encoding` is `utf8` or `latex` (ASCII only).

    Every character that TeX or BibTeX could take for an order is escaped, and braces always balance.

    >>> to_tex(r"AT&T: 100% \input{x}")
    'AT\\&T: 100\\% {\\textbackslash}input{\\textbraceleft}x{\\textbraceright}'
    >>> to_tex("Müller", "latex")
    'M{\\"u}ller'
    """
    escaped = clean(text).translate(_ESCAPES)
    # "--" would print as one dash; twice, for "---"
    escaped = escaped.replace("--", "-{}-").replace("--", "-{}-").replace("``", "`{}`").replace("''", "'{}'")
    # these are ¿, ¡ and a low quote to TeX
    escaped = escaped.replace("?`", "?{}`").replace("!`", "!{}`").replace(",,", ",{},")
    return in_ascii(escaped) if encoding == "latex" else escaped


def clean(text: str) -> str:
    r"""Return text without control characters and with its runs of blanks and line breaks as one blank.

    >>> clean("Image\x07Net\n  2009 ")
    'ImageNet 2009'
    """
    return _BLANKS.sub(" ", _CONTROL.sub("", text)).strip()


def balanced(tex: str) -> bool:
    r"""Return whether a value's braces pair up as BibTeX counts them (`\{` counts too).

    >>> balanced("{ImageNet}"), balanced("x} , note = {y"), balanced(r"\{")
    (True, False, False)
    """
    depth = 0
    for brace in re.findall(r"[{}]", tex):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _depth(tex: str) -> int:
    deepest = depth = 0
    for brace in re.findall(r"[{}]", tex):
        depth += 1 if brace == "{" else -1
        deepest = max(deepest, depth)
    return deepest


def _decoded(tex: str) -> str:
    """Return a piece without addresses as text."""
    if "\\" not in tex and "$" not in tex:
        return _plain(tex)
    # "\$5" and "\{" mean themselves: out of the way while the rest is looked at
    kept = _ESCAPED.sub(lambda hit: chr(0xE000 + ord(hit[1])), tex)
    kept = _ACCENT.sub(_accented, kept)
    kept = _NAMED.sub(_named, kept)
    kept = _by_pylatexenc(kept) if "\\" in kept or "$" in kept else _plain(kept)
    return re.sub(r"[\ue000-\ue07f]", lambda hit: chr(ord(hit[0]) - 0xE000), kept)


def _plain(tex: str) -> str:
    text = tex.replace("-{}-", "-\ue100-").replace("`{}`", "`\ue100`").replace("'{}'", "'\ue100'")
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    return text.replace("{", "").replace("}", "").replace("~", " ").replace("\ue100", "")


def _accented(hit: "re.Match[str]") -> str:
    letter = (hit["inner"] or hit["bare"]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[hit["mark"] or hit["letter"]])


def _named(hit: "re.Match[str]") -> str:
    name = hit["name"]
    if name in _UNSPECIAL_NAMES:
        return chr(0xE000 + ord(_UNSPECIAL_NAMES[name]))
    return _LETTERS.get(name, hit[0])


_UNSPECIAL_NAMES = {tex.removeprefix("\\"): char for tex, char in _UNSPECIAL.items()}


def _by_pylatexenc(tex: str) -> str:
    text: str = _reader_of_tex().latex_to_text(tex)
    return text.replace("\xa0", " ")


@cache
def _reader_of_tex() -> Any:
    """Return pylatexenc's reader, made deaf to commands that print something else than their own arguments."""
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

    def last_argument(node: Any, l2tobj: Any) -> str:
        return str(l2tobj.nodelist_to_text(_arguments(node)[-1:]))

    def fraction(node: Any, l2tobj: Any) -> str:
        return "/".join(str(l2tobj.nodelist_to_text([argument])) for argument in _arguments(node))

    texts = get_default_latex_context_db()
    specs = [spec for category in texts.categories() for spec in texts.iter_macro_specs([category])]
    # "⟨%s|%s⟩" for \\braket is printed so where there is no argument to put in
    templates = [s.macroname for s in specs if isinstance(s.simplify_repl, str) and "%" in s.simplify_repl[:-1]]
    ours = [MacroTextSpec(name, simplify_repl=last_argument) for name in (*templates, *_LAST_ARGUMENT)]
    ours += [MacroTextSpec(name, discard=True) for name in _UNPRINTED]
    ours += [MacroTextSpec(name, simplify_repl=fraction) for name in templates if name.endswith("frac")]
    texts.add_context_category("ours", macros=ours, prepend=True)
    return LatexNodes2Text(math_mode="text", keep_comments=True, latex_context=texts)


def _arguments(node: Any) -> list[Any]:
    return [argument for argument in (node.nodeargd and node.nodeargd.argnlist) or () if argument]


def _unescaped(address: str) -> str:
    return _ESCAPED.sub(r"\1", address)


def in_ascii(tex: str) -> str:
    r"""Return TeX with every other letter than ASCII as a macro; letters that have none stay.

    >>> in_ascii(r"\emph{Müller} & Вапник")
    '\\emph{M{\\"u}ller} & Вапник'
    """
    return tex if tex.isascii() else _CLUSTER.sub(lambda hit: _macro(hit[0]), unicodedata.normalize("NFC", tex))


def beyond_latex(text: str) -> str:
    """Return the characters that pdfLaTeX cannot print, each once: it needs packages for them, or XeLaTeX, LuaLaTeX.

    >>> beyond_latex("Müller: α ≥ 3"), beyond_latex("張 and Дулханти")
    ('', '張Дулханти')
    """
    return "".join(dict.fromkeys(re.sub(r"[\x00-\x7f]", "", to_tex(text, "latex"))))


@lru_cache(maxsize=8192)
def _macro(cluster: str) -> str:
    """Return TeX for a letter with its accents; the letter itself where pdfLaTeX has none by itself."""
    if cluster in _JOINERS:
        return ""
    if cluster in _TURNED:
        return _TURNED[cluster]
    raised = _RAISED.match(unicodedata.decomposition(cluster)) if len(cluster) == 1 and cluster > "\u00ff" else None
    if raised and (sign := chr(int(raised["sign"], 16))).isascii():  # "₂", "⁴": read back as a mark, not as "_2"
        return f"{{\\text{raised['how']}script{{{sign}}}}}"
    base, *marks = list(unicodedata.normalize("NFD", cluster))
    if marks and (base.isascii() or base in "ıøæØÆ") and all(mark in _COMMANDS for mark in marks):
        tex = base if base.isascii() else _from_table(base)
        for mark in marks:
            order = _COMMANDS[mark]
            tex = tex.removeprefix("{").removesuffix("}") if tex.startswith("{") else tex
            tex = f"{{\\{order}{{{tex}}}}}" if order.isalpha() or len(tex) > 1 else f"{{\\{order}{tex}}}"
        return tex
    if len(cluster) == 1 and (cluster in _SIGNS or cluster < "\u0250") and cluster not in "ŉƕƞ":
        written = _from_table(cluster)
        if written.isascii() and _is_read_as(written, cluster):
            return written
    simpler = unicodedata.normalize("NFKC", cluster)  # "⅓", "Ａ", "𝐀", "①"
    of_chinese = "\uff00" < cluster < "\uff66" and not cluster.isalnum()  # "：" stands among letters that stay too
    if simpler != cluster and not of_chinese and all(char.isascii() or char in _SIGNS for char in simpler):
        return "".join(char.translate(_ESCAPES) if char.isascii() else _from_table(char) for char in simpler)
    return cluster


def _is_read_as(tex: str, char: str) -> bool:
    """Return whether TeX is read as the letter again, or as one that prints the same: "ħ" is no `{\\=h}`."""
    greek = "\u0370" <= char < "\u0400"  # its capitals that look like ours are printed by ours
    return greek or char in _ALIKE or unicodedata.normalize("NFKC", char) != char or to_unicode(tex) == char


def _from_table(char: str) -> str:
    if char in _OWN:
        return _OWN[char]
    written: str = _writer_of_tex().unicode_to_latex(char)
    written = (
        re.sub(r"\\([ij])(?![A-Za-z])", r"\1", written) if len(written) > 4 else written
    )  # {\'\i}: {\'i} is read by all
    return re.sub(r"^\{(\\[^\sA-Za-z])\{?([A-Za-z])\}?\}$", r"{\1\2}", written)


@cache
def _writer_of_tex() -> Any:
    from pylatexenc.latexencode import UnicodeToLatexEncoder

    return UnicodeToLatexEncoder(
        non_ascii_only=True,
        replacement_latex_protection="braces-all",
        unknown_char_policy="keep",
        unknown_char_warning=False,
    )


# a letter with what stands above and below it
_CLUSTER = when_used("[A-Za-z]?[\u0300-\u036f]+|[^\x00-\x7f][\u0300-\u036f]*")
_COMMANDS = {mark: command for command, mark in _ACCENTS.items()}
_RAISED = re.compile(r"<(?P<how>su(?:b|per))> (?P<sign>[0-9A-F]{4})$")
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
# Half rings of Arabic names and the okina of Hawaii: "ʿAbd", "Hawaiʻi"
_TURNED = {"ʻ": "{\\textquoteleft}", "ʿ": "{\\textquoteleft}", "ʾ": "{\\textquoteright}", "ʼ": "{\\textquoteright}"}
# pylatexenc knows a root only with what stands under it
_OWN = {"√": "{\\ensuremath{\\surd}}", "−": "{\\ensuremath{-}}"}
# What is written by a sign that prints the same
_ALIKE = frozenset("‐‒―′−∆∊∍∕∗∣∶∷⋅⋄○〈〉≔≕⩮⪯⪰⫽")
# Greek and the signs that LaTeX prints without any package, as `tests/end_to_end/test_latex.py` proves
_SIGNS = frozenset(
    "ΆΈΉΊΌΎΏΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώϑϕϖϱϵ"
    "‐‒–—―‖‘’‚“”„†‡•․‥…‰‱′″‴‹›※‽⁄⁎⁒⁗⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ₡₤₦₩₫€₱℃℉ℏℓ№℗℘℞℠™Ω"
    "℧KÅ℮ℵ←↑→↓↔↕↖↗↘↙↦↩↪↼↽⇀⇁⇌⇐⇑⇒⇓⇔⇕∀∂∃∆∇∈∉∊∋∌∍∏∐∑−∓∕∗∘∙√∝∞∠∣∥∧∨∩∪∫∮∶∷∼≀≁≃≄≅≇≈≉≍≐≔≕≠≡≢≤≥≪≫≺≻≼"
    "≽⊂⊃⊄⊅⊆⊇⊎⊑⊒⊓⊔⊕⊖⊗⊘⊙⊢⊣⊤⊥⋀⋁⋂⋃⋄⋅⋆⋈⋢⋣⋮⋯⋱⌈⌉⌊⌋⌢⌣〈〉⎰⎱␣△▹▽◃○◦◯♢♪⟨⟩⟵⟶⟷⟸⟹⟺⟼⨿⩮⩵⪯⪰⫽〈〉ﬀﬁﬂﬃﬄ"
)
