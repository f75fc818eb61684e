"""References that nobody wrote, made from real works: each kind is a function from a work to another one, or to None.

The kinds are those that language models and careless copying produce; the words and names in them are ours.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from incident_refs.model.dates import PartialDate
from incident_refs.model.names import Group, Names, Person
from incident_refs.model.work import Work

NOBODY = (
    "Marta Lindqvist", "Oluwaseun Adeyemi", "Kenji Morita", "Priya Raman", "Tomasz Zielony", "Ana Beltran",
    "Yusra Haddad", "Lukas Brandt", "Chiara Fontana", "Minh Anh Vo", "Sefa Yildirim", "Grace Mbeki",
)  # fmt: skip
VENUES = (
    "Journal of Unlikely Results", "Conference on Improbable Systems", "Annals of Nonexistent Phenomena",
    "Proceedings of the Symposium on Borrowed Authority", "Transactions on Plausible Engineering",
)  # fmt: skip
OTHER_WORDS = {
    "for": "towards", "of": "in", "from": "with", "and": "versus", "on": "for", "in": "of", "with": "without",
    "learning": "training", "analysis": "synthesis", "using": "through", "a": "one", "the": "each",
}  # fmt: skip
NOW = 2026
Invention = Callable[[Work, Sequence[Work], random.Random], Work | None]


def other_authors(work: Work, others: Sequence[Work], choose: random.Random) -> Work | None:
    """Give a work the authors of another one."""
    other = choose.choice(others)
    if len(other.authors.listed) < 2 or not work.authors or set(other.authors.families) & set(work.authors.families):
        return None
    return replace(work, authors=other.authors)


def nobody(work: Work, others: Sequence[Work], choose: random.Random) -> Work | None:
    """Give a work authors who wrote nothing."""
    if not work.authors:
        return None
    names = [name.rpartition(" ") for name in choose.sample(NOBODY, 3)]
    return replace(work, authors=Names(tuple(Person(family, given) for given, _, family in names)))


def fewer_authors(work: Work, others: Sequence[Work], choose: random.Random) -> Work | None:
    """Leave authors out, and say nothing of it."""
    listed = work.authors.listed
    if len(listed) < 3 or any(isinstance(name, Group) for name in listed) or work.authors.more:
        return None
    return replace(work, authors=Names((listed[0], listed[-1])))


def other_word_in_title(work: Work, others: Sequence[Work], choose: random.Random) -> Work | None:
    """Change one word of a title."""
    said = work.title.split(" ")
    places = [at for at, word in enumerate(said) if word.lower() in OTHER_WORDS and at > 0]
    if len(said) < 5 or not places or not work.authors:
        return None
    at = choose.choice(places)
    said[at] = OTHER_WORDS[said[at].lower()]
    return replace(work, title=" ".join(said))


def title_of_two(work: Work, others: Sequence[Work], choose: random.Random) -> Work | None:
    """Put the halves of two titles together."""
    other = choose.choice(others)
    ours, theirs = work.title.split(" "), other.title.split(" ")
    if min(len(ours), len(theirs)) < 6 or ours == theirs:
        return None
    return replace(work, title=" ".join((*ours[: len(ours) // 2], *theirs[len(theirs) // 2 :])))


def other_venue(work: Work, others: Sequence[Work], choose: random.Random) -> Work | None:
    """Move an article to a journal that there is not."""
    if not work.container or work.type not in ("journal-article", "proceedings-article"):
        return None
    return replace(work, container=choose.choice(VENUES), event=None, series=None)


def other_year(work: Work, others: Sequence[Work], choose: random.Random) -> Work | None:
    """Date a work some years off."""
    if not work.year:
        return None
    return replace(work, issued=PartialDate(work.year + choose.choice((-3, -2, 2, 3))), also_issued=None)


def year_to_come(work: Work, others: Sequence[Work], choose: random.Random) -> Work | None:
    """Date a work in the future."""
    return replace(work, issued=PartialDate(NOW + choose.randint(3, 10)), also_issued=None) if work.year else None


def doi_of_another(work: Work, others: Sequence[Work], choose: random.Random) -> Work | None:
    """Give a work the DOI of another one."""
    other = choose.choice(others)
    return replace(work, doi=other.doi) if work.doi and other.doi and other.doi != work.doi else None


def doi_of_nobody(work: Work, others: Sequence[Work], choose: random.Random) -> Work | None:
    """Give a work a DOI of a publisher that there is not."""
    return replace(work, doi=f"10.{choose.randint(61_000, 99_000)}/x.{choose.randint(1000, 9999)}")


def all_invented(work: Work, others: Sequence[Work], choose: random.Random) -> Work | None:
    """Make a work up: words of a title, names, a venue."""
    said = [word for word in work.title.split(" ") if len(word) > 4]
    if len(said) < 3:
        return None
    title = f"On the {choose.choice(said)} of {choose.choice(said)}: a unified {choose.choice(said)} framework"
    made = nobody(work, others, choose)
    return replace(made, title=title, doi=None, arxiv=None, url=None) if made else None


KINDS: dict[str, Invention] = {
    "authors of another work": other_authors,
    "authors who wrote nothing": nobody,
    "authors left out": fewer_authors,
    "one word of the title": other_word_in_title,
    "halves of two titles": title_of_two,
    "another venue": other_venue,
    "another year": other_year,
    "a year to come": year_to_come,
    "the DOI of another work": doi_of_another,
    "a DOI of no publisher": doi_of_nobody,
    "all invented": all_invented,
}
