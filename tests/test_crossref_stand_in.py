"""The stand-ins themselves: what they answer, how they fail, and that their report convicts the right client."""

import gzip
import http.client
import json
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from math import inf
from urllib.parse import quote, urlsplit

import pytest

from tests.crossref_stand_in import SELECTS, WORKS, CrossrefStandIn, work
from tests.doi_org_stand_in import CSL, DoiOrgStandIn
from tests.manners import LIMITS, Asked, Limit, report
from tests.stand_in import StandIn

LANTERN = "/works/10.5072%2Flantern"
POLITE = "incident-refs/0 (mailto:tests@example.org)"


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *where):
        return None


FOLLOWING = urllib.request.build_opener(urllib.request.ProxyHandler({}))
STAYING = urllib.request.build_opener(urllib.request.ProxyHandler({}), _StayHere)


def ask(stand_in, path, agent=POLITE, accept="*/*", opener=STAYING, timeout=10):
    """Return (status, headers, body) of an answer, whatever its status."""
    question = urllib.request.Request(stand_in.url + path, headers={"User-Agent": agent, "Accept": accept})
    try:
        answer = opener.open(question, timeout=timeout)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return answer.status, answer.headers, answer.read()


def message(stand_in, path):
    status, _, body = ask(stand_in, path)
    assert status == 200
    return json.loads(body)["message"]


def until(condition):
    """Wait for what another thread is about to do."""
    ends = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.005)


@pytest.fixture
def crossref():
    with CrossrefStandIn() as stand_in:
        yield stand_in


@pytest.fixture
def doi_org():
    with DoiOrgStandIn() as stand_in:
        yield stand_in


# What Crossref answers


@pytest.mark.parametrize("path", [LANTERN, "/v1" + LANTERN, "/works/10.5072/LANTERN", LANTERN + "?mailto=a@b.org"])
def test_a_work(crossref, path):
    assert message(crossref, path) == WORKS[1]


@pytest.mark.parametrize("path", ["/works/10.5072/absent", "/works/10.5072/absent/agency", "/members", "/"])
def test_what_is_not_held(crossref, path):
    status, headers, body = ask(crossref, path)
    assert (status, headers["content-type"], body) == (404, "text/plain;charset=utf-8", b"Resource not found.")


@pytest.mark.parametrize(
    ("doi", "agency"), [("10.5072/lantern", "crossref"), ("10.48550/arXiv.2006.16923", "datacite")]
)
def test_the_agency_of_a_doi(crossref, doi, agency):
    assert message(crossref, f"/works/{quote(doi, safe='')}/agency")["agency"]["id"] == agency


def test_a_renamed_doi(crossref):
    status, headers, _ = ask(crossref, "/works/10.5072%2Fold-name")
    assert (status, headers["location"]) == (301, "/works/10.5072%2Fnew-name")


def test_a_search_gives_the_best_first_and_the_fields_asked_for(crossref):
    found = message(
        crossref, "/works?query.bibliographic=Lantern+networks+at+night+2020&rows=1&select=DOI,score,volume"
    )
    [item] = found["items"]
    assert item["DOI"] == "10.5072/lantern"
    assert item["score"] > 0
    assert set(item) == {"DOI", "score"}
    assert found["total-results"] == 2  # the other one is of 2020


def test_pages_of_a_list(crossref):
    pages = [message(crossref, f"/works?rows=3&offset={offset}")["items"] for offset in (0, 3)]
    assert [item["DOI"] for page in pages for item in page] == [each["DOI"] for each in WORKS]


def test_a_filter_by_dois(crossref):
    dois = ["10.5072/LANTERN", "10.1109/cvpr.2009.5206848", "10.5072/absent"]
    found = message(crossref, "/works?rows=50&select=DOI&filter=" + ",".join(f"doi:{quote(doi)}" for doi in dois))
    assert found["items"] == [{"DOI": "10.1109/CVPR.2009.5206848"}, {"DOI": "10.5072/lantern"}]
    assert found["total-results"] == 2
    assert message(crossref, "/works?rows=0&filter=doi:10.5072/lantern,doi:10.5072/new-name")["total-results"] == 2


@pytest.mark.parametrize(
    ("query", "kind", "value"),
    [
        pytest.param("select=DOI,language", "select-not-available", "language", id="select"),
        pytest.param("query.biblographic=x", "parameter-not-found", "query.biblographic", id="parameter"),
        pytest.param("filter=issn:1234-5678", "filter-not-available", "issn:1234-5678", id="filter"),
        pytest.param("rows=1001", "integer-not-valid", "1001", id="too-many-rows"),
        pytest.param("rows=-1", "integer-not-valid", "-1", id="negative-rows"),
        pytest.param("offset=ten", "integer-not-valid", "ten", id="offset-in-words"),
    ],
)
def test_what_crossref_does_not_take(crossref, query, kind, value):
    status, _, body = ask(crossref, "/works?" + query)
    answer = json.loads(body)
    assert (status, answer["status"], answer["message-type"]) == (400, "failed", "validation-failure")
    assert [(wrong["type"], wrong["value"]) for wrong in answer["message"]] == [(kind, value)]


def test_every_name_that_crossref_lists_may_be_selected(crossref):
    assert ask(crossref, "/works?select=" + ",".join(sorted(SELECTS)))[0] == 200


@pytest.mark.parametrize(("length", "status"), [(8_190, 200), (8_191, 414)])
def test_the_longest_address(crossref, length, status):
    path = "/works?query.bibliographic=lantern"
    answer = ask(crossref, path + "x" * (length - len(path)))
    assert answer[0] == status
    assert answer[1]["content-type"].startswith("text/html" if status == 414 else "application/json")


def test_a_thousand_works_are_searched_quickly_and_always_alike():
    topics = ["lantern", "harbour", "tide", "glacier", "orchard", "violin", "comet"]
    works = [
        work(f"10.5072/{n}", f"A {topics[n % 7]} study of case {n}", [f"Ada Family{n % 50}"], 1990 + n % 30)
        for n in range(1_000)
    ]
    with CrossrefStandIn(works) as stand_in:
        started = time.perf_counter()
        best = [stand_in.search(f"Family{n % 50}, A. {topics[n % 7]} study, case {n}")[0] for n in range(0, 1_000, 10)]
        assert time.perf_counter() - started < 5  # 0.3 s here; comparing each pair takes a minute
        assert [each["DOI"] for each in best] == [f"10.5072/{n}" for n in range(0, 1_000, 10)]
        assert stand_in.search("study") == stand_in.search("Study.")
        assert [each["DOI"] for each in stand_in.search("lantern")[:2]] == ["10.5072/0", "10.5072/7"]


# What doi.org answers


def test_content_negotiation_ends_at_the_agency(doi_org):
    path = "/10.48550/arxiv.2006.16923"
    status, headers, _ = ask(doi_org, path, accept=CSL)
    assert (status, headers["location"]) == (302, "/agency/10.48550%2FARXIV.2006.16923")
    status, headers, body = ask(doi_org, path, accept=f"{CSL}, application/json;q=0.5", opener=FOLLOWING)
    item = json.loads(body)
    assert (status, headers["content-type"]) == (200, CSL)
    assert (item["DOI"], item["author"][1]["family"]) == ("10.48550/ARXIV.2006.16923", "Birhane")


@pytest.mark.parametrize(
    ("path", "accept", "status", "location"),
    [
        pytest.param("/10.5072/absent", CSL, 404, None, id="unknown"),
        pytest.param("/agency/10.5072/absent", CSL, 404, None, id="unknown-to-the-agency"),
        pytest.param("/10.5072/LANDING", CSL, 302, "https://example.org/landing/10.5072/landing", id="landing-page"),
        pytest.param("/10.5072/page", CSL, 200, None, id="page"),
        pytest.param("/10.5072/refused", CSL, 406, None, id="not-acceptable"),
        pytest.param(
            "/10.5072/zenodo.1", "text/html", 302, "https://example.org/landing/10.5072/zenodo.1", id="browser"
        ),
    ],
)
def test_a_doi_without_data(doi_org, path, accept, status, location):
    answer = ask(doi_org, path, accept=accept)
    assert (answer[0], answer[1]["location"]) == (status, location)
    assert answer[1]["content-type"] == "text/html"


def test_another_redirect():
    with DoiOrgStandIn(redirect=303) as doi_org:
        assert ask(doi_org, "/10.5072/zenodo.1", accept=CSL)[0] == 303


def test_doi_org_has_the_faults_and_the_log_too(doi_org):
    doi_org.faults += ["wrong", "503 3"]
    assert json.loads(ask(doi_org, "/10.5072/zenodo.1", accept=CSL)[2])["DOI"] == "10.48550/ARXIV.2006.16923"
    assert ask(doi_org, "/10.5072/zenodo.1", accept=CSL)[1]["retry-after"] == "3"
    for _ in range(20):
        ask(doi_org, "/10.5072/absent", agent="x")
    got = doi_org.report()
    assert (got.over_rate, got.repeated, got.without_mailto, got.without_name) == (0, 19, 20, 20)
    assert "x-api-pool" not in ask(doi_org, "/10.5072/absent")[1]


def test_the_page_is_not_the_data(doi_org):
    ask(doi_org, "/10.5072/page", accept="text/html")
    ask(doi_org, "/10.5072/page", accept=CSL)
    assert doi_org.report().repeated == 0


# Faults


def whole(status, headers, body):
    return status == 200 and json.loads(body)["message"] == WORKS[1]


@pytest.mark.parametrize(
    ("fault", "looks"),
    [
        pytest.param("429", lambda s, h, b: (s, h["retry-after"]) == (429, None), id="429"),
        pytest.param("429 7", lambda s, h, b: (s, h["retry-after"]) == (429, "7"), id="429-with-retry-after"),
        pytest.param("503 soon", lambda s, h, b: (s, h["retry-after"]) == (503, "soon"), id="503-with-nonsense"),
        pytest.param("500", lambda s, h, b: s == 500 and h["content-type"] == "text/html", id="500"),
        pytest.param("404", lambda s, h, b: (s, b) == (404, b"Resource not found."), id="404"),
        pytest.param(
            "html", lambda s, h, b: s == 200 and h["content-type"] == "text/html" and b"<html>" in b, id="html"
        ),
        pytest.param(
            "html application/json",
            lambda s, h, b: h["content-type"] == "application/json" and b"<html>" in b,
            id="html-called-json",
        ),
        pytest.param(
            "called text/xml", lambda s, h, b: whole(s, h, b) and h["content-type"] == "text/xml", id="called"
        ),
        pytest.param("untyped", lambda s, h, b: whole(s, h, b) and h["content-type"] is None, id="untyped"),
        pytest.param("empty", lambda s, h, b: (s, b) == (200, b""), id="empty"),
        pytest.param("garbage", lambda s, h, b: s == 200 and len(b) == 700 and b[:1] != b"{", id="garbage"),
        pytest.param("null", lambda s, h, b: json.loads(b)["message"] is None, id="null"),
        pytest.param("wrong", lambda s, h, b: json.loads(b)["message"] == WORKS[0], id="wrong"),
        pytest.param("cut", lambda s, h, b: s == 200 and b[:1] == b"{" and b[-1:] != b"}", id="cut"),
        pytest.param("says [1]", lambda s, h, b: (s, b) == (200, b"[1]"), id="says"),
        pytest.param("packed", lambda s, h, b: whole(s, h, gzip.decompress(b)), id="packed"),
        pytest.param("bomb 5000", lambda s, h, b: gzip.decompress(b) == b" " * 5_000, id="bomb"),
        pytest.param(
            "elsewhere http://e.org/", lambda s, h, b: (s, h["location"]) == (302, "http://e.org/"), id="elsewhere"
        ),
        pytest.param("circle", lambda s, h, b: (s, h["location"]) == (302, LANTERN), id="circle"),
    ],
)
def test_a_fault_looks_like_itself(crossref, fault, looks):
    crossref.faults.append(fault)
    assert looks(*ask(crossref, LANTERN))
    assert whole(*ask(crossref, LANTERN))
    assert [asked.fault for asked in crossref.asked] == [fault, None]
    assert crossref.report().by_fault == {fault: 1}


@pytest.mark.parametrize(
    ("fault", "error", "status"),
    [
        pytest.param("truncated", http.client.IncompleteRead, 200, id="truncated"),
        pytest.param("drop", http.client.RemoteDisconnected, "drop", id="drop"),
        pytest.param("hang 0.1", http.client.RemoteDisconnected, "hang", id="hang"),
        pytest.param("reset", (ConnectionResetError, ConnectionAbortedError), "reset", id="reset"),
    ],
)
def test_a_fault_breaks_off(crossref, fault, error, status):
    crossref.faults.append(fault)
    with pytest.raises(error) as caught:
        ask(crossref, LANTERN)
    assert fault != "reset" or caught.type is not http.client.RemoteDisconnected
    assert whole(*ask(crossref, LANTERN))
    assert crossref.report().by_status == Counter([status, 200])


@pytest.mark.parametrize(("fault", "seconds"), [("delay 50", 50), ("drip 1", 150), (None, 20)])
def test_a_slow_answer_is_whole_and_takes_its_time(fault, seconds):
    with CrossrefStandIn(scale=500, latency=20) as stand_in:
        stand_in.faults.append(fault)
        assert whole(*ask(stand_in, LANTERN))
        assert stand_in.report().seconds >= seconds


def test_a_wrong_list_is_about_none_of_the_works(crossref):
    crossref.faults.append("wrong")
    [item] = message(crossref, "/works?query.bibliographic=lantern")["items"]
    assert item["DOI"].lower() not in crossref.works


def test_a_fault_can_let_an_answer_pass_and_another_can_stay(crossref):
    crossref.faults += ["500", None, "502"]
    crossref.always = "503"
    assert [ask(crossref, LANTERN)[0] for _ in range(5)] == [500, 200, 502, 503, 503]


def test_a_can_answers_everything(crossref):
    crossref.canned = (418, "text/x-tea", {"x-pot": "short"}, b"tea")
    status, headers, body = ask(crossref, "/anything")
    assert (status, headers["content-type"], headers["x-pot"], body) == (418, "text/x-tea", "short", b"tea")


@pytest.mark.parametrize(("fault", "said"), [("429", "4"), ("503", "4"), ("503 9", "9"), ("500", None)])
def test_the_usual_retry_after(fault, said):
    with CrossrefStandIn(retry_after=4) as stand_in:
        stand_in.faults.append(fault)
        assert ask(stand_in, LANTERN)[1]["retry-after"] == said


RATES = {"429": 0.2, "empty": 0.1, "html": 0.1}


def statuses(seed, threads, mailto=""):
    """Return what became of 40 questions, each asked three times, by question and turn."""
    with CrossrefStandIn(rates=RATES, seed=seed) as stand_in, ThreadPoolExecutor(threads) as pool:
        for _ in range(3):
            list(pool.map(lambda n: ask(stand_in, f"/works/10.5072%2F{n}?mailto={mailto}"), range(40)))
        turns = Counter()
        faults = {}
        for asked in stand_in.asked:
            turns[asked.path] += 1
            faults[asked.path, turns[asked.path]] = asked.fault
        return faults


def test_faults_by_rate_repeat_themselves_and_a_retry_draws_anew():
    faults = statuses(seed=1, threads=1)
    assert statuses(seed=1, threads=8, mailto="a@example.org") == faults
    assert statuses(seed=2, threads=8) != faults
    drawn = Counter(faults.values())
    assert set(drawn) == {"429", "empty", "html", None}
    assert 12 <= drawn["429"] <= 36  # 24 of 120 expected
    assert 55 <= drawn[None] <= 90  # 72 expected
    paths = {path for path, _ in faults}
    assert any(faults[path, 1] and not faults[path, 2] for path in paths)
    assert any(faults[path, 2] and not faults[path, 1] for path in paths)


@pytest.mark.parametrize("rates", [{"429": 0.7, "503": 0.7}, {"sulks": 0.1}])
def test_rates_that_cannot_be(rates):
    with pytest.raises(ValueError, match="rates"):
        CrossrefStandIn(rates=rates)


def test_a_fault_that_nobody_knows_is_noticed():
    stand_in = CrossrefStandIn()
    stand_in.faults.append("sulks")
    with pytest.raises(AttributeError, match="fault_sulks"), stand_in, pytest.raises(http.client.RemoteDisconnected):
        ask(stand_in, LANTERN)


# Limits


@pytest.mark.parametrize(
    ("path", "agent", "pool", "rate", "at_once"),
    [
        pytest.param(LANTERN, "incident-refs/0", "public-single", 5, 1, id="public-single"),
        pytest.param("/works?rows=1", "incident-refs/0", "public-array", 1, 1, id="public-list"),
        pytest.param(LANTERN, POLITE, "polite-single", 10, 3, id="polite-single"),
        pytest.param("/v1/works?rows=1&mailto=a@b.org", "x", "polite-array", 3, 3, id="polite-list"),
    ],
)
def test_each_pool_has_its_rate(path, agent, pool, rate, at_once):
    # A second of this stand-in is 20 long ones, so that a slow machine asks too fast as well.
    with CrossrefStandIn(enforce=True, scale=0.05) as stand_in:
        answers = [ask(stand_in, path, agent) for _ in range(rate + 2)]
        assert [answer[0] for answer in answers] == [200] * rate + [429] * 2
        assert answers[-1][1]["retry-after"] == "1"
        assert answers[-1][1]["content-type"] == "text/html"
        assert stand_in.report().over_rate == 2
    for _, headers, _ in answers:
        assert (headers["x-rate-limit-limit"], headers["x-rate-limit-interval"]) == (str(rate), "1s")
        assert (headers["x-concurrency-limit"], headers["x-api-pool"]) == (str(at_once), pool)


@pytest.mark.parametrize(("agent", "at_once"), [("incident-refs/0", 1), (POLITE, 3)])
def test_each_pool_has_its_concurrency(agent, at_once):
    limits = {pool: Limit(100_000, limit.at_once) for pool, limit in LIMITS.items()}
    with CrossrefStandIn(enforce=True, limits=limits) as stand_in, ThreadPoolExecutor(at_once) as pool:
        stand_in.always = "hang 60"
        for _ in range(at_once):
            pool.submit(ask, stand_in, LANTERN, agent)
        until(lambda: stand_in.at_once == at_once)
        assert ask(stand_in, "/works?rows=1", agent)[0] == 429
        got = stand_in.report()
        assert (got.over_concurrency, got.over_rate, got.most_at_once) == (1, 0, at_once + 1)
        assert got.by_status == {429: 1, "under way": at_once}
        stand_in.close()


def test_a_slow_enough_client_is_always_answered():
    with CrossrefStandIn(enforce=True, scale=10) as stand_in:
        for _ in range(8):
            assert ask(stand_in, LANTERN, agent="incident-refs/0")[0] == 200
            stand_in.sleep(0.25)
        assert stand_in.report().over_rate == 0


def test_one_after_the_other_is_never_two_at_once(crossref):
    with closing(http.client.HTTPConnection(urlsplit(crossref.url).netloc)) as connection:
        for _ in range(300):
            connection.request("GET", LANTERN)
            assert connection.getresponse().read()
    assert (crossref.most_at_once, crossref.report().over_concurrency) == (1, 0)


def test_without_enforcement_the_limits_only_judge(crossref):
    assert {ask(crossref, LANTERN)[0] for _ in range(12)} == {200}
    assert ask(crossref, LANTERN)[1]["x-rate-limit-limit"] == "1000"


# The report


def one(at, question="a", status=200, took=0.1, port=1, **told):
    """Return a request as the log has it."""
    sent = inf if status is None else at + took
    return Asked(at, f"/{question}", {}, POLITE, ("127.0.0.1", port), question, status=status, sent=sent, **told)


@pytest.mark.parametrize(
    ("log", "early"),
    [
        pytest.param([one(0, "a", 429), one(1.05, "a")], 1, id="a-second-where-nothing-is-said"),
        pytest.param([one(0, "a", 429), one(1.1, "a")], 0, id="after-that-second"),
        pytest.param([one(0, "a", 503, retry_after="5"), one(5, "a"), one(5.2, "b")], 1, id="as-long-as-it-says"),
        pytest.param([one(0, "a", 503, retry_after="soon"), one(0.9), one(1.5)], 1, id="nonsense-is-a-second"),
        pytest.param(
            [one(0, "a", 429), one(0.5, "b", port=2), one(0.6, "c", port=3)], 2, id="other-questions-wait-too"
        ),
        pytest.param([one(0, "a", 429, took=1), one(0.5, "b", port=2), one(2, "a")], 0, id="counted-from-the-answer"),
        pytest.param([one(0, "a", 429), one(0.101, "b", port=2)], 0, id="on-its-way-already"),
        pytest.param([one(0, "a", 429), one(0.101, "b", port=1)], 1, id="not-on-the-same-connection"),
        pytest.param([one(0, "a", 429), one(0.101, "a", port=2)], 1, id="not-the-same-question"),
        pytest.param(
            [one(0, "a", 429, retry_after="9"), one(0.05, "b", 503, port=2), one(4)], 1, id="the-longest-counts"
        ),
        pytest.param([one(0, "a", 500), one(0.2, "a")], 0, id="an-error-asks-for-nothing"),
        pytest.param([one(0, "a", None), one(0.2, "a")], 0, id="not-answered-yet"),
    ],
)
def test_early_retries(log, early):
    assert report(log, 1, slack=0.02).early_retries == early


@pytest.mark.parametrize(
    ("log", "repeated"),
    [
        pytest.param([one(0), one(1), one(2), one(3, "b")], 2, id="answered"),
        pytest.param([one(0, status=404), one(1)], 1, id="not-held"),
        pytest.param([one(0, status=503), one(1)], 0, id="refused"),
        pytest.param([one(0, fault="cut"), one(1)], 0, id="broken"),
        pytest.param([one(0, fault="drip 1"), one(1)], 1, id="slow-and-whole"),
        pytest.param([one(0, status="gone"), one(1)], 0, id="hung-up"),
        pytest.param([one(0, took=1), one(0.5)], 0, id="both-under-way"),
    ],
)
def test_questions_asked_again(log, repeated):
    assert report(log, 1, slack=0.02).repeated == repeated


@pytest.mark.parametrize(
    ("first", "second", "repeated"),
    [
        pytest.param(LANTERN, "/v1/works/10.5072/Lantern?mailto=a@b.org", 1, id="other-escapes-and-capitals"),
        pytest.param("/works?rows=1&query=a", "/works?query=a&rows=1", 1, id="other-order"),
        pytest.param("/works?query=a", "/works?query=b", 0, id="other-words"),
        pytest.param(LANTERN, LANTERN + "/agency", 0, id="other-route"),
    ],
)
def test_what_the_same_question_is(crossref, first, second, repeated):
    ask(crossref, first)
    ask(crossref, second)
    assert crossref.report().repeated == repeated


@pytest.mark.parametrize(
    ("agent", "query", "mailto", "name"),
    [
        pytest.param(POLITE, "", 0, 0, id="both"),
        pytest.param("Incident-Refs/1", "?mailto=a@b.org", 0, 0, id="mailto-in-the-query"),
        pytest.param("incident-refs/1 (mailto:nobody)", "", 1, 0, id="mailto-that-is-none"),
        pytest.param("python-httpx", "", 1, 1, id="neither"),
    ],
)
def test_who_asks(crossref, agent, query, mailto, name):
    ask(crossref, LANTERN + query, agent)
    got = crossref.report()
    assert (got.without_mailto, got.without_name) == (mailto, name)
    assert crossref.asked[0].pool == ("public-single" if mailto else "polite-single")


def test_a_rude_client_is_convicted():
    with CrossrefStandIn(scale=0.05) as stand_in:
        stand_in.faults.append("503 2")
        for _ in range(12):
            ask(stand_in, LANTERN, agent="x mailto:a@b.org")
        got = stand_in.report()
    assert got.breaches == {"over_rate": 2, "early_retries": 11, "repeated": 10, "without_name": 12}
    assert (got.requests, got.by_status, got.by_fault) == (12, {200: 11, 503: 1}, {"503 2": 1})
    lines = dict(line.split("  ", 1) for line in str(got).splitlines())
    assert lines["answers"].strip() == "11 x 200, 1 x 503"
    assert lines["early retries"].strip() == "11"


def test_a_patient_client_is_not():
    with CrossrefStandIn(enforce=True, scale=20) as stand_in:
        stand_in.faults.append("503 2")
        ask(stand_in, LANTERN)
        stand_in.sleep(2)
        assert whole(*ask(stand_in, LANTERN))
        assert stand_in.report().breaches == {}
        assert stand_in.report().seconds >= 2


def test_nobody_has_asked(crossref):
    got = crossref.report()
    assert (got.requests, got.seconds, got.breaches) == (0, 0.0, {})
    assert "answers           none" in str(got)


def test_its_second_is_shorter_for_those_who_use_its_clock():
    with CrossrefStandIn(scale=100) as stand_in:
        real, begun = time.perf_counter(), stand_in.clock()
        stand_in.sleep(20)
        assert stand_in.clock() - begun >= 20
        assert 0.2 <= time.perf_counter() - real < 10


# Beginning and end


def test_who_hangs_up_is_gone_and_no_longer_under_way(crossref):
    crossref.faults.append("hang 60")
    with pytest.raises(TimeoutError):
        ask(crossref, LANTERN, timeout=0.5)
    until(lambda: crossref.at_once == 0)
    assert crossref.report().by_status == {"gone": 1}


def test_it_closes_at_once_whoever_is_there():
    before = set(threading.enumerate())
    with CrossrefStandIn() as stand_in:
        host = urlsplit(stand_in.url).netloc
        idle, waiting = closing(http.client.HTTPConnection(host)), closing(http.client.HTTPConnection(host))
        with idle as served, waiting as unserved:
            stand_in.faults += [None, "hang 60"]
            served.request("GET", LANTERN)
            assert served.getresponse().read()
            unserved.request("GET", LANTERN)
            until(lambda: stand_in.at_once == 1)
            started = time.monotonic()
            stand_in.close()
            assert time.monotonic() - started < 4
            assert set(threading.enumerate()) <= before
            with pytest.raises(http.client.RemoteDisconnected):
                unserved.getresponse()
    with pytest.raises(urllib.error.URLError):
        ask(stand_in, LANTERN)


def test_an_error_of_the_stand_in_itself_is_raised_when_it_closes():
    class Clumsy(StandIn):
        def respond(self, asked, accept):
            raise LookupError("no such shelf")

    stand_in = Clumsy()
    with pytest.raises(LookupError, match="no such shelf"), stand_in, pytest.raises(http.client.RemoteDisconnected):
        ask(stand_in, "/")


def test_a_hundred_questions_at_once():
    with CrossrefStandIn(latency=0.2) as stand_in, ThreadPoolExecutor(50) as pool:
        started = time.monotonic()
        assert {answer[0] for answer in pool.map(lambda n: ask(stand_in, f"{LANTERN}?n={n}"), range(100))} == {200}
        assert time.monotonic() - started < 10  # 20 s one by one
        assert stand_in.most_at_once > 10
        assert len(stand_in.asked) == 100
        assert [asked.at for asked in stand_in.asked] == sorted(asked.at for asked in stand_in.asked)
