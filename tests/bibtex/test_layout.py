"""New entries in the style of the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.blocks import Kind, split
from incident_refs.bibtex.layout import Layout, layout_of, with_fields, with_value, write
from incident_refs.bibtex.read import entries
from incident_refs.errors import LibraryError
from incident_refs.model.entry import Entry

NEW = Entry("b", "misc", (("title", "B"), ("author", "Deng, Jia"), ("month", "jun")))


@pytest.mark.parametrize(
    ("file", "written"),
    [
        pytest.param(
            b"",
            "@misc{b,\n  author        = {Deng, Jia},\n  title         = {B},\n  month         = jun,\n}",
            id="ours",
        ),
        pytest.param(
            b'@misc{a,\r\n\tauthor="A",\r\n\ttitle="T"\r\n}\r\n',
            '@misc{b,\r\n\tauthor="Deng, Jia",\r\n\ttitle="B",\r\n\tmonth=jun\r\n}',
            id="tabs-quotes-windows",
        ),
        pytest.param(
            b"@misc{a,\n    author = {A},\n    title = {T},\n}\n",
            "@misc{b,\n    author = {Deng, Jia},\n    title = {B},\n    month = jun,\n}",
            id="four-blanks",
        ),
        pytest.param(
            b"@misc{a,\n author  = {A},\n title   = {T},\n journal = {J}\n}\n",
            "@misc{b,\n author  = {Deng, Jia},\n title   = {B},\n month   = jun\n}",
            id="aligned",
        ),
    ],
)
def test_style_of_the_file(file, written):
    assert write(NEW, layout_of(file, split(file))).decode() == written


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("k", "x} , note = {y", id="field-inside"),
        pytest.param("k", "{", id="open"),
        pytest.param("k", "\\{", id="escaped-open"),
        pytest.param("k}", "x", id="key-with-a-brace"),
        pytest.param("k, title = {y}", "x", id="key-with-a-field"),
        pytest.param("", "x", id="no-key"),
    ],
)
def test_what_would_corrupt_the_file_is_refused(key, value):
    with pytest.raises(LibraryError):
        write(Entry(key, "misc", (("title", value),)), Layout())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            b"@misc{a,\n  title = {T}\n}", b"@misc{a,\n  title = {T},\n  year = {2009}\n}", id="no-last-comma"
        ),
        pytest.param(b"@misc{a,\n  title = {T},\n}", b"@misc{a,\n  title = {T},\n  year = {2009},\n}", id="last-comma"),
        pytest.param(b"@misc{a, title = {T}}", b"@misc{a, title = {T}, year = {2009}}", id="one-line"),
        pytest.param(b"@misc{a}", b"@misc{a, year = {2009}}", id="no-field"),
        pytest.param(b"@misc(a, title = {T} )", b"@misc(a, title = {T}, year = {2009} )", id="round-brackets"),
        pytest.param(
            b"@misc{a,\n  title = {T} % mine\n}",
            b"@misc{a,\n  title = {T}, % mine\n  year = {2009}\n}",
            id="behind-a-remark",
        ),
        pytest.param(
            b"@misc{a,\n  title = {T}, % mine\n}",
            b"@misc{a,\n  title = {T}, % mine\n  year = {2009},\n}",
            id="behind-a-comma-and-a-remark",
        ),
        pytest.param(b"@misc{a, m = nosuch}", b"@misc{a, m = nosuch, year = {2009}}", id="macro"),
    ],
)
def test_fields_are_added_at_the_end(old, new):
    data = b"% before\n" + old + b"\n"
    block = next(block for block in split(data) if block.kind is Kind.ENTRY)
    assert with_fields(data, block, [("year", "2009")], layout_of(data, split(data))) == new


def test_a_field_is_written_to_the_letter():
    data = b"@misc{a,\n  title = {T},\n}"
    new = with_fields(data, split(data)[0], [("note", "A b")], Layout(column=0), {"note": '"A\n  b"'})
    assert new == b'@misc{a,\n  title = {T},\n  note = "A\n  b",\n}'


_NAMES = st.sampled_from(["title", "year", "note", "author", "doi"])
_VALUES = st.text(alphabet="ab \"'#%\\@=,é", max_size=20).map(lambda text: " ".join(text.split()))


@given(
    st.dictionaries(_NAMES, _VALUES, max_size=5), st.sampled_from(["{}", '""']), st.booleans(), st.sampled_from([0, 9])
)
def test_what_is_written_is_read_again(fields, quotes, comma, column):
    entry = Entry("k", "misc", tuple(fields.items()))
    (read,), failed = entries(write(entry, Layout(quotes=quotes, last_comma=comma, column=column)))
    assert failed == ()
    assert dict(read.fields) == fields


@pytest.mark.parametrize(
    ("entry", "name", "value", "expected"),
    [
        pytest.param("@misc{a, year = {2009}}", "year", "2010", "@misc{a, year = {2010}}", id="braces"),
        pytest.param('@misc{a, Year="2009"}', "year", "2010", '@misc{a, Year="2010"}', id="quotes"),
        pytest.param("@misc{a, year = 2009,}", "year", "2010", "@misc{a, year = 2010,}", id="number"),
        pytest.param("@misc{a, month = jun}", "month", "jul", "@misc{a, month = jul}", id="month"),
        pytest.param('@misc{a, title="T"}', "title", 'A "B"', '@misc{a, title={A "B"}}', id="quotes-in-quotes"),
        pytest.param("@misc{a, x = {1}, X = {2}}", "x", "3", "@misc{a, x = {3}, X = {2}}", id="the-first-counts"),
        pytest.param("@misc{a, journal = acm}", "journal", "ACM", None, id="macro"),
        pytest.param('@misc{a, title = "A" # b}', "title", "C", None, id="sum"),
        pytest.param("@misc{a, title = {T}}", "year", "2010", None, id="no-such-field"),
        pytest.param("@misc(a, title = {T})", "title", "U", "@misc(a, title = {U})", id="brackets"),
    ],
)
def test_one_value_takes_anothers_place(entry, name, value, expected):
    data = f"% mine\r\n{entry}\r\n".encode()
    block = next(block for block in split(data) if block.kind is Kind.ENTRY)
    found = with_value(data, block, name, value)
    assert found == (expected.encode() if expected else None)


def test_a_value_that_would_be_read_as_something_else_is_not_written():
    data = b"@misc{a, title = {T}}"
    with pytest.raises(LibraryError, match="braces"):
        with_value(data, split(data)[0], "title", "x} , note = {y")
