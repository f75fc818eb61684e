"""An entry that no record cites."""

import pytest

from incident_refs.checks.entry_nobody_cites import EntryNobodyCites
from incident_refs.model.finding import Severity
from tests.checks.attachments import attached, look, places

LINK = attached("A1", "Deng et al. 2009", "Deng2009ImageNet")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param("@misc{lonely, title = {T}}", [("refs/library.bib", 6, 1, "lonely")], id="lonely"),
        pytest.param("@misc{part, crossref = {Whole}}\n@book{whole, title = {T}}", ["part"], id="parent-is-needed"),
        pytest.param("@misc{part, xdata = {mit, other}}\n@xdata{MIT}", ["part"], id="xdata-is-needed"),
        pytest.param("", [], id="all-are-cited"),
    ],
)
def test_entry_nobody_cites(more, expected):
    from tests.checks.attachments import LIBRARY

    found = look(EntryNobodyCites(), LIBRARY + more, [LINK])
    assert [
        one.key if isinstance(wanted, str) else places([one])[0] for one, wanted in zip(found, expected, strict=True)
    ] == expected
    assert all(one.severity is Severity.INFO for one in found)


def test_where_one_record_is_asked_about_nothing_is_said_of_the_library():
    assert look(EntryNobodyCites(), whole=False) == ()
