"""D156."""

import re
from collections.abc import Iterator

from incident_refs.bibtex.field_values import bare_address
from incident_refs.bibtex.types import Dialect
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.model.finding import Fix, Severity

_FIELDS = ("note", "howpublished")
# r"\url{https://image-net.org}", "Available at: https://image-net.org/"
_ADDRESS = re.compile(
    r"(?:(?:available|online|url|retrieved|accessed)(?:\s(?:at|from|online|via))?\s*:?\s*)?"
    r"(?P<url>\\url\s?\{)?(?P<address>(?:https?://|www\.)[^\s{}]{4,1000})\}?\.?",
    re.IGNORECASE,
)


class AddressAsNote(EntryCheck):
    r"""A note holds nothing but an address, which has a field of its own.

    ## Why it matters
    Programs look for an address in `url`, and styles set it as one. Beside a `url` that says the same it is printed
    twice. A `howpublished = {\url{…}}`, as BibTeX's old styles want it, is left alone in their files.

    ## Before
    ```bibtex
    @misc{imagenet, title = {ImageNet}, url = {https://image-net.org}, note = {https://image-net.org}}
    ```

    ## After
    ```bibtex
    @misc{imagenet, title = {ImageNet}, url = {https://image-net.org}}
    ```
    """

    code = "D156"
    severity = Severity.INFO

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the notes that are an address."""
        for name in _FIELDS:
            value = item.fields.get(name)
            if not value or ("://" not in value and "www." not in value):
                continue
            hit = _ADDRESS.fullmatch(value.strip("{} ") if value.startswith("{http") else value.strip())
            if hit is None or "doi.org/" in hit["address"].lower():  # I107 is about DOIs
                continue
            if _folded(item.fields.get("url", "")) == _folded(hit["address"]):
                yield Seen(f"field '{name}': the address stands in 'url' already", item, name, Fix(name, value, None))
            elif "url" not in item.fields and not (hit["url"] and file.dialect is not Dialect.BIBLATEX):
                yield Seen(f"field '{name}': an address, which has its own field 'url'", item, name)


def _folded(address: str) -> str:
    bare = bare_address(address.strip().removeprefix("\\url{").rstrip("}"))
    return bare.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/.")
