from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.errors import RecordError
from incident_refs.records.decoding import MAX_LINE, decode, is_data, line_of, place

PAGE = PurePath("a.md")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@given(
    text=st.text(alphabet=st.characters(exclude_characters="\0\ufeff", exclude_categories=("Cs",))).filter(str.strip)
)
def test_every_byte_comes_back(codec, text):
    data = text.encode(codec)
    decoded = decode(data, PAGE)
    assert decoded.text == text
    assert decoded.encode(decoded.text) == data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "a.md: the file is empty", id="empty"),
        pytest.param(b" \r\n\t", "a.md: the file is empty", id="blank"),
        pytest.param(b"\xef\xbb\xbf", "a.md: the file is empty", id="only-a-bom"),
        pytest.param("ab\r\nM\u00fcller".encode("latin-1"), "a.md:2:2: the bytes here are not UTF-8", id="latin-1"),
        pytest.param("\u00fc\u00fc\n\u00fc".encode() + b"\xe9", "a.md:2:2: the bytes here", id="column-of-characters"),
        pytest.param(b"\xef\xbb\xbfa\xff", "a.md:1:2: the bytes here are not UTF-8", id="behind-a-bom"),
        pytest.param("a\nb".encode("utf-16")[:-1], "a.md:2:1: the bytes here are not UTF-16", id="half-a-utf-16"),
        pytest.param("text".encode("utf-16-le"), "a.md:1:2: a NUL character", id="utf-16-without-bom"),
        pytest.param(b"a\nb\x00", "a.md:2:2: a NUL character", id="binary"),
        pytest.param(b"a\r\n" + b"x" * (MAX_LINE + 1), "a.md:2: the line is longer than 1,000,000", id="long-line"),
    ],
)
def test_refused_with_the_place(data, message):
    with pytest.raises(RecordError) as refused:
        decode(data, PAGE)
    assert str(refused.value).startswith(message)


def test_many_lines_may_be_longer_together():
    assert decode(b"x" * MAX_LINE + b"\r" + b"y" * MAX_LINE, PAGE).codec == "utf-8"


def test_json_may_stand_on_one_line():
    assert len(decode(b'[{"id": "' + b"x" * MAX_LINE + b'"}]', PAGE).text) > MAX_LINE


@pytest.mark.parametrize(
    ("text", "index", "where"),
    [
        pytest.param("a\nb", 2, "a.md:2:1", id="unix"),
        pytest.param("a\r\nbc", 4, "a.md:2:2", id="windows"),
        pytest.param("a\rb", 2, "a.md:2:1", id="old-macintosh"),
        pytest.param("a\r\n\rb\n", 4, "a.md:3:1", id="mixed"),
        pytest.param("a\u2028b", 2, "a.md:1:3", id="separator-is-no-line"),
    ],
)
def test_place(text, index, where):
    assert place(PAGE, text, index) == where
    assert line_of(text, index) == int(where.split(":")[1])


@pytest.mark.parametrize(
    ("text", "name", "data"),
    [
        pytest.param('{"id": 1}', "a", True, id="json"),
        pytest.param("\n <!DOCTYPE html>", "a.txt", True, id="html"),
        pytest.param("id: A1", "a.YAML", True, id="yaml-by-name"),
        pytest.param("[Deng 2009] ImageNet", "a.txt", False, id="label"),
        pytest.param("Deng 2009", "a", False, id="text"),
    ],
)
def test_data_is_told_from_text(text, name, data):
    assert is_data(text, PurePath(name)) is data
