"""The keys that an entry had before, in its field `ids`: biber knows them, so that last year's paper still compiles."""

from incident_refs.model.entry import Entry

IDS = "ids"


def aliases(entry: Entry) -> tuple[str, ...]:
    """Return the other keys under which an entry may be cited.

    >>> aliases(Entry("deng2009", "misc", (("ids", "imagenet, deng09"),)))
    ('imagenet', 'deng09')
    """
    return tuple(key for part in (entry.get(IDS) or "").split(",") if (key := part.strip()))
