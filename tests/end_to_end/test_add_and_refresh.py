"""`add` and `refresh` as a person runs them, against stand-ins for Crossref and doi.org."""

import json

import pytest

from tests.crossref_stand_in import WORKS, CrossrefStandIn, work
from tests.doi_org_stand_in import DoiOrgStandIn

RETRACTION = {"DOI": "10.5072/notice", "type": "retraction", "updated": {"date-parts": [[2022, 3, 1]]}}
LAMPS = {"container-title": ["Journal of Lamps"], "volume": "3", "page": "1-9"}
LANTERN = work("10.5072/lantern", "Lantern networks see badly at night", ["Ada Lamp", "Bo Wick"], 2021, **LAMPS)
PREPRINT = work(
    "10.5072/preprint", "Dunes that walk", ["Di Dune"], 2020, type="posted-content",
    relation={"is-preprint-of": [{"id-type": "doi", "id": "10.5072/article"}]},
)  # fmt: skip
ARTICLE = work("10.5072/article", "Dunes that walk", ["Di Dune"], 2021, **LAMPS)
PUBLISHED = work(
    "10.5072/wacv.158", "Large image datasets: A pyrrhic win for computer vision?",
    ["Vinay Uday Prabhu", "Abeba Birhane"], 2021, type="proceedings-article",
)  # fmt: skip


@pytest.fixture
def crossref():
    with CrossrefStandIn(works=(WORKS[0], LANTERN, PREPRINT, ARTICLE, PUBLISHED)) as server:
        yield server


@pytest.fixture
def run(program, crossref):
    with DoiOrgStandIn() as doi_org:
        program("init")
        environ = {"INCIDENT_REFS_CROSSREF_URL": crossref.url, "INCIDENT_REFS_DOI_URL": doi_org.url}
        yield lambda *arguments, **more: program(*arguments, **{**environ, **more})


@pytest.fixture
def library(program):
    return program.folder / "refs" / "library.bib"


def rows(done):
    return [json.loads(line) for line in done.out.splitlines()]


# add


def test_a_doi_an_arxiv_id_and_an_address_come_into_the_library(run, library):
    done = run("add", "10.5072/lantern", "arXiv:2006.16923", "https://example.org/page", "--online")
    assert done.code == 0
    assert [line.split()[:2] for line in done.out.splitlines()] == [
        ["new", "lamp2021lantern"],
        ["new", "prabhu2020large"],
        ["new", "exampleorg"],
    ]
    text = library.read_text(encoding="utf-8")
    assert "doi           = {10.5072/lantern}" in text
    assert "eprint        = {2006.16923}" in text
    assert "@online{exampleorg," in text
    assert "give it a title" in done.err
    assert "To take it back: incident-refs undo" in done.err


def test_adding_twice_changes_nothing(run, library):
    run("add", "10.5072/lantern", "--online")
    before = library.read_bytes()
    done = run("add", "https://doi.org/10.5072/LANTERN", "--online")
    assert (done.code, done.out.split()[0]) == (0, "there")
    assert library.read_bytes() == before
    assert "Nothing to change." in done.err


def test_what_is_found_is_kept_also_where_something_is_not(run, library):
    done = run("add", "10.5072/lantern", "10.5072/nobody", "--online", "--json")
    assert done.code == 1
    assert [(row["decision"], row["key"], row["new"]) for row in rows(done)] == [
        ("matched", "lamp2021lantern", True),
        ("unmatched", None, False),
    ]
    assert "lamp2021lantern" in library.read_text(encoding="utf-8")


def test_offline_what_nothing_here_holds_is_not_called_missing(run, library, crossref):
    done = run("add", "10.5072/lantern")
    assert (done.code, done.out.split()[0]) == (2, "pending")
    assert "--online asks it" in done.err
    assert library.read_bytes() == b""
    assert crossref.asked == []


def test_a_dry_run_shows_and_keeps_nothing(run, library):
    done = run("add", "10.5072/lantern", "--online", "--dry-run")
    assert "+  doi           = {10.5072/lantern}," in done.out
    assert library.read_bytes() == b""


def test_a_retracted_work_is_said_to_be(run, crossref):
    crossref.works["10.5072/lantern"] = LANTERN | {"updated-by": [RETRACTION]}
    done = run("add", "10.5072/lantern", "--online")
    assert "lamp2021lantern: retraction 10.5072/notice" in done.err
    resolved = run(
        "resolve", "--strings", "-", "--online", stdin=b"Lamp A., Wick B. (2021). Lantern networks see badly at night\n"
    )
    assert "10.5072/lantern RETRACTED" in resolved.out


def test_sixty_dois_are_two_requests(run):
    surveys = [work(f"10.5072/survey.{n}", f"Survey number {n} of the dunes", ["Di Dune"], 1950 + n) for n in range(60)]
    with CrossrefStandIn(works=surveys) as crossref:
        names = [survey["DOI"] for survey in surveys]
        done = run("add", *names, "--online", INCIDENT_REFS_CROSSREF_URL=crossref.url)
        assert done.code == 0
        assert len(done.out.splitlines()) == 60
        assert len(crossref.asked) == 2


def test_a_name_that_is_none(run):
    done = run("add", "Deng et al. 2009", "--online")
    assert done.code == 2
    assert "neither a DOI" in done.err


# refresh


@pytest.fixture
def kept(run):
    run("add", "10.5072/lantern", "10.5072/preprint", "arXiv:2006.16923", "https://example.org/page", "--online")
    return run


def changes(done):
    return {(row["key"], row["what"], row["field"], row["from"], row["to"]) for row in rows(done)}


def test_what_was_looked_up_lately_is_not_asked_for(kept, crossref):
    asked = len(crossref.asked)
    done = kept("refresh", "--online")
    assert (done.code, done.out) == (0, "")
    assert "0 works looked up, 0 changes found; 3 looked up in the last 30 days; 1 without a DOI" in done.err
    assert len(crossref.asked) == asked


def test_refresh_lists_what_changed_and_writes_nothing(kept, crossref, library):
    crossref.works["10.5072/lantern"] = LANTERN | {"updated-by": [RETRACTION], "volume": "4"}
    before = library.read_bytes()
    done = kept("refresh", "--online", "--older-than", "0", "--json")
    assert done.code == 0
    assert changes(done) == {
        ("lamp2021lantern", "retracted", "retraction", None, "10.5072/notice (2022-03-01)"),
        ("lamp2021lantern", "metadata", "volume", "3", "4"),
        ("dune2020dunes", "published", "publishedas", None, "10.5072/article"),
        ("prabhu2020large", "published", "publishedas", None, "10.5072/wacv.158"),
        ("prabhu2020large", "metadata", "doi", None, "10.48550/arxiv.2006.16923"),
    }
    assert library.read_bytes() == before


def test_write_writes_field_by_field_and_the_second_time_nothing(kept, crossref, library):
    crossref.works["10.5072/lantern"] = LANTERN | {"updated-by": [RETRACTION], "volume": "4"}
    before = library.read_text(encoding="utf-8")
    dry = kept("refresh", "--online", "--older-than", "0", "--write", "--dry-run")
    assert library.read_text(encoding="utf-8") == before
    assert "+  volume        = {4}," in dry.out
    done = kept("refresh", "--online", "--older-than", "0", "--write")
    assert done.code == 0
    after = library.read_text(encoding="utf-8")
    expected = before.replace("volume        = {3}", "volume        = {4}")
    for line in ("  retraction    = {10.5072/notice (2022-03-01)},\n", "  publishedas   = {10.5072/article},\n",
                 "  publishedas   = {10.5072/wacv.158},\n", "  doi           = {10.48550/arxiv.2006.16923},\n"):  # fmt: skip
        assert line in after
        after = after.replace(line, "")
    assert after == expected
    again = kept("refresh", "--online", "--older-than", "0", "--write")
    assert "0 changes found" in again.err
    assert "Nothing to change." in again.err


def test_what_a_person_wrote_or_changed_stays(kept, crossref, library):
    text = library.read_text(encoding="utf-8")
    library.write_text(text.replace("{Lamp, Ada and Wick, Bo}", "{Lamp, Ada and Wick, Boris}"), encoding="utf-8")
    crossref.works["10.5072/lantern"] = LANTERN | {"title": ["Lantern networks see well"], "author": []}
    before = library.read_text(encoding="utf-8")
    crossref.works["10.5072/lantern"]["author"] = [{"family": "Lamp", "given": "Adalbert"}]
    done = kept("refresh", "lamp2021lantern", "--online", "--older-than", "0", "--write", "--json")
    said = {row["field"]: row["kept_because"] for row in rows(done)}
    assert said == {"author": "a person changed it", "title": None}
    assert library.read_text(encoding="utf-8") == before.replace("see badly at night", "see well")


def test_what_a_person_took_out_is_not_put_back(kept, library):
    text = library.read_text(encoding="utf-8")
    library.write_text(text.replace("  volume        = {3},\n", ""), encoding="utf-8")
    done = kept("refresh", "lamp2021lantern", "--online", "--older-than", "0", "--write", "--json")
    assert [(row["field"], row["kept_because"]) for row in rows(done)] == [("volume", "a person took it out")]
    assert "volume" not in library.read_text(encoding="utf-8")


def test_an_entry_that_a_person_wrote_is_asked_for_and_only_its_gaps_are_filled(run, library):
    library.write_text(
        '% mine\r\n@Article{mine,\r\n\tTitle = "Lantern networks",\r\n\tYEAR = 2020,\r\n\tdoi="10.5072/LANTERN"\r\n}\r\n',
        encoding="utf-8", newline="",
    )  # fmt: skip
    done = run("refresh", "--online", "--write", "--json")
    said = {row["field"]: row["kept_because"] for row in rows(done)}
    assert said["title"] == said["year"] == "a person wrote it"
    assert said["journal"] is said["volume"] is None
    data = library.read_bytes()
    assert data.startswith(
        b'% mine\r\n@Article{mine,\r\n\tTitle = "Lantern networks",\r\n\tYEAR = 2020,\r\n\tdoi="10.5072/LANTERN"'
    )
    assert b'\tjournal = "Journal of Lamps"' in data
    assert data.count(b"\n") == data.count(b"\r\n")


def test_could_not_ask_is_said_and_is_no_change(kept, crossref):
    crossref.always = "403"
    done = kept("refresh", "--online", "--older-than", "0", INCIDENT_REFS_CACHE_DIR="elsewhere")
    assert done.code == 2
    assert "lamp2021lantern could not be looked up: Crossref refuses us (HTTP 403)" in done.err


def test_offline_nobody_is_asked(kept, crossref):
    asked = len(crossref.asked)
    done = kept("refresh", "--older-than", "0", INCIDENT_REFS_CACHE_DIR="elsewhere")
    assert done.code == 2
    assert "Crossref was not asked (offline" in done.err
    assert len(crossref.asked) == asked


def test_a_key_that_is_not_there(run):
    done = run("refresh", "nobody2020", "--online")
    assert done.code == 2
    assert "has no entry 'nobody2020'" in done.err
