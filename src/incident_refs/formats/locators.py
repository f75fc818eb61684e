"""Where in a work a citation points: pages, or another place that is said with its name."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from incident_refs.formats.numbers import is_several

NOWHERE: Mapping[str, str] = MappingProxyType({})
# Pages: 250, 250-255, iv–xii, A4, 3, 7–9
_PAGES = re.compile(r"[A-Za-z]?[\divxlcIVXLC]+(?:\s*[-–,]+\s*[A-Za-z]?[\divxlcIVXLC]+)*")


def pages(text: str) -> str | None:
    """Return the pages that a locator gives, with dashes; None where it is something else, such as "chap. 3".

    >>> pages("250-255"), pages("iv"), pages("chap. 3")
    ('250–255', 'iv', None)
    """
    text = " ".join(text.split())
    return re.sub(r"\s*-+\s*", "–", text) if _PAGES.fullmatch(text) else None


def labelled(text: str) -> str:
    """Return a locator with "p." or "pp." where it gives pages; anything else as it stands.

    >>> labelled("250-255"), labelled("iv"), labelled("chap. 3")
    ('pp. 250–255', 'p. iv', 'chap. 3')
    """
    found = pages(text)
    if found is None:
        return " ".join(text.split())
    return f"{'pp.' if is_several(found) else 'p.'} {found}"


def bare(text: str) -> str:
    """Return a locator as styles print it that know by its place what it is: pages without "p.".

    >>> bare("250-255"), bare("chap. 3")
    ('250–255', 'chap. 3')
    """
    found = pages(text)
    return " ".join(text.split()) if found is None else found
