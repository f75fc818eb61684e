"""The Crossref door against a stand-in on loopback: what is asked, what is taken, and what each fault becomes."""

import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.crossref_stand_in import CrossrefStandIn

from incident_refs.errors import SettingsError, SourceError
from incident_refs.works.crossref import SELECT, Crossref, listable
from incident_refs.works.http import ATTEMPTS, FIRST_PAUSE, FRUITLESS, UNHEARD
from incident_refs.works.outcomes import OtherRecord, Passing

IMAGENET = "10.1109/cvpr.2009.5206848"
LANTERN = "Lamp A., Wick B. (2021). Lantern networks see badly at night"


class Clock:
    """Time that only passes when somebody sleeps."""

    def __init__(self):
        self.now = 1_000.0
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def stand_in():
    with CrossrefStandIn() as server:
        yield server


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def source(stand_in, clock):
    crossref = Crossref(stand_in.url, clock=clock, sleep=clock.sleep)
    yield crossref
    crossref.close()


def doi(record):
    return record["DOI"].lower()


def imagenet(source):
    return source.work(IMAGENET)


def lantern(source):
    return source.search(LANTERN, 5)


# What is asked, and what is given


def test_a_doi_is_asked_singly_and_encoded(source, stand_in):
    assert doi(source.work(IMAGENET)) == IMAGENET
    assert [asked.path for asked in stand_in.asked] == ["/works/10.1109%2Fcvpr.2009.5206848"]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        pytest.param("10.5072/a#b?c", "/works/10.5072%2Fa%23b%3Fc", id="hash-and-question-mark"),
        pytest.param("10.1109/../../members", "/works/10.1109%2F..%2F..%2Fmembers", id="dots"),
        pytest.param("10.5072/a b", "/works/10.5072%2Fa%20b", id="blank"),
        pytest.param("10.1002/(sici)1:2<107::aid>3.0.co;2-y", None, id="sici"),
    ],
)
def test_a_doi_never_asks_for_anything_else(source, stand_in, name, path):
    source.work(name)
    [asked] = stand_in.asked
    assert asked.path == (path or asked.path)
    assert asked.path.count("/") == 2
    assert asked.query == {}


def test_a_string_is_searched_with_few_rows_and_chosen_fields(source, stand_in):
    assert doi(source.search(LANTERN, 5)[0]) == "10.5072/lantern"
    [asked] = stand_in.asked
    assert asked.path == "/works"
    assert asked.query["query.bibliographic"] == [LANTERN]
    assert asked.query["rows"] == ["5"]
    assert asked.query["select"] == [SELECT]


def test_many_dois_are_one_question_and_the_answer_is_whole(source, stand_in):
    found = source.works([IMAGENET, "10.5072/lantern", "10.5072/absent"])
    assert sorted(found) == [IMAGENET, "10.5072/lantern"]
    [asked] = stand_in.asked
    assert asked.query["filter"] == ["doi:10.1109/cvpr.2009.5206848,doi:10.5072/lantern,doi:10.5072/absent"]
    assert asked.query["rows"] == ["3"]
    assert "select" not in asked.query


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(IMAGENET, True, id="plain"),
        pytest.param("10.1016/s0140-6736(05)71146-6", True, id="brackets"),
        pytest.param("10.5072/a,b", False, id="comma"),
        pytest.param("10.5072/a#b?c", False, id="hash"),
        pytest.param("10.1002/(sici)1:2<107::aid>3.0.co;2-y", False, id="sici"),
        pytest.param("10.5072/" + "x" * 200, False, id="long"),
    ],
)
def test_which_dois_may_stand_in_a_list(name, expected):
    assert listable(name) is expected


def test_a_doi_that_crossref_does_not_hold(source, stand_in):
    assert source.work("10.5072/absent") is None
    assert len(stand_in.asked) == 1


def test_a_404_from_somebody_in_between_says_nothing_about_a_doi(source, stand_in):
    stand_in.canned = (404, "text/html", {}, b"<html>The requested URL was not found on this server</html>")
    with pytest.raises(SourceError, match="does not know this address"):
        source.work(IMAGENET)


def test_a_renamed_doi_is_followed_on_the_same_host(source):
    assert doi(source.work("10.5072/old-name")) == "10.5072/new-name"


def test_the_agency_of_a_doi(source):
    assert source.agency(IMAGENET) == "Crossref"
    assert source.agency("10.5281/zenodo.1") == "DataCite"
    assert source.agency("10.5072/absent") is None


def test_a_packed_answer_is_unpacked(source, stand_in):
    stand_in.faults.append("packed")
    assert doi(source.work(IMAGENET)) == IMAGENET


# The token of Plus


def test_a_plus_token_is_sent_in_its_header_and_is_seen_nowhere(stand_in, clock):
    crossref = Crossref(stand_in.url, token="s3cret", clock=clock, sleep=clock.sleep)
    crossref.work(IMAGENET)
    stand_in.always = "403"
    with pytest.raises(SourceError) as refused:
        crossref.work("10.5072/lantern")
    crossref.close()
    assert "s3cret" not in str(refused.value) + repr(crossref)
    assert {asked.token for asked in stand_in.asked} == {"Bearer s3cret"}


@pytest.mark.parametrize(
    ("url", "token"),
    [
        pytest.param("http://mirror.example.org", "s3cret", id="in-the-clear"),
        pytest.param("https://mirror.example.org", "s3\ncret", id="line-end"),
        pytest.param("https://mirror.example.org", "s3crét", id="not-ascii"),
    ],
)
def test_a_token_that_is_not_sent_is_not_repeated_either(url, token):
    with pytest.raises(SettingsError, match="INCIDENT_REFS_PLUS_TOKEN") as refused:
        Crossref(url, token=token)
    assert token not in str(refused.value)


# Manners


def test_we_say_who_we_are_and_use_one_connection(stand_in, clock):
    crossref = Crossref(stand_in.url, "someone@example.org", clock=clock, sleep=clock.sleep)
    for _ in range(5):
        crossref.work(IMAGENET)
    crossref.close()
    assert {
        "mailto:someone@example.org" in asked.agent and "incident-refs/" in asked.agent for asked in stand_in.asked
    } == {True}
    assert len({asked.connection for asked in stand_in.asked}) == 1


@pytest.mark.parametrize(
    ("mailto", "ask", "per_second"),
    [
        pytest.param(None, imagenet, 5, id="public-single"),
        pytest.param(None, lantern, 1, id="public-list"),
        pytest.param("a@example.org", imagenet, 10, id="polite-single"),
        pytest.param("a@example.org", lantern, 3, id="polite-list"),
    ],
)
def test_the_pace_of_each_pool(stand_in, clock, mailto, ask, per_second):
    stand_in.headers.clear()
    crossref = Crossref(stand_in.url, mailto, clock=clock, sleep=clock.sleep)
    for _ in range(per_second + 1):
        ask(crossref)
    crossref.close()
    assert 1.0 <= sum(clock.slept) <= 1.2


def test_the_pace_follows_the_headers(source, stand_in, clock):
    stand_in.headers |= {"x-rate-limit-limit": "2", "x-rate-limit-interval": "10s"}
    for _ in range(3):
        source.work(IMAGENET)
    assert 5.0 <= clock.slept[-1] <= 5.6


@pytest.mark.parametrize(
    ("mailto", "at_once"), [pytest.param(None, 1, id="public"), pytest.param("a@b.org", 3, id="polite")]
)
def test_eight_threads_ask_no_more_at_once_than_their_pool_may(stand_in, mailto, at_once):
    stand_in.latency = 0.1
    crossref = Crossref(stand_in.url, mailto)
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda _: crossref.work(IMAGENET), range(9)))
    crossref.close()
    assert stand_in.most_at_once == at_once


# What goes wrong


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param("429", id="too-many"),
        pytest.param("500", id="500"),
        pytest.param("503", id="503"),
        pytest.param("html", id="html"),
        pytest.param("html application/json", id="html-called-json"),
        pytest.param("untyped", id="no-content-type"),
        pytest.param("empty", id="empty"),
        pytest.param("cut", id="json-cut-in-half"),
        pytest.param("truncated", id="body-cut-in-half"),
        pytest.param("drop", id="closed-without-answer"),
        pytest.param('says {"status": "ok", "message-type": "work", "message": null}', id="null"),
        pytest.param('says {"status": "failed", "message-type": "work", "message": {}}', id="failed"),
        pytest.param("says [1, 2]", id="not-an-object"),
        pytest.param("says " + "[" * 100_000, id="deep"),
    ],
)
class TestAFaultThatMayPass:
    def test_it_is_asked_again(self, source, stand_in, clock, fault):
        stand_in.faults.append(fault)
        assert doi(source.work(IMAGENET)) == IMAGENET
        assert len(stand_in.asked) == 2
        assert sum(clock.slept) >= FIRST_PAUSE

    def test_in_the_end_it_is_a_source_error(self, source, stand_in, clock, fault):
        stand_in.always = fault
        with pytest.raises(Passing, match=r"^Crossref .*; run again .*--offline") as caught:
            source.work(IMAGENET)
        assert len(stand_in.asked) == UNHEARD
        stand_in.always = None
        assert doi(source.work(IMAGENET)) == IMAGENET
        stand_in.always = fault
        with pytest.raises(Passing):
            source.work(IMAGENET)
        assert UNHEARD + 1 + 6 <= len(stand_in.asked) <= UNHEARD + 1 + ATTEMPTS
        assert sum(clock.slept) <= 40 * 1.1
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        pytest.param("400", "HTTP 400", id="bad-question"),
        pytest.param("403", "refuses us", id="forbidden"),
        pytest.param("401", "refuses us", id="unauthorised"),
        pytest.param("elsewhere http://example.org/works/10.1", "another host", id="redirect-to-another-host"),
        pytest.param("elsewhere https://127.0.0.1/", "another host", id="redirect-to-another-scheme"),
        pytest.param("429 86400", "86400 s", id="come-back-tomorrow"),
        pytest.param("bomb 200000000", "more than 16 MB", id="gzip-bomb"),
        pytest.param(
            'says {"status": "ok", "message-type": "work-list", "message": {"items": []}}',
            "did not send a work",
            id="list",
        ),
    ],
)
def test_a_fault_that_stays_is_not_asked_again(source, stand_in, fault, sentence):
    stand_in.always = fault
    with pytest.raises(SourceError, match=sentence):
        source.work(IMAGENET)
    assert len(stand_in.asked) == 1


def test_what_crossref_says_about_a_bad_question_is_shown(source):
    with pytest.raises(SourceError, match="Integer specified as 5000"):
        source.search(LANTERN, 5_000)


@pytest.mark.parametrize("fault", ["403", "429 86400"])
def test_after_a_refusal_nothing_is_asked_any_more(source, stand_in, fault):
    stand_in.faults.append(fault)
    for ask in (imagenet, imagenet, lantern):
        with pytest.raises(SourceError):
            ask(source)
    assert len(stand_in.asked) == 1


def test_a_server_that_never_answers_soundly_is_soon_left_alone(source, stand_in, clock):
    stand_in.always = "500"
    for _ in range(50):
        with pytest.raises(SourceError, match="--offline"):
            source.work(IMAGENET)
    assert len(stand_in.asked) == FRUITLESS * UNHEARD
    stand_in.always = None
    clock.now += 31
    assert doi(source.work(IMAGENET)) == IMAGENET


def test_answers_that_were_mixed_up_are_asked_for_again(source, stand_in):
    stand_in.faults += ["wrong", "wrong"]
    assert doi(source.work(IMAGENET)) == IMAGENET
    assert len(stand_in.asked) == 3


def test_the_record_of_another_doi_is_never_taken_for_the_one_asked_for(source, stand_in):
    stand_in.always = "wrong"
    with pytest.raises(OtherRecord) as other:
        source.work(IMAGENET)
    assert doi(other.value.record) != IMAGENET


def test_a_record_that_calls_itself_the_same_as_the_one_asked_for_is_taken(source, stand_in):
    record = {"DOI": "10.5072/twin", "title": ["T"], "relation": {"is-same-as": [{"id-type": "doi", "id": IMAGENET}]}}
    stand_in.faults.append("says " + json.dumps({"status": "ok", "message-type": "work", "message": record}))
    assert doi(source.work(IMAGENET)) == "10.5072/twin"


def test_a_circle_of_redirects_ends(source, stand_in):
    stand_in.always = "circle"
    with pytest.raises(SourceError, match="redirects more than 3 times"):
        source.work(IMAGENET)
    assert len(stand_in.asked) % 4 == 0


@pytest.mark.parametrize(
    ("said", "slept"),
    [
        pytest.param("7", 7, id="seconds"),
        pytest.param("Fri, 31 Dec 1999 23:59:59 GMT", 1, id="a-date-that-has-passed"),
        pytest.param("soon", 1, id="nonsense"),
        pytest.param("-3", 1, id="negative"),
    ],
)
def test_retry_after_is_obeyed(source, stand_in, clock, said, slept):
    stand_in.faults.append(f"503 {said}")
    source.work(IMAGENET)
    assert slept <= sum(clock.slept) <= slept * 1.25 + 0.5


@pytest.mark.parametrize(
    "fault", [pytest.param("drip 30", id="drip"), pytest.param("hang 4", id="hang"), pytest.param("reset", id="reset")]
)
def test_the_deadline_holds_for_the_whole_question(stand_in, fault):
    stand_in.always = fault
    crossref = Crossref(stand_in.url, deadline=1.5)
    started = time.monotonic()
    with pytest.raises(SourceError, match=r"did not answer within 1\.5 s|broke off its answer"):
        crossref.work(IMAGENET)
    assert time.monotonic() - started < 1.5 * 1.1 + 0.35  # of a busy machine
    crossref.close()


def test_a_slow_drip_keeps_no_place_after_it_was_given_up(stand_in):
    stand_in.faults.append("drip 0.5")  # a byte each half second: minutes
    crossref = Crossref(stand_in.url, deadline=2)
    assert doi(crossref.work(IMAGENET)) == IMAGENET
    assert stand_in.asked[1].at - stand_in.asked[0].at < 2
    crossref.close()


def test_an_answer_that_hangs_once_is_asked_for_again(stand_in):
    stand_in.faults.append("hang 4")
    crossref = Crossref(stand_in.url, deadline=3)
    assert doi(crossref.work(IMAGENET)) == IMAGENET
    crossref.close()


def test_without_a_network_a_thousand_questions_take_no_time():
    with CrossrefStandIn() as gone:
        url = gone.url
    crossref = Crossref(url)
    started = time.monotonic()
    for _ in range(1_000):
        with pytest.raises(SourceError, match="cannot be reached; check the network, or go on with --offline"):
            crossref.work(IMAGENET)
    assert time.monotonic() - started < 3
    crossref.close()


def test_whoever_waits_for_a_turn_is_let_go_when_we_leave(stand_in):
    stand_in.headers |= {"x-rate-limit-limit": "1", "x-rate-limit-interval": "1h"}
    crossref = Crossref(stand_in.url)
    crossref.work(IMAGENET)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(crossref.work, "10.5072/lantern")
        time.sleep(0.1)
        crossref.close()
        with pytest.raises(SourceError, match="we are leaving"):
            waiting.result(timeout=5)


@pytest.mark.parametrize("url", ["ftp://example.org", "example.org", "", "http://", "https:///works", "http://a b"])
def test_an_address_that_is_none(url):
    with pytest.raises(SettingsError, match="must begin with http:// or https://"):
        Crossref(url)


@pytest.mark.parametrize("url", ["http://[::1", "http://127.0.0.1:notaport", "http://exa mple"[:13] + "\u2000x"])
def test_an_address_that_cannot_be_asked(url):
    with pytest.raises((SourceError, SettingsError), match="Crossref"):
        Crossref(url).work(IMAGENET)


# Neighbours


def test_habanero_is_not_imported_before_something_is_asked():
    code = "import sys; from incident_refs.works.crossref import Crossref; Crossref(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"habanero", "httpx2"} & set(done.stdout.split()) == set()


def test_other_users_of_habanero_in_the_same_process_are_left_alone(source, stand_in):
    import habanero

    source.work(IMAGENET)
    answer = habanero.Crossref(base_url=stand_in.url).works(ids="10.5072/lantern")
    assert answer["message"]["title"] == ["Lantern networks see badly at night"]
    assert "incident-refs" not in stand_in.asked[-1].agent


def test_two_doors_do_not_share_an_address(stand_in):
    with CrossrefStandIn(works=()) as empty:
        first, second = Crossref(stand_in.url), Crossref(empty.url)
        assert first.work(IMAGENET)
        assert second.work(IMAGENET) is None
        first.close()
        second.close()
