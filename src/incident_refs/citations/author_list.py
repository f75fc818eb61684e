"""Read lists of names in the orders in which the styles write them.

`Deng J.; Dong W.` · `Deng, J., & Dong, W.` · `Deng, Jia, and Wei Dong` · `J. Deng and W. Dong` · `Deng J, et al`
"""

import re

from incident_refs.citations.east_asian_names import east_asian_names
from incident_refs.citations.group_name import groups_in, is_group
from incident_refs.citations.letters import DOTTED, FAMILY, INITIALS, PARTICLES, SUFFIX, UPPER
from incident_refs.model.names import Group, Name, Names, Person
from incident_refs.model.patterns import when_used

MAX_NAMES_TEXT = 3_000  # characters; a list of all 3,000 authors of a collider paper is not written out in references

# "et al.", "and others", "…", "[and 12 others]", "u. a.", "& al."
_MORE = re.compile(
    r"""
    [,;\s]{0,3} (?:(?<!\w)and\s|&\s)?
    (?: \[? \b(?:et\s?\.?\s?al(?:ii|iae)?|and\s(?:\d{1,4}\s)?others|others
        |und\sandere|u\.\s?a|y\sotros|et\scoll)\b \.? \]?
      | (?:…|\.\s?\.\s?\.)
    ) [\s,.;:]{0,4} $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GAP = re.compile(r",?\s?(?:…|\.\s?\.\s?\.|\[\.\.\.\])\s?(?:,\s|&\s|and\s)?(?=\S)")
_ROLE = re.compile(
    r"[,\s]{0,3}[(\[]?\b(?:eds?|hrsg|editors?|trans|orgs?|coords?|compilers?|dir)\b\.?[)\]]?[,.\s]{0,3}$", re.IGNORECASE
)
# "Agüera y Arcas B." is one, "García J. y López M." are two
_AND = re.compile(
    rf"""
    \s{{0,2}} (?:[,;]\s{{0,2}})?
    (?: (?<=[\s,;]) (?: and | und | et | e | en | och | og
                      | y (?: (?<=[.,;]\sy) | (?!\s\w{{2,20}},?\s[{UPPER}]\.) ) ) \s
      | & )
    \s{{0,2}} (?!al\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SEMICOLON = re.compile(r"\s{0,2};\s{0,2}(?:&\s|and\s)?")
_IN_BRACKETS = re.compile(r"\s?\([^()]{0,80}\)")  # "Song, Jung Hun (Kevin)"
_COMMA = re.compile(r"\s{0,2},\s{0,2}")
_SUFFIX = re.compile(rf"\(?{SUFFIX}\)?")
_ENDS_IN_SUFFIX = re.compile(rf"[,\s]\s?({SUFFIX})$")
_INITIALS = re.compile(rf"(?:(?:[{UPPER}][a-z]\.|[{UPPER}]|[^\W\d_]\.)[\s\-‐.]{{0,3}}){{1,6}}|[^\W\d_]")
_FAMILY_INITIALS = re.compile(
    rf"(?P<family>[^\d,;:()]{{2,60}}?)[\s.]\s?(?P<given>{INITIALS}|[^\W\d_]\.)(?:\s(?P<suffix>{SUFFIX}))?[.\s]{{0,3}}"
)
_DIRECT = when_used(
    rf"(?P<given>(?:{DOTTED}|[{UPPER}]{{1,2}}(?=\s))(?:\s?[{UPPER}]\w{{2,20}}(?=\s))?)\s?(?P<family>{FAMILY}"
    rf")(?:,?\s(?P<suffix>{SUFFIX}))?"
)
# "hÉigeartaigh" is no such word: Irish names begin with a small letter before their capital
_LOWER_WORD = re.compile(r"(?<![^\s(\[\"“])[a-zß-öø-ÿ](?![AEIOUÁÉÍÓÚ])[^\W\d_]{2,40}")
_JOINING = PARTICLES | frozenset(["and", "und", "et", "al", "others", "with", "andere"])
_NOT_IN_NAMES = re.compile(r"[!?\"“”„«»<>=#$%+@|\\{}]|\d(?:\d|(?<=\s\d)(?!nd|rd))|:\s|://")


def read_names(text: str, *, inverted: bool = False) -> Names | None:
    """Return the names of a list that has nothing else in it; None where something is no name.

    `inverted` says that the style puts the first family name before the given names, as Chicago and MLA do.

    >>> read_names("Deng J.; Dong W.; Li L-J.; Li F.F..").families
    ('Deng', 'Dong', 'Li', 'Li')
    >>> read_names("Zhou, Jianlong, and Fang Chen").listed[1]
    Person(family='Chen', given='Fang', particle=None, suffix=None)
    >>> read_names("Bender et al.").more
    True
    """
    east_asian = east_asian_names(text)
    if east_asian:
        return east_asian
    text, more = _without_end(text)
    if not text or not _may_be_names(text):
        return None
    groups = _groups_alone(text)
    if groups:
        return Names(groups, more)
    if ";" in text:
        people = [_one(piece) for piece in _at_semicolons(text)]
    else:
        people = _from_commas(_at_commas(text), inverted=inverted)
    listed = tuple(person for person in people if person is not None)
    if not listed or len(listed) < len(people):
        return None
    return Names(listed, more or bool(_GAP.search(text)))


def _without_end(text: str) -> tuple[str, bool]:
    """Return the list without role, "et al." and closing marks, and whether it said that there are more."""
    text = text[:MAX_NAMES_TEXT].strip(" ,;:–-\t")
    end = text[-40:].lower()
    if "ed" in end[-9:] or "r" in end[-9:] or "g" in end[-9:]:
        role = _ROLE.search(text, max(len(text) - 16, 0))
        text = text[: role.start()] if role else text
    if "al" in end or "…" in end or ".." in end or ". ." in end or "other" in end or "andere" in end or "u" in end:
        found = _MORE.search(text, max(len(text) - 40, 0))
        if found:
            return text[: found.start()].strip(" ,;:"), True
    return text, False


def _may_be_names(text: str) -> bool:
    """Return whether the text could be a list of names; a cheap test that nearly all titles fail."""
    if _NOT_IN_NAMES.search(text) or (not text[0].isalpha() and text[0] not in "'’‘`"):
        return False
    strange = 0
    for word in _LOWER_WORD.findall(text):
        if word not in _JOINING and not word.startswith(("al-", "el-")):
            strange += 1
            if strange > 1 or len(text) < 60:
                return is_group(text)
    return True


def _groups_alone(text: str) -> tuple[Group, ...]:
    """Return the organisation (or two, joined) that the whole text names, its abbreviation in brackets left out.

    "National Institute of Standards and Technology (NIST)", "European Commission, Joint Research Centre"
    """
    name = re.sub(r"\s\([A-Z][\w&.\- ]{1,20}\)$", "", text.rstrip(" .")) if ")" in text else text.rstrip(" .")
    if ";" in name or not is_group(name) or (_FAMILY_INITIALS.fullmatch(text) and not text.endswith((" AI", ".AI"))):
        return ()
    head = name.split(",")[0]
    if name.count(",") and not is_group(head):
        return ()
    return tuple(Group(one) for one in groups_in(name))


def _at_semicolons(text: str) -> list[str]:
    return [piece for piece in _SEMICOLON.split(text) if piece.strip(" .,")]


def _at_commas(text: str) -> list[str]:
    """Return the pieces between commas; "&" stands before a piece that an "and" or "&" stood before."""
    if "(" in text:
        text = _IN_BRACKETS.sub("", text)
    if "…" in text or ".." in text or ". ." in text:
        text = _GAP.sub(", ", text)
    text = _AND.sub(",&", text)
    return [piece.strip() for piece in _COMMA.split(text) if piece.strip(" .,&")]


def _one(piece: str) -> Name | None:
    """Return one name that stands by itself: "Doran, A. C.", "Deng J.", "J. Deng", "Sean McGregor"."""
    piece = piece.strip(" ,")
    if "," not in piece:
        return _whole(piece)
    family, given, *others = (part.strip() for part in piece.split(",", 2))
    if _SENTENCE.search(given) or given.count(" ") > 4:
        return None
    if others and _SUFFIX.fullmatch(others[0]):
        return person(family, given, others[0])
    if _SUFFIX.fullmatch(given):
        whole = _whole(family)
        return Person(whole.family, whole.given, whole.particle, given) if isinstance(whole, Person) else None
    return person(family, f"{given}, {others[0]}" if others else given) if _is_family(family) else None


def _from_commas(pieces: list[str], *, inverted: bool) -> list[Name | None]:
    """Pair families with the given names that follow them, in a list that uses commas for everything.

    A piece that an "and" stood before begins with "&": it is nobody's given name.
    """
    if len(pieces) == 1:
        return [_one(pieces[0])]
    if len(pieces) > 2 and not any(" " in piece or "." in piece for piece in pieces):
        return _single_words(pieces)
    people: list[Name | None] = []
    pairs = _in_pairs(pieces)
    i = 0
    while i < len(pieces):
        piece = pieces[i].lstrip("& ")
        following = pieces[i + 1] if i + 1 < len(pieces) else "&"
        if _SUFFIX.fullmatch(piece) and people and isinstance(people[-1], Person):
            last = people[-1]
            people[-1] = Person(last.family, last.given, last.particle, piece)
        elif following[0] != "&" and (
            _belong_together(piece, following, pieces[i + 2 : i + 3], first=i == 0, pairs=pairs)
            or (i == 0 and _has_particle(piece, inverted=inverted))
        ):
            people.append(person(piece, following))
            i += 1
        else:
            people.append(_whole(piece))
        i += 1
    return people


def _single_words(pieces: list[str]) -> list[Name | None]:
    """Read "Smith, Lee, and Jones" as three families, "Hall, Marshall, Ryser, Herbert" as two people."""
    if len(pieces) % 2 or pieces[-1].startswith("&"):
        return [Person(piece.lstrip("& ")) for piece in pieces]
    return [person(family, given) for family, given in zip(pieces[::2], pieces[1::2], strict=True)]


def _belong_together(piece: str, following: str, after: list[str], *, first: bool, pairs: bool) -> bool:
    """Return whether the piece is a family name and the following one its given name."""
    if not _is_family(piece) or _SENTENCE.search(following) or following.count(" ") > 4:
        return False
    if is_initials(following):
        return True
    if _holds_initials(piece):
        return False
    if pairs or _MIXED_GIVEN.fullmatch(following):
        return not following[0].islower()
    if not first or following[0].islower():
        return False
    if " " in piece and after and is_initials(after[0]):
        return False  # "Ban-Leong Ooi, Ma, J. Y., & Leong, M. S."
    return " " not in piece or " " not in following or _ENDS_IN_SUFFIX.search(piece) is not None


def _has_particle(piece: str, *, inverted: bool) -> bool:
    """Return whether the first piece of a list is a family name by the particle in it.

    "de Cerqueira, José Antonio" is, "Siqueira de Cerqueira, José Antonio" where the style inverts the first name.
    """
    words = piece.split()
    if len(words) < 2 or not _is_family(piece):
        return False
    return words[0] in _FAMILY_PARTICLES or (inverted and not _FAMILY_PARTICLES.isdisjoint(words))


def _holds_initials(piece: str) -> bool:
    """Return whether the piece is a whole name by its initials: "Li F.F.", "J. Deng"."""
    words = piece.split()
    return len(words) > 1 and (is_initials(words[-1]) or is_initials(words[0]))


def _in_pairs(pieces: list[str]) -> bool:
    """Return whether every second piece is a given name: "Marko-Varga, György, Végvári, Ákos, Lee, Jae W."."""
    if len(pieces) < 4 or len(pieces) % 2:
        return False
    families, given = pieces[::2], pieces[1::2]
    return (
        all(map(_is_family, families))
        and sum(" " not in p for p in families[1:]) * 2 >= len(families) - 1
        and any(" " not in p or is_initials(p) or p.endswith(".") for p in given[1:])
    )


_MIXED_GIVEN = when_used(rf"[{UPPER}]\w{{1,20}}\s(?:[{UPPER}]\.\s?){{1,3}}|{DOTTED}\s?[{UPPER}]\w{{1,20}}")


# "Wintergerst, E.; Celio, M. R. Journal of …", "WALSH, NANCY. Attain Early Patients": no given names
_SENTENCE = re.compile(r"[^\W\d_]{3}\.\s|\.\s[^\W\d_]{3,}\s[^\W\d_]{3}")


def is_initials(piece: str) -> bool:
    """Return whether the piece is initials and nothing else.

    >>> [is_initials(p) for p in ("J. K.", "L-J.", "JK", "Yu. A.", "Li", "Jia")]
    [True, True, True, True, False, False]
    """
    if len(piece) > 20 or not _INITIALS.fullmatch(piece):
        return False
    return "." in piece or piece.isupper() or (len(piece) == 1 and piece.isalpha())


def _is_family(piece: str) -> bool:
    words = piece.split()
    if (
        not words
        or len(words) > 5
        or (piece[-1] == "." and len(words[-1]) < 4 and not words[-1].startswith(("Jr", "Sr")))
    ):
        return False
    return all(
        word[0] in "'’‘`"
        or not word[0].islower()
        or word.lower() in _FAMILY_PARTICLES
        or word.startswith(("al-", "el-", "d'", "d’"))
        for word in words
    )


_FAMILY_PARTICLES = PARTICLES - {"and", "e", "i", "und"}


def _whole(piece: str) -> Name | None:
    """Return the name in a piece that holds a whole one, whichever order it is written in."""
    piece = piece.strip()
    hit = _FAMILY_INITIALS.fullmatch(piece)
    if (
        hit
        and not is_initials(hit["family"])
        and not _SUFFIX.fullmatch(hit["given"])
        and not re.match(rf"[{UPPER}]\.", piece)
    ):
        return person(*stray_given(hit["family"].strip(), hit["given"].strip()), hit["suffix"])
    if ("'s " in piece or "’s " in piece) and not is_group(piece):
        return None  # "A Door's Wide Frame"
    hit = _DIRECT.fullmatch(piece.rstrip(" ."))
    if hit:
        return person(hit["family"], hit["given"].strip(), hit["suffix"])
    if " " in piece and is_group(piece):
        return Group(piece)
    return _spelled_out(piece.rstrip(" ."))


def stray_given(family: str, given: str) -> tuple[str, str]:
    """Return family and given, where the given name was written out before both: "Jia Deng J."."""
    first, _, rest = family.partition(" ")
    if rest and first[0] == given[0] and len(first) > 2 and first.lower() not in PARTICLES and " " not in rest:
        return rest, first
    return family, given


def _spelled_out(piece: str) -> Name | None:
    """Return "Sean McGregor", "Karen da Mata", "José J. Piña Mondragón" or a family name alone as a person."""
    words = piece.split()
    if not words or len(words) > 6 or not _is_family(piece):
        return None
    suffix = words.pop() if len(words) > 1 and _SUFFIX.fullmatch(words[-1]) else None
    cut = len(words) - 1
    while cut > 1 and words[cut - 1] in PARTICLES:
        cut -= 1
    if words[0] in PARTICLES:  # "van der Maaten"
        cut = 0
    return person(" ".join(words[cut:]), " ".join(words[:cut]) or None, suffix)


def person(family: str, given: str | None, suffix: str | None = None) -> Name:
    """Return a person from the parts of a name as a list prints them; a particle and a suffix are told apart."""
    family, given = family.strip(" ."), (given or "").strip(" ,")
    ending = _ENDS_IN_SUFFIX.search(family) or _ENDS_IN_SUFFIX.search(given)
    if ending and not suffix:
        suffix = ending[1]
        family, given = _ENDS_IN_SUFFIX.sub("", family), _ENDS_IN_SUFFIX.sub("", given)
    while given.endswith(".."):
        given = given[:-1]  # AIAAIC ends author lists with a doubled stop: "Li F.F.. (2009)"
    words = family.split()
    cut = 0
    while cut < len(words) - 1 and words[cut] in PARTICLES:
        cut += 1
    particle = " ".join(words[:cut]) or None
    if not particle and given:  # "Maaten, L. van der"
        given, particle = _particle_at_end(given)
    return Person(" ".join(words[cut:]), given or None, particle, suffix)


def _particle_at_end(given: str) -> tuple[str, str | None]:
    words = given.split()
    cut = len(words)
    while cut > 1 and words[cut - 1] in PARTICLES and len(words[cut - 1]) > 1:
        cut -= 1
    return " ".join(words[:cut]), " ".join(words[cut:]) or None
