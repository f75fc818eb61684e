"""BibTeX name lists, both ways: `Deng, Jia and van der Maaten, Laurens and {European Commission} and others`."""

import re

from incident_refs.bibtex.text import clean, to_tex, to_unicode
from incident_refs.model.names import Group, Name, Names, Person

_PIECE = re.compile(r"[{}]|\s++and\s++|,|[^{},\s]++|\s++", re.IGNORECASE)
# biber makes an initial of the sign in "\_x", and LaTeX stops at it
_LEADING = re.compile(r"^[\\{}^~|<>\s_&%#$]+")
# but "Procter & Gamble", whose initials nobody prints
_LEADING_OF_WORDS = re.compile(r"(?<![^\s-])(?!&\s)[_&%#$]+")
# and of "`{" in "`{}`", which is how two of them are kept from being one quote
_REPEATED = re.compile(r"([`'?!,-])[`'?!,-]+")
# biber dies of a "(" that is a word
_SIGN_ALONE = re.compile(r"(?<!\S)(?!&\s)[^\w\s]+(?!\S)")
_FIRST_LETTER = re.compile(r"[^\w\\{]*+(\w)")
_AND = re.compile(r"\band\b|,", re.IGNORECASE)


def read_names(tex: str) -> Names:
    r"""Return the names in an author or editor field.

    >>> read_names("Deng, Jia and van der Maaten, Laurens and others").families, read_names("a and others").more
    (('Deng', 'Maaten'), True)
    >>> read_names("Daum{\\'e}, III, Hal and {European Commission}").listed[0]
    Person(family='Daumé', given='Hal', particle=None, suffix='III')
    """
    listed: list[Name] = []
    more = False
    for parts in split_names(tex):
        if parts == ["others"]:
            more = True
            continue
        name = _name(parts)
        if name:
            listed.append(name)
    return Names(tuple(listed), more)


def write_names(names: Names, encoding: str = "utf8") -> str:
    """Return names as an author or editor field.

    >>> write_names(Names((Person("Maaten", "Laurens", "van der"), Group("European Commission")), more=True))
    'van der Maaten, Laurens and {European Commission} and others'
    """
    written = [tex for tex in (_written(name, encoding) for name in names.listed) if tex.strip("{} ")]
    return " and ".join([*written, "others"] if names.more else written)


# biber makes an initial of the "}" in {\textbraceright}, which ends its file in the middle; no name has any of these
_NO_LETTERS = str.maketrans(dict.fromkeys("\\{}^~|<>", " "))


def _written(name: Name, encoding: str) -> str:
    if isinstance(name, Group):
        return f"{{{to_tex(_LEADING.sub('', name.name), encoding)}}}"
    name = _of_letters(name)
    plain = clean(name.family)
    if not plain:
        return f"{{{to_tex(name.given or '', encoding)}}}"
    family = _part(plain, encoding)
    if name.particle:
        family = f"{_part(name.particle, encoding)} {family}"
    elif _is_lower(plain) and " " in plain:
        family = f"{{{to_tex(plain, encoding)}}}"  # else its first words would read as a particle
    given = _part(name.given or "", encoding)
    if name.suffix:
        return f"{family}, {_part(name.suffix, encoding)}, {given or '{}'}"
    if not given:
        # "Plato" alone would do; "Partnership on AI", which catalogues often call a family, would be taken apart
        return f"{{{to_tex(plain, encoding)}}}" if " " in plain and not name.particle else family
    return f"{family}, {given}"


def _of_letters(name: Person) -> Person:
    others = (name.given, name.particle, name.suffix)
    given, particle, suffix = (part and _plain_letters(part.replace(" & ", " ")) for part in others)
    return Person(_plain_letters(name.family), given, particle, suffix)


def _plain_letters(part: str) -> str:
    part = _REPEATED.sub(r"\1", part.translate(_NO_LETTERS))
    return _SIGN_ALONE.sub("", _LEADING_OF_WORDS.sub("", part))


def _part(text: str, encoding: str) -> str:
    tex = to_tex(text, encoding)
    return f"{{{tex}}}" if _AND.search(text) else tex


def split_names(tex: str) -> list[list[str]]:
    """Return each name's parts between commas, as TeX; commas and `and` inside braces do not count."""
    names: list[list[list[str]]] = [[[]]]  # joined at the end: a field may have a megabyte
    depth = 0
    # a list that starts or ends with "and" is common: "and Deng, Jia and"
    for piece in _PIECE.findall(f" {tex} "):
        if piece in "{}":
            depth += 1 if piece == "{" else -1
        if depth <= 0 and piece.strip().lower() == "and":
            names.append([[]])
        elif depth <= 0 and piece == ",":
            names[-1].append([])
        else:
            names[-1][-1].append(piece)
    return [parts for parts in (["".join(part).strip() for part in name] for name in names) if any(parts)]


def _name(parts: list[str]) -> Name | None:
    if len(parts) == 1:
        return _first_last(parts[0])
    particle, family = _particle(parts[0].split())
    suffix = parts[1] if len(parts) > 2 else None
    given = " ".join(part for part in parts[2 if len(parts) > 2 else 1 :] if part)
    if not family:
        return Group(to_unicode(given)) if given else None
    return Person(to_unicode(family), to_unicode(given) or None, particle, to_unicode(suffix) if suffix else None)


def _first_last(tex: str) -> Name | None:
    """Read `Jia Deng` or `Laurens van der Maaten`; what stands in braces as a whole is a group."""
    words = _words(tex)
    if not words:
        return None
    if len(words) == 1:
        text = to_unicode(words[0])
        if words[0].startswith("{") and words[0].endswith("}") and text:
            return Group(text)
        return Person(text) if text else None
    start = next((i for i, word in enumerate(words[:-1]) if _is_lower(word)), len(words) - 1)
    particle, family = _particle(words[start:])
    return Person(to_unicode(family), to_unicode(" ".join(words[:start])) or None, particle)


def _words(tex: str) -> list[str]:
    """Return the words of a name; a pair of braces keeps its words together."""
    words: list[list[str]] = [[]]
    depth = 0
    for piece in re.findall(r"[{}]|\s++|~|[^{}\s~]++", tex):
        depth += (piece == "{") - (piece == "}")
        if depth <= 0 and (piece.isspace() or piece == "~"):
            words.append([])
        else:
            words[-1].append(piece)
    return ["".join(word) for word in words if word]


def _particle(words: list[str]) -> tuple[str | None, str]:
    """Return `van der` and `Maaten`: the words in lower case before the last one belong to the particle."""
    count = 0
    while count < len(words) - 1 and _is_lower(words[count]):
        count += 1
    return to_unicode(" ".join(words[:count])) or None, " ".join(words[count:])


def _is_lower(word: str) -> bool:
    # "'t Hooft": BibTeX goes by the first letter
    letter = _FIRST_LETTER.match(word)
    return letter is not None and letter[1].islower()
