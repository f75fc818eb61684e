"""K204."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.model.finding import Severity

_DROPPED = re.compile(r"[:./+']")


class KeyMkdocsDrops:
    """A key holds a sign with which the plug-in mkdocs-bibtex does not know it.

    ## Why it matters
    A page made with it shows `[@key]` in place of the reference. Other programs take such keys; it is said once for the
    whole file.

    ## Before
    ```bibtex
    @misc{DBLP:conf/cvpr/DengDSLL009, title = {ImageNet}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}}
    ```
    """

    code = "K204"
    severity = Severity.INFO

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the first such key, with how many there are."""
        found = [item for item in file.items if _DROPPED.search(item.key)]
        if found:
            more = f", and so do {len(found) - 1} more" if len(found) > 1 else ""
            sign = _DROPPED.search(found[0].key)
            message = f"the key '{found[0].key[:60]}' holds '{sign[0] if sign else ''}'{more}: mkdocs-bibtex drops it"
            yield Seen(message, found[0])
