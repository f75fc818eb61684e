"""A reference string on its way: what was asked, and what came of it."""

from dataclasses import dataclass, field

from incident_refs.model.citation import Citation, Context
from incident_refs.model.decision import Decision


@dataclass(frozen=True, slots=True)
class Asked:
    """One reference string to resolve. `id` is the caller's name for it; `record` and `n` say where it stands.

    `address` is where it leads by a link, or by the record's own field. `means` is the `n` of the full line that a
    short citation in the record's prose stands for; `title_only` says that it is a title, and a reference by its place.

    Strings of one record are asked next to each other, so that its full lines can decide its short ones.
    """

    raw: str
    id: str | None = None
    record: str | None = None
    n: int | None = None
    context: Context = field(default_factory=Context)
    address: str | None = None
    means: int | None = None
    title_only: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """What became of one reference: the string, what was read from it, and the decision; `key` once it has one."""

    asked: Asked
    citation: Citation
    decision: Decision
    key: str | None = None
