"""What stands in one text of references, and for which files a mapping is."""

import time
from pathlib import PurePath

import pytest

from incident_refs.model.record_mapping import RecordMapping
from incident_refs.records.mapped_names import parts_of, wanted_file, where_it_leads


@pytest.mark.parametrize(
    ("value", "separator", "parts"),
    [
        pytest.param("Deng 2009\r\n\r\nLi 2022", None, [("Deng 2009", 0), ("Li 2022", 2)], id="lines"),
        pytest.param("Deng J.; Dong W. (2009)", None, [("Deng J.; Dong W. (2009)", 0)], id="authors-are-no-parts"),
        pytest.param("https://a.org; https://b.org;", None, [("https://a.org", 0), ("https://b.org", 0)], id="addresses"),
        pytest.param("https://a.org;https://b.org", None, [("https://a.org", 0), ("https://b.org", 0)], id="close-together"),
        pytest.param("a ;\n b", ";", [("a", 0), ("b", 1)], id="separator-and-line"),
        pytest.param("a\nb", "\n", [("a", 0), ("b", 1)], id="line-as-separator"),
        pytest.param(" ; ", ";", [], id="nothing"),
    ],
)  # fmt: skip
def test_parts(value, separator, parts):
    assert list(parts_of(value, separator)) == parts


def test_many_addresses_cost_no_time():
    begun = time.process_time()
    assert len(list(parts_of("https://a.org;" * 20_000 + " and more", None))) == 1
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("files", "path", "wanted"),
    [
        pytest.param((), "a.csv", True, id="any"),
        pytest.param(("cases*.csv",), "x/Cases-2026.CSV", True, id="name"),
        pytest.param(("*.tsv", "*.csv"), "a.csv", True, id="one-of-two"),
        pytest.param(("ours/*.csv",), "data/ours/a.csv", True, id="folder"),
        pytest.param(("ours/*.csv",), "data/theirs/a.csv", False, id="other-folder"),
        pytest.param(("*.json",), "a.csv", False, id="other-name"),
    ],
)
def test_files(files, path, wanted):
    assert wanted_file(RecordMapping("a", files=files), PurePath(path)) is wanted


@pytest.mark.parametrize("said", ["https://a.org x", "doi:10.1/x", ""])
def test_what_is_more_than_an_address_leads_nowhere_by_itself(said):
    assert where_it_leads(said) is None
