import time

import pytest

from incident_refs.records.markers import markers_in

DOE, BLOG, DEEP = "(Citation: Doe 2024)", "(Citation: A blog (2023))", "(Citation: A (b) (c) (d))"
KNOWN = {DOE, BLOG, DEEP}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f"It is.{DOE}{BLOG}", [DOE, BLOG], id="one-behind-the-other"),
        pytest.param(f"{DOE} and {DOE}", [DOE, DOE], id="twice"),
        pytest.param(f"(see {DOE})", [DOE], id="within-brackets"),
        pytest.param(f"It is {DEEP}.", [DEEP], id="brackets-of-its-own"),
        pytest.param("It is.(Citation: Roe)(citation: Doe 2024)", [], id="unknown"),
        pytest.param("((((( Doe", [], id="never-closed"),
        pytest.param("(Citation: A blog (2023) ", [], id="cut-off"),
    ],
)
def test_markers(text, found):
    assert [text[start:end] for start, end in markers_in(text, KNOWN)] == found


def test_what_is_taken_is_left_alone():
    text = f"{DOE} {BLOG}"
    assert [text[start:end] for start, end in markers_in(text, KNOWN, [(5, 9)])] == [BLOG]


@pytest.mark.parametrize("unit", ["(", ")", "()", "(Citation: ", DOE], ids=repr)
def test_a_long_text_takes_no_time(unit):
    start = time.process_time()
    list(markers_in(unit * (1_000_000 // len(unit)), KNOWN))
    assert time.process_time() - start < 5
