"""Write the shipped workspace again, exactly as the tool writes it: python -m tests.shipped (or: make shipped)."""

import shutil
import sys
import tempfile
from pathlib import Path

from incident_refs.verbs.demo import RECORD, empty, walk
from incident_refs.workspace import Workspace

REFS = Path(__file__).resolve().parents[1] / "refs"
WRITTEN = ("library.bib", "attachments.jsonl", f"records/{RECORD}.md")
EPOCH = "1767225600"  # 2026-01-01, so that the same bytes come out on every day


def regenerate(folder: Path) -> dict[str, bytes]:
    """Return what the tool writes into an emptied copy of the workspace, made in `folder`."""
    refs = folder / "refs"
    shutil.copytree(REFS, refs, ignore=shutil.ignore_patterns(".*.lock", "*.lock"))
    workspace = Workspace.open(refs=refs, environ={"SOURCE_DATE_EPOCH": EPOCH})
    empty(workspace)
    walk(workspace)
    return {name: (refs / name).read_bytes() for name in WRITTEN}


def main() -> int:
    """Write the files that the tool writes into `refs/`."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in regenerate(Path(folder)).items():
            (REFS / name).write_bytes(data)
            sys.stdout.write(f"refs/{name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
