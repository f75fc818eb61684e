"""What a check says of one entry, short enough for tables."""

from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.fixing import fixed
from incident_refs.checks.run import findings


def entry(kind: str = "article", **fields: str) -> str:
    """Return an entry with a field on each line: the first stands in line 2."""
    return f"@{kind}{{a,\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n"


def look(text, check):
    """Return the file and what the check finds in it."""
    file = BibFile("refs.bib", read(text.encode()))
    return file, findings(file, [check])


def places(text, check):
    """Return line and column of each thing that the check finds in a file."""
    return [(one.line, one.column) for one in look(text, check)[1]]


def seen(check, kind: str = "article", **fields: str):
    """Return what the check finds in one entry of these fields."""
    return look(entry(kind, **fields), check)[1]


def the_one(check, kind: str = "article", **fields: str):
    """Return the one finding in an entry of these fields, and see that its fix leaves nothing of it.

    What else a check says of the mended entry has no fix: a person has the word.
    """
    file, (found,) = look(entry(kind, **fields), check)
    if found.fix:
        mended, done = fixed(file, [found])
        assert done == (found,)
        again = read(mended).entries[0]
        expected = {**fields, found.fix.field: found.fix.to}
        assert dict(again.fields) == {name: " ".join(v.split()) for name, v in expected.items() if v is not None}
        assert not any(one.fix for one in look(mended.decode(), check)[1])
    return found


def to(found) -> str | None:
    """Return the value that a finding's fix would put in."""
    return found.fix.to if found.fix else None
