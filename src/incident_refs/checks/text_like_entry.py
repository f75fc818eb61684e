"""F203."""

import re
from collections.abc import Iterator

from incident_refs.bibtex import grammar
from incident_refs.bibtex.blocks import Kind
from incident_refs.bibtex.layout import ORDER
from incident_refs.bibtex.read import place_in
from incident_refs.bibtex.types import WORK_TYPES
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.model.finding import Severity

_TYPES = "|".join(sorted(WORK_TYPES)).encode()
_FIELDS = "|".join(ORDER).encode()
_LOST_TEXT = (
    rb"""(?P<lost>
      (?i:""" + _TYPES + rb""")[ \t]*+\{[ \t]*+[^\s,{}]++[ \t]*+,                  # article{deng2009, whose @ is lost
    | @[ \t]*+(?:\d\w*+)?+[ \t]*+\{                                              # @{deng2009, @2article{
    | @(?!(?i:comment|string|preamble))[A-Za-z]++[ \t]*+[^\s{(@,]++,[ \t]*+(?=[\r\n])  # @online"deng2009,
    | (?i:""" + _FIELDS + rb""")[ \t]*+=[ \t]*+["{]                              # title = {ImageNet},
    )"""
)  # fmt: skip
_LOST = re.compile(_LOST_TEXT, re.VERBOSE)
_LOST_LINE = re.compile(rb"(?<=[\r\n])[ \t]*+" + _LOST_TEXT, re.VERBOSE)


class TextLikeEntry:
    """Text between the entries reads like an entry that lost its beginning, or a field that lost its entry.

    ## Why it matters
    What stands between entries is a remark, and no program reads it. An entry whose `@` is missing is gone without a
    word. If it is to be left out, a per cent sign at the beginning of its lines says so.

    ## Before
    ```bibtex
    @misc{gebru2018datasheets, title = {Datasheets for Datasets}}
    misc{deng2009imagenet, title = {ImageNet}}
    ```

    ## After
    ```bibtex
    @misc{gebru2018datasheets, title = {Datasheets for Datasets}}
    @misc{deng2009imagenet, title = {ImageNet}}
    ```
    """

    code = "F203"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the first such place of each remark."""
        data = file.bibliography.data
        for block in file.bibliography.blocks:
            if block.kind is Kind.COMMENT and not grammar.SPECIAL.match(data, block.start):
                lost = _LOST.match(data, block.start, block.end) or _LOST_LINE.search(data, block.start, block.end)
                if lost:
                    line, column = place_in(data, block, lost.start("lost"))
                    shown = lost["lost"][:60].decode("utf-8", "replace")
                    message = f"'{shown}' stands outside of all entries and is not read; is a brace or an '@' missing?"
                    yield Seen(message, line=line, column=column)
