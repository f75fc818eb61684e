"""The record that comes with incident-refs, in the state before the tool or after it."""

import tomllib
from pathlib import Path

from incident_refs.records.door import load

REFS = Path(__file__).resolve().parents[2] / "refs"


def test_the_shipped_record_says_what_the_page_says():
    (record,) = load(REFS / "records" / "AIAAIC0276.md")
    assert (record.id, record.database, record.title) == ("AIAAIC0276", "aiaaic", "ImageNet - dataset")
    assert record.url == (
        "https://www.aiaaic.org/aiaaic-repository/ai-algorithmic-and-automation-incidents/imagenet-dataset"
    )
    listed = record.texts[-1].text.split("## References")[1].strip().splitlines()
    assert [line.removeprefix("- ")[:12] for line in listed] == [
        "Wikipedia: I", "Li F.F., Kri", "Yang K., Yau", "Deng J.; Don", "Prabhu V.U.,", "Dulhanty C.,", "Paglen T., C",
    ]  # fmt: skip


def test_the_shipped_configuration_asks_nobody():
    config = tomllib.loads((REFS / "config.toml").read_text(encoding="utf-8"))
    left_out = {"per_file_ignores": {"library.bib": ["required-field-missing"]}}  # of a page that the record names only
    assert config == {"online": False, "style": "apa", "check": left_out}
