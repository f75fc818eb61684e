"""I203."""

import re
from collections.abc import Iterator

from incident_refs.bibtex.mapping import ADDRESS, DOI
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.quoted import quoted
from incident_refs.model.finding import Fix, Severity
from incident_refs.model.identifiers import arxiv_in, arxiv_month, normalise_arxiv

# "arXiv preprint arXiv:2006.16923", "arXiv:2006.16923v2 [cs.CY]", "CoRR abs/2006.16923": nothing but the id
_ALONE = re.compile(
    r"""(?:(?:arxiv|corr)(?:\s(?:e-?prints?|preprints?|e-print\sarchive))?[\s,:]*+)?
        (?:abs/|arxiv\s*+:\s*+)?(?P<id>[0-9]{4}\.[0-9]{4,5}|[a-z-]{2,12}(?:\.[a-z]{2})?/[0-9]{7})(?:v[0-9]{1,2})?
        (?:\s*+[\[(][a-z.,;\s-]{2,60}[\])])?[.,;]?""",
    re.VERBOSE | re.IGNORECASE,
)
_FIELDS = ("journal", "journaltitle", "number", "volume", "note", "howpublished", "publisher")
_PAGE = re.compile(r"https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/", re.IGNORECASE)


class ArxivWithoutEprint(EntryCheck):
    """An arXiv id stands in another field, and there is no `eprint`.

    ## Why it matters
    Other programs know a preprint by its `eprint`, and styles link it from there; "arXiv preprint arXiv:…" as a journal
    is printed as one.

    ## Before
    ```bibtex
    @article{prabhu2020large,
      journal = {arXiv preprint arXiv:2006.16923}
    }
    ```

    ## After
    ```bibtex
    @article{prabhu2020large,
      journal = {arXiv preprint arXiv:2006.16923},
      eprint = {2006.16923}
    }
    ```
    """

    code = "I203"
    severity = Severity.INFO

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the first field that says the id, where the entry has no `eprint` and its fields say one id."""
        fields = item.fields
        if "eprint" in fields:
            return
        said = dict(_said(item))
        if said and len(set(said.values())) == 1 and "eprint" not in file.inherited(item):
            name, arxiv = next(iter(said.items()))
            message = f"field '{name}' holds the arXiv id {quoted(arxiv)}, and there is no 'eprint'"
            yield Seen(message, item, name, Fix("eprint", None, arxiv))


def _said(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the fields that hold an arXiv id and nothing else, with the bare id."""
    for name in _FIELDS:
        value = item.fields.get(name)
        if value and ("." in value or "/" in value) and len(value) < 200:
            found = _of_words(value, name, item)
            if found:
                yield name, found
    doi = item.fields.get("doi")
    if doi and "10.48550" in doi and (found := arxiv_in(DOI.read(doi) or "")) and arxiv_month(found):
        yield "doi", found
    url = item.fields.get("url")
    if url and "arxiv.org/" in url.lower() and len(url) < 300:
        address = ADDRESS.read(url) or ""
        if _PAGE.match(address) and (found := arxiv_in(address)) and arxiv_month(found):
            yield "url", found


def _of_words(value: str, name: str, item: Item) -> str | None:
    lowered = value.lower()
    named = "arxiv" in lowered or "corr" in lowered
    if name in ("number", "volume") and not named:  # dblp: journal = {CoRR}, volume = {abs/2006.16923}
        journal = item.fields.get("journal", "").lower()
        named = journal.startswith(("corr", "arxiv"))
    if not named:
        return None
    alone = _ALONE.fullmatch(value.replace("{", "").replace("}", "").replace("~", " ").strip())
    found = normalise_arxiv(alone["id"]) if alone else None
    return found if found and arxiv_month(found) else None
