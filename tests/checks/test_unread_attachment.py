"""A line of the list of attachments that is no event."""

from incident_refs.checks.unread_attachment import UnreadAttachment
from tests.checks.attachments import look, places


def test_each_line_is_named():
    found = look(UnreadAttachment(), file="refs/attachments.jsonl", broken=((3, "the line is not JSON"),))
    assert places(found) == [("refs/attachments.jsonl", 3, 1, None)]
    assert found[0].message == "this line does not count: the line is not JSON"


def test_not_found():
    assert look(UnreadAttachment()) == ()
