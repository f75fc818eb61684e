"""Works into the library, by what names them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from incident_refs.bibtex.differences import dialect_of, differences
from incident_refs.bibtex.keys import key_for
from incident_refs.bibtex.mapping import entry_from_work
from incident_refs.library.again import added_again
from incident_refs.library.store import Library
from incident_refs.model.decision import Matched, Pending
from incident_refs.model.resolution import Resolved
from incident_refs.verbs.bring_in import Ask, Duplicate, checked_policy
from incident_refs.verbs.keep import Events, Kept, fields_of, keep, write
from incident_refs.verbs.named import look_up_named
from incident_refs.verbs.resolve import announce
from incident_refs.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Added:
    """What became of each name (`rows`, with the key where there is one), and what was written.

    `new` holds the keys that were not in the library before; `left` says of names whose work is there already with
    other fields what became of them: skipped, or unanswered.
    """

    rows: tuple[Resolved, ...]
    kept: Kept
    new: frozenset[str]
    left: Mapping[str, str] = field(default_factory=dict)

    @property
    def not_found(self) -> tuple[Resolved, ...]:
        """Names that were looked up, and for which no work can be kept."""
        return tuple(row for row in self.rows if not isinstance(row.decision, Matched | Pending))

    @property
    def not_asked(self) -> tuple[Resolved, ...]:
        """Names that could not be looked up."""
        return tuple(row for row in self.rows if isinstance(row.decision, Pending))


def add(
    workspace: Workspace,
    names: Sequence[str],
    *,
    online: bool | None = None,
    no_cache: bool = False,
    on_duplicate: str = "merge",
    ask: Ask | None = None,
    dry_run: bool = False,
    say: Callable[[str], None] = lambda sentence: None,
) -> Added:
    """Keep the works that DOIs, arXiv ids or addresses name. What is found is kept, also where others are not.

    A work that is there already only gets the fields that it lacks, or what else `on_duplicate` and `ask` say, as for
    `bring_in`. Raises UsageError for a name that is none, FileError or LibraryError where nothing could be written.
    """
    checked_policy(on_duplicate)
    with workspace.sources(online=online, no_cache=no_cache) as sources:
        rows = look_up_named(names, sources, announce(workspace, say))
        for sentence in sources.lost():
            say(sentence)
    library = workspace.library()
    answers = {
        number: ask(found) if on_duplicate == "ask" and ask else on_duplicate
        for number, row in enumerate(rows)
        if (found := _duplicate(library, row))
    }
    # a list keeps its order, whatever becomes of its rows
    others = [number for number in range(len(rows)) if answers.get(number, "merge") == "merge"]
    kept = keep(workspace, [rows[number] for number in others], dry_run=dry_run)
    done = dict(zip(others, kept.rows, strict=True))
    new = set(kept.added)
    again = [number for number, answer in answers.items() if answer == "new"]
    if again:
        kept, keys = _add_again(workspace, [rows[number] for number in again], kept, dry_run=dry_run)
        done |= {number: replace(rows[number], key=key) for number, key in zip(again, keys, strict=True)}
        new |= set(keys)
    left = {number: "skipped" if answer == "skip" else "unanswered" for number, answer in answers.items()}
    left = {number: state for number, state in left.items() if number not in done}
    done |= {number: replace(rows[number], key=_key_there(library, rows[number])) for number in left}
    named = {rows[number].asked.raw: state for number, state in left.items()}
    return Added(tuple(done[number] for number in range(len(rows))), kept, frozenset(new), named)


def _duplicate(library: Library, row: Resolved) -> Duplicate | None:
    """Return what is there already for a work that a catalogue told us of, where the two do not say the same."""
    if not isinstance(row.decision, Matched) or row.decision.best.source in ("library", "self"):
        return None
    there = library.find_same(row.decision.work)
    if there is None:
        return None
    entry = entry_from_work(row.decision.work, there.key, dialect_of(there))
    found = Duplicate(entry, there, differences(there, entry))
    return found if found.differences else None


def _key_there(library: Library, row: Resolved) -> str | None:
    there = library.find_same(row.decision.work) if isinstance(row.decision, Matched) else None
    return there.key if there else None


def _add_again(
    workspace: Workspace, rows: Sequence[Resolved], kept: Kept, *, dry_run: bool
) -> tuple[Kept, tuple[str, ...]]:
    """Add works under keys of their own although they are there; return what was written in all, and the keys."""
    library = workspace.library()
    taken = set(library.taken) | {key.lower() for key in kept.added}
    entries, sources = [], {}
    for row in rows:
        if isinstance(row.decision, Matched):
            key = key_for(row.decision.work, taken, workspace.settings.key_pattern)
            taken.add(key.lower())
            entries.append(entry_from_work(row.decision.work, key))
            sources[key] = row.decision.best.source
    change = added_again(library, library.add(()), entries)
    events = Events(workspace)
    for key, name, value in fields_of(change):
        events.origin(key, name, value, sources[key])
    more = write(workspace, change, events.new, (), dry_run=dry_run)
    changed = tuple(dict.fromkeys((*kept.changed, *more.changed)))
    both = replace(more, rows=kept.rows, diff=kept.diff + more.diff, changed=changed, notes=(*kept.notes, *more.notes))
    return both, tuple(sources)
