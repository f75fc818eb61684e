"""Which fields an entry of each type needs: what BibTeX's own styles warn of, and biblatex's data model.

Where the two differ, the milder counts, and what one style prints without (a publisher, a place) is asked of nobody.
"""

from collections.abc import Mapping

# Any of these will do; the first is how a message calls it
Need = tuple[str, ...]

TITLE: Need = ("title",)
YEAR: Need = ("year", "date")
AUTHOR: Need = ("author", "organization", "institution", "key")
# a collection or proceedings has editors, a book either
EDITOR: Need = ("editor", "author", "organization", "key")
EITHER: Need = ("author", "editor", "bookauthor", "translator", "organization", "key")
JOURNAL: Need = ("journal", "journaltitle")
_BOOKTITLE: Need = ("booktitle", "maintitle")
_SCHOOL: Need = ("school", "institution", "publisher")
_INSTITUTION: Need = ("institution", "publisher", "organization", "school")
# What says what a @misc is, where it has no title: "personal communication", a work of arXiv
_WHAT: Need = ("title", "howpublished", "note", "booktitle", "eprint", "doi", "url")
_PLACE: Need = ("url", "doi", "eprint", "howpublished")

_PAPER = (AUTHOR, TITLE, _BOOKTITLE, YEAR)
_THESIS = (AUTHOR, TITLE, _SCHOOL, YEAR)
_REPORT = (AUTHOR, TITLE, _INSTITUTION, YEAR)
_COLLECTION = (EDITOR, TITLE, YEAR)
# A page has no year of its own as often as not: then the day when it was looked at counts
_PAGE = (TITLE, _PLACE)

REQUIRED: Mapping[str, tuple[Need, ...]] = {
    "article": (AUTHOR, TITLE, JOURNAL, YEAR),
    "suppperiodical": (AUTHOR, TITLE, JOURNAL, YEAR),
    "book": (EITHER, TITLE, YEAR),
    "mvbook": (EITHER, TITLE, YEAR),
    "booklet": (TITLE,),
    "inbook": (EITHER, TITLE, YEAR),
    "bookinbook": (EITHER, TITLE, YEAR),
    "suppbook": (EITHER, TITLE, YEAR),
    "incollection": _PAPER,
    "suppcollection": _PAPER,
    "inreference": (TITLE, _BOOKTITLE),
    "inproceedings": _PAPER,
    "conference": _PAPER,
    "collection": _COLLECTION,
    "mvcollection": _COLLECTION,
    "reference": _COLLECTION,
    "mvreference": _COLLECTION,
    "proceedings": (TITLE, YEAR),
    "mvproceedings": (TITLE, YEAR),
    "periodical": (TITLE,),
    "manual": (TITLE,),
    "phdthesis": _THESIS,
    "mastersthesis": _THESIS,
    "thesis": _THESIS,
    "techreport": _REPORT,
    "report": _REPORT,
    "unpublished": (AUTHOR, TITLE),
    "online": _PAGE,
    "electronic": _PAGE,
    "www": _PAGE,
    "patent": (TITLE, ("number", "doi", "url"), YEAR),
    "dataset": (TITLE,),
    "software": (TITLE,),
    "misc": (_WHAT,),
}
