"""What a work offers for comparing: its words, names and numbers, folded like those of the string."""

from dataclasses import dataclass
from functools import lru_cache

from incident_refs.matching.printed import is_number
from incident_refs.model.card import FIELD, NAME, PART, Carded, card_of
from incident_refs.model.tokens import fold, words_of_folded
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
    vocabulary: frozenset[str]
    squeezed: str
    title_squeezed: str
    title_letters: int
    title_numbers: list[str]

    def count(self, word: str) -> int:
        """Return how often the work itself has the word."""
        return sum(part.count(word) for part in (self.title, self.names, self.container, self.also))


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
    page_words = words_of_folded(pages) if pages else []
    title_words, names, container_words = words_of_folded(title), words_of_folded(authors), words_of_folded(container)
    also_words = words_of_folded(also) if also else []
    title_squeezed = "".join(title_words)
    return Profile(
        title=title_words,
        surnames=[_surname(person) for person in people],
        given=words_of_folded(people[0].partition(PART)[2]) if people else [],
        names=names,
        container=[word for word in container_words if len(word) > 2 or not word.isalpha()],
        also=also_words,
        year=int(date[:4]) if date else None,
        volume=" ".join(words_of_folded(volume)) if volume else "",
        issue="".join(words_of_folded(issue)) if issue else "",
        first_page=page_words[0] if page_words else "",
        last_page=page_words[-1] if len(page_words) > 1 else "",
        vocabulary=frozenset([*title_words, *names, *container_words, *also_words]),
        squeezed=title_squeezed + "".join([*container_words, *names, *also_words]),
        title_squeezed=title_squeezed,
        title_letters=len(title_squeezed),
        title_numbers=[] if title.isalpha() else [word for word in title_words if is_number(word)],
    )


def _surname(person: str) -> str:
    family, is_person, _ = person.partition(PART)
    parts = words_of_folded(family)
    if not parts:
        return family
    return parts[-1] if is_person else max(parts, key=len)
