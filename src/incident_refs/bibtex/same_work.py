"""When two works are one: what names a work and no other, and what else tells works of one title apart."""

from incident_refs.bibtex.text import to_tex, to_unicode
from incident_refs.model.names import Name
from incident_refs.model.tokens import words
from incident_refs.model.work import Work

# An ISBN names a whole book: its chapters and papers carry it too.
_WHOLE_BOOKS = frozenset({"book", "monograph", "edited-book", "reference-book", "book-set", "proceedings", "report"})
_PUBLISHED = frozenset({"journal-article", "proceedings-article", "book-chapter", "book"})


def names_of(work: Work) -> tuple[str, ...]:
    """Return the names of a work that no other work has.

    A published work may know its preprint's arXiv id, which is not its own; an address is one only where there is
    no other.
    """
    own = work.doi is None or work.doi.startswith("10.48550/")
    if work.arxiv and own:
        return (f"arxiv:{work.arxiv}",)
    if work.doi:
        return (f"doi:{work.doi}",)
    if work.isbn and work.type in _WHOLE_BOOKS:
        return tuple(f"isbn:{isbn}" for isbn in work.isbn)
    if work.pmid:
        return (f"pmid:{work.pmid}",)
    return (f"url:{spelled('url', work.url)}",) if work.url else ()


def may_be_one(one: Work, other: Work) -> bool:
    """Return whether two works of one title, first author and year may be one: nothing that names them differs."""
    for mine, theirs in ((one.doi, other.doi), (one.arxiv, other.arxiv), (one.pmid, other.pmid)):
        if mine and theirs and mine != theirs:
            return False
    if one.isbn and other.isbn and not set(one.isbn) & set(other.isbn):
        return False
    if not one.authors and one.container and other.container and folded(one.container) != folded(other.container):
        return False  # two journals' "Editorial"
    return not (is_preprint(one) and is_published(other)) and not (is_preprint(other) and is_published(one))


def is_preprint(work: Work) -> bool:
    """Return whether a work is known to be a preprint.

    >>> is_preprint(Work("x", arxiv="2006.16923")), is_preprint(Work("x", arxiv="2006.16923", doi="10.1109/wacv48630"))
    (True, False)
    """
    return work.type == "posted-content" or bool(work.arxiv and (not work.doi or work.doi.startswith("10.48550/")))


def is_published(work: Work) -> bool:
    """Return whether a work is known to be published elsewhere than among preprints.

    >>> is_published(Work("x", "journal-article")), is_published(Work("x", doi="10.48550/arxiv.2006.16923"))
    (True, False)
    """
    return work.type in _PUBLISHED or bool(work.doi and not work.doi.startswith("10.48550/"))


def spelled(kind: str, value: str) -> str:
    """Return an address without what makes no difference: its scheme, `www.` and the last slash."""
    if kind != "url":
        return value
    bare = value.strip().partition("://")[2] or value.strip()
    host, slash, path = bare.partition("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path}".rstrip("/")


def title_key(work: Work) -> str:
    """Return title, first author and year, folded; without a title, what else tells works apart."""
    first = next(filter(None, map(_compared, work.authors.listed)), "")
    told = [folded(work.title) or _signs(work.title), first, str(work.year or "")]
    if not told[0]:
        told += [folded(work.container or ""), work.volume or "", folded(work.pages or "")]
    return "|".join(told)


def _signs(title: str) -> str:
    """Return a title of signs alone ("=") as it reads once it was written."""
    return " ".join(to_unicode(to_tex(title)).split())


def _compared(name: Name) -> str:
    """Return what a name is compared by. A family name without a letter ("\\") is not written, and so not read back."""
    return folded(name.family) or folded(getattr(name, "given", None) or "")


def folded(text: str) -> str:
    """Return the letters and digits of a text, folded, without anything between them.

    >>> folded("Image-Net: Über 14 million")
    'imagenetuber14million'
    """
    return "".join(words(text))
