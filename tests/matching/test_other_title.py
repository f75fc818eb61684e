import pytest

from incident_refs.citations.reader import read
from incident_refs.matching.other_title import other_title
from incident_refs.model.work import Work


@pytest.mark.parametrize(
    ("line", "title", "contradicts"),
    [
        pytest.param(
            "Halvorsen A. (2008). Fluorescent protein crystallized at pH 9.0",
            "Fluorescent protein crystallized at pH 4.2",
            True,
            id="another-number",
        ),
        pytest.param(
            "Halvorsen A. (2008). Fluorescent protein crystallized at pH 9.0",
            "Fluorescent protein crystallized at pH 9.0",
            False,
            id="the-same-number",
        ),
        pytest.param("Quiroga P. (1921). Lectures on tides, part II", "Lectures on tides, part III", True, id="roman"),
        pytest.param("Quiroga P. (1921). Lectures on tides", "Lectures on tides", False, id="no-number"),
        # no title is printed, so that a number in it cannot be missing
        pytest.param(
            "Quiroga, P. J. Coast. Imag. 2011, 14, 201–219.", "Tides of 1999 and boats", False, id="title-less"
        ),
        pytest.param(
            "Quiroga, P. (2011). Preface. Tides and Boats of the North, 17–36.",
            "Tides and boats of the north",
            True,
            id="a-part-is-not-the-whole",
        ),
        pytest.param(
            "Quiroga P. (2011). Tides and boats of the north. Halvorsen Press.",
            "Tides and boats of the north",
            False,
            id="the-whole-is-the-whole",
        ),
    ],
)
def test_a_printed_title_that_disagrees(line, title, contradicts):
    assert (other_title(read(line), Work("x", title=title)) is not None) == contradicts
