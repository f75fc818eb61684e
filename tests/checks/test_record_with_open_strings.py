"""A record has strings that nobody has resolved."""

from incident_refs.checks.record_with_open_strings import RecordWithOpenStrings
from tests.checks.attachments import at_hand, look, places, record

STRINGS = ("Deng et al. 2009", "Oddly 2011", "Weirdly 2012", "Strangely et al. 2013", "Queerly & Rum 2014")


def test_one_finding_for_each_record_at_its_first_open_string():
    found = look(
        RecordWithOpenStrings(),
        records=[at_hand(record("A1", *STRINGS), STRINGS[1:]), at_hand(record("B2", *STRINGS), STRINGS[-1:])],
    )
    assert places(found) == [("refs/records/A1.md", 3, 1, None), ("refs/records/B2.md", 6, 1, None)]
    assert [one.message.partition(": ")[2] for one in found] == [
        "'Oddly 2011', 'Weirdly 2012', 'Strangely et al. 2013' and 1 more; see 'incident-refs open'",
        "'Queerly & Rum 2014'; see 'incident-refs open'",
    ]


def test_what_a_source_knows_is_attached_by_one_command():
    pages = [
        at_hand(record("A1", *STRINGS), (), STRINGS[:1]),
        at_hand(record("B2", *STRINGS), STRINGS[2:3], STRINGS[:2]),
    ]
    assert [one.message for one in look(RecordWithOpenStrings(), records=pages)] == [
        "A1 has 1 reference string that is neither attached nor decided: 'Deng et al. 2009';"
        " 'incident-refs resolve A1 --write' attaches it",
        "B2 has 3 reference strings that are neither attached nor decided: 'Deng et al. 2009', 'Oddly 2011',"
        " 'Weirdly 2012'; 'incident-refs resolve B2 --write' attaches 2, for the rest see 'incident-refs open'",
    ]


def test_a_long_string_is_shortened():
    (found,) = look(
        RecordWithOpenStrings(), records=[at_hand(record("A1", long := "Oddly 2011. " + "x" * 999), [long])]
    )
    assert len(found.message) < 200


def test_nothing_is_open():
    assert look(RecordWithOpenStrings(), records=[at_hand(record("A1", *STRINGS))]) == ()
