"""Which entry type a Crossref type becomes, and back. One dialect that BibTeX's classic styles and biblatex both take.

`@online` is biblatex's; classic styles print what they do not know as `@misc`.
"""

from collections.abc import Mapping

# Crossref type -> entry type, after Crossref's own content negotiation, papis, Zotero and JabRef
ENTRY_TYPES: Mapping[str, str] = {
    "journal-article": "article",
    "journal-issue": "misc",
    "journal-volume": "misc",
    "journal": "misc",
    "proceedings-article": "inproceedings",
    "proceedings": "proceedings",
    "proceedings-series": "proceedings",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-set": "book",
    "book-series": "book",
    "book-chapter": "incollection",
    "book-section": "incollection",
    "book-part": "incollection",
    "book-track": "incollection",
    "reference-entry": "incollection",
    "report": "techreport",
    "report-component": "techreport",
    "report-series": "techreport",
    "standard": "techreport",
    "dissertation": "phdthesis",
    "posted-content": "misc",
    "dataset": "misc",
    "database": "misc",
    "component": "misc",
    "grant": "misc",
    "peer-review": "misc",
    "standard-series": "misc",
    "other": "misc",
    "web": "online",
}
# entry type, also of BibLaTeX -> Crossref type
WORK_TYPES: Mapping[str, str] = {
    "article": "journal-article",
    "periodical": "journal-issue",
    "inproceedings": "proceedings-article",
    "conference": "proceedings-article",
    "proceedings": "proceedings",
    "mvproceedings": "proceedings",
    "book": "book",
    "mvbook": "book-set",
    "collection": "edited-book",
    "mvcollection": "edited-book",
    "reference": "reference-book",
    "booklet": "book",
    "manual": "report",
    "incollection": "book-chapter",
    "inbook": "book-chapter",
    "bookinbook": "book-chapter",
    "inreference": "reference-entry",
    "techreport": "report",
    "report": "report",
    "standard": "standard",
    "phdthesis": "dissertation",
    "mastersthesis": "dissertation",
    "thesis": "dissertation",
    "dataset": "dataset",
    "unpublished": "posted-content",
    "online": "web",
    "electronic": "web",
    "www": "web",
}


def entry_type(work_type: str) -> str:
    """Return the entry type for a Crossref type; what we do not know is `misc`.

    >>> entry_type("proceedings-article"), entry_type("hologram")
    ('inproceedings', 'misc')
    """
    return ENTRY_TYPES.get(work_type, "misc")


def work_type(entry_type: str, *, arxiv: bool = False) -> str:
    """Return the Crossref type for an entry type; a `misc` with an arXiv id is a preprint.

    >>> work_type("online"), work_type("misc", arxiv=True), work_type("misc")
    ('web', 'posted-content', 'other')
    """
    if arxiv and entry_type in ("misc", "online", "unpublished"):
        return "posted-content"
    return WORK_TYPES.get(entry_type, "other")
