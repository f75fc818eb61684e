"""A work that is printed in any of our styles is matched with itself again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.keys import key_for
from incident_refs.bibtex.mapping import entry_from_work
from incident_refs.formats.bibliography import bibliography
from incident_refs.formats.style import styles
from incident_refs.model.dates import PartialDate
from incident_refs.model.decision import Matched
from incident_refs.model.names import Names, Person
from incident_refs.model.resolution import Asked
from incident_refs.model.work import Candidate, Work
from incident_refs.pipeline import Sources, resolve
from tests.matching.catalogue import PART_ONE, PUBLISHED, TIDES, TIDES_TWIN

SHELF = (TIDES, TIDES_TWIN, PART_ONE, PUBLISHED)


class Shelf:
    """All of a few works, offered for every string."""

    name = "shelf"

    def __init__(self, *works: Work) -> None:
        self.works = works

    def find(self, query: object) -> list[Candidate]:
        return [Candidate(work, self.name, rank) for rank, work in enumerate(self.works, 1)]


def printed(work: Work, style: str) -> str:
    (formatted,) = bibliography([entry_from_work(work, key_for(work, ()))], style, "text")
    return formatted.text


def matched(raw: str, *works: Work) -> str | None:
    (row,) = resolve([Asked(raw)], Sources(near=(Shelf(*works),)))
    return row.decision.work.id if isinstance(row.decision, Matched) else None


@pytest.mark.parametrize("style", styles())
@pytest.mark.parametrize("work", SHELF, ids=lambda work: work.id)
def test_a_printed_work_is_found_again(work, style):
    assert matched(printed(work, style), *SHELF) == work.id


WORDS = st.lists(
    st.sampled_from(
        [
            "harvest",
            "lantern",
            "mosaic",
            "orbit",
            "pigment",
            "quarry",
            "ritual",
            "sediment",
            "tapestry",
            "umbrella",
            "vector",
            "willow",
            "yeast",
            "zenith",
        ]
    ),
    min_size=5,
    max_size=9,
    unique=True,
)
FAMILIES = st.lists(
    st.sampled_from(
        ["Abara", "Benítez", "Chowdhury", "Dvořák", "Eriksen", "Fontaine", "Grünwald", "Hashimoto", "Ivanova"]
    ),
    min_size=1,
    max_size=4,
    unique=True,
)


@pytest.mark.parametrize("style", styles())
@given(WORDS, FAMILIES, st.integers(1950, 2025), st.integers(1, 90), st.integers(1, 900))
def test_any_article_is_found_again(style, words, families, year, volume, page):
    work = Work(
        "doi:10.5555/any",
        "journal-article",
        " ".join(words).capitalize(),
        Names(tuple(Person(family, "Ada Lea") for family in families)),
        issued=PartialDate(year),
        container="Letters on Invented Things",
        volume=str(volume),
        pages=f"{page}-{page + 9}",
        doi="10.5555/any",
    )
    assert matched(printed(work, style).replace("https://doi.org/10.5555/any", ""), work, *SHELF) == work.id
