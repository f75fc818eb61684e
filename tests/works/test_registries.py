"""Crossref and the other agencies as one source, against stand-ins on loopback: what is asked of whom, and how often."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.conftest import SHARED
from tests.crossref_stand_in import WORKS, CrossrefStandIn, work
from tests.doi_org_stand_in import DoiOrgStandIn
from tests.manners import Limit

from incident_refs.errors import NotAsked, PartlyAsked, SourceError
from incident_refs.model.citation import Citation, Context, Form
from incident_refs.model.decision import word_for
from incident_refs.model.resolution import Asked
from incident_refs.pipeline import Sources, resolve
from incident_refs.works.answers import Answers
from incident_refs.works.cache_file import CacheFile
from incident_refs.works.crossref import Crossref
from incident_refs.works.doi_org import DoiOrg
from incident_refs.works.kept_works import kept_works
from incident_refs.works.registries import LIST, LONGEST_QUERY, Registries

LANTERN = Citation("Lamp A., Wick B. (2021). Lantern networks see badly at night", Form.FULL).query()
PLACES = ["Bergen", "Halifax", "Lagos", "Osaka", "Tallinn", "Hobart", "Cork", "Izmir", "Muscat", "Valdivia"]
TOPICS = ["tides", "dunes", "storms", "anchors", "winches", "gulls", "harbours", "currents", "estuaries", "beacons"]
SURVEYS = tuple(
    work(f"10.5072/survey.{n}", f"Surveying {TOPICS[n % 10]} near {PLACES[n // 10 % 10]} in year {1900 + n}",
         [f"Ada Fisher{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}"], 1990 + n % 30)
    for n in range(300)
)  # fmt: skip


def doi_query(doi):
    return Citation(doi, Form.IDENTIFIER, doi=doi).query()


def line_of(survey):
    author, year = survey["author"][0], survey["issued"]["date-parts"][0][0]
    return f"{author['family']} {author['given'][0]}. ({year}). {survey['title'][0]}"


IMAGENET, ABSENT = doi_query("10.1109/cvpr.2009.5206848"), doi_query("10.5072/absent")


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def stand_in():
    with CrossrefStandIn(works=(*WORKS, *SURVEYS)) as server:
        yield server


@pytest.fixture
def doi_org():
    with DoiOrgStandIn() as server:
        yield server


def registries(crossref, doi_org, *, mailto=None, answers=None, offline=None, deadline=20.0):
    """Return the source, on the clock of the stand-ins."""
    times = {"clock": crossref.clock, "sleep": crossref.sleep, "deadline": deadline}
    doors = Crossref(crossref.url, mailto, **times), DoiOrg(doi_org.url, mailto, **times)
    return Registries(*doors, answers or Answers(None), offline=offline)


@pytest.fixture
def source(stand_in, doi_org):
    found = registries(stand_in, doi_org)
    yield found
    found.close()


def dois(candidates):
    return [candidate.work.doi for candidate in candidates]


# Who is asked


def test_a_string_is_searched(source, stand_in):
    assert dois(source.find(LANTERN))[0] == "10.5072/lantern"
    assert [asked.query["query.bibliographic"] for asked in stand_in.asked] == [[LANTERN.citation.raw]]


def test_a_short_form_is_searched_with_the_title_of_its_record(source, stand_in):
    source.find(Citation("Deng et al. 2009", Form.SHORT).query(Context("ImageNet - dataset", "text")))
    assert stand_in.asked[0].query["query.bibliographic"] == ["Deng et al. 2009 ImageNet - dataset"]
    assert stand_in.asked[0].query["rows"] == ["10"]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("word " * 40_000, id="words"),
        pytest.param("x" * 200_000, id="one-word"),
        pytest.param("\u2009" * 200_000, id="blanks"),
    ],
)
def test_a_long_string_is_cut(source, stand_in, raw):
    source.find(Citation(raw, Form.FULL).query())
    assert all(len(asked.query["query.bibliographic"][0]) <= LONGEST_QUERY for asked in stand_in.asked)


def test_a_doi_that_nobody_holds_is_an_empty_answer(source, stand_in, doi_org):
    assert source.find(ABSENT) == ()
    assert [len(stand_in.asked), len(doi_org.asked)] == [1, 1]


def test_a_line_whose_doi_is_not_held_is_searched(source, stand_in):
    line = Citation(LANTERN.citation.raw, Form.FULL, doi="10.5072/absent").query()
    assert dois(source.find(line))[0] == "10.5072/lantern"
    assert [asked.path for asked in stand_in.asked] == ["/works/10.5072%2Fabsent", "/works"]


def test_a_renamed_doi_is_another_name_of_the_work(source):
    [candidate] = source.find(doi_query("10.5072/old-name"))
    assert (candidate.work.doi, candidate.alias) == ("10.5072/new-name", "10.5072/old-name")


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(Citation("arXiv:2006.16923", Form.IDENTIFIER, arxiv="2006.16923").query(), id="arxiv"),
        pytest.param(doi_query("10.48550/arxiv.2006.16923"), id="its-doi"),
    ],
)
def test_arxiv_is_not_crossrefs(source, stand_in, doi_org, query):
    [candidate] = source.find(query)
    assert (candidate.work.arxiv, candidate.work.title[:18]) == ("2006.16923", "Large image datase")
    assert (candidate.source, candidate.alias) == ("doi.org", None)
    assert stand_in.asked == []
    assert [asked.path.partition("/10")[0] for asked in doi_org.asked] == ["", "/agency"]


def test_what_crossref_does_not_hold_is_asked_of_its_agency(source, stand_in, doi_org):
    [candidate] = source.find(doi_query("10.5072/zenodo.1"))
    assert (candidate.work.title, candidate.source) == ("Measurements of lanterns at night", "doi.org")
    assert len(stand_in.asked) == 1


@pytest.mark.parametrize("doi", ["10.5072/landing", "10.5072/refused"])
def test_a_doi_whose_agency_gives_no_data_could_not_be_looked_up(source, stand_in, doi):
    with pytest.raises(SourceError, match=f"{doi} is registered with an agency, which gives no data"):
        source.find(doi_query(doi))
    assert stand_in.asked[-1].path.endswith("/agency")


def test_a_line_whose_doi_could_not_be_looked_up_is_searched_all_the_same(source, stand_in, doi_org):
    doi_org.always = "403"
    line = Citation(LANTERN.citation.raw, Form.FULL, doi="10.5072/absent", dois=("10.5072/absent",)).query()
    with pytest.raises(PartlyAsked, match=r"doi\.org refuses us") as partly:
        source.find(line)
    assert dois(partly.value.found)[0] == "10.5072/lantern"
    [row] = resolve([Asked(f"{LANTERN.citation.raw}. doi:10.5072/absent")], Sources((), (source,)))
    assert word_for(row.decision) == "pending"
    assert row.decision.candidates[0].work.doi == "10.5072/lantern"


def test_a_doi_cannot_leave_its_place_in_an_address(source, stand_in, doi_org):
    source.find(doi_query("10.1109/../../members"))
    assert [asked.path for asked in stand_in.asked] == ["/works/10.1109%2F..%2F..%2Fmembers"]
    assert [asked.path for asked in doi_org.asked] == ["/10.1109%2F..%2F..%2Fmembers"]


def test_a_record_of_another_doi_is_given_as_such_and_not_kept(tmp_path, stand_in, doi_org):
    answers = Answers(CacheFile(tmp_path))
    source = registries(stand_in, doi_org, answers=answers)
    stand_in.always = "wrong"
    [candidate] = source.find(IMAGENET)
    assert candidate.instead_of == "10.1109/cvpr.2009.5206848"
    assert source.find(IMAGENET)[0].instead_of
    assert len(stand_in.asked) == 3
    assert answers.newest() == 0
    stand_in.always = None
    line = Citation("Deng J. 2009. ImageNet. 10.1109/x", Form.FULL, doi="10.1109/cvpr.2009.5206848").query()
    assert dois(source.find(line))[1:] == dois(source.find(line))[1:]
    source.close()


# How often


def test_the_same_is_asked_once(source, stand_in):
    for _ in range(3):
        source.find(IMAGENET)
        source.find(LANTERN)
        source.find(ABSENT)
    assert len(stand_in.asked) == 3


def test_many_dois_go_in_lists(source, stand_in):
    queries = [doi_query(f"10.5072/survey.{n}") for n in range(120)]
    plan = source.expect(queries)
    assert plan.requests == 3 == -(-120 // LIST)
    assert [dois(source.find(query)) for query in queries] == [[query.citation.doi] for query in queries]
    assert len(stand_in.asked) == 3


def test_few_dois_and_those_that_a_list_cannot_hold_are_asked_singly(source, stand_in):
    assert source.expect([IMAGENET, doi_query("10.5072/lantern"), doi_query("10.5072/a#b?c")]).requests == 3
    queries = [doi_query(f"10.5072/survey.{n}") for n in range(5)] + [doi_query("10.5072/a#b?c")]
    assert source.expect(queries).requests == 2
    assert all(source.find(query) for query in queries)


def test_a_doi_that_a_list_leaves_out_is_asked_singly(source, stand_in, doi_org):
    queries = [doi_query(f"10.5072/survey.{n}") for n in range(5)]
    queries += [doi_query("10.5072/old-name"), ABSENT, doi_query("10.5072/zenodo.1")]
    source.expect(queries)
    found = [source.find(query) for query in queries]
    assert [bool(candidates) for candidates in found] == [True] * 6 + [False, True]
    assert found[5][0].alias == "10.5072/old-name"
    assert [asked.path for asked in stand_in.asked].count("/works") == 1


def test_a_list_that_comes_without_an_answer_is_asked_singly(source, stand_in):
    stand_in.faults.append("400")
    queries = [doi_query(f"10.5072/survey.{n}") for n in range(5)]
    source.expect(queries)
    assert all(source.find(query) for query in queries)


def test_identical_strings_are_asked_once_also_ahead(source, stand_in):
    assert source.expect([LANTERN] * 500).requests == 1
    assert all(source.find(LANTERN) for _ in range(500))
    assert len(stand_in.asked) == 1


def test_a_plan_knows_the_least_time(stand_in, doi_org):
    public, polite = registries(stand_in, doi_org), registries(stand_in, doi_org, mailto="a@example.org")
    queries = [Citation(f"string {n}", Form.FULL).query() for n in range(30)]
    assert public.expect(queries).seconds == pytest.approx(33.0)
    assert polite.expect(queries).seconds == pytest.approx(11.0)
    public.close()
    polite.close()


def test_eight_threads_share_one_pace_and_one_answer(stand_in, doi_org):
    source = registries(stand_in, doi_org)
    queries = [Citation(line_of(survey), Form.FULL).query() for survey in SURVEYS[:20]] * 2
    source.expect(queries)
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(source.find, queries))
    assert len(stand_in.asked) == 20
    source.close()


# Offline, and the works that came with answers


def test_offline_what_was_answered_is_answered_and_the_rest_is_not_asked(tmp_path, stand_in, doi_org):
    online = registries(stand_in, doi_org, answers=Answers(CacheFile(tmp_path)))
    before = [online.find(query) for query in (IMAGENET, LANTERN, ABSENT)]
    online.close()
    asked = len(stand_in.asked)
    source = registries(stand_in, doi_org, answers=Answers(CacheFile(tmp_path)), offline="Crossref was not asked")
    assert [source.find(query) for query in (IMAGENET, LANTERN, ABSENT)] == before
    assert not source.expect([IMAGENET, doi_query("10.5072/lantern")])
    with pytest.raises(NotAsked, match="Crossref was not asked"):
        source.find(doi_query("10.5072/never-asked"))
    source.close()
    assert len(stand_in.asked) == asked


def test_where_nobody_answers_what_was_answered_counts_however_old(tmp_path, doi_org):
    with CrossrefStandIn(scale=50) as crossref:
        source = registries(crossref, doi_org, answers=Answers(CacheFile(tmp_path)))
        source.find(IMAGENET)
        source.close()
        crossref.always = "drop"
        source = registries(crossref, doi_org, answers=Answers(CacheFile(tmp_path), now=lambda: 1e11))
        assert dois(source.find(IMAGENET)) == ["10.1109/cvpr.2009.5206848"]
        source.close()


def test_a_work_that_came_with_an_answer_is_found_for_other_strings(tmp_path, stand_in, doi_org):
    answers = Answers(CacheFile(tmp_path))
    source = registries(stand_in, doi_org, answers=answers)
    assert kept_works(answers, tmp_path) is None
    source.find(doi_query("10.5072/lantern"))
    works = kept_works(answers, tmp_path)
    assert dois(works.find(LANTERN)) == ["10.5072/lantern"]
    assert works.name == "crossref"
    for number in range(12):  # the index grows by shards, and is built anew now and then
        source.find(doi_query(f"10.5072/survey.{number}"))
        works = kept_works(answers, tmp_path)
        assert dois(works.find(Citation(line_of(SURVEYS[number]), Form.FULL).query()))[0] == f"10.5072/survey.{number}"
    source.find(Citation("arXiv:2006.16923", Form.IDENTIFIER, arxiv="2006.16923").query())
    works = kept_works(answers, tmp_path)
    assert works.find(Citation("Prabhu & Birhane (2020). Large image datasets: A pyrrhic win", Form.FULL).query())
    source.close()


# Under load


def resolved(source, lines):
    rows = resolve([Asked(line, id=str(number)) for number, line in enumerate(lines)], Sources((), (source,)))
    return [(word_for(row.decision), getattr(row.decision, "work", None) and row.decision.work.doi) for row in rows]


LINES = [line_of(survey) for survey in SURVEYS[:60]] + [survey["DOI"] for survey in SURVEYS[60:100]]
EXPECTED = [("matched", survey["DOI"]) for survey in SURVEYS[:100]]
STATUSES = {"429": 0.04, "429 2": 0.03, "500": 0.06, "502": 0.06, "503": 0.04, "503 1": 0.02, "504": 0.05}
BROKEN = {"truncated": 0.02, "cut": 0.02, "garbage": 0.01, "html": 0.01, "html application/json": 0.01, "empty": 0.01,
          "null": 0.01, "untyped": 0.01}  # fmt: skip


@pytest.mark.parametrize(
    ("mailto", "which"),
    [
        pytest.param("a@example.org", slice(10, 100), id="polite"),
        pytest.param(None, slice(42, 100), id="public"),  # one search a second: fewer of them
    ],
)
@pytest.mark.parametrize("rates", [pytest.param(STATUSES, id="statuses"), pytest.param(BROKEN, id="broken")])
def test_with_faults_all_is_resolved_and_we_keep_our_manners(tmp_path, doi_org, rates, mailto, which):
    # A second of the stand-in is an eighth of ours: faster, and a busy machine alone would break the rate.
    with CrossrefStandIn(works=(*WORKS, *SURVEYS), rates=rates, seed=11, enforce=True, scale=8) as crossref:
        answers = Answers(CacheFile(tmp_path))
        source = registries(crossref, doi_org, mailto=mailto, answers=answers)
        assert resolved(source, LINES[which]) == EXPECTED[which]
        report = crossref.report()
        assert report.breaches == {}, report
        asked = len(crossref.asked)
        assert asked < 2 * len(LINES[which])
        assert resolved(source, LINES[which]) == EXPECTED[which]
        assert len(crossref.asked) == asked
        source.close()


def test_faults_for_ever_are_pending_with_the_reason(doi_org):
    with CrossrefStandIn(works=SURVEYS, scale=50) as crossref:
        crossref.always = "cut"
        source = registries(crossref, doi_org)
        rows = list(resolve([Asked(line) for line in LINES], Sources((), (source,))))
        source.close()
    assert {word_for(row.decision) for row in rows} == {"pending"}
    assert "broken JSON" in rows[0].decision.reason
    assert len(crossref.asked) < 30


def test_limits_that_a_header_lowers_are_kept(doi_org):
    slow = {"polite-single": Limit(4, 2), "polite-array": Limit(2, 1)}
    with CrossrefStandIn(works=(*WORKS, *SURVEYS), enforce=True, limits=slow, scale=8) as crossref:
        crossref.latency = 0.4
        source = registries(crossref, doi_org, mailto="a@example.org")
        assert resolved(source, LINES[:12]) == EXPECTED[:12]
        source.close()
        assert crossref.report().breaches == {}


def test_leaving_early_asks_no_further(stand_in, doi_org):
    stand_in.latency = 0.05
    source = registries(stand_in, doi_org)
    rows = resolve([Asked(line) for line in LINES[:60]], Sources((), (source,)))
    next(rows)
    source.close()
    asked = len(stand_in.asked)
    threading.Event().wait(0.3)
    assert len(stand_in.asked) <= asked + 1


# The hostile answers that lie beside this clone

HOSTILE = SHARED / "hostile"


def hostile_cases():
    if not HOSTILE.is_dir():
        return []
    lines = (HOSTILE / "MANIFEST.jsonl").read_text(encoding="utf-8").splitlines()
    return [pytest.param(case, id=case["name"]) for case in map(json.loads, lines) if case["category"] == "crossref"]


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile answers are not beside this clone")
@pytest.mark.parametrize("case", hostile_cases())
def test_the_hostile_answers_have_their_outcome(tmp_path, doi_org, case):
    http = case["http"]
    with CrossrefStandIn(scale=50) as crossref:
        crossref.canned = http["status"], http["content_type"], http["headers"], (HOSTILE / case["file"]).read_bytes()
        answers = Answers(CacheFile(tmp_path))
        source = registries(crossref, doi_org, answers=answers)
        [row] = resolve([Asked(http["doi"])], Sources((), (source,)))
        kept = answers.newest()
        source.close()
    word = word_for(row.decision)
    if case["outcome"] == "reject":
        assert (word, kept) == ("pending", 0)
    elif case["name"] in ("alias_other_doi.json", "doi_hostile.json"):
        assert (word, kept) == ("ambiguous", 0)
        assert "when asked for" in row.decision.reason
    elif case["name"] in ("deleted.json", "test_record.json"):
        assert word == "unmatched"
        assert row.decision.candidates
    else:
        assert word == "matched"
        assert row.decision.work.doi == http["doi"]
