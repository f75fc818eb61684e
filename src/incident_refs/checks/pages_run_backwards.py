"""D152."""

import re
from typing import ClassVar

from incident_refs.checks.quoted import quoted
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

_RANGE = re.compile(r"(?P<first>\d{1,9})\s?(?:-{1,3}|–|—)\s?(?P<last>\d{1,9})")


class PagesRunBackwards(ValueCheck):
    """The last page comes before the first.

    ## Why it matters
    Two figures changed places, or one is missing. A last page that is cut short (`1877--901`) is read as it is meant.

    ## Before
    ```bibtex
    @article{deng2009imagenet, title = {ImageNet}, journal = {CVPR}, pages = {255--248}}
    ```

    ## After
    ```bibtex
    @article{deng2009imagenet, title = {ImageNet}, journal = {CVPR}, pages = {248--255}}
    ```
    """

    code = "D152"
    severity = Severity.WARNING
    fields: ClassVar[tuple[str, ...]] = ("pages",)

    def wrong(self, value: str, *_: object) -> Wrong | None:
        """Return the first range that runs backwards."""
        if len(value) > 200:
            return None
        for part in value.split(","):
            hit = _RANGE.fullmatch(part.strip())
            if hit and len(hit["last"]) >= len(hit["first"]) and int(hit["last"]) < int(hit["first"]):
                return Wrong(f"the last page of {quoted(part.strip())} comes before the first")
        return None
