"""I301."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.look_alikes import as_it_looks
from incident_refs.checks.quoted import quoted
from incident_refs.model.finding import Severity
from incident_refs.model.identifiers import normalise_isbn, normalise_issn

_BETWEEN = re.compile(r"[,;/|]|\sand\s|(?<=[0-9Xx])\s(?=97[89])")
# "ISBN-13: 978-0-262-03384-8 (hbk.)": the words around the number
# "(Chapman and Hall, paperback)"
_REMARK = re.compile(r"\([^()]*+\)?")
_LABEL = re.compile(
    r"ISBN(?:-?1[03])?(?![0-9])\s*+:?|[{}]|\b(?:print|online|e-?book|hardcover|paperback|pbk|hbk|electronic)\b[:.]?",
    re.I,
)
_LONGEST = 2000


class IsbnCheckDigit(EntryCheck):
    """An ISBN cannot be right: its check digit, or the number of its digits, does not fit.

    ## Why it matters
    The last digit is computed from the others, so that a slip is noticed: one of them is wrong, or two changed places.
    No catalogue finds the book by it. Some books are printed with a wrong one; then leave it.

    ## Before
    ```bibtex
    @book{cormen2001introduction, title = {Introduction to algorithms}, isbn = {0-262-03384-5}}
    ```

    ## After
    ```bibtex
    @book{cormen2001introduction, title = {Introduction to algorithms}, isbn = {0-262-03384-4}}
    ```
    """

    code = "I301"
    severity = Severity.WARNING

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the first number in each field that is no ISBN."""
        for name in ("isbn", "otherisbn", "isbn-13"):
            value = item.fields.get(name)
            if value and len(value) <= _LONGEST and not normalise_isbn(value):
                wrong = _first_wrong(value if value.isascii() else as_it_looks(value))
                if wrong:
                    yield Seen(f"field '{name}': {quoted(wrong[0])} {wrong[1]}", item, name)


def _first_wrong(value: str) -> tuple[str, str] | None:
    """Return the first number that is no ISBN, and why."""
    for part in _BETWEEN.split(_REMARK.sub("", value)):
        number = _LABEL.sub("", part).replace("\\", "").replace("~", " ").strip(" .:")
        if not number or normalise_isbn(number):
            continue
        several = number.split()
        if len(several) > 1 and all(map(normalise_isbn, several)):
            continue
        digits = re.sub(r"[-\s]", "", number).upper()
        if len(digits) == 9 and normalise_isbn(f"0{digits}"):  # the SBN of British books before 1970
            continue
        return number, _reason(digits)
    return None


def _reason(digits: str) -> str:
    if normalise_issn(digits):
        return "is an ISSN; it belongs in 'issn'"
    if re.fullmatch(r"[0-9]{9}[0-9X]|97[89][0-9]{10}", digits):
        return "has a wrong check digit"
    return f"is no ISBN: it has {len(digits)} digits" if digits.isdigit() else "is no ISBN"
