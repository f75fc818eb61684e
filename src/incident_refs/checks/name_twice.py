"""D139."""

from typing import ClassVar

from incident_refs.checks.people import PEOPLE, names_in
from incident_refs.checks.quoted import quoted
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity


class NameTwice(ValueCheck):
    """Somebody stands twice in one list of names.

    ## Why it matters
    Mostly a list was put together from two. Now and then two namesakes wrote a work together: the work itself tells.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, author = {Deng, Jia and Dong, Wei and Deng, Jia}, title = {ImageNet}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, author = {Deng, Jia and Dong, Wei}, title = {ImageNet}}
    ```
    """

    code = "D139"
    severity = Severity.INFO
    fields: ClassVar[tuple[str, ...]] = PEOPLE

    def wrong(self, value: str, *_: object) -> Wrong | None:
        """Return the first who stands there again."""
        quickly = value.split(" and ")
        if len(set(quickly)) == len(quickly):
            return None
        seen: set[str] = set()
        for name in names_in(value):
            if name in seen and name != "others":
                return Wrong(f"{quoted(name)} stands there twice")
            seen.add(name)
        return None
