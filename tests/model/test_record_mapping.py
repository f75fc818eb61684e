"""Mappings as the configuration gives them."""

import pytest

from incident_refs.model.record_mapping import RecordMapping, fold


def test_one_name_or_several():
    found = RecordMapping.parse({"name": "a", "id": "Case", "references": ["Works", "Links"], "separator": ";"})
    assert (found.id, found.references, found.separator) == (("Case",), ("Works", "Links"), ";")


@pytest.mark.parametrize(
    ("table", "says"),
    [
        pytest.param("x", "a mapping is a table", id="no-table"),
        pytest.param({"name": "a", "ids": "x"}, "'ids' is not known in a mapping; known are", id="unknown"),
        pytest.param({"name": "a", "id": 3}, "'id' must be text in quotes, or a list of such", id="number"),
        pytest.param({"name": "a", "separator": [";"]}, "'separator' must be text in quotes", id="list"),
        pytest.param({"name": "a", "id": ""}, "'id' must be text", id="empty"),
        pytest.param({"id": "x", "references": "y"}, "each mapping needs a 'name'", id="no-name"),
        pytest.param({"name": "a b", "id": "x"}, "not 'a b'", id="odd-name"),
        pytest.param(
            {"name": "a", "id": "x"}, "'a': say which column or key holds the 'references'", id="no-references"
        ),
        pytest.param({"name": "a", "references": "x"}, "'a': say which column or key holds the 'id'", id="no-id"),
    ],
)
def test_what_is_wrong_is_said(table, says):
    with pytest.raises(ValueError, match=says):
        RecordMapping.parse(table)


@pytest.mark.parametrize("name", ["AIAAIC ID#", " aiaaic id ", "AIAAIC_ID", "Aiaaic-Id:"])
def test_names_are_compared_folded(name):
    assert fold(name) == "aiaaic id"
