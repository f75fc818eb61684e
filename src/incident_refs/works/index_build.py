"""Building a local works index: from works files to a shard, in batches that survive being killed."""

import contextlib
import gc
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from incident_refs.errors import SourceError
from incident_refs.model.card import card_of
from incident_refs.model.work import Work
from incident_refs.works.crossref_message import work_from_message
from incident_refs.works.index_terms import filed_under
from incident_refs.works.local_index import FORMAT, MANIFEST, read_manifest
from incident_refs.works.plain_message import Filed, plain_card
from incident_refs.works.works_file import Broken, WorksFile

BATCH = 400_000  # works between two commits: about a minute of work that a kill can cost
WRITER_MEMORY = 300_000_000  # bytes that tantivy may hold before it writes a segment
COLLECT_EVERY = 50_000  # objects; BibTeX files do make cycles
TOLD_EVERY = 20_000  # works between two steps of a progress bar
BURST = 100  # works handed to tantivy at once: for single ones its thread would be woken each time
SHOWN_BROKEN = 20
JOURNAL = "progress.jsonl"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of one works file: how many works went in, how many lines could not be read, and the first of those."""

    path: str
    works: int
    broken_count: int = 0
    broken: tuple[Broken, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a build."""

    folder: str
    works: int
    files: tuple[FileReport, ...]
    resumed: int = 0


def build(folder: Path, files: Sequence[Path], progress: Progress | None = None) -> Report:
    """Build the index in `folder` from works files, in place of what it held before.

    `progress` is called with bytes read and bytes in all. Raises SourceError where a file cannot be read as a whole
    (the old index stays as it was); works that cannot be read are counted in the report, the rest goes in.
    A build that was killed goes on where it stopped when the same files are given again.
    """
    return _build(folder, files, progress, keep=False)


def add(folder: Path, files: Sequence[Path], progress: Progress | None = None) -> Report:
    """Add works files to the index in `folder`, as a shard of its own. Raises SourceError like `build`."""
    read_manifest(folder)
    return _build(folder, files, progress, keep=True)


def _build(folder: Path, files: Sequence[Path], progress: Progress | None, *, keep: bool) -> Report:
    if not files:
        raise SourceError("no works file was named; give one or more after the folder")
    works_files = [WorksFile(path) for path in files]
    before = _manifest_or_none(folder) if keep or (folder / MANIFEST).exists() else None
    _make(folder)
    number = 1 + max((int(shard["name"][6:]) for shard in (before or {"shards": []})["shards"]), default=0)
    shard = folder / f"shard-{number:04d}"
    with _seldom_collecting():
        report = _fill(folder, shard, works_files, progress)
    kept = list(before["shards"]) if before and keep else []
    manifest = {
        "format": FORMAT,
        "shards": [*kept, {"name": shard.name, "works": report.works, "files": [str(path) for path in files]}],
    }
    _swap(folder, manifest)
    return report


@contextlib.contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Let Python look for cycles less often: messages hold none, and looking takes a twentieth of a build."""
    before = gc.get_threshold()
    gc.set_threshold(COLLECT_EVERY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _manifest_or_none(folder: Path) -> dict[str, Any] | None:
    """Return the manifest, or None for one that another version wrote: building again is what its message asks for."""
    try:
        return read_manifest(folder)
    except SourceError:
        numbers = [int(path.name[6:]) for path in folder.glob("shard-*") if path.name[6:].isdigit()]
        return {"shards": [{"name": f"shard-{number:04d}", "works": 0, "files": []} for number in numbers]}


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError(f"{folder}: cannot be made ({error.strerror or error})") from error
    strangers = [path.name for path in folder.iterdir() if path.name != MANIFEST and not path.name.startswith("shard-")]
    if strangers:
        raise SourceError(f"{folder}: holds other files ({sorted(strangers)[0]}); an index wants a folder of its own")


def _fill(folder: Path, shard: Path, files: Sequence[WorksFile], progress: Progress | None) -> Report:
    writing = _Writing.open(shard, [file.path for file in files])
    resumed = writing.works
    total = sum(file.size for file in files)
    done = 0
    reports: list[FileReport] = []
    try:
        for number, file in enumerate(files):
            tell = None if progress is None else partial(_tell, progress, done, total)
            reports.append(_fill_from(writing, number, file, tell))
            done += file.size
        works = writing.finish()
    except SourceError:
        writing.close()
        if not writing.works:  # what was committed is worth keeping: the same build goes on from there
            shutil.rmtree(shard, ignore_errors=True)
        raise
    if not works:
        shutil.rmtree(shard, ignore_errors=True)
        why = next((f" (the first: {b.why}, at {b.place})" for report in reports for b in report.broken), "")
        raise SourceError(f"{files[0].path}: holds no work that can be read{why}; the index was left as it was")
    return Report(str(folder), works, tuple(reports), resumed)


def _tell(progress: Progress, done: int, total: int, position: int) -> None:
    progress(done + position, total)


def _fill_from(writing: "_Writing", number: int, file: WorksFile, tell: Callable[[int], None] | None) -> FileReport:
    works = broken_count = 0
    broken: list[Broken] = []
    reading: Iterator[Any] = iter(file)
    skip = writing.read_before(number)
    for place, item in enumerate(reading):
        if isinstance(item, Broken):
            broken_count += 1
            if len(broken) < SHOWN_BROKEN:
                broken.append(item)
            continue
        works += 1
        if place < skip:
            continue
        writing.put(item)
        if not works % TOLD_EVERY:
            if tell:
                tell(file.position)
            if writing.pending >= BATCH:
                writing.commit(number, place + 1)
    return FileReport(str(file.path), works, broken_count, tuple(broken))


@dataclass(slots=True)
class _Writing:
    """A shard being written. Its journal says which works are in, so that a killed build can go on."""

    shard: Path
    index: Any
    writer: Any
    works: int
    resume_at: tuple[int, int]  # file number, works and broken lines of it that were read
    pending: int = 0
    document: Any = field(default=None)
    waiting: list[Any] = field(default_factory=list)  # documents that tantivy has not got yet

    @classmethod
    def open(cls, shard: Path, files: Sequence[Path]) -> "_Writing":
        import tantivy

        plan = {
            "files": [[str(path), path.stat().st_size, path.stat().st_mtime_ns] for path in files],
            "format": FORMAT,
        }
        journal = _journal(shard)
        # Other files, or none yet: begin anew.
        if not journal or journal[0] != plan or not tantivy.Index.exists(str(shard)):
            shutil.rmtree(shard, ignore_errors=True)
            shard.mkdir(parents=True)
            (shard / JOURNAL).write_text(json.dumps(plan) + "\n", encoding="utf-8")
            index = tantivy.Index(_schema(), path=str(shard))
            journal = [plan]
        else:
            index = tantivy.Index.open(str(shard))
        _register(index)
        works = index.searcher().num_docs
        # The line goes to the journal before its commit: which of the lines came true, the number of works tells.
        at = next((entry for entry in reversed(journal[1:]) if entry["works"] == works), None)
        resume_at = (at["file"], at["read"]) if at else (0, 0)
        writer = index.writer(WRITER_MEMORY, 1)
        return cls(shard, index, writer, works, resume_at, document=tantivy.Document)

    def read_before(self, number: int) -> float:
        """Return how many works and broken lines of a file an earlier, killed build has dealt with."""
        file, read = self.resume_at
        return float("inf") if number < file else read if number == file else 0

    def put(self, message: Mapping[str, Any] | Work) -> None:
        """Add one work."""
        if isinstance(message, Work):
            card, ids, filed = _filed(message)
        else:
            card, ids, filed = plain_card(message) or careful_card(message)
        document = self.document()
        document.add_text("words", filed)
        for id_ in ids:
            document.add_text("ids", id_)
        document.add_bytes("card", card.encode("utf-8", "replace"))
        self.waiting.append(document)
        self.pending += 1
        if len(self.waiting) >= BURST:
            self._hand_over()

    def _hand_over(self) -> None:
        for document in self.waiting:
            self.writer.add_document(document)
        self.waiting.clear()

    def commit(self, file: int, read: int) -> None:
        """Make what was put durable, and note up to where the files were read."""
        self._hand_over()
        self.works += self.pending
        self.pending = 0
        with (self.shard / JOURNAL).open("a", encoding="utf-8") as journal:
            journal.write(json.dumps({"works": self.works, "file": file, "read": read}) + "\n")
        self.writer.commit()

    def finish(self) -> int:
        """Commit the last batch, wait until everything is on the disk, and return the number of works."""
        self._hand_over()
        if self.pending:
            self.works += self.pending
            self.writer.commit()
        self.writer.wait_merging_threads()
        (self.shard / JOURNAL).unlink(missing_ok=True)
        return self.works

    def close(self) -> None:
        """Give up the writer, so that the folder can be removed."""
        with contextlib.suppress(ValueError):  # it is gone already after wait_merging_threads
            self.writer.rollback()
        self.writer = self.index = None


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", tokenizer_name="words", index_option="freq")
    builder.add_text_field("ids", tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("card", stored=True)
    return builder.build()


def _register(index: Any) -> None:
    """Give the index our own words: split at what is neither letter nor digit, lower case. Accents fell before."""
    import tantivy

    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase()).build()
    index.register_tokenizer("words", analyzer)


def _journal(shard: Path) -> list[dict[str, Any]]:
    path = shard / JOURNAL
    if not path.exists():
        return []
    entries = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        try:
            entries.append(json.loads(line))
        except ValueError:
            break  # the line at which the build was killed
    return entries


def careful_card(message: Mapping[str, Any]) -> Filed:
    """Return the card of any message, the ids under which it is found, and its words.

    >>> careful_card({"DOI": "10.48550/arXiv.2006.16923", "title": ["A"]})[1]
    ['arxiv:2006.16923', 'doi:10.48550/arxiv.2006.16923']
    """
    return _filed(work_from_message(message))


def _filed(work: Work) -> Filed:
    ids = dict.fromkeys([work.id])
    if work.doi:
        ids[f"doi:{work.doi}"] = None
    if work.arxiv:
        ids[f"arxiv:{work.arxiv}"] = None
    if work.pmid:
        ids[f"pmid:{work.pmid}"] = None
    for isbn in work.isbn:
        ids[f"isbn:{isbn}"] = None
    card = card_of(work)
    return card, list(ids), filed_under(card)


def _swap(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Let the new shards answer, in one step; then remove what no index names any more."""
    path = folder / MANIFEST
    beside = folder / "shard-manifest.tmp"
    with beside.open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    named = {shard["name"] for shard in manifest["shards"]}
    for old in folder.glob("shard-*"):
        if old.is_dir() and old.name not in named:
            shutil.rmtree(
                old, ignore_errors=True
            )  # Windows keeps what another process reads; the next build removes it
