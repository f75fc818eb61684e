"""D143."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.checks.quoted import quoted
from incident_refs.checks.text_fields import PRINTED
from incident_refs.checks.value_check import Wrong, seen
from incident_refs.model.finding import Severity

# "[ImageNet](https://image-net.org)"
_LINK = re.compile(r"\[(?P<text>[^\[\]]{1,500})\]\(<?(?P<address>https?://[^\s<>()]{1,800})>?\)")


class MarkdownLink:
    """A field holds a link as Markdown writes it.

    ## Why it matters
    TeX prints the brackets and the address as they stand. The address goes into `url`. In a `url` that holds nothing
    else, and where the text of the link is its address, it is put in place of it.

    ## Before
    ```bibtex
    @misc{imagenet, title = {ImageNet}, url = {[ImageNet](https://image-net.org)}}
    ```

    ## After
    ```bibtex
    @misc{imagenet, title = {ImageNet}, url = {https://image-net.org}}
    ```
    """

    code = "D143"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the fields with such a link."""
        for item in file.items:
            for name, value in item.entry.fields:
                if "](" in value and name in PRINTED:
                    link = _LINK.search(value)
                    if link:
                        yield seen(Wrong(f"{quoted(link[0])} is a link of Markdown", _mended(value, name)), item, name)


def _mended(value: str, field: str) -> str | None:
    links = list(_LINK.finditer(value))
    if field == "url":
        return links[0]["address"] if links[0][0] == value.strip() else None
    if all(link["text"].rstrip("/") == link["address"].rstrip("/") for link in links):
        return _LINK.sub(lambda link: link["address"], value)
    return None
