"""I407."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.model.finding import Fix, Severity

_AROUND = re.compile(
    r"(?P<macro>\\(?:url|path|nolinkurl|texttt)\s*+)?(?P<braces>\{)\s*+(?P<inside>[^{}\s]++)\s*+\}|<(?P<angles>[^<>\s]++)>"
)


class UrlInMacro(FieldCheck):
    r"""An address in `url` has a macro, braces or angle brackets around it.

    ## Why it matters
    Styles put `\url{…}` around what stands in `url`; twice, it stops LaTeX, or the link has the macro's name in it.

    ## Before
    ```bibtex
    @misc{imagenet, title = {ImageNet}, url = {\url{https://www.image-net.org}}}
    ```

    ## After
    ```bibtex
    @misc{imagenet, title = {ImageNet}, url = {https://www.image-net.org}}
    ```
    """

    code = "I407"
    severity = Severity.WARNING
    field = "url"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield an address in a macro, and the bare one."""
        text = value.strip()
        if text[0] not in "\\{<":
            return
        around = _AROUND.fullmatch(text)
        if around:
            fix = Fix("url", value, around["inside"] or around["angles"])
            if around["macro"]:
                yield Seen(
                    "field 'url' has a macro around the address; styles put one there themselves", item, "url", fix
                )
            else:
                said = "field 'url' has brackets around the address"
                yield Seen(said, item, "url", fix, severity=Severity.INFO)
        elif text.startswith(("\\href", "\\url")):
            yield Seen("field 'url' holds a macro; it wants the address alone", item, "url")
