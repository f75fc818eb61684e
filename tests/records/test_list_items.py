import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.model.tree import Sequence
from incident_refs.records.json_tree import read_json
from incident_refs.records.list_items import found, without
from incident_refs.records.splice import splice


def items_of(text: str) -> tuple:
    root = read_json(text, Path("a.json")).root
    assert isinstance(root, Sequence)
    return root.items


@pytest.mark.parametrize(
    ("items", "gone"),
    [
        pytest.param([9], set(), id="not-there"),
        pytest.param([1], {3}, id="the-last-of-equal-ones"),
        pytest.param([1, 1], {0, 3}, id="as-often-as-asked-for"),
        pytest.param([1, 1, 1], {0, 3}, id="no-more-than-there-are"),
        pytest.param([{"a": 2}, 1], {1, 3}, id="an-object"),
    ],
)
def test_which_items_are_meant(items, gone):
    assert found(items_of('[1, {"a": 2}, "1", 1]'), items) == gone


@given(st.lists(st.integers(0, 3), min_size=2, max_size=8), st.data())
def test_what_stays_is_written_as_it_was(values, data):
    gone = data.draw(st.sets(st.integers(0, len(values) - 1), max_size=len(values) - 1))
    text = json.dumps(values)
    left = splice(text, without(items_of(text), gone))
    assert left == json.dumps([value for number, value in enumerate(values) if number not in gone])
