"""Works into the library, by what names them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from incident_refs.bibtex.differences import dialect_of, differences
from incident_refs.bibtex.mapping import entry_from_work
from incident_refs.library.store import Library
from incident_refs.model.decision import Matched, Pending
from incident_refs.model.resolution import Resolved
from incident_refs.verbs.bring_in import Ask, Duplicate, checked_policy
from incident_refs.verbs.keep import Kept, keep
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
    others = [number for number in range(len(rows)) if answers.get(number, "merge") in ("merge", "new")]
    again = frozenset(at for at, number in enumerate(others) if answers.get(number) == "new")
    kept = keep(workspace, [rows[number] for number in others], anyway=again, dry_run=dry_run)
    done = dict(zip(others, kept.rows, strict=True))
    left = {number: "skipped" if answer == "skip" else "unanswered" for number, answer in answers.items()}
    left = {number: state for number, state in left.items() if number not in done}
    done |= {number: replace(rows[number], key=_key_there(library, rows[number])) for number in left}
    named = {rows[number].asked.raw: state for number, state in left.items()}
    return Added(tuple(done[number] for number in range(len(rows))), kept, frozenset(kept.added), named)


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
