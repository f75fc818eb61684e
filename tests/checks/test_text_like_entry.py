"""Remarks that read like an entry, or a field, that was lost."""

import pytest

from incident_refs.checks.text_like_entry import TextLikeEntry
from tests.checks.looking import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a}\nmisc{b, title = {U}}", [(2, 1)], id="no-sign"),
        pytest.param("@misc{a}\n\n  Article{b,\n  title = {U}\n}", [(3, 3)], id="indented"),
        pytest.param("@dataset b,\n title = {U}\n}", [(1, 1)], id="unknown-type-without-brace"),
        pytest.param("@{b,\n title = {U}\n}", [(1, 1)], id="no-type"),
        pytest.param("@2article{b,\n title = {U}\n}", [(1, 1)], id="digit-in-front"),
        pytest.param("some words\n  year = {2009},\n  note = {x}\n}", [(2, 3)], id="fields"),
        pytest.param("@misc{a, title = {T} } volume = {3}\n}", [(1, 24)], id="behind-an-entry"),
    ],
)
def test_found(text, expected):
    assert places(text, TextLikeEntry()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("% misc{b, title = {U}}", id="commented-out"),
        pytest.param("%% title = {U}", id="commented-field"),
        pytest.param("@comment{misc{b, title = {U}}}", id="comment"),
        pytest.param("@Comment jabref-meta: databaseType:bibtex;", id="comment-without-braces"),
        pytest.param("This file was made with JabRef 2.10.\nEncoding: UTF8\n@misc{a}", id="head-of-a-file"),
        pytest.param("The book{s} and its title = good\nwrite to @deng, please", id="prose"),
        pytest.param("<<<<<<< HEAD\n@misc{a}\n=======\n", id="merge"),
    ],
)
def test_not_found(text):
    assert places(text, TextLikeEntry()) == []
