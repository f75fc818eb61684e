"""Two records have one id."""

from incident_refs.checks.id_of_two_records import IdOfTwoRecords
from tests.checks.attachments import at_hand, look, places, record


def test_each_but_the_first_is_named():
    records = [
        at_hand(record("A1", path=path, line=line)) for path, line in (("a.md", 1), ("b.jsonl", 3), ("b.jsonl", 9))
    ]
    found = look(IdOfTwoRecords(), records=[*records, at_hand(record("B2"))])
    assert places(found) == [("b.jsonl", 3, 1, None), ("b.jsonl", 9, 1, None)]
    assert found[0].message == "the id 'A1' is that of a.md:1 too; give each record its own"


def test_not_found():
    assert look(IdOfTwoRecords(), records=[at_hand(record("A1")), at_hand(record("aiid:A1"))]) == ()
