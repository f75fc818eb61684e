"""What two entries of one work have in common, so cheap to look at that a hundred thousand entries take a moment."""

import re
import shlex
from collections.abc import Mapping

from incident_refs.bibtex.mapping import ADDRESS, DOI, arxiv_of
from incident_refs.checks.bib_file import Item
from incident_refs.checks.doi_as_meant import doi_of_page
from incident_refs.model.identifiers import arxiv_doi, arxiv_in, arxiv_month
from incident_refs.model.tokens import words

PARTS = frozenset(
    ("inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inproceedings", "conference", "inreference",
     "suppperiodical")
)  # fmt: skip
# what is no work by itself
NO_WORKS = frozenset(("xdata", "set"))
_LETTER = re.compile(r"\\(?P<letter>o|O|l|L|ss|ae|AE|oe|OE|aa|AA|i|j)(?![A-Za-z])\s*+")
_MACRO = re.compile(r"\\[A-Za-z]++|\\[\"'`^~=.]")


def title_sign(item: Item) -> str:
    r"""Return the letters and digits of an entry's title, folded: alike where titles are, however they are written.

    Reading the TeX in full would take longer than all the rest of looking for twins.

    >>> from incident_refs.bibtex.read import read
    >>> from incident_refs.checks.bib_file import BibFile
    >>> file = BibFile("a.bib", read(rb'@misc{a, title = {{ImageNet}: \emph{gro{\ss}}, M{\"u}ller}}'))
    >>> title_sign(file.items[0])
    'imagenetgrossmuller'
    """
    title = item.fields.get("title", "")[:2000]
    if "\\" in title:
        title = _MACRO.sub("", _LETTER.sub(r"\g<letter>", title))
        title = title.replace("{", "").replace("}", "")
    elif "{" in title:
        title = title.replace("{", "").replace("}", "")
    return "".join(words(title))


def name_of_work(fields: Mapping[str, str]) -> str | None:
    """Return the DOI that an entry's work has and no other, or None; an arXiv id is one, as DataCite knows it.

    >>> name_of_work({"eprint": "2006.16923"}) == name_of_work({"doi": "10.48550/arXiv.2006.16923"})
    True
    """
    said = fields.get("doi")
    doi = DOI.read(said) if said and len(said) < 2000 else None
    if doi is None and "url" in fields and len(fields["url"]) < 2000:
        doi = doi_of_page(ADDRESS.read(fields["url"]) or "")
    if doi is None:
        arxiv = arxiv_of(fields, None)
        return arxiv_doi(arxiv) if arxiv and arxiv_month(arxiv) else None
    arxiv = arxiv_in(doi) if doi.startswith("10.48550/") else None
    return arxiv_doi(arxiv) if arxiv else doi


def merging(first: Item, second: Item) -> str:
    """Return the command that makes one entry of two."""
    return f"incident-refs merge {shlex.quote(first.key)} {shlex.quote(second.key)}"
