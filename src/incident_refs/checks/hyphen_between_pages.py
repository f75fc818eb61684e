"""D151."""

import re
from collections.abc import Iterator
from typing import ClassVar

from incident_refs.bibtex.types import Dialect
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

# "248-255", "S5 - S9"; of "12-3" nobody can say whether page 3 of chapter 12 is meant
_RANGE = re.compile(r"(?P<first>[A-Za-z]{0,3}\d{1,9})[ ]?-[ ]?(?P<last>[A-Za-z]{0,3}\d{1,9})")
_NUMBER = re.compile(r"\d+")


class HyphenBetweenPages(ValueCheck):
    """A hyphen stands between first and last page, where other entries of the file have the dash that is meant.

    ## Why it matters
    Some styles print what stands there, and a list has both. BibTeX's own styles and biblatex make the dash themselves:
    a file that has hyphens throughout is left alone, and so is what may be the number of an article or a page within a
    chapter.

    ## Before
    ```bibtex
    @article{deng2009imagenet, title = {ImageNet}, journal = {CVPR}, year = {2009}, pages = {248-255}}
    @article{li2022searching, title = {North stars}, journal = {Daedalus}, year = {2022}, pages = {85--99}}
    ```

    ## After
    ```bibtex
    @article{deng2009imagenet, title = {ImageNet}, journal = {CVPR}, year = {2009}, pages = {248--255}}
    @article{li2022searching, title = {North stars}, journal = {Daedalus}, year = {2022}, pages = {85--99}}
    ```
    """

    code = "D151"
    severity = Severity.INFO
    fields: ClassVar[tuple[str, ...]] = ("pages",)

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the pages with a hyphen, in a file that has dashes too."""
        if any("--" in pages for _, pages in file.having("pages")):
            yield from super().look(file)

    def wrong(self, value: str, field: str, item: Item, file: BibFile) -> Wrong | None:
        """Return the pages with dashes."""
        if "-" not in value or "--" in value or file.dialect is Dialect.BIBLATEX or len(value) > 200:
            return None
        parts = value.split(",")
        dashed = [_dashed(part) for part in parts]
        if not any(dashed) or any("-" in part for part, better in zip(parts, dashed, strict=True) if not better):
            return None
        better = ",".join(new or part for new, part in zip(dashed, parts, strict=True))
        return Wrong("a hyphen between pages; '--' is the dash between two numbers", better)


def _dashed(part: str) -> str | None:
    hit = _RANGE.fullmatch(part.strip())
    if hit is None:
        return None
    first, last = int(_NUMBER.findall(hit["first"])[0]), int(_NUMBER.findall(hit["last"])[0])
    if first >= last and not (len(hit["last"]) < len(hit["first"]) and len(hit["first"]) > 2):
        return None
    blank = " " * (len(part) - len(part.lstrip()))
    return f"{blank}{hit['first']}--{hit['last']}"
