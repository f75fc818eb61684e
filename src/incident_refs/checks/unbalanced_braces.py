"""T104."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.text_fields import TEX
from incident_refs.model.finding import Severity

_BRACE = re.compile(r"\\[\s\S]|[{}]")


class UnbalancedBraces(EntryCheck):
    r"""The braces of a value pair up for BibTeX, and not for LaTeX.

    ## Why it matters
    BibTeX counts `\{` as a brace, LaTeX prints it: what is left opens or closes a group, and the paper may not compile.

    ## Before
    ```bibtex
    @misc{cantor1874, title = {All \{ of them}}, year = {1874}}
    ```

    ## After
    ```bibtex
    @misc{cantor1874, title = {All \{ of them\}}, year = {1874}}
    ```
    """

    code = "T104"
    severity = Severity.ERROR

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the printed fields whose braces do not pair up without those that are printed."""
        for name, value in item.entry.fields:
            if (r"\{" in value or r"\}" in value) and name in TEX and not _pair_up(value):
                yield Seen(
                    f"the braces in field '{name}' do not pair up for LaTeX, which prints '\\{{' and '\\}}'", item, name
                )


def _pair_up(value: str) -> bool:
    depth = 0
    for brace in _BRACE.finditer(value):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth < 0:
            return False
    return depth == 0
