"""Works into the library, by what names them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from incident_refs.model.decision import Matched, Pending
from incident_refs.model.resolution import Resolved
from incident_refs.verbs.keep import Kept, keep
from incident_refs.verbs.named import look_up_named
from incident_refs.verbs.resolve import announce
from incident_refs.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Added:
    """What became of each name (`rows`, with the key where there is one), and what was written.

    `new` holds the keys that were not in the library before.
    """

    rows: tuple[Resolved, ...]
    kept: Kept
    new: frozenset[str]

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
    dry_run: bool = False,
    say: Callable[[str], None] = lambda sentence: None,
) -> Added:
    """Keep the works that DOIs, arXiv ids or addresses name. What is found is kept, also where others are not.

    A work that is there already only gets the fields that it lacks. Raises UsageError for a name that is none,
    FileError or LibraryError where nothing could be written.
    """
    with workspace.sources(online=online, no_cache=no_cache) as sources:
        rows = look_up_named(names, sources, announce(workspace, say))
        for sentence in sources.lost():
            say(sentence)
    kept = keep(workspace, rows, dry_run=dry_run)
    return Added(kept.rows, kept, frozenset(kept.added))
