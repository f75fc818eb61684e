"""`resolve --online` against a stand-in for Crossref: real HTTP on loopback, and nothing else is ever asked."""

import json

import pytest

from tests.crossref_stand_in import CrossrefStandIn


@pytest.fixture
def crossref():
    with CrossrefStandIn() as stand_in:
        yield stand_in


LANTERN = "Lamp A., Wick B. (2021). Lantern networks see badly at night"


def resolve(program, crossref, string, *options):
    (program.folder / "strings.txt").write_text(string + "\n", encoding="utf-8")
    done = program(
        *("resolve", "--strings", "strings.txt", "--json", *options), INCIDENT_REFS_CROSSREF_URL=crossref.url
    )
    return done, [json.loads(line) for line in done.out.splitlines()]


def test_offline_is_the_default_and_asks_nobody(program, crossref):
    done, rows = resolve(program, crossref, LANTERN)
    assert done.code == 0
    assert rows[0]["decision"] == "unmatched"
    assert "Crossref was not asked" in rows[0]["reason"]
    assert crossref.asked == []


def test_online_finds_what_nobody_here_holds(program, crossref):
    _, rows = resolve(program, crossref, LANTERN, "--online")
    assert (rows[0]["decision"], rows[0]["doi"], rows[0]["source"]) == ("matched", "10.5072/lantern", "crossref")


def test_online_does_not_ask_for_what_is_here(program, crossref):
    _, rows = resolve(
        program, crossref, "Deng J.; Dong W. (2009). ImageNet: A large-scale hierarchical image database", "--online"
    )
    assert rows[0]["source"] == "starter"
    assert crossref.asked == []


def test_a_doi_is_asked_as_a_doi(program, crossref):
    _, rows = resolve(program, crossref, "https://doi.org/10.5072/lantern", "--online")
    assert rows[0]["decision"] == "matched"
    assert [asked.path for asked in crossref.asked] == ["/works/10.5072%2Flantern"]


def test_a_doi_that_crossref_does_not_know_is_no_match(program, crossref):
    _, rows = resolve(program, crossref, "10.5072/nobody", "--online")
    assert rows[0]["decision"] in ("unmatched", "pending")
    assert rows[0]["doi"] is None


def test_an_answer_that_is_none_is_pending_and_strict_says_so(program, crossref):
    crossref.always = "html"
    done, rows = resolve(program, crossref, LANTERN, "--online", "--strict")
    assert done.code == 1
    assert rows[0]["decision"] == "pending"


def test_no_server_is_pending_and_no_error(program):
    class Gone:
        url = "http://127.0.0.1:9"

    done, rows = resolve(program, Gone, LANTERN, "--online")
    assert done.code == 0
    assert rows[0]["decision"] == "pending"


def test_the_config_may_say_online(imagenet, crossref):
    (imagenet.folder / "refs" / "config.toml").write_text(
        'online = true\nmailto = "curator@example.org"\n', encoding="utf-8"
    )
    _, rows = resolve(imagenet, crossref, LANTERN)
    assert rows[0]["decision"] == "matched"
    assert "curator@example.org" in str(crossref.asked[0].query) + crossref.asked[0].agent
