"""The main job on the shipped ImageNet record, in a throw-away copy of the shipped workspace."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from incident_refs.errors import SettingsError
from incident_refs.formats.bibliography import page
from incident_refs.model.resolution import Resolved
from incident_refs.settings import CONFIG
from incident_refs.verbs.attach import detach
from incident_refs.verbs.extract import from_records
from incident_refs.verbs.format import format as format_list
from incident_refs.verbs.keep import Kept, keep
from incident_refs.verbs.resolve import resolve
from incident_refs.workspace import Workspace

RECORD = "AIAAIC0276"


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo shows: the decisions, the BibTeX that was kept, the record as it stands then, the APA list."""

    rows: tuple[Resolved, ...]
    bibtex: str
    front_matter: str
    apa: str


def demo() -> Demo:
    """Do the main job on a throw-away copy of the shipped workspace, emptied first; offline."""
    with _throw_away() as folder:
        # what is noted for `undo` goes with the copy
        workspace = Workspace.open(refs=folder, environ={"INCIDENT_REFS_CACHE_DIR": str(folder.parent / "cache")})
        empty(workspace)
        kept = walk(workspace)
        record = (folder / "records" / f"{RECORD}.md").read_text(encoding="utf-8")
        return Demo(
            rows=tuple(kept.rows),
            bibtex=workspace.library_path.read_text(encoding="utf-8"),
            front_matter=record[: record.index("\n---\n", 4) + 5],
            apa=page(format_list(workspace, [RECORD], style="apa"), "text"),
        )


def walk(workspace: Workspace) -> Kept:
    """Resolve the shipped record with what travels with the package, keep the works and attach them."""
    records = [workspace.record(RECORD)]
    # without what this person's cache holds: the demo shows the same to everybody
    rows = resolve(workspace, from_records(records), online=False, no_cache=True)
    return keep(workspace, list(rows), records)


def empty(workspace: Workspace) -> None:
    """Take the workspace back to where it was before the tool wrote anything: records, but nothing resolved."""
    for record in workspace.records():
        detach(workspace, record.id)
    workspace.library_path.write_bytes(b"")
    workspace.attachments_path.write_bytes(b"")


def shipped() -> Path:
    """Return the workspace that travels with the package. Raises SettingsError where it is missing."""
    checkout = Path(__file__).resolve().parents[3] / "refs"
    if (checkout / CONFIG).is_file():
        return checkout
    with as_file(files("incident_refs.data") / "refs") as folder:
        if (folder / CONFIG).is_file():
            return folder
    raise SettingsError("the shipped workspace is missing from this installation; install incident-refs again")


@contextmanager
def _throw_away() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="incident-refs-demo-") as folder:
        copy = Path(folder) / "refs"
        shutil.copytree(shipped(), copy, ignore=shutil.ignore_patterns("*.lock"))
        yield copy
