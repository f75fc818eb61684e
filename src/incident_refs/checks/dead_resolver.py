"""I412."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.model.finding import Fix, Severity

_OLD = re.compile(r"https?://(?:dx\.|www\.)doi\.org/", re.IGNORECASE)
_NEW = "https://doi.org/"


class DeadResolver(FieldCheck):
    """The address of a DOI begins with `dx.doi.org`.

    ## Why it matters
    That name is given up: it still leads on, without encryption, for as long as somebody keeps it. DOIs are shown as
    `https://doi.org/…`.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, url = {http://dx.doi.org/10.1109/CVPR.2009.5206848}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, url = {https://doi.org/10.1109/CVPR.2009.5206848}}
    ```
    """

    code = "I412"
    severity = Severity.INFO
    field = "url"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield an address at an old name of doi.org, and the one of today."""
        if ".doi.org/" not in value.lower():
            return
        start = value.lstrip()
        old = _OLD.search(start[:60])
        if old and old.start() <= len("\\nolinkurl{"):
            at = len(value) - len(start) + old.start()
            new = value[:at] + _NEW + value[at + len(old[0]) :]
            yield Seen("field 'url': DOIs are at 'https://doi.org/…' today", item, "url", Fix("url", value, new))
