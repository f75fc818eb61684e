"""One workspace put together: settings, library, attachments, records, sources."""

import os
import time
import warnings
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from incident_refs.bibtex.mapping import work_from_entry
from incident_refs.errors import IncidentRefsError, RecordError, SettingsError, SourceError, UsageError
from incident_refs.interfaces import FarSource, RecordShape, WorkSource
from incident_refs.library.attachments import Log, State, current, read
from incident_refs.library.store import Library
from incident_refs.model.citation import Citation
from incident_refs.model.decision import Decision, Matched, Unmatched, Weighed
from incident_refs.model.record import Record
from incident_refs.model.resolution import Asked
from incident_refs.settings import ANSWERS, Settings, checked_sources
from incident_refs.settings import load as load_settings

if TYPE_CHECKING:
    from incident_refs.pipeline import Answered, Sources
    from incident_refs.records.reading import Read
    from incident_refs.works.cache_file import CacheFile
    from incident_refs.works.pace import Turns
    from incident_refs.works.registries import Registries

PERSON = "person"
OFFLINE = "Crossref was not asked (offline; --online asks it)"


@dataclass(frozen=True, slots=True)
class Workspace:
    """The doors of one workspace folder, opened from its settings. Holds nothing that a second look could contradict.

    `heard` is told of each library that was read, so that what could not be read in it is never passed over in silence;
    `unread` of each file of records that was passed over because it cannot be read (a warning, unless somebody
    listens); `say` what takes more than about a second, and what to know of records that were read (`Record.notes`).

    >>> Workspace.open(environ={}, start=Path("/")).settings.refs is None
    True
    """

    settings: Settings
    heard: Callable[[Library], None] = field(default=lambda library: None, repr=False, compare=False)
    unread: Callable[[IncidentRefsError], None] = field(default=lambda e: _warn(e), repr=False, compare=False)
    say: Callable[[str], None] = field(default=lambda sentence: None, repr=False, compare=False)

    @classmethod
    def open(
        cls,
        refs: Path | None = None,
        config: Path | None = None,
        environ: Mapping[str, str] | None = None,
        start: Path | None = None,
    ) -> "Workspace":
        """Return the workspace that `refs`, the environment or the folder `start` names.

        Raises SettingsError where `refs` is no workspace or the configuration cannot be used. No workspace at all
        is fine until somebody asks for its library.
        """
        return cls(load_settings(os.environ if environ is None else environ, start or Path.cwd(), refs, config))

    @property
    def folder(self) -> Path:
        """The workspace folder. Raises SettingsError where there is none."""
        if self.settings.refs is None:
            raise SettingsError(
                "there is no workspace here (no refs/ folder with a config.toml in this folder or above it);"
                " make one with 'incident-refs init' or name one with --refs"
            )
        return self.settings.refs

    @property
    def library_path(self) -> Path:
        """The BibTeX store."""
        return self.folder / "library.bib"

    @property
    def attachments_path(self) -> Path:
        """The list of events."""
        return self.folder / "attachments.jsonl"

    def library(self) -> Library:
        """Return the library as it is now; an absent or empty file is an empty library."""
        library = Library.load(self.library_path, lambda: self.cache_folder, self.say)
        self.heard(library)
        return library

    def log(self, keys: Collection[str] | None = None) -> Log:
        """Return the events that were written down so far; with `keys`, without the origins of other entries."""
        return read(self.attachments_path, keys)

    def state(self, keys: Collection[str] | None = None) -> State:
        """Return what the attachments say now; with `keys`, without the origins of other entries."""
        return current(self.log(keys).events)

    def when(self) -> str:
        """Return the moment to write down, in UTC; SOURCE_DATE_EPOCH stands in for the clock."""
        seconds = time.time() if self.settings.epoch is None else self.settings.epoch
        return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def cache_folder(self) -> Path:
        """Where answers are kept: what INCIDENT_REFS_CACHE_DIR names, or the person's own cache folder."""
        if self.settings.cache_dir is not None:
            return self.settings.cache_dir
        from platformdirs import user_cache_path

        return user_cache_path("incident-refs", appauthor=False)

    def sources(
        self,
        names: Sequence[str] | None = None,
        indexes: Sequence[Path] = (),
        *,
        online: bool | None = None,
        no_cache: bool = False,
        days: int | None = None,
    ) -> "Sources":
        """Return the sources to ask, opened. Arguments override the settings; `no_cache` asks again what was answered,
        `days` what was answered longer ago than that.

        Raises SettingsError for an unknown name, SourceError for one of `indexes` that this version cannot read, or
        where answers cannot be kept.
        """
        from incident_refs.pipeline import Sources

        chosen = checked_sources(tuple(names), "--source") if names else self.settings.sources
        asked_online = self.settings.online if online is None else online
        near: list[WorkSource] = []
        if "library" in chosen and self.settings.refs is not None:
            from incident_refs.library.as_source import LibrarySource

            near.append(LibrarySource(self.library()))
        if "index" in chosen and (folders := (*indexes, *self.settings.indexes)):
            from incident_refs.works.local_index import LocalIndex, read_manifest

            for folder in indexes:  # somebody named it just now: a wrong name is said at once, not row by row
                read_manifest(folder)
            near += [LocalIndex(folder) for folder in folders]
        if "starter" in chosen:
            from incident_refs.works.starter import Starter

            near.append(Starter())
        if "crossref" not in chosen:
            return Sources(tuple(near), (), "Crossref was not asked (left out by --source)")
        if asked_online:
            return Sources(tuple(near), (self._registries(0 if no_cache else days, no_cache=no_cache),))
        kept, far, unasked = self._kept(no_cache=no_cache)
        return Sources((*near, *kept), far, unasked)

    def _registries(self, days: int | None, *, no_cache: bool) -> FarSource:
        """Return Crossref and the other agencies, to be asked; what they answered in the last `days` counts."""
        from incident_refs.works.cache_file import CacheFile
        from incident_refs.works.shared_turns import SharedTurns

        try:
            file = CacheFile(self.cache_folder)
        except SourceError:
            if not no_cache:
                raise
            file = None
        turns = {name: SharedTurns(file, name) if file else None for name in ("crossref", "doi.org")}
        return self._asking(file, turns, days=days)

    def _kept(self, *, no_cache: bool) -> tuple[tuple[WorkSource, ...], tuple[FarSource, ...], str | None]:
        """Return what earlier answers know, offline: the works in them, and the answers themselves."""
        if no_cache or not (self.cache_folder / ANSWERS).exists():
            return (), (), OFFLINE
        from incident_refs.works.cache_file import CacheFile

        try:
            file = CacheFile(self.cache_folder)
        except SourceError as error:
            return (), (), f"{OFFLINE}; {error}"
        from incident_refs.works.kept_works import kept_works

        source = self._asking(file, {}, offline=OFFLINE)
        works = kept_works(source.answers, self.cache_folder)
        return ((works,) if works else ()), (source,), None

    def _asking(
        self,
        file: "CacheFile | None",
        turns: "Mapping[str, Turns | None]",
        *,
        days: int | None = None,
        offline: str | None = None,
    ) -> "Registries":
        from incident_refs.works.answers import DAY, Answers
        from incident_refs.works.crossref import Crossref
        from incident_refs.works.doi_org import DoiOrg
        from incident_refs.works.registries import Registries

        said = self.settings
        deadline = float(said.deadline)
        crossref = Crossref(
            said.crossref_url, said.mailto, token=said.plus_token, deadline=deadline, turns=turns.get("crossref")
        )
        doi_org = DoiOrg(said.doi_url, said.mailto, deadline=deadline, turns=turns.get("doi.org"))
        since = 0.0 if days is None else time.time() - days * DAY
        kept_for = max(said.cache_days, days or 0)
        answers = Answers(file, days=kept_for, days_not_held=said.cache_days_not_held, since=since)
        return Registries(crossref, doi_org, answers, offline=offline)

    def answered(self) -> "Answered":
        """Return what people already decided, as the pipeline asks for it."""
        if self.settings.refs is None or not self.attachments_path.exists():
            return lambda asked, citation: None
        state, library = self.state(), self.library()

        def answer(asked: Asked, citation: Citation) -> Decision | None:
            if asked.record is None:
                return None
            decided = state.decided.get((asked.record, asked.raw))
            if decided is None:
                return None
            if decided.key is None:
                return Unmatched(f"none of these, decided by {decided.who}")
            entry = library.get(decided.key)
            if entry is None:
                return None
            return Matched(Weighed(work_from_entry(entry, library), PERSON, 1.0), f"decided by {decided.who}")

        return answer

    @property
    def shapes(self) -> tuple[RecordShape, ...] | None:
        """The shapes of records, those that the configuration tells of first; None where it tells of none."""
        if not self.settings.mappings:
            return None
        from incident_refs.records.door import known_shapes
        from incident_refs.records.mapped import mapped_shapes

        return (*mapped_shapes(self.settings.mappings), *known_shapes())

    def records(self) -> tuple[Record, ...]:
        """Return the records kept in the workspace, in the order of their file names. One that is broken stops none."""
        read = self._kept_records()
        self._say(read)
        return read.records

    def named(self, names: Sequence[str]) -> list[tuple[Record, ...] | str]:
        """Return for each name the records that it means, or the key of an entry.

        A name is a path of a file or a folder, `path#id`, `-` for standard input, the id of a record in the workspace,
        or a key, tried in that order. In a folder, and where several are named, a file that cannot be read stops no
        other. Raises RecordError or FileError where nothing fits, UsageError where an id and a key are the same word.
        """
        kept: list[Read] = []

        def in_workspace() -> "Read":
            if not kept:
                kept.append(self._kept_records())
            return kept[0]

        found: list[tuple[Record, ...] | str] = []
        for name in names:
            there = self._by_path(name, alone=len(names) == 1)
            found.append(self._by_id(name, in_workspace) if there is None else there)
        return found

    def find(self, name: str) -> Record | str:
        """Return the one record that `name` means, or the key of an entry.

        Raises RecordError where nothing fits or several records do, and UsageError as `named` does.
        """
        (found,) = self.named([name])
        return found if isinstance(found, str) else _only(found, name)

    def record(self, name: str) -> Record:
        """Return the one record that `name` means. Raises RecordError where it is a key, several or nothing."""
        found = self.find(name)
        if isinstance(found, str):
            raise RecordError(f"'{name}' is a key of the library, not a record; see 'incident-refs records'")
        return found

    def without_ours(self, records: Sequence[Record]) -> tuple[Record, ...]:
        """Return records that were read without what we put into them: that is no string of theirs."""
        if self.settings.refs is None or not self.attachments_path.exists():
            return tuple(records)
        from incident_refs.records.ours import without_ours

        state = self.state(())
        return tuple(without_ours(record, state.standing_in(record.id)) for record in records)

    def _kept_records(self) -> "Read":
        from incident_refs.records.reading import read_folder

        read = read_folder(self.folder / "records", self.shapes)
        return replace(read, records=self.without_ours(read.records))

    def _by_path(self, name: str, *, alone: bool) -> tuple[Record, ...] | None:
        from incident_refs.records.reading import read_named

        read = read_named(name, alone=alone, shapes=self.shapes)
        if read is None:
            return None
        self._say(read)
        return self.without_ours(read.records)

    def _by_id(self, name: str, kept: Callable[[], "Read"]) -> tuple[Record, ...] | str:
        if self.settings.refs is None:
            raise RecordError(f"'{name}' is not a file, and there is no workspace here to look for a record in")
        from incident_refs.records.door import is_called

        records = tuple(record for record in kept().records if is_called(record, name))
        entry = self.library().get(name)
        if len(records) + (entry is not None) > 1:
            places = [f"{record.path} ({record.id})" for record in records] + (["the library"] if entry else [])
            raise UsageError(f"'{name}' is in {' and '.join(places)}; name the record by its path")
        if records:
            self._say(replace(kept(), records=records, failed=()))
            return records
        if entry:
            return entry.key
        self._say(replace(kept(), records=()))  # it may be in one of those that could not be read
        raise RecordError(f"'{name}' is no file, no record of {self.folder} and no key; see 'incident-refs records'")

    def _say(self, read: "Read") -> None:
        for error in read.failed:
            self.unread(error)
        for sentence in read.sentences():
            self.say(sentence)


def _only(records: Sequence[Record], name: str) -> Record:
    if len(records) != 1:
        ids = ", ".join(record.id for record in records[:5])
        raise RecordError(f"{name} holds {len(records)} records ({ids} …); name one with '{name}#ID'")
    return records[0]


def _warn(error: IncidentRefsError) -> None:
    warnings.warn(str(error), stacklevel=4)
