"""Read a reference string: full reference, short form, identifier, web item, or none of them."""

import re
from dataclasses import replace

from incident_refs.citations.addresses import Addresses, take_addresses
from incident_refs.citations.bibtex_line import bibtex_fields, bibtex_names, bibtex_year, is_bibtex
from incident_refs.citations.cleaning import clean, mixed_scripts
from incident_refs.citations.full_form import read_full, without_numbering
from incident_refs.citations.not_a_reference import is_none
from incident_refs.citations.parts import split_line
from incident_refs.citations.place import Place, tidy_title
from incident_refs.citations.short_form import ShortForm, read_short
from incident_refs.citations.web_item import read_addressed, read_web_item
from incident_refs.model.citation import Citation, Form
from incident_refs.model.identifiers import dois_in, normalise_arxiv, normalise_doi, normalise_isbn
from incident_refs.model.names import Names
from incident_refs.model.patterns import when_used

SEVERAL_DOIS = "several DOIs in one line: which one is meant?"
OTHER_CALENDAR = "the year is not one of the Gregorian calendar"

_OTHER_YEAR = re.compile(r"\((2[1-6]\d\d)\)")
# What stands beside an identifier that is alone: "doi:", "[cs.CY]", "ISBN"
_LEFT_BESIDE = re.compile(
    r"(?:\b(?:doi|arxiv|isbn|pmid|pmcid|url|link|see|available|at|from|preprint|https?)\b|\[[a-z\-]"
    r"{2,12}(?:\.[A-Z]{2})?\]|[\W_])*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2}")
# 'Bakke, Chris (@ChrisJBakke). "I just bought a Tahoe"', "Obama, B. [@BarackObama]. (2009, June 4)"
_HANDLE = when_used(r"\s(?:\(@\w{2,30}\)(?=[.,:\s])|\[@\w{2,30}\](?=\.?\s\())")
_OPENING = 120  # characters before the title


def read(line: str) -> Citation:
    """Return what one reference string says. `raw` is the string as given; of several references, the first.

    Anything can be given; what is no reference comes back with the form `none`. The work is linear in the length.

    >>> citation = read("Deng J.; Dong W.; Li F.F.. (2009). ImageNet: A large-scale hierarchical image database")
    >>> citation.form.value, citation.authors.families, citation.year, citation.title
    ('full', ('Deng', 'Dong', 'Li'), 2009, 'ImageNet: A large-scale hierarchical image database')
    >>> read("Prabhu & Birhane 2020").form.value
    'short'
    """
    return read_all(line)[0]


def read_all(line: str) -> tuple[Citation, ...]:
    """Return every reference of a string, in order; `part` numbers them where there are several.

    >>> [(c.part, c.authors.families) for c in read_all("see Smith 2019; cf. Jones & Lee 2020")]
    [(1, ('Smith',)), (2, ('Jones', 'Lee'))]
    """
    found = [citation for piece in split_line(line) for citation in _read_piece(line, piece)]
    if len(found) == 1:
        return tuple(found)
    return tuple(replace(citation, part=part) for part, citation in enumerate(found, 1))


def _read_piece(raw: str, piece: str) -> list[Citation]:
    cleaned = clean(piece)
    text = without_numbering(cleaned.text)
    if "@" in text[:_OPENING]:
        text = _HANDLE.sub("", text, count=1)
    notes = cleaned.notes + mixed_scripts(text)
    if is_bibtex(text):
        return [_from_bibtex(raw, text, notes)]
    short = read_short(text)
    if short:
        return [_from_short(raw, one, notes) for one in short]
    return [_read_one(raw, text, notes)]


def _from_short(raw: str, short: ShortForm, notes: tuple[str, ...]) -> Citation:
    return Citation(raw, Form.SHORT, short.authors, short.year, short.year_suffix, notes=notes)


def _read_one(raw: str, text: str, notes: tuple[str, ...]) -> Citation:
    found = take_addresses(text)
    if len(found.dois) > 1:
        notes += (SEVERAL_DOIS,)
    if not _WORD.search(found.rest) or _LEFT_BESIDE.fullmatch(found.rest):
        return _identifier_or_none(raw, text, found, notes)
    item = read_web_item(found.rest) if not found.identifies else None
    if not found.identifies and not found.url and is_none(found.rest) and not (item and _is_titled(item[1])):
        return Citation(raw, Form.NONE, notes=notes)
    if item:
        return Citation(raw, Form.WEB, title=tidy_title(item[1]), container=item[0], url=found.url, notes=notes)
    short = read_short(found.rest) if found.identifies or found.url else ()
    if short:
        return _with_addresses(_from_short(raw, short[0], notes), found)
    return _full_or_web(raw, found, notes)


def _is_titled(title: str) -> bool:
    """Return whether what stands behind a site and a dash is a title: "Google - search" is an entry of a menu."""
    return title.count(" ") > 1 or "/" in title


def _full_or_web(raw: str, found: Addresses, notes: tuple[str, ...]) -> Citation:
    authors, place, dated = read_full(found.rest)
    form = _form_of(authors, place, found, dated=dated)
    if form is Form.NONE:
        return Citation(raw, Form.NONE, notes=notes)
    other = _OTHER_YEAR.search(found.rest) if place.year is None else None
    if other:
        notes += (f"{OTHER_CALENDAR}: {other[1]}",)
    if form is Form.WEB and not authors and not place.year:
        site, title = read_addressed(found.rest)
        return Citation(raw, form, title=tidy_title(title), container=site, url=found.url, notes=notes)
    return Citation(
        raw, form, authors, place.year, place.year_suffix, place.title, place.container, place.volume, place.issue,
        place.pages, place.publisher, place.editors, found.doi, found.arxiv, found.isbn, found.pmid, found.own_url,
        found.dois, notes=notes,
    )  # fmt: skip


def _form_of(authors: Names, place: Place, found: Addresses, *, dated: bool) -> Form:
    """Return the form of what was read: a line needs two of names, year, title and place, or an identifier."""
    placed = place.container or place.volume or place.pages
    if found.identifies:
        return Form.FULL
    if found.url and not (authors and (place.year or placed)):
        return Form.WEB
    if authors and place.title and not place.year and not dated and not placed and not found.url:
        return Form.WEB  # "Paglen T., Crawford K.: ImageNet Roulette"
    if place.year and (authors or placed) and (place.title or placed):
        return Form.FULL
    if (authors and (place.title or placed)) or (place.title and placed and (place.volume or dated)):
        return Form.FULL
    return Form.NONE


def _with_addresses(citation: Citation, found: Addresses) -> Citation:
    return replace(
        citation, doi=found.doi, arxiv=found.arxiv, isbn=found.isbn, pmid=found.pmid, url=found.own_url, dois=found.dois
    )


def _identifier_or_none(raw: str, text: str, found: Addresses, notes: tuple[str, ...]) -> Citation:
    if found.identifies:
        return _with_addresses(Citation(raw, Form.IDENTIFIER, notes=notes), found)
    if found.url:
        return Citation(raw, Form.WEB, url=found.url, notes=notes)
    isbn, arxiv = normalise_isbn(text), normalise_arxiv(text)
    if isbn or arxiv:
        return Citation(raw, Form.IDENTIFIER, isbn=isbn, arxiv=arxiv, notes=notes)
    return Citation(raw, Form.NONE, notes=notes)


def _from_bibtex(raw: str, text: str, notes: tuple[str, ...]) -> Citation:
    fields = bibtex_fields(text)
    doi = normalise_doi(fields.get("doi", ""))
    dois = (doi,) if doi else dois_in(fields.get("url", ""))
    return Citation(
        raw,
        Form.FULL if fields.get("title") or fields.get("author") or dois else Form.NONE,
        bibtex_names(fields.get("author", "")),
        bibtex_year(fields),
        title=tidy_title(fields.get("title")),
        container=fields.get("journal") or fields.get("journaltitle") or fields.get("booktitle"),
        volume=fields.get("volume"),
        issue=fields.get("number") or fields.get("issue"),
        pages=fields.get("pages"),
        publisher=fields.get("publisher") or fields.get("institution") or fields.get("school"),
        editors=bibtex_names(fields.get("editor", "")).listed,
        doi=dois[0] if dois else None,
        arxiv=normalise_arxiv(fields.get("eprint", "")) or normalise_arxiv(fields.get("journal", "")),
        isbn=normalise_isbn(fields.get("isbn", "")),
        url=fields.get("url"),
        dois=dois,
        notes=notes,
    )
