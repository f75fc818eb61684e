"""I408."""

from collections.abc import Iterator

from incident_refs.bibtex.field_values import bare_address
from incident_refs.bibtex.types import Dialect
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.model.finding import Fix, Severity


class EscapedUrl(FieldCheck):
    r"""Signs of an address are written as TeX has them.

    ## Why it matters
    `url` is taken to the letter for the link: with `\_` or `\%` in it, it leads nowhere. Where a file is not written
    for biblatex, `\%` and `\#` are left to you: some styles need them.

    ## Before
    ```bibtex
    @misc{wiki, title = {Artificial intelligence}, url = {https://en.wikipedia.org/wiki/Artificial\_intelligence}}
    ```

    ## After
    ```bibtex
    @misc{wiki, title = {Artificial intelligence}, url = {https://en.wikipedia.org/wiki/Artificial_intelligence}}
    ```
    """

    code = "I408"
    severity = Severity.INFO
    field = "url"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield an address with escaped signs, and the same with the signs themselves."""
        if "\\" not in value or "://" not in value or value.lstrip().startswith(("\\", "{", "<")):
            return
        meant = bare_address(value)
        if meant != value and not set(meant) & set("\\{}"):
            said = "field 'url' has signs escaped for TeX; it is taken to the letter"
            # some of BibTeX's styles print the address inside another macro, where a bare "%" or "#" stops LaTeX
            doubtful = (r"\%" in value or r"\#" in value) and file.dialect is not Dialect.BIBLATEX
            yield Seen(said, item, "url", None if doubtful else Fix("url", value, meant))
