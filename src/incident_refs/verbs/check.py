"""What is wrong with a `.bib` file, with the library and its attachments, or with the references of a record."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from incident_refs import files
from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import Attachments, BibFile
from incident_refs.checks.check import Check
from incident_refs.checks.codes import codes_of
from incident_refs.checks.fixing import fixed
from incident_refs.checks.ignores import without_ignored
from incident_refs.checks.ours import our_checks
from incident_refs.checks.plugins import plugins
from incident_refs.checks.run import look, select
from incident_refs.errors import FileError, IncidentRefsError, UsageError
from incident_refs.model.check_settings import AGAINST
from incident_refs.model.finding import Finding
from incident_refs.model.verdict import VerdictWord
from incident_refs.workspace import Workspace

if TYPE_CHECKING:  # what a plain file does not need is loaded when it is: a hook runs this with every commit
    from incident_refs.interfaces import Plan
    from incident_refs.model.record import Record
    from incident_refs.pipeline import Sources
    from incident_refs.validation import Verdicts

# What is looked at together is held in memory: half a gigabyte at these bounds. 100,000 entries have some 40 MB.
MOST_BYTES, MOST_ENTRIES, MOST_FIELDS = 64 << 20, 300_000, 1_000_000
MOST_ROUNDS = 10  # of fixes: one may show what another can mend
_BIB = (".bib", ".bibtex")
_SNIFFED = 65_536
_ENTRY = re.compile(rb"(?:\A|[\r\n])[ \t]*@[A-Za-z]{1,40}\s*[{(]")
Told = Callable[["Plan"], None]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for: checks to run and to leave out, who is asked, which indexes, and whether also what is right.

    Checks are called by code, by the beginning of one, or by name. `against` has `offline`, `crossref` or both.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    indexes: tuple[Path, ...] = ()
    everything: bool = False
    no_cache: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, by file and place; the bytes of these files; and the checks that looked.

    `notes` are sentences for a person; `failed` are errors: what could not be read, or not be asked.
    """

    findings: tuple[Finding, ...]
    source: Mapping[str, bytes]
    checks: tuple[Check, ...]
    notes: tuple[str, ...] = ()
    failed: tuple[IncidentRefsError, ...] = ()

    @property
    def could_not_look(self) -> bool:
        """Whether some entry could not be looked up in the sources that were asked."""
        return any(one.verdict is VerdictWord.COULD_NOT_LOOK for one in self.findings)


@dataclass(frozen=True, slots=True)
class _Target:
    """One file to look at: its path, what findings call it, and whose findings count.

    `records` are those that are asked about, `keys` the entries; where both are None, everything is.
    """

    path: Path
    name: str
    is_library: bool = False
    records: "tuple[Record, ...] | None" = None
    keys: frozenset[str] | None = None


def check(
    workspace: Workspace,
    names: Sequence[str] = (),
    wanted: Wanted | None = None,
    *,
    told: Told = lambda plan: None,
    progress: Progress | None = None,
) -> Checked:
    """Return what is found in what is named: `.bib` files, records, or keys; without names the whole workspace.

    Nothing is written. A file that cannot be read stops no other. Raises UsageError for a check that is not known, and
    SettingsError where nothing is named and there is no workspace.

    >>> from incident_refs.workspace import Workspace
    >>> check(Workspace.open(environ={}, start=Path("/")), ["no-such-file.bib"]).failed[0]
    FileError('no-such-file.bib: there is no such file')
    """
    wanted = _with_settings(workspace, wanted or Wanted())
    checks, notes = _checks(wanted)
    source: dict[str, bytes] = {}
    findings: list[Finding] = []
    failed: list[IncidentRefsError] = []
    for target in _targets(workspace, names, failed):
        try:
            data = _bytes(target)
            file = BibFile(target.name, read(data, target.name), today=_year(workspace))
        except IncidentRefsError as error:
            failed.append(error)
            continue
        source[target.name] = data
        file = _with_attachments(workspace, target, file)
        file = replace(file, verdicts=_verdicts(workspace, target, file, wanted, told, progress))
        found, said = _look(workspace, file, checks, source)
        findings += _of_target(found, target, file)
        notes += said
    if not wanted.everything:
        findings = [one for one in findings if one.verdict is not VerdictWord.CONFIRMED]
    return Checked(tuple(findings), source, checks, tuple(dict.fromkeys(notes)), tuple(failed))


def known_checks() -> tuple[tuple[Check, ...], tuple[str, ...]]:
    """Return all checks, ours and those of other packages, and a sentence for each that could not be loaded."""
    others = plugins()
    return tuple(sorted((*our_checks(), *others.checks), key=lambda one: one.code)), others.failed


def _with_settings(workspace: Workspace, wanted: Wanted) -> Wanted:
    said = workspace.settings.check
    against = wanted.against or said.against
    for name in against:
        if name not in AGAINST:
            raise UsageError(f"--against: '{name}' cannot be asked; known are {', '.join(AGAINST)}")
    return replace(
        wanted, select=wanted.select or said.select, ignore=(*said.ignore, *wanted.ignore), against=tuple(against)
    )


def _checks(wanted: Wanted) -> tuple[tuple[Check, ...], list[str]]:
    known, failed = known_checks()
    chosen = codes_of(wanted.select, known, "--select")
    ignored = codes_of(wanted.ignore, known, "--ignore")
    return select(known, chosen, ignored), list(failed)


def _targets(workspace: Workspace, names: Sequence[str], failed: list[IncidentRefsError]) -> Iterator[_Target]:
    """Yield the files to look at. Of records and keys it is the library, with what stands there of them."""
    if not names:
        yield _Target(workspace.library_path, shown(workspace.library_path), is_library=True)
        return
    records: list[Record] = []
    keys: list[str] = []
    for name in names:
        if _is_bib(name):
            path = Path(name)
            yield _Target(path, shown(path), is_library=_is_library(workspace, path))
            continue
        try:
            for found in workspace.named([name]):
                if isinstance(found, str):
                    keys.append(found)
                else:
                    records += found
        except IncidentRefsError as error:
            failed.append(error)
    if records or keys:
        path = workspace.library_path
        yield _Target(path, shown(path), is_library=True, records=tuple(records), keys=frozenset(keys))


def _is_bib(name: str) -> bool:
    path = Path(name)
    if path.suffix.lower() in _BIB:
        return True
    if "#" in name or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return _ENTRY.search(file.read(_SNIFFED)) is not None
    except OSError:
        return False  # whoever reads it as a record says why it cannot be read


def _is_library(workspace: Workspace, path: Path) -> bool:
    return workspace.settings.refs is not None and os.path.realpath(path) == os.path.realpath(workspace.library_path)


def shown(path: Path) -> str:
    """Return a path as people call it: from the folder they are in, where it is below that."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def _bytes(target: _Target) -> bytes:
    if target.is_library and not target.path.exists():
        return b""  # a library that is not there yet is an empty one
    if not target.path.exists() and not target.path.is_symlink():
        raise FileError(f"{target.name}: there is no such file")
    data = files.read_bytes(target.path, MOST_BYTES)
    for sign, most, what in ((b"@", MOST_ENTRIES, "entries"), (b"=", MOST_FIELDS, "fields")):
        if data.count(sign) > most:  # a bound, at once: nothing is read twice for an exact number
            raise FileError(f"{target.name}: more than {most:,} {what} are not checked at once; split the file")
    return data


def _year(workspace: Workspace) -> int:
    return int(workspace.when()[:4])


def _with_attachments(workspace: Workspace, target: _Target, file: BibFile) -> BibFile:
    if not target.is_library or target.records == ():
        return file
    from incident_refs.verbs.at_hand import attachments_of

    return replace(file, attachments=_as_called(attachments_of(workspace, target.records)))


def _as_called(attachments: Attachments) -> Attachments:
    """Return attachments and records with their files as people call them, on every machine alike."""
    records = tuple(
        replace(one, record=replace(one.record, path=shown(Path(one.record.path)))) if one.record.path else one
        for one in attachments.records
    )
    return replace(attachments, records=records, file=shown(Path(attachments.file)))


def _verdicts(
    workspace: Workspace, target: _Target, file: BibFile, wanted: Wanted, told: Told, progress: Progress | None
) -> "Mapping[str, Verdicts] | None":
    """Return what the sources say of the entries that are asked about; None where none is to be asked."""
    if not wanted.against:
        return None
    from incident_refs.validation import validate

    asked = _keys(target, file)
    items = [item for item in file.items if asked is None or item.key in asked]
    works = ((item.key, file.work(item)) for item in items)  # of a large library never all at once
    with _sources(workspace, target, wanted) as sources:
        found: dict[str, Verdicts] = {}
        for key, verdicts in validate(works, sources, today=file.today, told=told):
            # of a large library most are confirmed, and kept with their works only where somebody wants to see them
            kept = (one for one in verdicts if wanted.everything or one.word is not VerdictWord.CONFIRMED)
            found[key] = tuple(kept)
            if progress:
                progress(len(found), len(items))
    return found


def _sources(workspace: Workspace, target: _Target, wanted: Wanted) -> "Sources":
    """Return who is asked: nobody outside this machine but for `crossref`, and not the library about itself."""
    from incident_refs.pipeline import Sources

    online = "crossref" in wanted.against
    sources = workspace.sources(indexes=wanted.indexes, online=online, no_cache=wanted.no_cache)
    near = tuple(source for source in sources.near if not (target.is_library and source.name == "library"))
    if not online:
        return Sources(near)
    return Sources(near if "offline" in wanted.against else (), sources.far, sources.unasked)


def _keys(target: _Target, file: BibFile) -> frozenset[str] | None:
    """Return the keys of the entries that are asked about: those named, and what is attached to the records."""
    if target.records is None:
        return None
    ids = {record.id for record in target.records}
    attached = file.attachments.attached if file.attachments else ()
    return frozenset((*(target.keys or ()), *(one.key for one in attached if one.record in ids)))


def _of_target(found: Sequence[Finding], target: _Target, file: BibFile) -> Iterator[Finding]:
    keys = _keys(target, file)
    for one in found:
        if keys is None or one.key in keys or one.file != file.name:
            yield one


def _look(
    workspace: Workspace, file: BibFile, checks: Sequence[Check], source: dict[str, bytes]
) -> tuple[list[Finding], list[str]]:
    """Return the findings of one file and of the records that stand with it, without those that a line silences."""
    known = known_checks()[0]
    looked = look(file, checks)
    notes = list(looked.failed)
    kept: list[Finding] = []
    by_file: dict[str, list[Finding]] = {file.name: []}
    for one in looked.findings:
        by_file.setdefault(one.file, []).append(one)
    for name, found in by_file.items():
        ignored = codes_of(workspace.settings.check.ignored_in(name), known, "[check.per_file_ignores]")
        left = [one for one in found if not one.code.upper().startswith(ignored)] if ignored else found
        data = source.get(name)
        if data is None:
            data = source[name] = _of_record(name)
        some, said = without_ignored(left, data, name, checks, known, record=name != file.name)
        kept += some
        notes += said
    return kept, notes


def _of_record(name: str) -> bytes:
    path = Path(name)
    return files.read_bytes(path) if path.is_file() else b""


@dataclass(frozen=True, slots=True)
class Mended:
    """What fixing came to: the diff, the files that changed, how to take it back, and how many findings are mended.

    `failed` are errors: what could not be read, and so is as it was.
    """

    diff: str
    changed: tuple[Path, ...]
    undo: str
    mended: int
    failed: tuple[IncidentRefsError, ...] = ()


def fix(
    workspace: Workspace, names: Sequence[str] = (), wanted: Wanted | None = None, *, dry_run: bool = False
) -> Mended:
    """Mend what can be mended safely in the files named, or in the workspace's library; or show what would be.

    Only fields with a fix change. Sources are not asked: what they say is for a person to decide. Raises FileError
    where a file cannot be written; then it is as it was.
    """
    wanted = replace(_with_settings(workspace, wanted or Wanted()), against=())
    checks, _ = _checks(wanted)
    failed: list[IncidentRefsError] = []
    diffs: list[str] = []
    changed: list[Path] = []
    undo, mended = "", 0
    for target in _targets(workspace, names, failed):
        try:
            old = _bytes(target)
            new, count = _mended(workspace, target, old, checks)
        except IncidentRefsError as error:
            failed.append(error)
            continue
        if new == old:
            continue
        mended += count
        diff, written, take_back = _put(workspace, target, old, new, dry_run=dry_run)
        diffs.append(diff)
        changed += written
        undo = undo or take_back
    return Mended("".join(diffs), tuple(changed), undo, mended, tuple(failed))


def _mended(workspace: Workspace, target: _Target, data: bytes, checks: Sequence[Check]) -> tuple[bytes, int]:
    """Return the bytes with every fix in them, also those that another one made possible, and how many there were."""
    count = 0
    for _ in range(MOST_ROUNDS):
        file = _with_attachments(
            workspace, target, BibFile(target.name, read(data, target.name), today=_year(workspace))
        )
        found, _ = _look(workspace, file, checks, {target.name: data})
        new, done = fixed(file, list(_of_target(found, target, file)))
        count += len(done)
        if new == data:
            break
        data = new
    return data, count


def _put(
    workspace: Workspace, target: _Target, old: bytes, new: bytes, *, dry_run: bool
) -> tuple[str, tuple[Path, ...], str]:
    """Write the file, or show what would be; return the diff, the files that changed, and how to take it back."""
    if target.is_library:  # noted, so that `undo` takes it back
        from incident_refs.library.editing import Edited
        from incident_refs.verbs.keep import write

        library = workspace.library()
        if library.data != old:
            raise FileError(f"{target.name}: the file was changed meanwhile; run again")
        change = Edited(target.path, old, new, written=library.written, entries=read(new, target.name).entries)
        kept = write(workspace, change, (), (), dry_run=dry_run)
        return kept.diff, kept.changed, kept.undo
    diff = files.diff(old, new, target.name)
    if not dry_run:
        files.replace(target.path, new, old)
    return diff, (target.path,), ""


def worst(checked: Checked, *, asked: Iterable[str]) -> int:
    """Return the exit code: 2 where something could not be read or asked, 1 where anything was found, else 0."""
    if checked.failed or (any(asked) and checked.could_not_look):
        return 2
    return 1 if any(one.verdict is not VerdictWord.CONFIRMED for one in checked.findings) else 0
