"""Works that came with earlier answers, as a local works index: offline they answer other strings too.

The index lies in the cache folder and follows from the kept answers; whoever deletes it gets it again.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from incident_refs.errors import SourceError
from incident_refs.works.answers import Answers
from incident_refs.works.crossref_message import work_from_message
from incident_refs.works.csl_item import is_csl, message_from_csl
from incident_refs.works.index_build import add, build
from incident_refs.works.local_index import MANIFEST, LocalIndex, read_manifest

FOLDER = "works"
FILED = "filed"  # the note that holds the number of the last answer whose works are in the index
MOST_SHARDS = 8  # then it is built anew, in one


def kept_works(answers: Answers, cache: Path) -> LocalIndex | None:
    """Return the index of the works in the kept answers, brought up to date; None where there are none.

    Where another process is doing the same, or the folder cannot be written, the index is taken as it is.
    """
    from filelock import FileLock, Timeout

    folder = cache / FOLDER
    if answers.newest() > _filed(answers, folder):
        try:
            with FileLock(cache / f"{FOLDER}.lock", timeout=0):
                _file(answers, folder)
        except (Timeout, OSError, SourceError):
            pass  # the exact questions are answered all the same
    return LocalIndex(folder, "crossref") if (folder / MANIFEST).exists() else None


def _filed(answers: Answers, folder: Path) -> int:
    return int(answers.note(FILED) or 0) if (folder / MANIFEST).exists() else 0


def _file(answers: Answers, folder: Path) -> None:
    """File the works of new answers."""
    filed = _filed(answers, folder)
    if filed and len(read_manifest(folder)["shards"]) >= MOST_SHARDS:
        filed = 0
    newest = answers.newest()
    lines = folder.with_suffix(".jsonl")
    works = {str(message.get("DOI")).lower(): message for message in _messages(answers, filed)}
    if works:
        with lines.open("w", encoding="ascii", newline="\n") as file:
            file.writelines(f"{json.dumps(message)}\n" for message in works.values())
        if not filed:
            shutil.rmtree(folder, ignore_errors=True)
        (add if filed else build)(folder, [lines])
        lines.unlink()
    answers.write_down(FILED, str(newest))


def _messages(answers: Answers, after: int) -> Iterator[Mapping[str, Any]]:
    for _, _, body in answers.after(after):
        answer = json.loads(body)
        for record in answer.get("items", [answer]):
            message = message_from_csl(record) if is_csl(record) else record
            if message.get("title") and not work_from_message(message).void:
                yield message
