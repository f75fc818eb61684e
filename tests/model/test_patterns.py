"""A pattern that is compiled when it is used is one like any other."""

import re

import pytest

from incident_refs.model.patterns import when_used


def test_it_is_compiled_with_its_first_use_and_once(monkeypatch):
    compiled = []
    real = re.compile
    monkeypatch.setattr(re, "compile", lambda *said: compiled.append(said) or real(*said))
    year = when_used(r"\d{4}", re.ASCII)
    assert compiled == []
    assert year.findall("1999, 2009") == ["1999", "2009"]
    assert year.sub("n", "2009") == "n"
    assert year.fullmatch("20") is None
    assert compiled == [(r"\d{4}", re.ASCII)]


def test_what_a_pattern_has_not():
    with pytest.raises(AttributeError, match="a pattern has no 'find'"):
        when_used("a").find("a")


def test_a_wrong_pattern_is_an_error_when_it_is_used():
    with pytest.raises(re.error):
        when_used("(").match("a")
