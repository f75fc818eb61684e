"""What sources say of an entry: that it is right, that a field is wrong, that it is made up, or nothing."""

from dataclasses import dataclass
from enum import StrEnum

from incident_refs.model.decision import Evidence
from incident_refs.model.work import Notice, Work


class VerdictWord(StrEnum):
    """The verdicts, by the words that JSON uses."""

    CONFIRMED = "confirmed"
    DIFFERS = "differs"
    OTHER_VERSION = "other-version"
    MADE_UP = "made-up"
    NOT_FOUND = "not-found"
    RETRACTED = "retracted"
    CORRECTED = "corrected"
    CONCERN = "concern"
    COULD_NOT_LOOK = "could-not-look"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One verdict on an entry. `work` is the one that is meant, or for a made-up reference the nearest real one.

    `evidence` compares the entry (`said`) with that work (`found`), `source` holds it, `asked` are all that looked.
    `signs` are what gives a made-up reference away, as parts of a sentence. `notice` is the retraction, correction or
    concern, where that is the verdict.
    """

    word: VerdictWord
    reason: str
    work: Work | None = None
    source: str | None = None
    evidence: tuple[Evidence, ...] = ()
    asked: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    notice: Notice | None = None
