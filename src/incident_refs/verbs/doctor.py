"""What is configured, from where, and what is missing."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from incident_refs.bibtex.hazards import hazards
from incident_refs.bibtex.read import read
from incident_refs.errors import IncidentRefsError, SourceError
from incident_refs.files import read_bytes
from incident_refs.workspace import Workspace

UNSET = "not set"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing looked at: its name, its value, where that came from, and what to do where something is amiss."""

    name: str
    value: str
    origin: str = ""
    advice: str = ""


def doctor(workspace: Workspace) -> list[Diagnosis]:
    """Return what is configured and what is amiss, in the order in which a person would ask.

    >>> from incident_refs.settings import Settings
    >>> doctor(Workspace(Settings()))[0].advice
    'make one with: incident-refs init'
    """
    settings = workspace.settings

    def found(name: str, value: object) -> Diagnosis:
        shown = UNSET if value in (None, "", ()) else str(value)
        return Diagnosis(name, shown, settings.origins.get(name, "by default" if shown != UNSET else ""))

    if settings.refs is None:
        folder = [Diagnosis("workspace", UNSET, "", "make one with: incident-refs init")]
    else:
        where = Diagnosis("workspace", settings.refs.as_posix(), settings.origins["refs"])
        folder = [where, *_contents(workspace)]
    mailto = found("mailto", settings.mailto)
    if not settings.mailto:
        mailto = Diagnosis("mailto", UNSET, "", "Crossref answers faster when config.toml has one")
    return [
        *folder,
        mailto,
        Diagnosis("online", "yes" if settings.online else "no", settings.origins.get("online", "by default")),
        found("sources", ", ".join(settings.sources)),
        *_indexes(workspace),
        found("crossref_url", settings.crossref_url),
        found("doi_url", settings.doi_url),
        found("deadline", f"{settings.deadline} s for one question"),
        found("plus_token", "set" if settings.plus_token else None),  # the token itself is nobody's business
        *_kept_answers(workspace),
        found("style", settings.style),
        found("key_pattern", settings.key_pattern),
        found("record_bibliographies", ", ".join(settings.record_bibliographies)),
        found("check", str(settings.check)),
        found("who", settings.who),
    ]


def _contents(workspace: Workspace) -> list[Diagnosis]:
    """Look at the library, the attachments and the records; one that cannot be read is said, not raised."""
    failed: list[IncidentRefsError] = []
    listening = replace(workspace, unread=failed.append, say=lambda sentence: None)
    looks: dict[str, Callable[[], str]] = {
        "library": lambda: f"{len(workspace.library().entries())} entries",
        "attachments": lambda: f"{len(workspace.state().attached)} in force",
        "records": lambda: f"{len(listening.records())} records",
    }
    found = []
    for name, look in looks.items():
        try:
            found.append(Diagnosis(name, look()))
        except IncidentRefsError as error:
            found.append(Diagnosis(name, "cannot be read", "", str(error)))
    unread = [Diagnosis("record", "cannot be read", "", str(error)) for error in failed]
    return [*found, *unread, *_hazards(workspace)]


def _hazards(workspace: Workspace) -> list[Diagnosis]:
    """Say where the library holds LaTeX that could do more than print."""
    with suppress(IncidentRefsError):  # said of the library already
        data = read_bytes(workspace.library_path) if workspace.library_path.exists() else b""
        told = list(hazards(read(data)))
        if told:
            first, more = told[0], len(told) - 1
            where = f"{workspace.library_path}:{first.line}:{first.column}: {first.reason}"
            return [Diagnosis("LaTeX", f"{where}{f' (and {more} more)' if more else ''}", "", "see that you trust it")]
    return []


def _indexes(workspace: Workspace) -> list[Diagnosis]:
    origin = workspace.settings.origins.get("indexes", "")
    return [
        Diagnosis("index", str(folder), origin, "" if folder.is_dir() else "this folder is not there")
        for folder in workspace.settings.indexes
    ] or [Diagnosis("index", UNSET)]


def _kept_answers(workspace: Workspace) -> list[Diagnosis]:
    """Say where answers are kept, how many there are, and how large the file is."""
    from incident_refs.works.cache_file import count_answers

    folder = workspace.cache_folder
    where = Diagnosis("cache", folder.as_posix(), workspace.settings.origins.get("cache_dir", "by default"))
    try:
        kept = count_answers(folder)
    except SourceError as error:
        return [where, Diagnosis("answers", "cannot be read", "", str(error))]
    return [where, Diagnosis("answers", f"{kept[0]} kept, {_size(kept[1])}" if kept else "none kept yet")]


def _size(count: int) -> str:
    """Return bytes as people say them.

    >>> _size(1), _size(25_000), _size(3_200_000)
    ('1 kB', '25 kB', '3.2 MB')
    """
    return f"{-(-count // 1000)} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"
