import pytest

from incident_refs.model.record import HostItem, Record, Text
from incident_refs.records.ours import without_ours

ITEM = '{"type":"source","label":"ImageNet","url":"https://a.org"}'
TEXT = Text("references[1]", "ImageNet", reference=True, address="https://a.org")


@pytest.mark.parametrize(
    ("text", "item", "ours"),
    [
        pytest.param(TEXT, HostItem("k", "references", ITEM), True, id="item"),
        pytest.param(TEXT, HostItem("k", "references[].url", ITEM), False, id="only-its-address"),
        pytest.param(TEXT, HostItem("k", "document.references", ITEM), False, id="another-field"),
        pytest.param(TEXT, HostItem("k", "references", ITEM.replace("ImageNet", "Image")), False, id="relabelled"),
        pytest.param(TEXT, HostItem("k", "references", "{"), False, id="damaged-line"),
        pytest.param(
            Text("reference[0]", "https://a.org", reference=True, address="https://a.org"),
            HostItem("k", "reference", '"https://a.org"'),
            True,
            id="joined-string",
        ),
        pytest.param(Text("references[1]", "ImageNet"), HostItem("k", "references", ITEM), False, id="prose"),
    ],
)
def test_ours_are_left_out(text, item, ours):
    record = Record("A1", texts=(Text("body", "x"), text))
    assert without_ours(record, [item]).texts == ((record.texts[0],) if ours else record.texts)
