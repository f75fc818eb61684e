import json
from pathlib import PurePath

import pytest

from incident_refs.model.record import HostItem, HostReference
from incident_refs.records.json_tree import read_json
from incident_refs.records.named_field import NamedField

FIELD = NamedField(("case", "name"), ("link",))
BOTH = {"case": {"name": "Doe v. Roe"}, "link": "https://a.org/doe"}


def root_of(value):
    return read_json(json.dumps(value, indent=1), PurePath("a.json"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(BOTH, [("case.name", "Doe v. Roe", "https://a.org/doe", 3)], id="both"),
        pytest.param({"case": {"name": "Doe v. Roe"}}, [("case.name", "Doe v. Roe", None, 3)], id="name"),
        pytest.param({"case": {"name": " "}, "link": "b"}, [("link", "b", "b", 5)], id="blank-name"),
        pytest.param({"link": "b"}, [("link", "b", "b", 2)], id="address"),
        pytest.param({"case": "Doe v. Roe"}, [], id="neither"),
    ],
)
def test_read(value, expected):
    tree = root_of(value)
    found = list(FIELD.texts(tree, tree.root))
    assert [(text.field, text.text, text.address, text.line) for text in found] == expected
    assert all(text.reference for text in found)


@pytest.mark.parametrize(
    ("raw", "url", "there"),
    [
        pytest.param("Doe v. Roe", None, True, id="name"),
        pytest.param("https://a.org/doe", None, True, id="address-that-was-resolved"),
        pytest.param("", "http://www.a.org/doe", True, id="address"),
        pytest.param("Roe v. Doe", "https://a.org/roe", False, id="another"),
    ],
)
def test_what_stands_there(raw, url, there):
    assert FIELD.has(root_of(BOTH).root, HostReference("k", raw, "T", url)) is there
    assert not FIELD.has(root_of({"case": BOTH["case"]}).root, HostReference("k", raw, "T", url))


def test_nothing_is_put_in():
    tree = root_of(BOTH)
    work = HostReference("k", "", "T", "https://b.org")
    assert FIELD.add(tree, tree.root, [work]) == ([], (), (work,))
    assert FIELD.take(tree, tree.root, [HostItem("k", "case.name", '"Doe v. Roe"')]) == []
    assert not FIELD.stands(tree.root, HostItem("k", "case.name", '"Doe v. Roe"'))
