"""A small catalogue of our own, with the twins, series and versions that make matching hard. None of it is real."""

from incident_refs.matching.judge import judge
from incident_refs.model.citation import Citation, Form
from incident_refs.model.dates import PartialDate
from incident_refs.model.decision import Decision
from incident_refs.model.names import Names, Person
from incident_refs.model.work import Candidate, Work


def people(*families: str) -> Names:
    return Names(tuple(Person(*reversed(name.split())) if " " in name else Person(name) for name in families))


def work(id_: str, title: str, authors: Names, year: int | None, **fields: str) -> Work:
    doi = id_.removeprefix("doi:") if id_.startswith("doi:") else None
    issued = PartialDate(year) if year else None
    return Work(id_, "journal-article", title, authors, issued=issued, doi=doi, **fields)


TIDES = work(
    "doi:10.5555/tides",
    "Tidal models of harbour resonance in shallow estuaries",
    people("Anna Halvorsen", "Pedro Quiroga"),
    2011,
    container="Journal of Coastal Imagination",
    volume="14",
    issue="2",
    pages="201-219",
)
# The same people, journal and year: only the title, pages and issue tell it from TIDES.
TIDES_TWIN = work(
    "doi:10.5555/tides2",
    "Sediment transport after winter storms",
    people("Anna Halvorsen", "Pedro Quiroga"),
    2011,
    container="Journal of Coastal Imagination",
    volume="14",
    issue="3",
    pages="340-361",
)
TIDES_AGAIN = work(
    "dblp:tides",
    "Tidal Models of Harbour Resonance in Shallow Estuaries.",
    people("Anna Halvorsen", "Pedro Quiroga"),
    2011,
    container="Journal of Coastal Imagination",
)
PART_ONE = work(
    "doi:10.5555/part1",
    "Grammar of whistled languages. Part 1: Vowels",
    people("Mei Tanaka"),
    1998,
    container="Phonetic Letters",
    volume="7",
    pages="1-20",
)
PREPRINT = work("arxiv:2101.00001", "A fair wind for neural sails", people("Priya Raman", "Tomas Lindqvist"), 2020)
PUBLISHED = work(
    "doi:10.5555/sails",
    "A fair wind for neural sails",
    people("Tomas Lindqvist", "Priya Raman"),
    2021,
    container="Proceedings of the Regatta on Learning",
    pages="55-64",
)
EDITORIAL_A = work("doi:10.5555/ed1", "Editorial", Names(), 2003, container="Annals of Lists", volume="3", pages="1-1")
EDITORIAL_B = work(
    "doi:10.5555/ed2", "Editorial", Names(), 2003, container="Annals of Lists", volume="3", pages="99-99"
)
ALL = (TIDES, TIDES_TWIN, TIDES_AGAIN, PART_ONE, PREPRINT, PUBLISHED, EDITORIAL_A, EDITORIAL_B)

TIDES_LINE = (
    "Halvorsen, A., & Quiroga, P. (2011). Tidal models of harbour resonance in shallow estuaries."
    " Journal of Coastal Imagination, 14(2), 201–219."
)


def decide(raw: str, *works: Work, **fields: object) -> Decision:
    """Return the decision on a string, with these works as candidates."""
    citation = Citation(raw, Form.FULL, **fields)  # type: ignore[arg-type]
    return judge(citation.query(), [Candidate(one, "index", rank) for rank, one in enumerate(works, 1)])
