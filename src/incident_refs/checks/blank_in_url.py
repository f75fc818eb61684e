"""I402."""

from collections.abc import Iterator

from incident_refs.bibtex.mapping import ADDRESS
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.checks.quoted import quoted
from incident_refs.checks.several_addresses import holds_several
from incident_refs.model.finding import Severity


class BlankInUrl(FieldCheck):
    """An address has a blank in it, or words beside it.

    ## Why it matters
    The link ends at the blank, and leads elsewhere. When you looked at a page belongs in `urldate`, remarks in `note`.

    ## Before
    ```bibtex
    @misc{imagenet, title = {ImageNet}, url = {https://www.image-net.org/about (accessed 3 May 2021)}}
    ```

    ## After
    ```bibtex
    @misc{imagenet, title = {ImageNet}, url = {https://www.image-net.org/about}, urldate = {2021-05-03}}
    ```
    """

    code = "I402"
    severity = Severity.WARNING
    field = "url"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield an address with a blank inside."""
        text = value.strip("{}<> \t\n")
        if len(text.split(None, 1)) < 2 or "\\href" in value:
            return
        address = (ADDRESS.read(value) or "").strip()
        if not ("://" in address or "www." in address.lower()) or holds_several(address):
            return
        first, _, behind = address.partition(" ")
        if "://" in first and behind:
            yield Seen(f"field 'url' has a blank before {quoted(behind)}", item, "url")
        elif behind:
            yield Seen(f"field 'url': {quoted(address)} is more than an address", item, "url")
