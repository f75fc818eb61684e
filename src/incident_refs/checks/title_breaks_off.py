"""D126."""

from typing import ClassVar

from incident_refs.checks.quoted import quoted
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

# No title ends with one of these; "on", "in" or "by" may ("Moving on"), but not that of proceedings
_NEVER_LAST = frozenset(("a", "an", "and", "de", "der", "des", "du", "et", "for", "from", "of", "the", "und", "with"))
_OF_BOOKS = frozenset(("at", "in", "on"))
_SIGNS = (",", ";", ":", "(", "[", " /")
_BRACKETS = (("(", ")"), ("[", "]"))


class TitleBreaksOff(ValueCheck):
    """A title seems to be cut off: it ends in "of" or a comma, or a bracket in it stays open.

    ## Why it matters
    Exporters cut long titles, and turn those of proceedings around ("Computer Vision, IEEE Conference on"). The whole
    title is needed to find the work.

    ## Before
    ```bibtex
    @inproceedings{deng2009imagenet, title = {ImageNet}, booktitle = {Computer Vision (CVPR), 2009 IEEE Conference on}}
    ```

    ## After
    ```bibtex
    @inproceedings{deng2009imagenet, title = {ImageNet}, booktitle = {2009 IEEE Conference on Computer Vision (CVPR)}}
    ```
    """

    code = "D126"
    severity = Severity.INFO
    fields: ClassVar[tuple[str, ...]] = ("title", "booktitle")

    def wrong(self, value: str, field: str, *_: object) -> Wrong | None:
        """Return how the title ends, or which bracket stays open."""
        end = value[-100:].rstrip("} .")
        if end.endswith(_SIGNS) and end[-2:-1] != "\\":
            return Wrong(f"ends with {quoted(end[-1])}, as if it were cut off")
        last = end.rpartition(" ")[2]
        if (last in _NEVER_LAST or (field == "booktitle" and last in _OF_BOOKS)) and last != end:
            return Wrong(f"ends with {quoted(last)}, as if it were cut off")
        # "$[0, 1)$" is whole
        if "$" not in value and "\\" not in value:
            for opening, closing in _BRACKETS:
                if value.count(opening) > value.count(closing):
                    return Wrong(f"the bracket {quoted(opening)} is not closed, as if it were cut off")
        return None
