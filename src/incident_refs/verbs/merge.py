"""Two entries about one work made one; nothing that either said is lost without a word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from incident_refs.bibtex.differences import Difference
from incident_refs.bibtex.text import to_unicode
from incident_refs.errors import LibraryError
from incident_refs.library.merging import Merger, merged
from incident_refs.verbs.in_records import standing_in
from incident_refs.verbs.keep import Events, Kept, write, writing
from incident_refs.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge: the fields that were `filled`, those in which the two differ, and what was written.

    In a dry run, `open` are the differences that somebody has to decide before it can be done.
    """

    keep: str
    other: str
    filled: tuple[tuple[str, str], ...]
    differences: tuple[Difference, ...]
    open: tuple[Difference, ...]
    kept: Kept


def merge(
    workspace: Workspace,
    keep: str,
    other: str,
    *,
    prefer: str | None = None,
    choices: Mapping[str, str] | None = None,
    dry_run: bool = False,
) -> Merged:
    """Make one entry of two: `keep` stays and takes over what it lacks, and every attachment; `other` goes.

    Where they differ, `prefer` says whose value stays (`first` or `second`), `choices` for single fields. Raises
    LibraryError where that is not said, with the list of what differs; nothing is written then.
    """
    with writing(workspace, dry_run=dry_run):
        plan = merged(workspace.library(), keep, other, prefer, choices)
        if plan.open and not dry_run:
            raise LibraryError(question(plan.keep, plan.other, plan.open))
        events = Events(workspace)
        records, notes = standing_in(workspace, events.state.records_of(plan.other), plan.other)
        events.move(plan.other, plan.keep)
        events.move_origins(plan.other, plan.keep, _fields_of_other(plan))
        told = [f"Not kept: {name} of '{_whose(plan, name)}': {to_unicode(value)}" for name, value in plan.dropped]
        kept = write(workspace, plan.change, events.new, records, notes=(*told, *notes), dry_run=dry_run)
        return Merged(plan.keep, plan.other, plan.filled, plan.differences, plan.open, kept)


def question(keep: str, other: str, differences: Sequence[Difference]) -> str:
    """Return what has to be decided, a line for each field.

    >>> print(question("a", "b", [Difference("year", "2009", "2010")]))
    'a' and 'b' differ; say with --prefer first or --prefer second which values stay (nothing was changed):
      year: first '2009', second '2010'
    """
    lines = [
        f"'{keep}' and '{other}' differ; say with --prefer first or --prefer second which values stay"
        " (nothing was changed):"
    ]
    lines += [f"  {d.field}: first '{to_unicode(d.was or '')}', second '{to_unicode(d.now)}'" for d in differences]
    return "\n".join(lines)


def _fields_of_other(plan: Merger) -> frozenset[str]:
    """Return the fields that have the other entry's value now."""
    gone = dict(plan.dropped)
    taken = (d.field for d in plan.differences if gone[d.field] == d.was)
    return frozenset((*(name for name, _ in plan.filled), *taken))


def _whose(plan: Merger, name: str) -> str:
    return plan.keep if name in _fields_of_other(plan) else plan.other
