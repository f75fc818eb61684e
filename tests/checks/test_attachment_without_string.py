"""A string was attached that its record does not have any more."""

import pytest

from incident_refs.checks.attachment_without_string import AttachmentWithoutString
from tests.checks.attachments import at_hand, attached, look, places, record

PAGE = at_hand(record("A1", "Deng et al. 2009"))


@pytest.mark.parametrize(
    ("link", "found"),
    [
        pytest.param(attached("A1", "Deng 2009", "deng2009imagenet"), True, id="gone"),
        pytest.param(attached("A1", "Deng et al. 2009", "deng2009imagenet"), False, id="there"),
        pytest.param(attached("A1", "", "deng2009imagenet"), False, id="by-hand"),
        pytest.param(attached("B", "Deng 2009", "deng2009imagenet"), False, id="record-not-at-hand"),
        pytest.param(attached("A1", "Deng 2009", "no-entry"), False, id="leads-nowhere-at-all"),
    ],
)
def test_attachment_without_string(link, found):
    expected = [("refs/records/A1.md", 1, 1, "deng2009imagenet")] if found else []
    assert places(look(AttachmentWithoutString(), links=[link], records=[PAGE])) == expected


def test_of_a_record_in_two_files_the_string_stands_in_one():
    other = at_hand(record("A1", "Deng 2009", path="refs/records/other.md"))
    links = [attached("A1", "Deng 2009", "deng2009imagenet")]
    assert look(AttachmentWithoutString(), links=links, records=[PAGE, other]) == ()
