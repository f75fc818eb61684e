"""`resolve --online` against a stand-in for Crossref: real HTTP on loopback, and nothing else is ever asked."""

import json
import re
import time

import pytest

from tests.crossref_stand_in import WORKS, CrossrefStandIn
from tests.doi_org_stand_in import DoiOrgStandIn
from tests.end_to_end.test_killed import WORKS as MORE_WORKS
from tests.end_to_end.test_killed import line_of


@pytest.fixture
def crossref():
    with CrossrefStandIn(works=(*WORKS, *MORE_WORKS)) as stand_in:
        yield stand_in


@pytest.fixture
def doi_org():
    with DoiOrgStandIn() as stand_in:
        yield stand_in


class Gone:
    """No server at all."""

    url = "http://127.0.0.1:9"


LANTERN = "Lamp A., Wick B. (2021). Lantern networks see badly at night"


IMAGENET = "Deng J.; Dong W. (2009). ImageNet: A large-scale hierarchical image database"  # among the starter works


def resolve(program, crossref, string, *options, before=(), **environ):
    (program.folder / "strings.txt").write_text(string + "\n", encoding="utf-8")
    asking = ("resolve", "--strings", "strings.txt", "--json", *options)
    done = program(
        *before, *asking, **{"INCIDENT_REFS_CROSSREF_URL": crossref.url, "INCIDENT_REFS_DOI_URL": Gone.url} | environ
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
    _, rows = resolve(program, crossref, IMAGENET, "--online")
    assert rows[0]["source"] == "starter"
    assert crossref.asked == []


def test_a_doi_is_asked_as_a_doi(program, crossref):
    _, rows = resolve(program, crossref, "https://doi.org/10.5072/lantern", "--online")
    assert rows[0]["decision"] == "matched"
    assert [asked.path for asked in crossref.asked] == ["/works/10.5072%2Flantern"]


def test_a_doi_that_nobody_holds_is_no_match(program, crossref, doi_org):
    _, rows = resolve(program, crossref, "10.5072/nobody", "--online", INCIDENT_REFS_DOI_URL=doi_org.url)
    assert (rows[0]["decision"], rows[0]["doi"]) == ("unmatched", None)


def test_a_doi_that_crossref_does_not_hold_is_pending_while_its_agency_cannot_be_asked(program, crossref):
    _, rows = resolve(program, crossref, "10.5072/nobody", "--online")
    assert (rows[0]["decision"], rows[0]["doi"]) == ("pending", None)
    assert "doi.org" in rows[0]["reason"]


def test_an_answer_that_is_none_is_pending_and_strict_says_so(imagenet, crossref):
    crossref.always = "html"
    (imagenet.folder / "refs" / "config.toml").write_text("deadline = 2\n", encoding="utf-8")
    done, rows = resolve(imagenet, crossref, LANTERN, "--online", "--strict")
    assert done.code == 1
    assert rows[0]["decision"] == "pending"


def test_a_wrong_address_of_a_mirror_is_not_taken_for_nothing_found(program, crossref):
    class Wrong:
        url = crossref.url + "/nowhere"

    _, rows = resolve(program, Wrong, LANTERN, "--online")
    assert rows[0]["decision"] == "pending"
    assert "check INCIDENT_REFS_CROSSREF_URL" in rows[0]["reason"]


def test_no_server_is_pending_and_no_error(program):
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


# Other agencies


@pytest.mark.parametrize(
    ("string", "found"),
    [
        pytest.param("https://doi.org/10.5072/zenodo.1", "doi:10.5072/zenodo.1", id="doi"),
        pytest.param("arXiv:2006.16923", "arxiv:2006.16923", id="arxiv"),
        pytest.param("10.48550/arXiv.2006.16923", "arxiv:2006.16923", id="doi-of-arxiv"),
    ],
)
def test_what_other_agencies_registered_comes_through_doi_org(program, crossref, doi_org, string, found):
    options = ("--online", "--source", "crossref")
    _, rows = resolve(program, crossref, string, *options, INCIDENT_REFS_DOI_URL=doi_org.url)
    assert (rows[0]["decision"], rows[0]["work_id"], rows[0]["source"]) == ("matched", found, "doi.org")
    assert [asked.path.partition("/10")[0] for asked in doi_org.asked] == ["", "/agency"]


# What is kept


def test_what_was_answered_is_not_asked_again_unless_one_says_so(program, crossref):
    for _ in range(2):
        resolve(program, crossref, LANTERN, "--online")
        assert len(crossref.asked) == 1
    _, rows = resolve(program, crossref, LANTERN, "--online", "--no-cache")
    assert rows[0]["decision"] == "matched"
    assert len(crossref.asked) == 2


def test_offline_what_was_answered_is_known_and_nobody_is_asked(program, crossref):
    _, online = resolve(program, crossref, LANTERN, "--online")
    asked = len(crossref.asked)
    _, again = resolve(program, crossref, LANTERN)
    assert [again[0][name] for name in ("decision", "doi")] == [online[0][name] for name in ("decision", "doi")]
    _, other = resolve(program, crossref, "Lamp, A., & Wick, B. (2021). Lantern networks see badly at night.")
    assert (other[0]["decision"], other[0]["doi"]) == ("matched", "10.5072/lantern")
    _, none = resolve(program, crossref, LANTERN, "--no-cache")
    assert none[0]["decision"] == "unmatched"
    assert len(crossref.asked) == asked


def test_a_cache_that_lies_in_another_place_is_used(program, crossref):
    elsewhere = str(program.folder / "else" / "where")
    resolve(program, crossref, LANTERN, "--online", INCIDENT_REFS_CACHE_DIR=elsewhere)
    assert resolve(program, crossref, LANTERN)[1][0]["decision"] == "unmatched"
    assert resolve(program, crossref, LANTERN, INCIDENT_REFS_CACHE_DIR=elsewhere)[1][0]["decision"] == "matched"


@pytest.mark.parametrize(
    "hostile", [".cache", ".cache/answers.sqlite/x"], ids=["a-file-for-a-folder", "a-folder-for-a-file"]
)
def test_where_nothing_can_be_kept_online_stops_and_offline_goes_on(program, crossref, hostile):
    (program.folder / hostile).parent.mkdir(parents=True, exist_ok=True)
    (program.folder / hostile).write_text("in the way", encoding="utf-8")
    done, rows = resolve(program, crossref, LANTERN, "--online")
    assert (done.code, rows, len(done.err.splitlines())) == (2, [], 1)
    assert "answers cannot be kept there" in done.err
    assert "INCIDENT_REFS_CACHE_DIR" in done.err
    assert crossref.asked == []
    done, rows = resolve(program, crossref, f"{LANTERN}\n{IMAGENET}")
    assert done.code == 0
    assert [row["decision"] for row in rows] == ["unmatched", "matched"]
    assert "Crossref was not asked (offline" in rows[0]["reason"]
    _, rows = resolve(program, crossref, LANTERN, "--online", "--no-cache")
    assert rows[0]["decision"] == "matched"


def test_a_damaged_file_of_answers_is_begun_anew(program, crossref):
    (program.folder / ".cache").mkdir()
    (program.folder / ".cache" / "answers.sqlite").write_bytes(b"no database " * 500)
    for options in (["--online"], []):
        done, rows = resolve(program, crossref, LANTERN, *options)
        assert (done.code, rows[0]["decision"]) == (0, "matched")


# Without a network


def test_without_a_network_a_thousand_strings_are_soon_pending(program):
    others = [line_of(each) if n % 2 else each["DOI"] for n, each in enumerate(MORE_WORKS)]
    strings = "\n".join([*others, *others, *others, *[IMAGENET] * 100])
    begun = time.monotonic()
    program("--version")
    start_up = time.monotonic() - begun
    begun = time.monotonic()
    done, rows = resolve(program, Gone, strings, "--online", "--strict")
    took = time.monotonic() - begun
    assert done.code == 1
    assert [row["decision"] for row in rows] == ["pending"] * 900 + ["matched"] * 100
    assert {row["source"] for row in rows[900:]} == {"starter"}
    assert took < start_up + 3 + 2  # 2 for the neighbours on a busy machine


# A Plus token

TOKEN = "T0ken-0f-a-paying-library"


@pytest.mark.parametrize("always", [None, "403", "html"])
def test_a_plus_token_is_sent_to_crossref_and_seen_nowhere(imagenet, crossref, doi_org, always):
    crossref.always = always
    (imagenet.folder / "refs" / "config.toml").write_text("deadline = 2\n", encoding="utf-8")
    said = ""
    for options in (["--online"], ["--online", "--no-cache", "--explain", "--write"], []):
        done, _ = resolve(
            imagenet,
            crossref,
            f"{LANTERN}\n10.5072/zenodo.1",
            *options,
            before=["-v"],
            INCIDENT_REFS_PLUS_TOKEN=TOKEN,
            INCIDENT_REFS_DOI_URL=doi_org.url,
        )
        said += done.out + done.err
    said += imagenet("doctor", INCIDENT_REFS_PLUS_TOKEN=TOKEN).out
    assert {asked.token for asked in crossref.asked} == {f"Bearer {TOKEN}"}
    assert {asked.token for asked in doi_org.asked} <= {None}
    assert TOKEN not in said
    files = [path for path in imagenet.folder.rglob("*") if path.is_file()]
    assert any(path.name == "answers.sqlite" for path in files)
    assert not [path for path in files if TOKEN.encode() in path.read_bytes()]


@pytest.mark.parametrize("token", ["with a blank", "with\ttab", "ünïcode"])
def test_a_token_that_cannot_be_one_is_refused_and_not_repeated(program, crossref, token):
    done, _ = resolve(program, crossref, LANTERN, "--online", INCIDENT_REFS_PLUS_TOKEN=token)
    assert done.code == 2
    assert "INCIDENT_REFS_PLUS_TOKEN" in done.err
    assert token not in done.err


def test_a_token_is_not_sent_in_the_clear(program):
    class Mirror:
        url = "http://crossref.example.org"

    done, _ = resolve(program, Mirror, LANTERN, "--online", INCIDENT_REFS_PLUS_TOKEN=TOKEN)
    assert done.code == 2
    assert "https only" in done.err


def test_the_proxy_of_the_environment_is_used(program, crossref):
    class FarAway:
        url = "http://crossref.example.org"

    _, rows = resolve(program, FarAway, LANTERN, "--online", HTTP_PROXY=crossref.url)
    assert (rows[0]["decision"], rows[0]["doi"]) == ("matched", "10.5072/lantern")


# What is said beforehand


def test_a_long_batch_says_how_long_it_takes(program, crossref):
    strings = "\n".join(line_of(each) for each in MORE_WORKS[:21])
    done, _ = resolve(program, Gone, strings, "--online")
    assert done.err == (
        "Asking Crossref: 21 requests, which take at least 24 s; three times as fast with a mailto in config.toml.\n"
    )
    done, _ = resolve(program, Gone, strings, "--online", INCIDENT_REFS_MAILTO="a@example.org")
    assert done.err == "Asking Crossref: 21 requests, which take at least 8 s.\n"
    assert resolve(program, Gone, strings, "--online", before=["-q"])[0].err == ""
    assert resolve(program, Gone, LANTERN, "--online")[0].err == ""


# Settings


def test_the_deadline_of_the_config_is_kept(imagenet, crossref):
    crossref.always = "hang 30"
    (imagenet.folder / "refs" / "config.toml").write_text("deadline = 1\n", encoding="utf-8")
    begun = time.monotonic()
    _, rows = resolve(imagenet, crossref, LANTERN, "--online")
    assert time.monotonic() - begun < 10
    assert rows[0]["decision"] == "pending"
    assert "did not answer within 1 s" in rows[0]["reason"]


@pytest.mark.parametrize(("days", "asked"), [pytest.param(1, 2, id="too-old"), pytest.param(3, 1, id="young-enough")])
def test_answers_count_for_as_many_days_as_the_config_says(imagenet, crossref, doi_org, days, asked):
    import sqlite3

    settings = f"cache_days = {days}\ncache_days_not_held = {days}\n"
    (imagenet.folder / "refs" / "config.toml").write_text(settings, encoding="utf-8")
    strings = "10.5072/lantern\n10.5072/nobody"
    resolve(imagenet, crossref, strings, "--online", INCIDENT_REFS_DOI_URL=doi_org.url)
    kept = sqlite3.connect(imagenet.folder / ".cache" / "answers.sqlite")
    with kept:
        kept.execute("update answers set asked_at = asked_at - 2 * 86400")
    kept.close()
    resolve(imagenet, crossref, strings, "--online", INCIDENT_REFS_DOI_URL=doi_org.url)
    assert (len(crossref.asked), len(doi_org.asked)) == (2 * asked, asked)


@pytest.mark.parametrize("name", ["deadline", "cache_days", "cache_days_not_held"])
@pytest.mark.parametrize("value", ["0", "-1", "4000", '"20"', "2.5", "true"])
def test_a_number_that_makes_no_sense_is_refused(imagenet, name, value):
    (imagenet.folder / "refs" / "config.toml").write_text(f"{name} = {value}\n", encoding="utf-8")
    done = imagenet("doctor")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert f"'{name}' must be" in done.err


# What doctor says of it


def told(done):
    return dict(line.split(None, 1) for line in done.out.splitlines() if not line.startswith(" "))


def test_doctor_says_what_is_kept_and_where(program, crossref):
    assert told(program("doctor"))["answers"] == "none kept yet"
    assert not (program.folder / ".cache").exists()
    resolve(program, crossref, LANTERN, "--online")
    done = program("doctor", INCIDENT_REFS_PLUS_TOKEN=TOKEN, INCIDENT_REFS_DOI_URL="http://127.0.0.1:9")
    said = told(done)
    assert re.fullmatch(r"1 kept, \d+ kB", said["answers"])
    assert said["cache"] == f"{(program.folder / '.cache').as_posix()}  (INCIDENT_REFS_CACHE_DIR)"
    assert said["plus_token"] == "set  (INCIDENT_REFS_PLUS_TOKEN)"
    assert said["doi_url"] == "http://127.0.0.1:9  (INCIDENT_REFS_DOI_URL)"
    assert said["deadline"] == "20 s for one question  (by default)"
    assert told(program("doctor"))["plus_token"] == "not set"


@pytest.mark.parametrize("hostile", [".cache/answers.sqlite", ".cache/answers.sqlite/x"], ids=["garbage", "folder"])
def test_doctor_says_that_answers_cannot_be_read(program, hostile):
    (program.folder / hostile).parent.mkdir(parents=True)
    (program.folder / hostile).write_bytes(b"no database " * 500)
    done = program("doctor")
    assert (done.code, told(done)["answers"]) == (0, "cannot be read")
    assert "kept answers cannot be read" in done.out
    assert (program.folder / hostile).read_bytes() == b"no database " * 500
