"""The attachments of a workspace, one link after another: what each is called, and where a finding about it stands."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from incident_refs.checks.bib_file import Attachments
from incident_refs.checks.check import Seen
from incident_refs.model.attachment import Attached
from incident_refs.model.finding import Severity

_SHOWN = 60  # characters of a string


def links(attachments: Attachments) -> Iterator[Attached]:
    """Yield the attachments that are asked about: all, or those of the records at hand."""
    for one in attachments.attached:
        if attachments.whole or one.record in attachments.by_id:
            yield one


def without_entry(attachments: Attachments, held: Mapping[str, Any]) -> Iterator[Attached]:
    """Yield the attachments to an entry that is not `held`, by its key in lower case."""
    for one in links(attachments):
        if one.key.lower() not in held:
            yield one


def without_string(attachments: Attachments) -> Iterator[Attached]:
    """Yield the attachments of a string that its record does not have; of a record that is not at hand none is told."""
    for one in attachments.attached:
        if one.raw and one.record in attachments.by_id and (one.record, one.raw) not in attachments.by_string:
            yield one


def at_string(message: str, one: Attached, attachments: Attachments, severity: Severity | None = None) -> Seen:
    """Return what is seen of an attachment: at its string, else at its record, else in the list of attachments."""
    file, line = attachments.file, attachments.lines.get(one.event, 1)
    if found := attachments.by_string.get((one.record, one.raw)):
        file, line = found[0].file, found[1].line
    elif several := attachments.by_id.get(one.record):
        file, line = several[0].file, several[0].record.line
    return Seen(message, file=file, line=line, key=one.key, severity=severity)


def called(one: Attached) -> str:
    """Return what an attachment is called in a sentence.

    >>> called(Attached("", "", "", "AIAAIC0276", "Deng et al. 2009", "deng2009imagenet"))
    "'Deng et al. 2009' of AIAAIC0276"
    """
    record = brief(one.record)
    return f"{quoted(one.raw)} of {record}" if one.raw else f"what was attached to {record} by hand"


def brief(text: str) -> str:
    """Return an id or a key as it is shown; that of a hostile file may have a megabyte."""
    return f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text


def quoted(text: str) -> str:
    r"""Return a string of a record as it is shown: on one line, and not too long.

    >>> quoted("Deng J. (2009).\n  ImageNet")
    "'Deng J. (2009). ImageNet'"
    """
    return f"'{brief(' '.join(text.split()))}'"


def first_few(texts: Iterable[str], most: int = 3) -> str:
    """Return the first of several texts in quotes, and how many more there are.

    >>> first_few(["Deng et al. 2009", "Oddly 2011", "Weirdly 2012"], most=2)
    "'Deng et al. 2009', 'Oddly 2011' and 1 more"
    """
    several = list(texts)
    more = f" and {len(several) - most} more" if len(several) > most else ""
    return ", ".join(map(quoted, several[:most])) + more
