"""Titles with braces around what a style must not turn into lower case."""

import re

from incident_refs.bibtex.text import clean, to_tex

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SENTENCE_END = re.compile(r"[.:;?!–—]['\"’”)\]]?\s*$")
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


def protect(title: str, encoding: str = "utf8") -> str:
    r"""Return a plain title as TeX, with braces around acronyms, words of mixed case and proper nouns.

    >>> protect("ImageNet: A large-scale hierarchical image database")
    '{ImageNet}: A large-scale hierarchical image database'
    >>> protect("Machine Bias in the US & Google's COVID-19 data")
    "Machine Bias in the {US} \\& {Google's} {COVID}-19 data"
    """
    title = clean(title)
    words = list(_WORD.finditer(title))
    if _shouts(words):
        return to_tex(title, encoding)
    sentence_case = _in_sentence_case(title, words)
    pieces: list[str] = []
    position = 0
    for word in words:
        pieces.append(title[position : word.start()])
        first = len(pieces) == 1 and not pieces[0].strip("\"'“‘([¿¡ ")
        starts = first or bool(_SENTENCE_END.search(title, max(0, word.start() - 6), word.start()))
        held = _needs_braces(word[0], starts_sentence=starts, sentence_case=sentence_case)
        pieces.append(f"\ue200{word[0]}\ue201" if held else word[0])
        position = word.end()
    pieces.append(title[position:])
    return _tex("".join(pieces), encoding)


def _tex(marked: str, encoding: str) -> str:
    """Return the title escaped, with braces for the marks (private use, which `clean` took out of the title itself)."""
    pieces = re.split("([\ue200\ue201])", marked)
    braces = {"\ue200": "{", "\ue201": "}"}
    return "".join(braces.get(piece) or _escaped(piece, encoding) for piece in pieces)


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
    """Return whether most words of four letters and more, after the first, are in lower case."""
    long = [word[0] for word in words[1:] if len(word[0]) > 3 and word[0].isalpha()]
    return len(long) > 2 and sum(word[0].islower() for word in long) * 3 > len(long) * 2


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
