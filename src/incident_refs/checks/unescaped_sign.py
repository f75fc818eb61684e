"""T106."""

from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.tex_signs import escaped, signs
from incident_refs.checks.text_fields import TEX
from incident_refs.model.finding import Fix, Severity

_SIGNS = "&#%"


class UnescapedSign(EntryCheck):
    r"""A `&`, `#` or `%` has no backslash in front of it.

    ## Why it matters
    LaTeX stops at `&` and `#`. Behind a `%` it reads nothing to the end of the line: words are missing, and nobody says
    so.

    ## Before
    ```bibtex
    @article{warren2002, title = {Trust & safety}}
    ```

    ## After
    ```bibtex
    @article{warren2002, title = {Trust \& safety}}
    ```
    """

    code = "T106"
    severity = Severity.WARNING

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the printed fields with such signs."""
        for name, value in item.entry.fields:
            if name in TEX and ("&" in value or "%" in value or "#" in value):
                found = [one for one in signs(value) if one.sign in _SIGNS and not one.maths]
                if found:
                    fix = Fix(name, value, escaped(value, [one.at for one in found]))
                    yield Seen(f"field '{name}' has a '{found[0].sign}' without a backslash", item, name, fix)
