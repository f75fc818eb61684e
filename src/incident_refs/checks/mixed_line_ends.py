"""F302."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.model.finding import Severity
from incident_refs.model.place import Onward

# Windows, Unix, the old Macintosh
_ENDS = {r"\r\n": re.compile(rb"\r\n"), r"\n": re.compile(rb"(?<!\r)\n"), r"\r": re.compile(rb"\r(?!\n)")}


class MixedLineEnds:
    """Some lines of the file end otherwise than the others.

    ## Why it matters
    Editors and git show the whole file as changed when they mend it, and line numbers differ from program to program.

    ## Before
    ```bibtex
    @misc{deng2009imagenet,\r
      title = {ImageNet},
    }
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet,
      title = {ImageNet},
    }
    ```
    """

    code = "F302"
    severity = Severity.INFO

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the first line that ends otherwise than most."""
        data = file.bibliography.data
        both, unix, old = data.count(b"\r\n"), data.count(b"\n"), data.count(b"\r")
        counts = dict(zip(_ENDS, (both, unix - both, old - both), strict=True))
        if sum(bool(count) for count in counts.values()) < 2:
            return
        usual = max(counts, key=lambda end: counts[end])
        firsts = [hit for end, pattern in _ENDS.items() if end != usual and (hit := pattern.search(data))]
        line, _ = Onward(data).place(min(hit.start() for hit in firsts))
        said = " and ".join(f"{count} in {end}" for end, count in counts.items() if count)
        yield Seen(f"not all lines end alike: {said}; this is the first of the others", line=line)
