"""A new workspace folder."""

from pathlib import Path

from incident_refs.errors import SettingsError
from incident_refs.files import replace
from incident_refs.settings import CONFIG

CONFIG_TEXT = """\
# Settings of this workspace. Everything is optional; a line that begins with # says what happens without it.
# Secrets do not belong here: they are read from the environment only.

# mailto = "you@example.org"   # Crossref answers faster when it knows whom to write to
# online = false               # true asks Crossref on every resolve (needs mailto)
# sources = ["library", "index", "starter", "crossref"]
# indexes = ["../works-index"] # folders of local works indexes, relative to this file
# style = "apa"
# key_pattern = "{family}{year}{title}" # of new entries; also {family:3} {families} {year:2} {title:2} {type}
# record_bibliographies = ["bibtex", "csl-json"] # keeps a bibliography beside each file of records
# who = "incident-refs"        # the name written beside what was attached or decided
"""

# Two curators' branches add lines at the end of the events; both belong in the merge.
GITATTRIBUTES = "attachments.jsonl merge=union text eol=lf\nlibrary.bib text\n"
GITIGNORE = "*.lock\n"


def init(folder: Path, *, dry_run: bool = False) -> tuple[Path, ...]:
    """Make a workspace in `folder` and return the files that were made (or would be, in a dry run).

    What is there already is left as it is. Raises SettingsError where the folder is a workspace already.
    """
    if (folder / CONFIG).exists():
        raise SettingsError(f"{folder / CONFIG} is there already; nothing was changed")
    texts = {CONFIG: CONFIG_TEXT, "library.bib": "", "attachments.jsonl": "", ".gitattributes": GITATTRIBUTES}
    missing = {folder / name: text for name, text in {**texts, ".gitignore": GITIGNORE}.items()}
    missing = {path: text for path, text in missing.items() if not path.exists()}
    if not dry_run:
        _make(folder / "records")
        for path, text in missing.items():
            replace(path, text.encode(), None)
    return tuple(missing)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"{folder} cannot be made ({error.strerror}); choose another folder") from error
