"""A record is attached to an entry that is gone."""

import pytest

from incident_refs.checks.attachment_without_entry import AttachmentWithoutEntry
from incident_refs.model.finding import Severity
from tests.checks.attachments import at_hand, attached, look, places, record

CHECK = AttachmentWithoutEntry()
PAGE = at_hand(record("A1", "Oddly 2011", "Deng et al. 2009"))


@pytest.mark.parametrize(
    ("link", "place"),
    [
        pytest.param(attached("A1", "Deng et al. 2009", "deng"), ("refs/records/A1.md", 3, 1, "deng"), id="its-string"),
        pytest.param(attached("A1", "", "deng"), ("refs/records/A1.md", 1, 1, "deng"), id="by-hand"),
        pytest.param(attached("A1", "Gone 1999", "deng"), ("refs/records/A1.md", 1, 1, "deng"), id="string-gone-too"),
        pytest.param(attached("B", "Deng 2009", "deng"), ("refs/attachments.jsonl", 7, 1, "deng"), id="not-at-hand"),
    ],
)
def test_found(link, place):
    found = look(CHECK, links=[link], records=[PAGE], file="refs/attachments.jsonl", lines={"e1": 7})
    assert places(found) == [place]
    assert found[0].severity is Severity.ERROR
    assert found[0].message.endswith(f"'incident-refs detach {link.record} deng' ends it")


@pytest.mark.parametrize("key", ["deng2009imagenet", "Deng2009ImageNet"])
def test_not_found(key):
    assert look(CHECK, links=[attached("A1", "Deng et al. 2009", key)], records=[PAGE]) == ()


def test_an_earlier_key_names_the_one_of_today():
    (found,) = look(CHECK, "@misc{new, ids = {other, Old}, title = {T}}", [attached("A1", "", "old")], [PAGE])
    assert "'new' has it among its earlier keys" in found.message


def test_of_records_that_nobody_asks_about_nothing_is_said():
    links = [attached("A1", "Oddly 2011", "x"), attached("B", "Deng et al. 2009", "deng")]
    assert places(look(CHECK, links=links, records=[PAGE], whole=False)) == [("refs/records/A1.md", 2, 1, "x")]
