"""Read reference strings: what they say, without looking anything up."""

from collections.abc import Iterable
from typing import Any

from incident_refs.citations.reader import read_all
from incident_refs.model.citation import Citation
from incident_refs.model.names import Name, Person


def parse(strings: Iterable[str]) -> list[Citation]:
    """Return the citations that the strings hold, in order; a string that holds several gives several.

    >>> [name.family for name in parse(["Prabhu & Birhane 2020"])[0].authors.listed]
    ['Prabhu', 'Birhane']
    """
    return [citation for string in strings for citation in read_all(string)]


def row(citation: Citation) -> dict[str, Any]:
    """Return a citation as a row of the JSON of `parse`."""
    found: dict[str, Any] = {
        "raw": citation.raw,
        "form": str(citation.form),
        "authors": [_name(name) for name in citation.authors.listed],
        "more": citation.authors.more,
    }
    for field in ("year", "year_suffix", "title", "container", "volume", "issue", "pages", "publisher"):
        found[field] = getattr(citation, field)
    found["editors"] = [_name(name) for name in citation.editors]
    for field in ("doi", "arxiv", "isbn", "pmid", "url", "part"):
        found[field] = getattr(citation, field)
    found["notes"] = list(citation.notes)
    return found


def _name(name: Name) -> dict[str, str | None]:
    if isinstance(name, Person):
        return {"family": name.family, "given": name.given, "particle": name.particle, "suffix": name.suffix}
    return {"name": name.name}
