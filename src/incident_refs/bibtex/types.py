"""Which entry type a Crossref type becomes in BibTeX and in BibLaTeX, and back: one table for all four ways."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from incident_refs.model.work import Degree, Work


class Dialect(StrEnum):
    """How a `.bib` file is written: for BibTeX's classic styles, or for biblatex."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"


@dataclass(frozen=True, slots=True)
class Kind:
    """An entry type, with what its field `type` says where the entry type alone does not tell."""

    type: str
    says: str = ""


# Crossref type: BibTeX, BibLaTeX. After Crossref's own content negotiation, papis, Zotero and JabRef.
# `@online` is biblatex's; classic styles print what they do not know as `@misc`.
TYPES: Mapping[str, tuple[Kind, Kind]] = {
    "other": (Kind("misc"), Kind("misc")),
    "web": (Kind("online"), Kind("online")),
    "journal-article": (Kind("article"), Kind("article")),
    "journal-issue": (Kind("misc"), Kind("periodical")),
    "journal-volume": (Kind("misc"), Kind("periodical")),
    "journal": (Kind("misc"), Kind("periodical")),
    "proceedings-article": (Kind("inproceedings"), Kind("inproceedings")),
    "proceedings": (Kind("proceedings"), Kind("proceedings")),
    "proceedings-series": (Kind("proceedings"), Kind("mvproceedings")),
    "book": (Kind("book"), Kind("book")),
    "monograph": (Kind("book"), Kind("book")),
    "edited-book": (Kind("book"), Kind("collection")),
    "reference-book": (Kind("book"), Kind("reference")),
    "book-set": (Kind("book"), Kind("mvbook")),
    "book-series": (Kind("book"), Kind("mvbook")),
    "book-chapter": (Kind("incollection"), Kind("incollection")),
    "book-section": (Kind("incollection"), Kind("incollection")),
    "book-part": (Kind("incollection"), Kind("incollection")),
    "book-track": (Kind("incollection"), Kind("incollection")),
    "reference-entry": (Kind("incollection"), Kind("inreference")),
    "report": (Kind("techreport"), Kind("report")),
    "report-component": (Kind("techreport"), Kind("report")),
    "report-series": (Kind("techreport"), Kind("report")),
    "standard": (Kind("techreport", "Standard"), Kind("report", "Standard")),
    "dissertation": (Kind("phdthesis"), Kind("thesis", "phdthesis")),
    "posted-content": (Kind("misc"), Kind("online")),
    "dataset": (Kind("misc", "Data set"), Kind("dataset")),
    "database": (Kind("misc", "Data set"), Kind("dataset")),
    "software": (Kind("misc", "Computer software"), Kind("software")),
    "component": (Kind("misc"), Kind("misc")),
    "grant": (Kind("misc"), Kind("misc")),
    "peer-review": (Kind("misc"), Kind("misc")),
    "standard-series": (Kind("misc"), Kind("misc")),
}
_DEGREES: Mapping[Degree, tuple[Kind, Kind]] = {
    Degree.MASTER: (Kind("mastersthesis"), Kind("thesis", "mathesis")),
    # BibTeX has no type for it; its styles print what `type` says
    Degree.BACHELOR: (Kind("mastersthesis", "Bachelor's thesis"), Kind("thesis", "bathesis")),
}
# Entry types that we only read
_ALSO_READ: Mapping[str, str] = {
    "conference": "proceedings-article",
    "mvcollection": "edited-book",
    "booklet": "book",
    "manual": "report",
    "inbook": "book-chapter",
    "bookinbook": "book-chapter",
    "suppbook": "book-chapter",
    "suppcollection": "book-chapter",
    "suppperiodical": "journal-article",
    "mvreference": "reference-book",
    "standard": "standard",
    "unpublished": "posted-content",
    "electronic": "web",
    "www": "web",
}
_SAID: Mapping[str, str] = {
    **{kind.says.lower(): name for name, kinds in reversed(list(TYPES.items())) for kind in kinds if kind.says},
    "software": "software",
    "dataset": "dataset",
}


def _work_types() -> dict[str, str]:
    """Return the first Crossref type of the table for each entry type."""
    found: dict[str, str] = {}
    for name, kinds in TYPES.items():
        for kind in kinds:
            found.setdefault(kind.type, name)
    return {**found, "mastersthesis": "dissertation", **_ALSO_READ}


# entry type, of BibTeX or BibLaTeX -> Crossref type
WORK_TYPES: Mapping[str, str] = _work_types()


def kind_of(work: Work, dialect: Dialect = Dialect.BIBTEX) -> Kind:
    """Return the entry type for a work; what we do not know is `misc`.

    >>> kind_of(Work("x", "proceedings-article")).type, kind_of(Work("x", "hologram")).type
    ('inproceedings', 'misc')
    >>> kind_of(Work("x", "dissertation", degree=Degree.MASTER), Dialect.BIBLATEX)
    Kind(type='thesis', says='mathesis')
    """
    kinds = TYPES.get(work.type, TYPES["other"])
    if work.type == "dissertation" and work.degree:
        kinds = _DEGREES[work.degree]
    bibtex, biblatex = kinds
    if dialect is Dialect.BIBLATEX:
        return biblatex
    # Crossref's `other` with an ISBN and a container is a part of a book
    return Kind("incollection") if work.type == "other" and work.isbn and work.container else bibtex


def work_type(kind: Kind, *, arxiv: bool = False) -> str:
    """Return the Crossref type for an entry type; a `misc` or `online` with an arXiv id is a preprint.

    >>> work_type(Kind("online")), work_type(Kind("misc"), arxiv=True), work_type(Kind("misc", "Computer software"))
    ('web', 'posted-content', 'software')
    """
    if arxiv and kind.type in ("misc", "online", "unpublished"):
        return "posted-content"
    found = WORK_TYPES.get(kind.type, "other")
    said = _SAID.get(kind.says.lower()) if kind.says else None
    return said if said and found in ("other", "report") else found


def degree_of(kind: Kind) -> Degree | None:
    """Return the degree that a thesis was written for, as entry type and `type` say it.

    >>> degree_of(Kind("thesis", "mathesis")), degree_of(Kind("phdthesis"))
    (<Degree.MASTER: 'master'>, None)
    """
    if WORK_TYPES.get(kind.type) != "dissertation":
        return None
    said = kind.says.lower()
    if said.startswith("ba"):
        return Degree.BACHELOR
    return Degree.MASTER if said.startswith("ma") or kind.type == "mastersthesis" else None
