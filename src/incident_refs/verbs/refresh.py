"""What catalogues say now of the works in the library: retracted, corrected, published since, or otherwise described.

Nothing is written without being asked for; and what a person wrote stays, whatever a catalogue says.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from incident_refs.bibtex.differences import dialect_of, differences
from incident_refs.bibtex.mapping import entry_from_work, work_from_entry
from incident_refs.errors import LibraryError, SourceError
from incident_refs.interfaces import FarSource, Plan
from incident_refs.library.attachments import State, digest
from incident_refs.library.store import Library
from incident_refs.matching.equivalence import equivalence_key
from incident_refs.model.card import card_of
from incident_refs.model.citation import Citation, Form, Query
from incident_refs.model.entry import Entry
from incident_refs.model.identifiers import arxiv_doi
from incident_refs.model.work import Candidate, Relation, Work
from incident_refs.pipeline import Sources, expect
from incident_refs.verbs.keep import Events, Kept, fields_of, writing
from incident_refs.verbs.keep import write as write_all
from incident_refs.verbs.resolve import announce
from incident_refs.workspace import Workspace

PUBLISHED_AS = "publishedas"  # a field of ours: the DOI of what a preprint became
_PUBLISHED = frozenset({"journal-article", "proceedings-article", "book-chapter", "book", "monograph"})


class What(StrEnum):
    """What has changed, in the words that are shown."""

    RETRACTED = "retracted"
    CONCERN = "concern"
    CORRECTED = "corrected"
    PUBLISHED = "published"
    METADATA = "metadata"


_OF_NOTICE = {"retraction": What.RETRACTED, "correction": What.CORRECTED, "concern": What.CONCERN}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A field that could be changed: what it `was` (None: not there) and what `source` says `now`.

    `kept_because` says why it is left as it is, None where it may be written.
    """

    key: str
    what: What
    field: str
    was: str | None
    now: str
    source: str
    kept_because: str | None = None


@dataclass(frozen=True, slots=True)
class NotAsked:
    """An entry that could not be looked up, and why."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What came of a refresh: what was proposed, how many entries were looked up, and which could not be.

    `fresh` were looked up lately and left out, `nameless` have neither a DOI nor an arXiv id. `kept` says what was
    written, None where nothing was to be.
    """

    proposals: tuple[Proposal, ...]
    looked_up: int
    not_asked: tuple[NotAsked, ...]
    fresh: int
    nameless: int
    kept: Kept | None = None


def refresh(
    workspace: Workspace,
    keys: Sequence[str] = (),
    *,
    older_than: int = 30,
    online: bool | None = None,
    write: bool = False,
    dry_run: bool = False,
    say: Callable[[str], None] = lambda sentence: None,
) -> Refreshed:
    """Ask for the works in the library (or those of `keys`) that were last looked up more than `older_than` days ago.

    With `write`, what may be changed is written, field by field. Raises LibraryError for a key that is not there,
    FileError where nothing could be written.
    """
    library, state = workspace.library(), workspace.state()
    chosen = _chosen(library, keys)
    before = _moment(workspace.when()) - timedelta(days=older_than)
    named = [(entry, work) for entry in chosen if (work := work_from_entry(entry)) and (work.doi or work.arxiv)]
    looked_up = _last_looked_up(state)
    due = [(entry, work) for entry, work in named if looked_up.get(entry.key, before) <= before]
    with workspace.sources(["crossref"], online=online, days=older_than) as sources:
        proposals, not_asked = _asked(due, library, state, sources, announce(workspace, say))
        for sentence in sources.lost():
            say(sentence)
    kept = _write(workspace, [p for p in proposals if p.kept_because is None], dry_run=dry_run) if write else None
    return Refreshed(
        tuple(proposals),
        len(due) - len(not_asked),
        tuple(not_asked),
        len(named) - len(due),
        len(chosen) - len(named),
        kept,
    )


def _chosen(library: Library, keys: Sequence[str]) -> list[Entry]:
    if not keys:
        return list(library.entries())
    found = {key: library.get(key) for key in dict.fromkeys(keys)}
    missing = [key for key, entry in found.items() if entry is None]
    if missing:
        raise LibraryError(f"{library.path} has no entry '{missing[0]}'; 'incident-refs list' shows the keys")
    return [entry for entry in found.values() if entry]


def _moment(when: str) -> datetime:
    """Return a moment as it is written down; one that nobody can read was long ago."""
    try:
        return datetime.strptime(when, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)


def _last_looked_up(state: State) -> dict[str, datetime]:
    """Return when a catalogue was last believed about each entry; entries that people wrote were never looked up."""
    latest: dict[str, datetime] = {}
    for (key, _), origin in state.origins.items():
        moment = _moment(origin.when)
        latest[key] = max(moment, latest.get(key, moment))
    return latest


def _asked(
    due: Sequence[tuple[Entry, Work]],
    library: Library,
    state: State,
    sources: Sources,
    told: Callable[[Plan], None],
) -> tuple[list[Proposal], list[NotAsked]]:
    """Return what is proposed for each entry, and which ones could not be looked up."""
    if not sources.far:
        return [], [NotAsked(entry.key, sources.unasked or "nobody was asked") for entry, _ in due]
    by_words = [_by_words(work) for _, work in due if _is_preprint(work)]
    expect([*(_by_id(work) for _, work in due), *by_words], sources, told)
    proposals: list[Proposal] = []
    not_asked: list[NotAsked] = []
    for entry, work in due:
        for source in sources.far:
            try:
                proposals += _proposals(entry, work, library, state, source)
            except SourceError as error:
                not_asked.append(NotAsked(entry.key, str(error)))
    return proposals, not_asked


def _proposals(entry: Entry, work: Work, library: Library, state: State, source: FarSource) -> Iterator[Proposal]:
    found = [candidate for candidate in source.find(_by_id(work)) if candidate.instead_of is None]
    if not found or found[0].work.void:
        return
    fresh = found[0]
    for change in differences(entry, entry_from_work(fresh.work, entry.key, dialect_of(entry))):
        what = _OF_NOTICE.get(change.field, What.METADATA)
        kept = _why_kept(state, entry, change.field)
        yield Proposal(entry.key, what, change.field, change.was, change.now, fresh.source, kept)
    published = _published(work, fresh, source)
    if published and published.work.doi and library.find_same(published.work) is None:
        was, now = entry.get(PUBLISHED_AS), published.work.doi
        if was != now:
            kept = _why_kept(state, entry, PUBLISHED_AS)
            yield Proposal(entry.key, What.PUBLISHED, PUBLISHED_AS, was, now, published.source, kept)


def _published(work: Work, fresh: Candidate, source: FarSource) -> Candidate | None:
    """Return what a preprint became: as its record says, or the one work of its title and first author in print."""
    stated = [version.work_id for version in fresh.work.versions if version.relation is Relation.PUBLISHED_AS]
    for work_id in stated:
        doi = work_id.removeprefix("doi:")
        found = source.find(Citation(doi, Form.IDENTIFIER, doi=doi, dois=(doi,)).query())
        return found[0] if found and found[0].work.doi == doi else None
    if not _is_preprint(work):
        return None
    same = equivalence_key(card_of(work))[:2]
    alike = [
        candidate
        for candidate in source.find(_by_words(work))
        if candidate.work.type in _PUBLISHED and equivalence_key(card_of(candidate.work))[:2] == same
    ]
    return alike[0] if len({candidate.work.doi for candidate in alike}) == 1 else None


def _is_preprint(work: Work) -> bool:
    return work.type == "posted-content" and bool(work.title and work.authors)


def _by_id(work: Work) -> Query:
    doi = work.doi or (arxiv_doi(work.arxiv) if work.arxiv else "")
    return Citation(doi, Form.IDENTIFIER, doi=doi, dois=(doi,)).query()


def _by_words(work: Work) -> Query:
    names = ", ".join(work.authors.families[:3])
    return Citation(f"{names}. {work.title}", Form.FULL, work.authors, title=work.title).query()


def _why_kept(state: State, entry: Entry, field: str) -> str | None:
    """Return why a field is not ours to change, None where it is: we wrote it, or nobody ever did."""
    origin, was = state.origins.get((entry.key, field)), entry.get(field)
    if was is None:
        return "a person took it out" if origin else None
    if origin is None:
        return "a person wrote it"
    if origin.written is None:
        return "a person may have written it"
    return None if origin.written == digest(was) else "a person changed it"


def _write(workspace: Workspace, proposals: Iterable[Proposal], *, dry_run: bool) -> Kept:
    """Write what was proposed, as far as the library still says what it did then."""
    with writing(workspace, dry_run=dry_run):
        library = workspace.library()
        still = [p for p in proposals if (entry := library.get(p.key)) and entry.get(p.field) == p.was]
        sources = {(p.key, p.field): p.source for p in still}
        change = library.revise((p.key, p.field, p.now) for p in still)
        events = Events(workspace)
        for key, name, value in fields_of(change):
            events.origin(key, name, value, sources[key, name])
        return write_all(workspace, change, events.new, (), dry_run=dry_run)
