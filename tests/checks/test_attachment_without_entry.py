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


@pytest.mark.parametrize(
    ("field", "work_id"),
    [
        pytest.param("ids = {other, Old}", None, id="among-its-earlier-keys"),
        pytest.param("doi = {10.1109/CVPR.2009.5206848}", "doi:10.1109/cvpr.2009.5206848", id="by-its-doi"),
        pytest.param("eprint = {2006.16923}, eprinttype = {arxiv}", "arxiv:2006.16923", id="by-its-arxiv-id"),
    ],
)
def test_what_was_renamed_by_hand_is_named(field, work_id):
    library = f"@misc{{new, {field}, title = {{T}}}}"
    (found,) = look(CHECK, library, [attached("A1", "", "old", work_id=work_id)], [PAGE])
    assert "it is 'new' now: 'incident-refs attach A1 new', then 'incident-refs detach A1 old' ends it" in found.message


def test_of_records_that_nobody_asks_about_nothing_is_said():
    links = [attached("A1", "Oddly 2011", "x"), attached("B", "Deng et al. 2009", "deng")]
    assert places(look(CHECK, links=links, records=[PAGE], whole=False)) == [("refs/records/A1.md", 2, 1, "x")]
