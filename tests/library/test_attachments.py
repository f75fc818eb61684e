"""Events: the same state from any order, a person's answers outlive the tool's."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.library import attachments
from incident_refs.library.attachments import current, digest, line, numbered, parse
from incident_refs.model.attachment import Attached, Decided, Detached, Origin, Placed, Undone

RAW = "Deng et al. 2009"


def attached(when="1", key="deng", by="tool", earlier=(), raw=RAW):
    return numbered(Attached("", when, "me", "R", raw, key, by=by), earlier)


def decided(when, key, earlier=()):
    return numbered(Decided("", when, "me", "R", RAW, key), earlier)


def detached(when, ends, earlier=()):
    return numbered(Detached("", when, "me", "R", ends), earlier)


def keys(*events):
    return [link.key for link in current(events).attached]


def test_attached_and_detached():
    one = attached()
    state = current([one, detached("2", one.event)])
    assert state.attached == ()
    assert not state.allows("R", RAW, "deng")
    assert state.allows("R", RAW, "prabhu")
    assert current([one]).allows("R", RAW, "deng")


def test_what_the_tool_replaced_it_may_attach_again():
    one = attached()
    out = numbered(Detached("", "2", "me", "R", one.event, by="tool"), ())
    assert current([one, out]).attached == ()
    assert current([one, out]).allows("R", RAW, "deng")
    assert not current([one, out, detached("3", one.event, [one, out])]).allows("R", RAW, "deng")


def test_what_was_taken_out_stays_out_when_another_branch_attached_it_once_more():
    one = attached()
    elsewhere = attached("4", earlier=[one])
    assert elsewhere.event != one.event
    assert keys(one, detached("2", one.event), elsewhere) == []


def test_attached_again_by_hand_after_it_was_taken_out():
    one = attached()
    out = detached("2", one.event)
    again = attached("3", by="person", earlier=[one, out])
    assert again.event != one.event
    assert keys(one, out, again) == ["deng"]
    assert current([one, out, again]).allows("R", RAW, "deng")


@pytest.mark.parametrize(
    ("events", "left"),
    [
        pytest.param([attached(), decided("2", "prabhu")], ["prabhu"], id="another-work"),
        pytest.param([attached(), decided("2", None)], [], id="none-of-them"),
        pytest.param([decided("2", None), attached("3")], [], id="outlives-the-tool"),
        pytest.param([decided("2", None), attached("3", by="person")], ["deng"], id="a-later-hand-wins"),
        pytest.param([attached("1", by="person"), decided("2", None)], [], id="a-later-answer-wins"),
        pytest.param([decided("1", "deng"), decided("2", None)], [], id="last-answer"),
        pytest.param([attached(), decided("2", "deng")], ["deng"], id="confirmed-is-one-link"),
    ],
)
def test_answers(events, left):
    assert keys(*events) == left
    assert keys(*reversed(events)) == left


@pytest.mark.parametrize("last", ["deng", "prabhu", None])
def test_of_two_answers_within_one_second_the_later_holds(last):
    """SOURCE_DATE_EPOCH gives everything one date."""
    events = []
    for key in ("prabhu", "deng", None, last):
        events.append(decided("1", key, events))
    assert current(reversed(events)).decided["R", RAW].key == last
    events.append(attached("1", "mine", by="person", earlier=events))
    assert "mine" in keys(*reversed(events))


def test_an_answer_is_asked_for_by_the_tool():
    state = current([decided("1", None)])
    assert state.decided["R", RAW].key is None
    assert not state.allows("R", RAW, "deng")
    assert current([decided("1", "deng")]).allows("R", RAW, "deng")


def test_a_link_made_twice_is_ended_whole():
    one, answer = attached(), decided("2", "deng")
    state = current([one, answer])
    assert set(state.ends["R", RAW, "deng"]) == {one.event, answer.event}
    assert keys(one, answer, *(detached("3", event) for event in state.ends["R", RAW, "deng"])) == []


def test_event_ids_come_from_the_content_alone():
    one = attached()
    assert attached("2027").event == one.event
    assert attached(key="other").event != one.event
    assert attached(earlier=[one]).event != one.event


@pytest.mark.parametrize(
    "event",
    [
        pytest.param(Attached("e", "w", "me", "R", 'a "b"\u2028\n{', "k", work_id="doi:10.1/x"), id="attached"),
        pytest.param(Attached("e", "w", "me", "R", "half \ud800", "k"), id="half-a-pair"),
        pytest.param(Detached("e", "w", "me", "R", "e0"), id="detached"),
        pytest.param(Decided("e", "w", "me", "R", "張", None), id="rejected"),
        pytest.param(Origin("e", "w", "me", "k", "doi", "crossref"), id="origin"),
    ],
)
def test_lines_are_read_again(event):
    assert "\n" not in line(event)
    assert parse(line(event).encode() + b"\r\n").events == (event,)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        pytest.param(b'{"v": 1, "eve', "not JSON", id="crashed"),
        pytest.param(b"\xff", "not JSON", id="bytes"),
        pytest.param(b"[" * 100_000, "not JSON", id="nested"),
        pytest.param(b"[1]", "no JSON object", id="list"),
        pytest.param(b'{"v": 2, "event": "e", "kind": "attached"}', "version 2 is not known", id="newer"),
        pytest.param(b'{"v": 1, "event": "e", "kind": "liked"}', "'liked' is no kind", id="kind"),
        pytest.param(
            b'{"v": 1, "event": "e", "kind": "detached", "when": 3}', "'when' is missing or is no text", id="type"
        ),
        pytest.param(b"<<<<<<< HEAD", "not JSON", id="conflict"),
    ],
)
def test_broken_lines_are_told_and_spoil_nothing(bad, reason):
    good = line(attached()).encode()
    log = parse(good + b"\n" + bad + b"\n\n" + line(detached("2", "x")).encode())
    assert len(log.events) == 2
    assert (log.broken[0].line, len(log.broken)) == (2, 1)
    assert reason in log.broken[0].reason


def test_a_file_that_is_not_there_has_no_events(tmp_path):
    assert attachments.read(tmp_path / "attachments.jsonl") == attachments.Log()


_STEPS = st.lists(
    st.tuples(st.sampled_from(["attach", "hand", "decide", "reject", "detach"]), st.sampled_from("kl")), max_size=8
)


def _history(steps, branch):
    """The events of one branch, each a second after the last one; no two branches write in the same second."""
    events = []
    for number, (verb, key) in enumerate(steps):
        when = f"{2 * number + branch:02d}"
        match verb:
            case "attach" | "hand":
                events.append(attached(when, key, "tool" if verb == "attach" else "person", events))
            case "decide" | "reject":
                events.append(decided(when, key if verb == "decide" else None, events))
            case "detach" if events:
                events.append(detached(when, events[0].event, events))
    return events


@given(_STEPS, _STEPS, st.randoms())
def test_two_branches_merge_by_union(mine, theirs, random):
    lines = [line(event) for event in _history(mine, 0) + _history(theirs, 1)]
    merged = lines + lines[: len(lines) // 2]
    random.shuffle(merged)
    assert current(parse("\n".join(merged).encode()).events) == current(parse("\n".join(lines).encode()).events)


def test_an_origin_keeps_a_digest_of_what_was_written_and_older_lines_have_none():
    event = Origin("e", "w", "me", "k", "doi", "crossref", digest("10.1/x"))
    assert parse(f"{line(event)}\n".encode()).events == (event,)
    assert (
        parse(b'{"v":1,"event":"e","kind":"origin","when":"w","who":"me","key":"k","field":"doi","source":"crossref"}')
        .events[0]
        .written
        is None
    )


def undone(undoes, earlier=()):
    return numbered(Undone("", "9", "me", undoes), earlier)


def test_what_is_undone_counts_as_never_written():
    one = attached()
    out = detached("2", one.event)
    back = undone(out.event)
    assert keys(one, out, back) == ["deng"]
    assert current([one, out, back]).allows("R", RAW, "deng")
    again = undone(back.event)
    assert keys(one, out, back, again) == []
    assert keys(again, back, out, one) == []
    assert keys(one, out, back, again, undone(again.event)) == ["deng"]


def test_an_answer_before_holds_again():
    first, second = decided("1", "deng"), decided("2", "prabhu")
    assert keys(first, second) == ["prabhu"]
    assert keys(first, second, undone(second.event)) == ["deng"]


def test_two_branches_that_undo_the_same_merge_to_one_line():
    one = attached()
    assert undone(one.event) == undone(one.event)
    assert parse((line(undone(one.event)) + "\n").encode() * 2).events == (undone(one.event),)


def test_a_long_back_and_forth_and_a_ring_end():
    events = [attached()]
    for _ in range(3000):
        events.append(undone(events[-1].event, events[-3:]))
    assert keys(*events) == ["deng"]
    assert keys(*events[:-1]) == []
    ring = [Undone("a", "1", "me", "b"), Undone("b", "1", "me", "a")]
    assert keys(attached(), *ring) == ["deng"]


def test_a_line_cut_short_is_no_event_that_is_there_already():
    one = attached()
    cut = line(one).encode()[:-3]
    assert attachments.unknown([one], cut) == [one]
    assert attachments.unknown([one], cut + b"\n" + line(one).encode()) == []
    assert attachments.unknown([one], b"") == [one]


def placed(when, key="deng", item='"https://a.org"', was=None, earlier=()):
    return numbered(Placed("", when, "me", "R", key, "references", item, was), earlier)


def test_what_two_branches_put_into_a_record_is_known_after_the_merge():
    base, mine, theirs = placed("1", "deng", was="[]"), placed("2", "li"), placed("2", "xu")
    for events in itertools.permutations([base, mine, theirs, placed("3", "xu")]):  # the last one says nothing new
        state = current(parse("\n".join(map(line, events)).encode()).events)
        assert sorted((one.key, one.was) for one in state.placed_in("R")) == [
            ("deng", "[]"),
            ("li", None),
            ("xu", None),
        ]
    assert theirs.event == placed("3", "xu").event


def test_what_was_put_in_last_counts_and_undoing_brings_back_what_was_before():
    one = placed("1")
    two = placed("2", item='"https://b.org"', earlier=[one])
    assert [said.item for said in current([two, one]).placed_in("R")] == ['"https://b.org"']
    undone = numbered(Undone("", "3", "me", two.event), [])
    assert [said.item for said in current([undone, two, one]).placed_in("R")] == ['"https://a.org"']
    assert current([one, numbered(Undone("", "3", "me", one.event), [])]).placed_in("R") == ()
