"""What became of a citation, with the evidence for it."""

from dataclasses import dataclass

from incident_refs.model.work import Work


@dataclass(frozen=True, slots=True)
class Evidence:
    """One field compared: what the page said, what the catalogue holds. `agrees` is None where one is silent.

    >>> Evidence("year", agrees=False, said="2009", found="2010").agrees
    False
    """

    field: str
    agrees: bool | None
    said: str | None
    found: str | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate that was compared: how probable it is (0 to 1) and why. `same_as` names equivalent works."""

    work: Work
    source: str
    score: float
    evidence: tuple[Evidence, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matched:
    """One work is meant. `reason` says by what: `doi`, `title, authors, year`, `the record's own list` …"""

    best: Weighed
    reason: str
    others: tuple[Weighed, ...] = ()

    @property
    def work(self) -> Work:
        """The work that is meant."""
        return self.best.work


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """More than one work fits, or something disagrees: a person decides."""

    candidates: tuple[Weighed, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Looked, and nothing fits. `candidates` are the nearest works, none of them meant."""

    reason: str
    candidates: tuple[Weighed, ...] = ()


@dataclass(frozen=True, slots=True)
class Pending:
    """Could not look (no network, source refused); asked again next time. Never "does not exist"."""

    reason: str
    candidates: tuple[Weighed, ...] = ()


Decision = Matched | Ambiguous | Unmatched | Pending


def word_for(decision: Decision) -> str:
    """Return the word that JSON and tables use for a decision.

    >>> word_for(Unmatched("not a reference"))
    'unmatched'
    """
    return type(decision).__name__.lower()
