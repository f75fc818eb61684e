"""What can go wrong, one family for each door. Each message says what happened, to what, and what to do next."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from incident_refs.model.work import Candidate


class IncidentRefsError(Exception):
    """The root of all errors that a user may see: one sentence, no traceback.

    >>> raise SettingsError("refs/config.toml:3: 'onlin' is not a setting; did you mean 'online'?")
    Traceback (most recent call last):
    ...
    incident_refs.errors.SettingsError: refs/config.toml:3: 'onlin' is not a setting; did you mean 'online'?
    """


class UsageError(IncidentRefsError):
    """The command line or an argument asks for something that cannot be meant."""


class SettingsError(IncidentRefsError):
    """The configuration, the environment or the workspace folder cannot be used."""


class FileError(IncidentRefsError):
    """A file of the user cannot be read or written safely; nothing was changed."""


class SourceError(IncidentRefsError):
    """A works source could not be asked. It never means that a work does not exist."""


class NotAsked(SourceError):
    """A source was left out on purpose (offline), and nothing kept from earlier answers the question."""


class PartlyAsked(SourceError):
    """A source answered a part of a question; `found` are the candidates of that part."""

    def __init__(self, sentence: str, found: Sequence["Candidate"]) -> None:
        super().__init__(sentence)
        self.found = tuple(found)


class LibraryError(IncidentRefsError):
    """The BibTeX store or the attachments refuse what was asked; nothing was changed."""


class RecordError(IncidentRefsError):
    """An incident record cannot be read, found or changed; nothing was changed."""


class FormatError(IncidentRefsError):
    """A style or target is not known, or cannot be used here."""


class PaperError(IncidentRefsError):
    """A paper cannot be read to its end, so that an entry might be missing; nothing was written.

    `read` are the files that were looked for.
    """

    def __init__(self, sentence: str, read: Sequence["Path"] = ()) -> None:
        super().__init__(sentence)
        self.read = tuple(read)


class ExchangeError(IncidentRefsError):
    """A file that is brought in cannot be read as what it seems to be; nothing was changed."""
