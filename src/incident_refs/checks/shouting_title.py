"""D121."""

import re
from typing import ClassVar

from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

_COMMAND = re.compile(r"\\[A-Za-z]++")
_WORD = re.compile(r"[^\W\d_]{2,}+")
_LONG = 5  # letters: an acronym seldom has more


def shouts(title: str) -> bool:
    r"""Return whether a title stands in capitals all over: then they say nothing.

    >>> shouts("IMAGE DATASETS: A SURVEY"), shouts("NASA, ESA and {JAXA}"), shouts(r"\emph{IMAGE} {DATASETS TODAY}")
    (True, False, True)
    """
    if not title.isupper() and "\\" not in title:
        return False
    plain = _COMMAND.sub(" ", title)
    if not plain.isupper():
        return False
    words = [word for word in _WORD.findall(plain) if word.isupper()]
    return len(words) > 2 and sum(len(word) >= _LONG for word in words) > 1


class ShoutingTitle(ValueCheck):
    """A title stands in capitals all over.

    ## Why it matters
    A style can put capitals into lower case, but then `NASA` and names become `nasa` and `deng` as well. Which of them
    are meant to stay nobody can see any more; the work itself, or a catalogue, tells.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {IMAGENET: A LARGE-SCALE IMAGE DATABASE}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {{ImageNet}: A large-scale image database}}
    ```
    """

    code = "D121"
    severity = Severity.INFO
    fields: ClassVar[tuple[str, ...]] = ("title",)

    def wrong(self, value: str, *_: object) -> Wrong | None:
        """Return that the title is all capitals."""
        return Wrong("all in capitals, which hide the names and acronyms among them") if shouts(value) else None
