"""A library with records and attachments, put together for the tests of these checks."""

from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import Attachments, BibFile, RecordAtHand
from incident_refs.checks.run import findings
from incident_refs.model.attachment import Attached
from incident_refs.model.record import Record, Text
from incident_refs.records.mentions import mentions

LIBRARY = """@inproceedings{deng2009imagenet,
  author = {Deng, Jia and Dong, Wei and Socher, Richard},
  title = {{ImageNet}: A Large-Scale Hierarchical Image Database},
  year = {2009},
}
"""


def record(id, *strings, path=None, line=1):
    """A record with these reference strings, one on each line from its second."""
    texts = tuple(Text(f"references[{n}]", raw, line + n, reference=True) for n, raw in enumerate(strings, 1))
    return Record(id, texts=texts, path=path or f"refs/records/{id}.md", line=line)


def at_hand(record, open=(), known=()):
    strings = mentions(record)
    return RecordAtHand(record, strings, *(tuple(one for one in strings if one.raw in some) for some in (open, known)))


def attached(id, raw, key, by="tool", work_id=None, event="e1"):
    return Attached(event, "2026-01-01T00:00:00Z", "me", id, raw, key, work_id, by)


def look(check, library=LIBRARY, links=(), records=(), **more):
    """Return what the check finds; of a library alone it finds nothing."""
    read_library = read(library.encode())
    assert findings(BibFile("refs/library.bib", read_library), [check]) == ()
    known = Attachments(tuple(links), tuple(records), **more)
    return findings(BibFile("refs/library.bib", read_library, known), [check])


def places(found):
    return [(one.file, one.line, one.column, one.key) for one in found]
