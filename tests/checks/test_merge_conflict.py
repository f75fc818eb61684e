"""Marks of git at the beginning of a line."""

import pytest

from incident_refs.checks.merge_conflict import MergeConflict
from tests.checks.looking import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("<<<<<<< HEAD\n@misc{a}\n=======\n@misc{b}\n>>>>>>> theirs\n", [(1, 1), (5, 1)], id="entries"),
        pytest.param(
            "@misc{a,\n<<<<<<< HEAD\n title = {T}\n||||||| base\n=======\n title = {U}\n>>>>>>> theirs\n}",
            [(2, 1), (4, 1), (7, 1)],
            id="fields",
        ),
    ],
)
def test_found(text, expected):
    assert places(text, MergeConflict()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, title = {a <<<<<<< b}}\n=======\n<<<<<<<<<< ten", id="others"),
    ],
)
def test_not_found(text):
    assert places(text, MergeConflict()) == []
