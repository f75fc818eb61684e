"""Tell the name of an organisation from people and from titles."""

import re

# One of these among its words, and a name is no person: "World Health Organization", "ATLAS Collaboration"
_WORDS = frozenset(
    """
    academies academy administration agency alliance archives assembly association associates assn authority bank board
    bureau center centre centres centers centro chamber coalition collaboration college commission committee community
    company conference confederation congress consortium consulting cooperation corp corporation council court
    department dept directorate division enterprise federal federation firm forum foundation fund global gmbh government
    group groups guild hospital house inc incorporated industries initiative institut institute institutes institution
    instituto international lab laboratories laboratory labs league library limited llc llp ltd ministry museum nations
    national network observatory office organisation organization panel parliament partners partnership party police
    press programme program project projects publications registry republic research school schools secretariat security
    senate service services society software solutions state states studio survey systems taskforce task team
    technologies technology times trust union united universidad universidade universitat universite universitaet
    universität university université verein verlag watch workshop
    """.split()  # noqa: SIM905 - a list of 150 quoted words reads worse
)
# "NIST", "CERN", "BSI", "G7", "U.S. FDA"; "Deng J" is no acronym
_ACRONYM = re.compile(r"(?:[A-Z][A-Z0-9&/\-]{1,11}|[A-Z]\.[A-Z]\.(?:[A-Z]\.)?)(?:\s[A-Z][A-Z0-9&]{1,11}){0,2}")
_SECOND = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789&/-.")
_SMALL = frozenset(
    """
    of the and for in on to de des du la le les der die das und für et y e del della di do da & at by
    """.split()  # noqa: SIM905 - a list of 30 quoted words reads worse
)
_WORD = re.compile(r"[^\W\d_]{2,40}")


def is_group(text: str) -> bool:
    """Return whether the text is the name of an organisation: an acronym, or with a word such as "Commission".

    >>> is_group("European Commission"), is_group("NIST"), is_group("Jia Deng")
    (True, True, False)
    """
    if len(text) > 160 or not text[:1].strip() or text[0].islower():
        return False
    if text[1:2] in _SECOND and _ACRONYM.fullmatch(text):
        return True
    return not _WORDS.isdisjoint(_WORD.findall(text.lower())) and in_capitals(text)


def in_capitals(text: str) -> bool:
    """Return whether every word begins with a capital or is a small joining word, as in a name, at most 15 words.

    >>> in_capitals("Office of the High Commissioner"), in_capitals("A survey of cats")
    (True, False)
    """
    words = text.split()
    return len(words) <= 15 and all(not w[0].islower() or w.lower() in _SMALL for w in words if w[0].isalpha())
