"""I201."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.checks.look_alikes import as_it_looks
from incident_refs.checks.quoted import quoted
from incident_refs.model.finding import Fix, Severity
from incident_refs.model.identifiers import arxiv_in, arxiv_month, normalise_arxiv

# "arXiv:2006.16923v2", "https://arxiv.org/abs/2006.16923": what stands before the id
_LABEL = re.compile(
    r"(?:arxiv(?:\.org)?\s*+:\s*+|https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/)(?P<id>[a-z0-9./-]{9,30}?)(?:\.pdf)?",
    re.IGNORECASE,
)
# "9901001" beside `primaryclass = {hep-th}`
_NUMBER = re.compile(r"[0-9]{7}")
_ARCHIVE = re.compile(r"[a-z-]{2,12}")


class ArxivIdShape(FieldCheck):
    """What stands in `eprint` is no arXiv id, or more than one needs.

    ## Why it matters
    Styles make an address of it, and print "arXiv:" before it. An id is `2006.16923`, with or without its version, or
    until March 2007 `hep-th/9901001`: year, month, and a number of four digits, or since 2015 of five.

    ## Before
    ```bibtex
    @misc{prabhu2020large, eprint = {arXiv:2006.16923}, archiveprefix = {arXiv}}
    ```

    ## After
    ```bibtex
    @misc{prabhu2020large, eprint = {2006.16923}, archiveprefix = {arXiv}}
    ```
    """

    code = "I201"
    severity = Severity.ERROR
    field = "eprint"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield an `eprint` of arXiv that is not simply an id."""
        fields = file.inherited(item)
        if (fields.get("archiveprefix") or fields.get("eprinttype") or "").strip("{} ").lower() != "arxiv":
            return
        text = (value if value.isascii() else as_it_looks(value)).strip()
        arxiv = normalise_arxiv(text) if len(text) < 200 else None
        if arxiv and not arxiv_in(text):
            if not arxiv_month(arxiv):
                yield Seen(f"field 'eprint': {quoted(text)} is no arXiv id; {_reason(arxiv)}", item, "eprint")
            return
        label = _LABEL.fullmatch(text)
        if label and (bare := normalise_arxiv(label["id"])) and arxiv_month(bare):
            said = "field 'eprint' wants the id alone; styles print 'arXiv:' themselves"
            yield Seen(said, item, "eprint", Fix("eprint", value, label["id"]), severity=Severity.INFO)
        elif (with_archive := _with_archive(text, fields.get("primaryclass", ""))) is not None:
            said = f"field 'eprint': the id of 'primaryclass' {quoted(fields['primaryclass'])} begins with its archive"
            yield Seen(said, item, "eprint", Fix("eprint", value, with_archive), severity=Severity.WARNING)
        elif arxiv or normalise_arxiv(text.partition(" ")[0]):
            said = f"field 'eprint': {quoted(text)} is more than an arXiv id"
            yield Seen(said, item, "eprint", severity=Severity.WARNING)
        else:
            yield Seen(f"field 'eprint': {quoted(text)} is no arXiv id", item, "eprint")


def _with_archive(text: str, primary_class: str) -> str | None:
    """Return a number of before 2007 with its archive, where both are said."""
    archive = primary_class.strip().partition(".")[0]
    if not _NUMBER.fullmatch(text) or not _ARCHIVE.fullmatch(archive):
        return None
    return f"{archive}/{text}" if arxiv_month(f"{archive}/{text}") else None


def _reason(arxiv: str) -> str:
    digits = arxiv.rpartition("/")[2]
    if not 1 <= int(digits[2:4]) <= 12:
        return f"there is no month {digits[2:4]}"
    if "/" in arxiv:
        return "ids with the name of an archive were given from 1991 to March 2007"
    return (
        "numbers have four digits until 2014, and five since" if digits >= "0704" else "this form begins in April 2007"
    )
