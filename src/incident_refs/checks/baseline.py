"""Findings that are known and wait: a file of them, so that only new ones are shown."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass
from hashlib import sha256
from typing import Any

from incident_refs.checks.file_name import portable
from incident_refs.errors import FileError
from incident_refs.model.finding import Finding
from incident_refs.model.verdict import VerdictWord

Named = Callable[[str], str]  # the name of a file as the baseline has it
_VERSION = 1
# "this entry stands at line 3 already", "the id is that of records/a.md:12 too": lines move, and so do people
_PLACE = re.compile(r"\blines?[ ]\d{1,9} | \S{1,200}\.\w{1,8}:\d{1,9}", re.VERBOSE)


@dataclass(frozen=True, slots=True, order=True)
class Fingerprint:
    """What a finding is about, wherever in the file it stands. `message` is a digest of the words."""

    file: str
    key: str
    code: str
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings that are known, with how often each is."""

    counts: Mapping[Fingerprint, int]


def fingerprint(finding: Finding, named: Named = portable) -> Fingerprint:
    """Return what a finding is about. It is the same wherever the entry stands, and on every system."""
    message = sha256(_PLACE.sub("", finding.message).encode("utf-8", "replace")).hexdigest()[:12]
    file = named(finding.file).encode("utf-8", "backslashreplace").decode()  # a name may hold bytes of Latin-1
    return Fingerprint(file, finding.key or "", finding.code, finding.field or "", message)


def digest(known: Fingerprint) -> str:
    """Return a fingerprint as one word."""
    return sha256("\n".join(astuple(known)).encode("utf-8", "replace")).hexdigest()[:32]


def write(found: Sequence[Finding], named: Named = portable) -> str:
    r"""Return findings as the text of a baseline: JSON, a line for each, in an order of its own.

    The comma goes before a line and not behind it, so that git merges what two people add. What sources confirm, and
    what they could not be asked, is nothing that waits. `named` makes names of files such as do not depend on the
    folder in which somebody is; with `/`.

    >>> from incident_refs.model.finding import Severity
    >>> one = Finding("D102", "empty-field", Severity.INFO, "field 'note' is empty", "a.bib", 3, 1, "deng", "note")
    >>> print(write([one, one]))
    [{"incident-refs baseline":1}
    ,{"file":"a.bib","key":"deng","code":"D102","field":"note","message":"600524ed0a5d","count":2}
    ]
    <BLANKLINE>
    """
    counts = Counter(fingerprint(one, named) for one in found if _waits(one))
    names = Fingerprint.__slots__
    rows = [{"incident-refs baseline": _VERSION}]
    rows += [dict(zip(names, astuple(one), strict=True)) | {"count": counts[one]} for one in sorted(counts)]
    return "[" + "\n,".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows) + "\n]\n"


def read(text: str, name: str) -> Baseline:
    """Return a baseline from its text; `name` is what an error calls it. Raises FileError where it is none.

    >>> read("[]", "known.json")
    Traceback (most recent call last):
    ...
    incident_refs.errors.FileError: known.json: not a baseline of incident-refs; to write a new one, move it away first
    """
    wrong = FileError(f"{name}: not a baseline of incident-refs; to write a new one, move it away first")
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:  # conflict marks of git, or another file
        raise wrong from error
    if not isinstance(rows, list) or not rows or not isinstance(rows[0], dict):
        raise wrong
    version = rows[0].get("incident-refs baseline")
    if type(version) is int and version > _VERSION:
        raise FileError(f"{name}: this baseline is of a later incident-refs; update incident-refs, and run again")
    if version != _VERSION:
        raise wrong
    counts: dict[Fingerprint, int] = {}
    for row in rows[1:]:
        one, count = _row(row, wrong)
        counts[one] = max(count, counts.get(one, 0))  # two lines of one finding: git merged two counts of it
    return Baseline(counts)


def _row(row: Any, wrong: FileError) -> tuple[Fingerprint, int]:
    if not isinstance(row, dict) or row.keys() != {*Fingerprint.__slots__, "count"}:
        raise wrong
    count = row.pop("count")
    if type(count) is not int or count < 1 or not all(isinstance(value, str) for value in row.values()):
        raise wrong
    return Fingerprint(**row), count


def new(
    found: Sequence[Finding], baseline: Baseline, named: Named = portable
) -> tuple[tuple[Finding, ...], tuple[Fingerprint, ...]]:
    """Return the findings that the baseline does not know, and what it knows that is not found any more.

    Where a finding is there more often than it is known, the last ones are new. The second part may hold what this run
    did not look for: other files, other checks.
    """
    left = Counter(baseline.counts)
    fresh = []
    for one in found:
        known = fingerprint(one, named)
        if _waits(one) and left[known] > 0:
            left[known] -= 1
        else:
            fresh.append(one)
    return tuple(fresh), tuple(sorted(one for one, count in left.items() if count > 0))


def _waits(finding: Finding) -> bool:
    return finding.verdict not in (VerdictWord.CONFIRMED, VerdictWord.COULD_NOT_LOOK)
