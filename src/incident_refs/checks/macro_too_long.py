"""F111."""

from incident_refs.bibtex.fault import Fault
from incident_refs.checks.reported import Reported
from incident_refs.model.finding import Severity


class MacroTooLong(Reported):
    """Macros made of macros expand to more than a million characters.

    ## Why it matters
    The value is cut off. A few lines like these can fill the memory of any program that reads the file.

    ## Before
    ```bibtex
    @string{a = "haha haha haha haha haha haha haha haha haha haha "}
    @string{b = a # a # a # a # a # a # a # a # a # a # a # a # a # a # a # a}
    @string{c = b # b # b # b # b # b # b # b # b # b # b # b # b # b # b # b}
    @string{d = c # c # c # c # c # c # c # c # c # c # c # c # c # c # c # c}
    @string{e = d # d # d # d # d # d # d # d # d # d # d # d # d # d # d # d}
    @misc{laughter, note = e}
    ```

    ## After
    ```bibtex
    @misc{laughter, note = {haha}}
    ```
    """

    code = "F111"
    severity = Severity.ERROR
    kinds = frozenset((Fault.TOO_LONG,))
