"""Findings as GitHub's workflow commands: they show beside the lines of a pull request."""

from collections.abc import Iterator, Sequence

from incident_refs.checks.file_name import portable
from incident_refs.model.finding import Finding, Severity
from incident_refs.model.verdict import VerdictWord

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def lines(found: Sequence[Finding]) -> Iterator[str]:
    """Yield a line for each finding. What is confirmed is no annotation.

    >>> print(*lines([Finding("D102", "empty-field", Severity.INFO, "100 % empty", "a,b.bib", 3, 5)]))
    ::notice file=a%2Cb.bib,line=3,col=5,title=D102 empty-field::100 %25 empty
    """
    for one in found:
        if one.verdict is VerdictWord.CONFIRMED:
            continue
        title = _property(f"{one.code} {one.name}")
        where = f"file={_property(portable(one.file))},line={one.line},col={one.column},title={title}"
        yield f"::{_COMMAND[one.severity]} {where}::{_data(one.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
