"""Titles with braces around what a style must not turn into lower case."""

import re

from incident_refs.bibtex.text import clean, to_tex, to_unicode
from incident_refs.model.marked_title import Span, marked, shared_marks, spans_of
from incident_refs.model.patterns import when_used

_WORD = when_used(r"[^\W_]+(?:['’][^\W_]+)?")
# BibTeX keeps the capital behind a colon, and makes "Do fish get wasted? assessing" of what follows other ends.
_FULL_END = when_used(r"[.?!]['\"’”)\]]?\s+$")
_SENTENCE_END = when_used(r"[.:;?!–—]['\"’”)\]]?\s*$")
# In a Title Like This one cannot see which words are names; these always are.
_NAMES_AS_TEXT = """
    africa african america american amazon arab arabic asia asian australia bayes bayesian berlin black-scholes
    boolean brazil brazilian britain british brussels california canada canadian chicago china chinese darwin dutch
    england english euler europe european facebook fourier france french gauss gaussian german germany google greek
    hebrew hindi hong kong india indian instagram iran iraq ireland irish israel italian italy japan japanese kenya
    kong korea korean kullback laplace latin leibler london markov markovian mexican mexico microsoft monte nash
    newton nigeria paris pareto poisson reddit roman russia russian spain spanish sweden swedish swiss switzerland
    texas tiktok tokyo turing turkey turkish twitter uber ukraine ukrainian wikipedia york youtube zealand
    january february april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
"""
_NAMES = frozenset(_NAMES_AS_TEXT.split())


# The commands that print a mark; what else is read for one, people write by hand.
COMMANDS = {"i": "emph", "b": "textbf", "sub": "textsubscript", "sup": "textsuperscript"}
_MARKS = {
    **{command: mark for mark, command in COMMANDS.items()},
    "textit": "i", "textsl": "i", "mkbibemph": "i", "mkbibitalic": "i", "mkbibbold": "b",
    "mkbibsubscript": "sub", "mkbibsuperscript": "sup",
}  # fmt: skip
_COMMAND = when_used(rf"\\(?P<name>{'|'.join(_MARKS)})\s*\{{|\\.|[{{}}]", re.DOTALL)
# Places in a text while it is read and escaped (private use, which `clean` takes out of the text itself)
_OPEN, _CLOSE, _END = "\ue200", "\ue201", "\ue202"
_PLACES = {mark: chr(0xE210 + number) for number, mark in enumerate(COMMANDS)}
_TEX = {_OPEN: "{", _CLOSE: "}", _END: "}", **{_PLACES[mark]: f"\\{COMMANDS[mark]}{{" for mark in COMMANDS}}
_AT = re.compile(f"([{''.join(_TEX)}])")


def protect(title: str, encoding: str = "utf8") -> str:
    r"""Return a plain title as TeX, with braces around acronyms, words of mixed case and proper nouns.

    >>> protect("ImageNet: A large-scale hierarchical image database")
    '{ImageNet}: A large-scale hierarchical image database'
    >>> protect("Machine Bias in the US & Google's COVID-19 data")
    "Machine Bias in the {US} \\& {Google's} {COVID}-19 data"
    """
    return _protected([(clean(title), ())], encoding)


def protect_marked(title: str, encoding: str = "utf8") -> str:
    r"""Return a marked title (`model/marked_title.py`) as TeX, with braces as `protect` sets them.

    Capitals inside italics are held too: what is italic in a title is a name, of a genus or of another work.

    >>> protect_marked("Habits of <i>Meta bourneti</i> &amp; CO<sub>2</sub>")
    'Habits of \\emph{{Meta} bourneti} \\& {CO}\\textsubscript{2}'
    """
    return _protected([(_hidden(text), marks) for text, marks in spans_of(title)], encoding)


def read_marked(tex: str) -> str | None:
    r"""Return a title in TeX as a marked title, or None where nothing in it is marked.

    >>> read_marked(r"Habits of \emph{{Meta} bourneti} \& {CO}\textsubscript{2}")
    'Habits of <i>Meta bourneti</i> &amp; CO<sub>2</sub>'
    """
    if "\\" not in tex or not any(f"\\{name}" in tex for name in _MARKS):
        return None
    spans: list[Span] = []
    open_marks: list[str] = []
    for piece in _AT.split(to_unicode(_placed(_hidden(tex)))):
        if piece in _NAMES_OF_PLACES:
            open_marks.append(_NAMES_OF_PLACES[piece])
        elif piece == _END:
            open_marks and open_marks.pop()
        else:
            spans.append((piece, tuple(open_marks)))
    return marked(spans)


_NAMES_OF_PLACES = {place: mark for mark, place in _PLACES.items()}


def _placed(tex: str) -> str:
    r"""Return TeX in which `\emph{…}` has become two places, so that the rest of it can be read as text."""
    pieces: list[str] = []
    stack: list[bool] = []
    position = 0
    for hit in _COMMAND.finditer(tex):
        piece = hit[0]
        replaced = piece
        if hit["name"]:
            stack.append(True)
            replaced = _PLACES[_MARKS[hit["name"]]]
        elif piece == "{":
            stack.append(False)
        elif piece == "}" and stack and stack.pop():
            replaced = _END
        pieces += (tex[position : hit.start()], replaced)
        position = hit.end()
    return "".join((*pieces, tex[position:]))


def _hidden(text: str) -> str:
    """Return the text without characters that would be taken for places in it."""
    return _AT.sub("", text)


def _protected(spans: list[Span], encoding: str) -> str:
    title = "".join(text for text, _ in spans)
    words = list(_WORD.finditer(title))
    if _shouts(words):
        return _tex(_with_marks(spans), encoding)
    sentence_case = _in_sentence_case(title, words)
    held: list[tuple[int, int]] = []
    for number, word in enumerate(words):
        first = number == 0 and not title[: word.start()].strip("\"'“‘([¿¡ ")
        starts = first or bool(_SENTENCE_END.search(title, max(0, word.start() - 6), word.start()))
        new = not first and word[0][0].isupper() and _FULL_END.search(title, max(0, word.start() - 6), word.start())
        if new or _needs_braces(word[0], starts_sentence=starts, sentence_case=sentence_case):
            held.append(word.span())
    return _tex(_with_marks(_with_braces(spans, held)), encoding)


def _with_braces(spans: list[Span], held: list[tuple[int, int]]) -> list[Span]:
    """Return the spans with a place for a brace around each held word, and around each part that a mark cuts off it."""
    out: list[Span] = []
    start = at = 0
    for text, marks in spans:
        end = start + len(text)
        pieces: list[str] = []
        position = 0
        while at < len(held) and held[at][0] < end:
            first, last = max(held[at][0], start) - start, min(held[at][1], end) - start
            part = text[first:last]
            braced = f"{_OPEN}{part}{_CLOSE}" if any(map(str.isupper, part)) else part
            pieces += (text[position:first], braced)
            position = last
            if held[at][1] > end:
                break  # the rest of the word stands in the next span
            at += 1
        pieces.append(text[position:])
        whole = "".join(pieces)
        out.append((_NAME_IN_ITALICS.sub(_held_name, whole) if "i" in marks and len(spans) > 1 else whole, marks))
        start = end
    return out


# A capital that no brace holds yet: "Meta bourneti"
_NAME_IN_ITALICS = when_used(f"(?<![\\w{_OPEN}'’])[^\\W\\d_]+(?![\\w{_CLOSE}'’])")


def _held_name(word: "re.Match[str]") -> str:
    return f"{_OPEN}{word[0]}{_CLOSE}" if word[0][0].isupper() else word[0]


def _with_marks(spans: list[Span]) -> str:
    """Return the text with the places of its marks, nested as they were."""
    pieces: list[str] = []
    still: tuple[str, ...] = ()
    for text, marks in spans:
        shared = shared_marks(still, marks)
        pieces += [_END] * (len(still) - len(shared))
        pieces += [_PLACES[mark] for mark in marks[len(shared) :]]
        pieces.append(text)
        still = marks
    return "".join((*pieces, _END * len(still)))


def _tex(text: str, encoding: str) -> str:
    """Return the text escaped, with TeX for its places."""
    return "".join(_TEX.get(piece) or _escaped(piece, encoding) for piece in _AT.split(text))


def _escaped(piece: str, encoding: str) -> str:
    """Return one piece as TeX with the blanks at its ends kept."""
    inner = to_tex(piece, encoding)
    if not inner:
        return " " if piece else ""
    before = " " if piece[0] == " " else ""
    after = " " if piece[-1] == " " else ""
    return f"{before}{inner}{after}"


def _shouts(words: list["re.Match[str]"]) -> bool:
    """Return whether the whole title is in capitals, which then say nothing: "IMAGE DATASETS: A SURVEY"."""
    letters = [word[0] for word in words if word[0].isalpha()]
    return len(letters) > 2 and all(word.isupper() for word in letters)


def _in_sentence_case(title: str, words: list["re.Match[str]"]) -> bool:
    """Return whether many words of four letters and more, after the first, are in lower case.

    Where there are more than three, a third is enough: "three corrections to Cordaro, Keltner, Tshering, Wangchuk, and
    Flynn". In a Title Like This only small words are.
    """
    told = (word[0] for word in words[1:] if len(word[0]) > 3 and word[0].isalpha() and not word[0].isupper())
    long = [word for word in told if word not in _SMALL]
    small = sum(word.islower() for word in long)
    return small * 3 > len(long) * 2 if len(long) == 3 else len(long) > 3 and small * 3 >= len(long)


_SMALL = frozenset(
    """
    about above across after against along amid among around before behind below beneath beside between beyond does
    during from have into like near onto over past since than that their them then there these they this those through
    toward towards under until upon versus were what when where which while whose will with within without your
    """.split()  # noqa: SIM905 - a list of 60 quoted words reads worse
)


def _needs_braces(word: str, *, starts_sentence: bool, sentence_case: bool) -> bool:
    letters = re.sub(r"['’].*", "", word)
    if not letters[0].isupper():
        return any(letter.isupper() for letter in letters)  # iPhone
    if any(letter.isupper() for letter in letters[1:]):
        return True  # ImageNet, IEEE
    if letters.lower() in _NAMES:
        return True
    if starts_sentence:
        return False
    if len(letters) == 1:
        return True  # "Vitamin C", "am I"
    return sentence_case  # "Auditing the ethics of Turkish data"
