"""I109."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping

from incident_refs.bibtex.field_values import bare_address, unescaped_doi
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.doi_as_meant import without_resolver
from incident_refs.checks.look_alikes import as_it_looks
from incident_refs.checks.quoted import quoted
from incident_refs.model.finding import Fix, Severity
from incident_refs.model.identifiers import normalise_arxiv, normalise_isbn, normalise_issn, registered_doi


def _doi(text: str) -> str | None:
    return registered_doi(without_resolver(unescaped_doi(text)))


def _pmid(text: str) -> str | None:
    return text if text.isdigit() else None


# What a value has to be once it is plain
_MEANT: Mapping[str, Callable[[str], str | None]] = {
    "doi": _doi,
    "eprint": normalise_arxiv,
    "isbn": normalise_isbn,
    "issn": normalise_issn,
    "pmid": _pmid,
}


class LookAlikeCharacters(EntryCheck):
    """An identifier has characters that look like others, or that nobody sees.

    ## Why it matters
    A Cyrillic "о", a dash of the typesetter, a wide digit or a character of no width comes along when text is copied
    from a page. It looks right in every list, and the link leads nowhere.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, doi = {10.1109/СVPR.2009.5206848}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, doi = {10.1109/CVPR.2009.5206848}}
    ```
    """

    code = "I109"
    severity = Severity.ERROR

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield each identifier that is another one than it looks like."""
        for name, meant in _MEANT.items():
            value = item.fields.get(name)
            if value is None or value.isascii() or len(value) > 2000:
                continue
            plain = as_it_looks(value).strip()
            if plain.isascii() and meant(plain):
                strange = next(char for char in value if not char.isascii())
                said = f"field '{name}' has {_named(strange)} in {quoted(plain)}"
                # an ISBN with another dash is read by people all the same
                severity = Severity.WARNING if name in ("isbn", "issn") else None
                yield Seen(said, item, name, Fix(name, value, plain), severity=severity)
        url = item.fields.get("url")
        if url and not url.isascii() and len(url) < 10_000:  # what nobody sees in it is found by F306
            yield from _in_address(url, item)


def _in_address(url: str, item: Item) -> Iterator[Seen]:
    host = bare_address(url).partition("://")[2].partition("/")[0]
    if not host.isascii() and any(not label.isascii() and as_it_looks(label).isascii() for label in host.split(".")):
        yield Seen(
            f"field 'url': the host {quoted(host)} looks like {quoted(as_it_looks(host))}, and is another", item, "url"
        )


def _named(char: str) -> str:
    return f"{unicodedata.name(char, 'a character').lower()} (U+{ord(char):04X})"
