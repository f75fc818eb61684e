import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.records.splice import Edit, line_end, line_start, newline_of, splice


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], "abcdef", id="none"),
        pytest.param([Edit(2, 2, "X")], "abXcdef", id="insert"),
        pytest.param([Edit(4, 6, ""), Edit(0, 1, "")], "bcd", id="remove-in-any-order"),
        pytest.param([Edit(1, 3, "X"), Edit(3, 3, "Y")], "aXYdef", id="touching"),
    ],
)
def test_splice(edits, expected):
    assert splice("abcdef", edits) == expected


@pytest.mark.parametrize("edits", [[Edit(0, 3, ""), Edit(2, 4, "")], [Edit(3, 1, "")]], ids=["overlap", "backwards"])
def test_edits_that_cannot_be_meant(edits):
    with pytest.raises(ValueError, match="overlap"):
        splice("abcdef", edits)


@given(st.text(), st.data(), st.text())
def test_adding_then_removing_gives_the_text_back(text, data, ours):
    where = data.draw(st.integers(0, len(text)))
    added = splice(text, [Edit(where, where, ours)])
    assert splice(added, [Edit(where, where + len(ours), "")]) == text


@given(st.text(alphabet="ab\r\n"), st.data())
def test_lines_cover_the_text(text, data):
    index = data.draw(st.integers(0, len(text)))
    assert line_start(text, index) <= index <= line_end(text, index)
    assert "\n" not in text[line_start(text, index) : index]


@pytest.mark.parametrize(
    ("text", "newline"), [("a\nb\r\n", "\n"), ("a\r\nb\n", "\r\n"), ("a\rb", "\r"), ("", "\n")], ids=repr
)
def test_newline_of(text, newline):
    assert newline_of(text) == newline
