"""All checks on one file: what they see, as findings with code and place, in the file's order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Check, Seen, name_of
from incident_refs.checks.fixing import can_be_fixed
from incident_refs.checks.places import place_of
from incident_refs.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a file, and a sentence for each check of another package that broke off."""

    findings: tuple[Finding, ...]
    failed: tuple[str, ...] = ()


def look(file: BibFile, checks: Iterable[Check]) -> Looked:
    """Return what the checks find in a file, as `findings` does; a check of another package that fails stops no other.

    What it saw before it failed is left out: nobody knows what it is worth.
    """
    found: list[Finding] = []
    failed: list[str] = []
    for check in checks:
        if _is_ours(check):
            found += _seen(file, check)
            continue
        try:
            found += list(_seen(file, check))
        except Exception as error:  # noqa: BLE001 - whatever somebody else's code does, our own checks go on
            failed.append(
                f"{file.name}: the check {check.code} ({name_of(check)}) of another package failed"
                f" ({type(error).__name__}: {error}); what it looks for was not looked for"
            )
    return Looked(tuple(sorted(found, key=lambda one: _order(one, file))), tuple(failed))


def findings(file: BibFile, checks: Iterable[Check]) -> tuple[Finding, ...]:
    """Return what the checks find in a file, by line, column and code; what stands in other files comes last.

    >>> from incident_refs.bibtex.read import read
    >>> from incident_refs.checks.empty_field import EmptyField
    >>> [(f.line, f.code, f.message) for f in findings(BibFile("a.bib", read(b"@misc{a, note = {}}")), [EmptyField()])]
    [(1, 'D102', "field 'note' is empty")]
    """
    return look(file, checks).findings


def _order(one: Finding, file: BibFile) -> tuple[bool, str, int, int, str]:
    return one.file != file.name, one.file, one.line, one.column, one.code


def _is_ours(check: Check) -> bool:
    return type(check).__module__.startswith("incident_refs.")


def _seen(file: BibFile, check: Check) -> Iterator[Finding]:
    for seen in check.look(file):
        if not isinstance(seen, Seen):
            raise TypeError(f"it gave {type(seen).__name__}, not Seen")
        yield _finding(file, check, seen)


def _finding(file: BibFile, check: Check, seen: Seen) -> Finding:
    line, column = (seen.line, seen.column) if seen.line else (1, 1)
    if seen.item and not seen.line:
        line, column = place_of(file, seen.item, seen.field)
    fix = seen.fix
    if fix and not (seen.item and can_be_fixed(file, seen.item, fix)):
        fix = None  # the value is a macro, or a sum: a person has the word
    return Finding(
        code=check.code,
        name=name_of(check),
        severity=seen.severity or check.severity,
        message=seen.message,
        file=seen.file or file.name,
        line=line,
        column=column,
        key=seen.item.key if seen.item else seen.key,
        field=seen.field,
        fix=fix,
        verdict=seen.verdict,
    )


def select(checks: Sequence[Check], chosen: Sequence[str] = (), ignored: Sequence[str] = ()) -> tuple[Check, ...]:
    """Return the checks that begin with one of the chosen codes and none of the ignored; a longer code goes first.

    >>> from incident_refs.checks.empty_field import EmptyField
    >>> select([EmptyField()], ["D"], ["D10"]), len(select([EmptyField()], ["D102"], ["D10"]))
    ((), 1)
    """

    def longest(codes: Sequence[str], code: str) -> int:
        return max((len(one) for one in codes if code.upper().startswith(one.upper())), default=-1)

    kept = []
    for check in checks:
        yes = longest(chosen, check.code) if chosen else 0
        if yes >= 0 and yes > longest(ignored, check.code):
            kept.append(check)
    return tuple(kept)
