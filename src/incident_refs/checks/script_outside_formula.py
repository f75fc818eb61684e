"""T107."""

from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.tex_signs import escaped, in_address, signs
from incident_refs.checks.text_fields import TEX
from incident_refs.model.finding import Fix, Severity


class ScriptOutsideFormula(EntryCheck):
    r"""A `_` or `^` stands outside of a formula.

    ## Why it matters
    There they lower or raise what follows; anywhere else LaTeX stops: "Missing $ inserted". For a `_` that is only to
    be printed, `\_` is proposed; an address belongs in `url` or in `\url{…}`.

    ## Before
    ```bibtex
    @misc{mccandlish2018, title = {The file train_data}}
    ```

    ## After
    ```bibtex
    @misc{mccandlish2018, title = {The file train\_data}}
    ```
    """

    code = "T107"
    severity = Severity.WARNING

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the printed fields with such signs."""
        for name, value in item.entry.fields:
            if name not in TEX or ("_" not in value and "^" not in value):
                continue
            all_ = signs(value)
            found = [one for one in all_ if one.sign in "_^" and not one.maths]
            if not found or sum(one.sign == "$" for one in all_) % 2:  # which of them are in a formula, nobody knows
                continue
            if in_address(value, found[0].at):
                yield Seen(f"field '{name}' holds an address with '{found[0].sign}' outside of \\url{{…}}", item, name)
                continue
            sure = all(one.sign == "_" and not one.behind and not in_address(value, one.at) for one in found)
            fix = Fix(name, value, escaped(value, [one.at for one in found])) if sure else None
            yield Seen(f"field '{name}' has a '{found[0].sign}' outside of a formula", item, name, fix)
