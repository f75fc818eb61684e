"""Laws that hold for any text at all."""

import unicodedata
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from incident_refs.citations.cleaning import clean
from incident_refs.citations.finder import find
from incident_refs.citations.reader import read, read_all
from incident_refs.citations.short_in_text import find_short
from incident_refs.model.citation import Form

# Pieces of references, put together at random, reach places that random characters do not.
_PIECES = st.sampled_from(
    [
        "Deng J.", "Deng, J.", "J. Deng", "van der Maaten", "O’Neil", "Müller", "邓嘉", "Вапник В.", "et al.", "and", "&",
        ";", ",", ".", ":", " ", "  ", "\n", "\r\n", "(2009)", "2009a", "(n.d.)", "[12]", "1 ", "“A title.”", '"A title,"',
        "In:", "vol. 3", "12(3)", "45–67", "pp. 1-9", "https://doi.org/10.1/", "10.1109/CVPR.2009", "arXiv:2006.16923",
        "*", "_", "@article{a,", "}", "&amp;", "Ã¼", "๐", "😀", "\x00", "\u202e", "�", "…", "NIST", "Wikipedia:", "(pdf)",
        "10.1002/(SICI)1099-0771(199806)11:2<107::AID-BDM292>3.0.CO;2-Y", "ﬁ", "２００９", "٢٠٠٩", "e\u0301", "|", "- ",
    ]
)  # fmt: skip
_LINES = st.one_of(
    st.text(max_size=300), st.lists(_PIECES, max_size=25).map("".join), st.lists(_PIECES, max_size=25).map(" ".join)
)


@settings(max_examples=300, deadline=None)
@given(_LINES)
def test_reading_never_fails_and_is_stable(line: str) -> None:
    citations = read_all(line)
    assert citations == read_all(line)
    assert citations[0] == read(line)
    assert all(citation.raw == line for citation in citations)


@settings(max_examples=300, deadline=None)
@given(_LINES)
def test_nothing_is_read_into_what_is_no_reference(line: str) -> None:
    citation = read(line)
    if citation.form is Form.NONE:
        assert not citation.authors and citation.year is None and citation.title is None and not citation.dois


@settings(max_examples=300, deadline=None)
@given(_LINES)
def test_cleaning_twice_is_cleaning_once(line: str) -> None:
    once = clean(line).text
    assert clean(once).text == once


@settings(max_examples=300, deadline=None)
@given(_LINES)
def test_composed_and_decomposed_letters_are_read_alike(line: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", line), unicodedata.normalize("NFD", line)
    assert [replace(c, raw="") for c in read_all(composed)] == [replace(c, raw="") for c in read_all(decomposed)]


@settings(max_examples=200, deadline=None)
@given(_LINES)
def test_found_spans_are_what_they_say(text: str) -> None:
    for spans in (find(text), find_short(text)):
        assert all(text[span.start : span.end] == span.raw for span in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
