"""D124."""

import re
from typing import ClassVar

from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

_COMMAND = re.compile(r"\\[A-Za-z]++\Z")
_ACCENTS = str.maketrans("", "", '{}\\"^`~')
_LONGEST = 40  # letters of a last word
_SHORT = frozenset(
    """
    al inc ltd co corp llc jr sr etc vs no vol pt st dr mr mrs ms prof ed eds rev sp spp nov var gen comb cv subsp ssp
    fig ch sec pp bros dept univ ave blvd usw bzw ca cf aka esp incl ver approx jan feb mar apr jun jul aug sept sep oct
    nov dec ph mt ft ff hrsg bd tr trans repr phil gov sen rep gmbh assn dist proc conf symp int soc
    inst acad bull ann lett suppl
    """.split()  # noqa: SIM905 - a list of 70 quoted words reads worse
)


class FullStopAfterTitle(ValueCheck):
    """A title ends with a full stop.

    ## Why it matters
    Styles set the sign that follows a title themselves: a comma after it gives "database.,". Abbreviations at the
    end ("et al.", "U.S.", "Inc.") and dots that mean something ("...") are left alone.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {{ImageNet}: A large-scale image database.}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {{ImageNet}: A large-scale image database}}
    ```
    """

    code = "D124"
    severity = Severity.INFO
    fields: ClassVar[tuple[str, ...]] = ("title", "booktitle")

    def wrong(self, value: str, *_: object) -> Wrong | None:
        """Return the title without its full stop."""
        stem = value.rstrip("}")  # "…image database.", "…{database.}"
        if stem[-1:] != "." or not _ends_with_a_word(stem[:-1].rstrip("}")[-200:]):
            return None
        return Wrong("ends with a full stop; styles set their own", f"{stem[:-1]}{value[len(stem) :]}")


def _ends_with_a_word(title: str) -> bool:
    """Return whether what stands before the stop is no abbreviation, and no command of TeX."""
    last = title.replace("{", " ").replace("~", " ").rpartition(" ")[2]
    if _COMMAND.search(last):  # "\\ldots."
        return False
    word = last.translate(_ACCENTS).strip("()[]\"'“”‘’«»,;")
    letters = word.rpartition("-")[2]
    if not word or "." in word or "$" in word or len(word) > _LONGEST or last[-1:] in ".…?!,;:":
        return False
    if len(letters) < 2 or letters.lower() in _SHORT or (letters.isupper() and len(letters) < 4):
        return False
    return letters[-1].isalpha() or letters.isdigit()
