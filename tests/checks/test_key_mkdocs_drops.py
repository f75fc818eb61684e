"""Said once for a file: many people like such keys."""

import pytest

from incident_refs.checks.key_mkdocs_drops import KeyMkdocsDrops
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a}\n@misc{DBLP:conf/x}\n@misc{b.c}", [(2, 1)], id="two-of-three"),
        pytest.param("@misc{a+b}", [(1, 1)], id="plus"),
    ],
)
def test_found(text, expected):
    assert places(text, KeyMkdocsDrops()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{deng2009imagenet}\n@misc{Deng_2009-a}", id="ours"),
    ],
)
def test_not_found(text):
    assert places(text, KeyMkdocsDrops()) == []


def test_how_many_there_are():
    _, (found,) = look("@misc{a}\n@misc{DBLP:conf/x}\n@misc{b.c}", KeyMkdocsDrops())
    assert found.message == "the key 'DBLP:conf/x' holds ':', and so do 1 more: mkdocs-bibtex drops it"
