"""Read full references of every style: opening (who, when) and place (what, where)."""

import re
from dataclasses import replace

from incident_refs.citations.author_list import is_initials
from incident_refs.citations.opening import read_opening
from incident_refs.citations.place import Place, read_place, tidy_title
from incident_refs.model.names import Names, Person

# "[12] Deng", "(1) Doran, A. C.", "12. Deng", "1 N.M. Ismail", "1World Pumps", "• Deng", "- Deng"
_NUMBERING = re.compile(
    r"""\s*(?: [\[(]\s?\d{1,4}[a-z]?\s?[\])]\.?\s* | \d{1,3}[.)]\s+
      | \d{1,3}\s(?=[A-ZÀ-ÞŽŠČ]) | \d{1,2}(?=[A-ZÀ-Þ][a-zA-Z.]) | [•‣▪◦*+–—-]\s+ )""",
    re.VERBOSE,
)


def without_numbering(text: str) -> str:
    """Return a line without the number or bullet that it has in a list.

    >>> [without_numbering(line) for line in ("[12] Deng J. (2009).", "1World Pumps 2015", "3D printing")]
    ['Deng J. (2009).', 'World Pumps 2015', '3D printing']
    """
    hit = _NUMBERING.match(text)
    return (text[hit.end() :] if hit and hit.end() < len(text) else text).lstrip(" .,;:")


def read_full(text: str) -> tuple[Names, Place, bool]:
    """Return who wrote the work; title, year and place; and whether a date stands before the title.

    >>> names, place, dated = read_full("Basch CE: Focus group interview. Health Educ Quart 1987; 14(4):411–418.")
    >>> names.families, place.title, place.container, place.year
    (('Basch',), 'Focus group interview', 'Health Educ Quart', 1987)
    """
    opening = read_opening(text)
    place = read_place(opening.rest, tidy_title(opening.title), dated=opening.dated)
    authors = opening.authors
    if opening.named and not place.title and not _has_initials(authors):
        # APA puts the title of a work without authors before the year: "Erratum. (1967). Corrosion Science, 7(7), 479."
        place = replace(place, title=tidy_title(opening.named))
        authors = Names()
    if opening.dated:
        place = Place(
            place.title,
            place.container,
            place.volume,
            place.issue,
            place.pages,
            place.publisher,
            place.editors,
            opening.year,
            opening.year_suffix,
        )
    return authors, place, opening.dated


def _has_initials(authors: Names) -> bool:
    """Return whether one of the names is written as in lists, with initials."""
    return any(isinstance(name, Person) and is_initials(name.given or "") for name in authors.listed)
