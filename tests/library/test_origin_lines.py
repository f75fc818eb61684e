"""What is passed over in a long list of events changes nothing of what it says of the entries that are asked for."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.library import origin_lines
from incident_refs.library.attachments import current, line, numbered, parse, unknown
from incident_refs.library.origin_lines import without_other_origins
from incident_refs.model.attachment import Attached, Decided, Detached, Origin, Undone

KEYS = st.sampled_from(["a", "ab", "müller", 'b"', "c"])
TEXTS = st.sampled_from(["r", '"kind": "origin"', "x\\", "ü", "\n"])
EVENTS = st.lists(
    st.one_of(
        st.builds(Origin, st.just(""), TEXTS, TEXTS, KEYS, TEXTS, TEXTS, TEXTS),
        st.builds(Attached, st.just(""), TEXTS, TEXTS, TEXTS, TEXTS, KEYS),
        st.builds(Decided, st.just(""), TEXTS, TEXTS, TEXTS, TEXTS, st.one_of(st.none(), KEYS)),
        st.integers(0, 9),
    ),
    max_size=12,
)


def said(parts, ascii_):
    """Return the events, with those that end or take back others in the place of numbers, and the bytes of a file."""
    events = []
    for part in parts:
        if isinstance(part, int):
            if not events:
                continue
            other = events[part % len(events)].event
            part = Undone("", "1", "me", other) if part % 2 else Detached("", "1", "me", "r", other)
        events.append(numbered(part, events))
    lines = [json.dumps(json.loads(line(event)), ensure_ascii=ascii_) for event in events]
    return events, "".join(f"{text}\n" for text in lines).encode()


@given(EVENTS, st.sets(KEYS, max_size=2), st.booleans(), st.sampled_from([0, 200, 16_384]))
def test_what_is_in_force_for_a_key_stays(parts, keys, ascii_, step):
    _, data = said(parts, ascii_)
    before, origin_lines._STEP = origin_lines._STEP, step
    try:
        few = current(parse(without_other_origins(data, keys)).events)
    finally:
        origin_lines._STEP = before
    whole = current(parse(data).events)
    assert (few.attached, few.decided, few.refused, few.ends) == (
        whole.attached, whole.decided, whole.refused, whole.ends,
    )  # fmt: skip
    ours = {about: origin for about, origin in whole.origins.items() if about[0] in keys}
    assert {about: origin for about, origin in few.origins.items() if about[0] in keys} == ours


@given(EVENTS, st.integers(0, 12))
def test_those_that_are_there_are_known(parts, there):
    events, _ = said(parts, False)
    data = "".join(f"{line(event)}\n" for event in events[:there]).encode()
    ids = {event.event for event in events[:there]}
    assert unknown(events, data) == [event for event in events if event.event not in ids]


def origin(key):
    return line(Origin("e1", "1", "me", key, "title", "crossref", "0")).encode() + b"\n"


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        pytest.param(origin("b"), False, id="another-entry"),
        pytest.param(origin("b").rstrip(b"\n"), False, id="no-end"),
        pytest.param(origin("a"), True, id="the-entry"),
        pytest.param(origin("a").replace(b'"a"', b'"\\u0061"'), True, id="escaped-by-another-tool"),
        pytest.param(origin("b").replace(b": ", b":"), True, id="no-blanks"),
        pytest.param(origin("b").replace(b"}", b', "kind": "attached"}'), True, id="two-kinds"),
        pytest.param(origin("b").replace(b"origin", b"placed"), True, id="another-kind"),
        pytest.param(b"{", False, id="no-event"),
    ],
)
def test_what_is_passed_over(data, kept):
    assert without_other_origins(data, ["a"]) == (data if kept else b"")


def test_of_many_keys_all_is_read():
    assert without_other_origins(origin("b"), [f"x{n}" for n in range(origin_lines.MOST + 1)]) == origin("b")


def test_in_a_long_list_only_what_matters_is_kept():
    data = b"".join(origin(f"x{n}") for n in range(2000))
    assert without_other_origins(data, ["x77"]).count(b"\n") == 11  # x770 to x779 too
