"""What a work offers for comparing: its words, names and numbers, folded like those of the string."""

from dataclasses import dataclass
from functools import lru_cache

from incident_refs.model.card import FIELD, NAME, PART, Carded, card_of
from incident_refs.model.tokens import fold, words
from incident_refs.model.work import Candidate

MAX_AUTHORS = 40  # a list of 3,000 physicists is compared as far as references print it


@dataclass(slots=True)
class Profile:
    """The parts of one work that a reference string may print.

    `surname` has the last word of each author's family name ("van der Maaten": "maaten"), or of a group's name the
    longest word; `given` the first author's given names as words.
    """

    title: list[str]
    surnames: list[str]
    given: list[str]
    names: list[str]
    container: list[str]
    also: list[str]
    year: int | None
    volume: str
    issue: str
    first_page: str
    last_page: str


def profile_of(candidate: Candidate) -> Profile:
    """Return the profile of a candidate from any source.

    >>> from incident_refs.model.work import Work
    >>> profile_of(Candidate(Work("x:1", title="Image-Net", pages="248-255"), "library")).title
    ['image', 'net']
    """
    return profile_of_card(candidate.card if isinstance(candidate, Carded) else card_of(candidate.work))


@lru_cache(maxsize=256)
def profile_of_card(card: str) -> Profile:
    """Return the profile of the work on a card."""
    title, authors, container, date, volume, issue, pages, also = fold(card).split(FIELD, 8)[:8]
    people = authors.split(NAME)[:MAX_AUTHORS] if authors else []
    page_words = words(pages) if pages else []
    return Profile(
        title=words(title),
        surnames=[_surname(person) for person in people],
        given=words(people[0].partition(PART)[2]) if people else [],
        names=words(authors),
        container=[word for word in words(container) if len(word) > 2 or not word.isalpha()],
        also=words(also) if also else [],
        year=int(date[:4]) if date else None,
        volume="".join(words(volume)) if volume else "",
        issue="".join(words(issue)) if issue else "",
        first_page=page_words[0] if page_words else "",
        last_page=page_words[-1] if len(page_words) > 1 else "",
    )


def _surname(person: str) -> str:
    family, is_person, _ = person.partition(PART)
    parts = words(family)
    if not parts:
        return family
    return parts[-1] if is_person else max(parts, key=len)
