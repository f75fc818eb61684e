"""Read author-year short forms: `Deng et al. 2009`, `(Bender et al., 2021)`, `O'Neil (2016)`, `NIST (2023)`."""

import re
from dataclasses import dataclass

from incident_refs.citations.author_list import is_initials, read_names
from incident_refs.citations.group_name import groups_in, is_group
from incident_refs.citations.leading_names import leading_names
from incident_refs.citations.letters import LETTER, PARTICLE, UPPER, YEAR
from incident_refs.model.names import Group, Name, Names, Person
from incident_refs.model.patterns import when_used

MAX_SHORT = 220  # characters of one short citation; the names of a long organisation fit

# "2008a", "2019a, b", "2019, 2020b", "2021, p. 12", "n.d.", "in press"
_YEARS = rf"""
    (?P<years> {YEAR}[a-z]?(?:\s?[,;&]\s?(?:and\s)?(?:{YEAR}[a-z]?|[a-z](?![^\W_])))* )
    (?: [,:]\s? (?: (?:pp?|chap|ch|sec|fig|tab|eq|art|vol|no)\.?\s?\d[\w.,\s–\-]{{0,20}}
              | §+\s?\d[\w.]{{0,9}} | \d{{1,4}}(?:[–\-]\d{{1,4}})? ) )?
"""
_SHORT = when_used(
    rf"""
    (?P<authors> [^()\[\]\d]{{2,{MAX_SHORT}}}? )
    (?: [,\s]{{0,2}} \(\s? {_YEARS} \s?\)
      | (?:,\s?|\s|(?<=[.\w])\s?,?\s?) {_YEARS.replace("P<years>", "P<years_open>")} )
    [\s.,;:]{{0,3}}
    """,
    re.VERBOSE,
)
# "see", "cf.", "e.g.,", "as in": words before a short citation that are no name
_BEFORE = when_used(
    r"\A(?:(?:see|cf|e\.\s?g|i\.\s?e|also|and|in|by|from|after|compare|per|as|reviewed|siehe|vgl|voir|"
    r"but|cited)\b[.,:]{0,2}\s){1,3}"
    r"(?!al\b)",
    re.IGNORECASE,
)
_BRACKETS = {"(": ")", "[": "]"}
_NOT_NAMES = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter
    published updated version table figure section chapter page volume vol since until from in on at by date year
    copyright accessed retrieved page-published last the release revision edition annual fy q1 q2 q3 q4
    released occurred founded launched deployed established incorporated
    incident report record id isbn issn part step item level windows office iso rfc phase appendix equation theorem
    """.split()  # noqa: SIM905 - a list of 70 quoted words reads worse
)
_NAME_LIKE = when_used(rf"['’‘`]?(?:{PARTICLE}\s|al-|el-|[dDlL]['’]){{0,3}}(?:[{UPPER}]|(?![a-zß-öø-ÿ]){LETTER})")
_ET_AL = when_used(r"\bet\s?\.?\sal(?:ii)?\b|\band others\b|\bu\.\s?a\.", re.IGNORECASE)
_YEAR_NEAR_END = re.compile(rf"(?<!\d){YEAR}")
_YEAR_OR_LETTER = re.compile(rf"({YEAR})?([a-z])?")


@dataclass(frozen=True, slots=True)
class ShortForm:
    """Who and when, as a short citation says it."""

    authors: Names
    year: int
    year_suffix: str | None = None


def read_short(text: str) -> tuple[ShortForm, ...]:
    """Return what a short citation says, one for each year that it names; nothing where the text is none.

    >>> [(s.authors.families, s.year, s.year_suffix) for s in read_short("van der Maaten & Hinton 2008a")]
    [(('Maaten', 'Hinton'), 2008, 'a')]
    >>> [s.year for s in read_short("(see Kim et al. 2019, 2020)")]
    [2019, 2020]
    """
    text = unwrap(text)
    if (
        not 6 <= len(text) <= MAX_SHORT
        or not _YEAR_NEAR_END.search(text, max(len(text) - 36, 0))
        or ";" in text
        or ("“" in text or '"' in text)
    ):
        return ()
    hit = _SHORT.fullmatch(
        _BEFORE.sub("", text, count=1) if text[0].islower() or text[:3] in {"See", "Cf.", "E.g"} else text
    )
    if not hit:
        return ()
    if hit["authors"].rstrip().endswith(":") and " " not in hit["authors"].strip():
        return ()  # "Released: 2009" is a field of a record
    authors = read_short_authors(hit["authors"])
    if not authors or (hit["years_open"] and _is_title_like(authors)):
        return ()
    return tuple(ShortForm(authors, year, suffix) for year, suffix in years_of(hit["years"] or hit["years_open"]))


def _is_title_like(authors: Names) -> bool:
    """Return whether the one name is of three words or more and names no organisation: "Process Oriented Analysis"."""
    name = authors.listed[0]
    words = name.family.split()
    return len(authors.listed) == 1 and not authors.more and len(words) > 2 and not is_group(name.family)


def unwrap(text: str) -> str:
    """Return the text without the brackets that stand around the whole of it.

    >>> unwrap("[Obermeyer et al. 2019]."), unwrap("O'Neil (2016)")
    ('Obermeyer et al. 2019', "O'Neil (2016)")
    """
    text = text.strip(" .,;")
    closing = _BRACKETS.get(text[:1])
    if closing and text.endswith(closing) and text.find(closing) == len(text) - 1:
        return text[1:-1].strip(" .,;")
    if closing and closing not in text:  # "(Deng et al. 2009", cut out of a longer bracket
        return text[1:].strip()
    return text


def read_short_authors(text: str) -> Names | None:
    """Return the names of a short citation: families with or without initials, an organisation, "et al."."""
    text = text.strip(" ,.:")
    if text.endswith(("'s", "’s")):
        text = text[:-2]  # "Deng et al.'s (2009)"
    words = text.split()
    if _SMALL_FAMILY.match(text):
        names = read_short_authors(text[0].upper() + text[1:])
        first = names.listed[0] if names else None
        return _with_first(names, text.split()[0]) if names and isinstance(first, Person) else None
    if _is_organisation(text, words):
        return Names(tuple(Group(name) for name in groups_in(text)))
    if (
        not words
        or not _NAME_LIKE.match(text)
        or words[0].lower().strip(".,") in _NOT_NAMES
        or words[-1].lower().strip(".,") in _NOT_NAMES
    ):
        return None
    if len(words) > 14 or ": " in text:
        return None
    if _HAS_INITIALS.search(text):
        return _with_initials(text)
    if ". " in _ET_AL.sub("", text):
        return None
    end = _ET_AL_END.search(text)
    pieces = _AND.split(text[: end.start()] if end else text)
    if len(pieces) > 1 and not any(map(is_initials, pieces)) and not _joined_group(text, pieces):
        families = [_family(piece) for piece in pieces if piece.strip()]
        return Names(tuple(f for f in families if f), end is not None) if families and all(families) else None
    names = read_names(text)
    return Names(tuple(map(_family_only, names.listed)), names.more) if names else None


# "boyd & Crawford 2012": some people write their names small
_SMALL_FAMILY = when_used(rf"[a-z]{{3,15}}\s&\s[{UPPER}][^\W\d_]+$")


def _with_first(names: Names, family: str) -> Names:
    """Return the names with another family name for the first person."""
    return Names((Person(family), *names.listed[1:]), names.more)


def _is_organisation(text: str, words: list[str]) -> bool:
    """Return whether several words name one organisation, also by words that a table or a heading begins with.

    "U.S. Department of Justice" is no person with initials; "UK Information Commissioner's Office", "The White House".
    """
    if not 2 < len(words) < 15 or "," in text or ":" in text or not is_group(text):
        return False
    if words[1] in {"and", "&"}:
        return False  # "Press and Wolf"
    return words[0] == "The" or words[0].lower().strip(".,") not in _NOT_NAMES


_ET_AL_END = when_used(r",?\s(?:et\s?\.?\s?al(?:ii)?|and others|u\.\s?a)\.?,?$|,?\s?…$")
_AND = when_used(r"\s?[,;]\s?(?:(?:and|&|und|y|et)\s)?|\s(?:and|und|y|et)\s|\s?&\s?")
_HAS_INITIALS = when_used(rf"(?:^|\s)[{UPPER}]\.")


def _with_initials(text: str) -> Names | None:
    """Return the names of "van Houwelingen, H.C."; "Manni, C. Disaster Medicine" is more than names."""
    leading = leading_names(text + ".")
    return leading[0] if leading and not text[leading[1] :].strip(" .,") else None


def _joined_group(text: str, pieces: list[str]) -> bool:
    """Return whether an "and" stands inside the name of one organisation, unlike "Press and Wolf"."""
    if not is_group(text):
        return False
    if pieces[-1].startswith("Society"):
        return True  # "Data & Society Research Institute"
    if "," in text:
        return _FIELD.search(pieces[0]) is not None and is_group(pieces[0])
    return " " in pieces[0]


_FIELD = re.compile(r"\s(?:for|of|on)\s")  # "Department for Science, Innovation and Technology"


def _family(piece: str) -> Name | None:
    """Return one name of a short list as a family name: "van Aert", "Shirish Keskar", "J. Deng"."""
    names = read_names(piece)
    return _family_only(names.listed[0]) if names and len(names.listed) == 1 else None


def _family_only(name: Name) -> Name:
    """Return a name of two spelled-out words as what short forms print: a family name.

    "Abu Zaid et al. 2024" and "Da Silva 2019" name families; "Amnesty for Animals 2021" an organisation.
    """
    if isinstance(name, Group) or not name.given or "." in name.given or name.given.isupper():
        return name
    whole = " ".join(filter(None, (name.given, name.particle, name.family)))
    return Person(whole) if len(whole.split()) <= 2 else Group(whole)


def years_of(text: str) -> list[tuple[int, str | None]]:
    """Return the years of "2019a, b" or "2019, 2020b", each with its letter.

    >>> years_of("2019a, b"), years_of("2019, 2020b")
    ([(2019, 'a'), (2019, 'b')], [(2019, None), (2020, 'b')])
    """
    found: list[tuple[int, str | None]] = []
    for year, letter in _YEAR_OR_LETTER.findall(text):
        if year:
            found.append((int(year), letter or None))
        elif letter and found and not text[text.find(letter) :].startswith("and"):
            found.append((found[-1][0], letter))
    return list(dict.fromkeys(found))
