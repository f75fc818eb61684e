"""Strings that read like no reference, and may be one all the same: the works that are at hand tell.

"(2012). Grallaria rufula: BirdLife International. IUCN Red List of Threatened Species." names nobody.
"""

from incident_refs.model.citation import Citation, Form
from incident_refs.model.decision import Matched
from incident_refs.model.tokens import words

LONGEST = 1_000  # characters; prose is longer, references that read like nothing are short
CLEARLY = 0.75  # so probable must a work be for a string that reads like no reference


def is_worth_a_look(citation: Citation) -> bool:
    """Return whether a string that was not read as a full reference may be one; headings and menus are not.

    >>> is_worth_a_look(Citation("(2012). Grallaria rufula. IUCN Red List", Form.NONE))
    True
    >>> is_worth_a_look(Citation("Home | About", Form.NONE))
    False
    """
    if citation.form in (Form.FULL, Form.IDENTIFIER) or citation.url or len(citation.raw) > LONGEST:
        return False
    return _has_more_than_short(citation) if citation.form is Form.SHORT else _holds_a_title(citation.raw)


def fits_clearly(citation: Citation, matched: Matched) -> bool:
    """Return whether the work that was found is enough to call such a string a reference."""
    return matched.best.score >= CLEARLY or _is_its_title(citation.raw, matched)


def _has_more_than_short(citation: Citation) -> bool:
    """Return whether a short citation has more than authors and year, which never decide alone.

    Initials stand in reference lists: "(1) Foley, R. A. 2006"; so do pages: "Ink, Stink Bait, Revenge 2018, 211-238".
    """
    numbers = sum(word.isdecimal() for word in words(citation.raw.partition(")")[2] or citation.raw))
    return numbers > 1 or any(getattr(name, "given", None) for name in citation.authors.listed)


def _holds_a_title(raw: str) -> bool:
    """Return whether a string has four words, or three and a date."""
    found = words(raw)
    long = sum(len(word) > 2 and word.isalpha() for word in found)
    return long >= 4 or (long >= 3 and ("n.d." in raw or any(word.isdecimal() for word in found)))


def _is_its_title(raw: str, matched: Matched) -> bool:
    """Return whether the string is the whole title with its year: "Large-scale author verification (2014)"."""
    title = words(matched.work.title)
    year = str(matched.work.year)
    return len(title) >= 4 and [word for word in words(raw) if word != year] == [word for word in title if word != year]
