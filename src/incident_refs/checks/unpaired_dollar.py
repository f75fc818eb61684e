"""T105."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.tex_signs import escaped, signs
from incident_refs.checks.text_fields import TEX
from incident_refs.model.finding import Fix, Severity

_AMOUNT = re.compile(r"\$\d")


class UnpairedDollar(EntryCheck):
    r"""A dollar sign begins a formula that does not end.

    ## Why it matters
    LaTeX stops there. An amount of money is written with `\$`; that is proposed where one dollar stands before a
    number.

    ## Before
    ```bibtex
    @misc{kraemer2009, title = {The $100 laptop}}
    ```

    ## After
    ```bibtex
    @misc{kraemer2009, title = {The \$100 laptop}}
    ```
    """

    code = "T105"
    severity = Severity.WARNING

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the printed fields with an odd number of dollars, or with two amounts of money for one formula."""
        for name, value in item.entry.fields:
            if "$" not in value or name not in TEX:
                continue
            dollars = [one.at for one in signs(value) if one.sign == "$"]
            amounts = all(_AMOUNT.match(value, at) for at in dollars)
            fix = Fix(name, value, escaped(value, dollars)) if amounts else None
            if len(dollars) % 2:
                yield Seen(
                    f"field '{name}' has a '$' too many or too few; an amount is written with '\\$'",
                    item,
                    name,
                    fix if len(dollars) == 1 else None,
                )
            elif len(dollars) == 2 and amounts and value[dollars[1] - 1] in " (-–":
                # "From $100 to $200 laptops": what is between would be a formula
                yield Seen(
                    f"LaTeX takes '{value[dollars[0] : dollars[1] + 1][:60]}' in field '{name}' for a formula",
                    item,
                    name,
                    fix,
                )
