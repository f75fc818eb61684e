"""Every byte of a `.bib` file lies in exactly one block, and what nobody understands is said."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.blocks import Kind, splice, split

A = b"@misc{a,\n title = {A}\n}\n"
C = b"@misc{c,\n title = {C}\n}\n"


def kinds(data: bytes) -> list[str]:
    return [f"{block.kind.value} {block.line}" for block in split(data) if block.kind is not Kind.GAP]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", [], id="empty"),
        pytest.param(A + C, ["entry 1", "entry 4"], id="two"),
        pytest.param(b"\xef\xbb\xbf" + A, ["entry 1"], id="byte-order-mark"),
        pytest.param(b"% head\n\xef\xbb\xbf" + A, ["comment 1", "entry 2"], id="mark-behind-a-comment"),
        pytest.param((A + C).replace(b"\n", b"\r"), ["entry 1", "entry 4"], id="mac-line-ends"),
        pytest.param((A + C).replace(b"\n", b"\r\n"), ["entry 1", "entry 4"], id="windows-line-ends"),
        pytest.param(b"@MISC ( a, title = {x)} )" + C, ["entry 1", "entry 1"], id="round-brackets"),
        pytest.param(b'@misc{a, t = "A {"}b{"}"}', ["entry 1"], id="quotes-in-quotes"),
        pytest.param(
            b'@string{n = "N"}\n@preamble{"\\x" # n}\n' + A, ["string 1", "preamble 2", "entry 3"], id="macros"
        ),
        pytest.param(b"@comment{@misc{x, t = {no}}}\n" + A, ["comment 1", "entry 2"], id="comment-holds-an-entry"),
        pytest.param(b"@comment no brace\n\n" + A, ["comment 1", "entry 3"], id="comment-without-brace"),
        pytest.param(b"@comment(mine, {x})\n" + A, ["comment 1", "entry 2"], id="comment-in-round-brackets"),
        pytest.param(b"@comment{{{{{{{{{deep}}}}}}}}}\n" + A, ["comment 1", "entry 2"], id="deep-comment"),
        pytest.param(b"@misc{a, % mine\n t = {A}\n}\n" + C, ["entry 1", "entry 4"], id="remark-in-an-entry"),
        pytest.param(b"% @misc{old, t = {x}}\n" + A, ["comment 1", "entry 2"], id="taken-out-by-per-cent"),
        pytest.param(A + b'text } { " @ me@example.org\n' + C, ["entry 1", "comment 4", "entry 5"], id="text-between"),
        pytest.param(b"@misc{a, t = {" + b"{" * 9 + b"x" + b"}" * 9 + b"}}\n" + C, ["entry 1", "entry 2"], id="deep"),
        pytest.param(b"@misc{a, pages = 12--15}\n" + C, ["entry 1", "entry 2"], id="bare-range"),
        pytest.param(
            b"@misc{a, abstract = {see\n@misc{x, t = {y}}\n}}\n" + C, ["entry 1", "entry 4"], id="quoted-entry"
        ),
        pytest.param(b'@article"x, t = {T}\n}\n' + C, ["failed 1", "entry 3"], id="quote-for-brace"),
    ],
)
def test_blocks(data, expected):
    assert kinds(data) == expected


@pytest.mark.parametrize(
    ("middle", "reason", "line"),
    [
        pytest.param(b"@book{b,\n author = {B}\n title = {T}\n}\n", "no comma after the field 'author'", 5, id="comma"),
        pytest.param(b"@book{b\n title = {T}\n}\n", "no comma after the key 'b'", 4, id="comma-after-key"),
        pytest.param(b"@book{my key,\n title = {T}\n}\n", "no comma after the key 'my'", 4, id="blank-in-key"),
        pytest.param(b"@book{b,\n title {T}\n}\n", "no '=' after 'title'", 5, id="equals"),
        pytest.param(b"@book{}\n", "no key", 4, id="no-key"),
        pytest.param(
            b"@book{b,\n t = {a { b},\n y = {2}\n}\n", "a brace is missing in the value of 't'", 5, id="brace"
        ),
        pytest.param(b"@book{b,\n t = {T},\n", "the entry 'b' is not closed", 5, id="open"),
        pytest.param(b"@book{b,\n t = {T}\n)\n", "closed by the wrong bracket", 6, id="wrong-bracket"),
        pytest.param(b'@book{b,\n t = "T},\n}\n', "value of 't' in the entry 'b' is not closed", 5, id="quote"),
        pytest.param(b"@string{b = }\n", "this @string cannot be read", 4, id="string"),
        pytest.param(b"@comment{b { c}\n", "this @comment cannot be read", 4, id="comment"),
        pytest.param(b"@book{b,\n t = {a\0b}\n}\n", "NUL byte", 5, id="nul"),
    ],
)
def test_a_broken_entry_spoils_itself_alone(middle, reason, line):
    data = A + middle + C
    blocks = split(data)
    assert [b.kind for b in blocks if b.kind is not Kind.GAP][::2] == [Kind.ENTRY, Kind.ENTRY]
    failed = next(block for block in blocks if block.kind is Kind.FAILED)
    assert reason in failed.reason
    assert data.count(b"\n", 0, failed.at) + 1 == line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(b"@misc{b title = {B}} @misc{c}", ["failed 1", "entry 1"], id="one-behind"),
        pytest.param(b"@misc{b title = {B}}@misc{c}@misc{d}", ["failed 1", "entry 1", "entry 1"], id="two-behind"),
        pytest.param(b"@misc{b title = {see @misc{c}}}", ["failed 1"], id="one-inside"),
        pytest.param(b"@misc{b title = {B}} mine @misc{c}", ["failed 1"], id="text-between"),
        pytest.param(b"@misc{b title = {B} @misc{c}", ["failed 1"], id="open"),
    ],
)
def test_a_broken_entry_spoils_no_other_one_on_its_line(line, expected):
    assert kinds(line) == expected


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        pytest.param(b", year = {2009}}\n", ["entry 1", "failed 1", "entry 2"], id="fields"),
        pytest.param(b"\n@comment x\n", ["entry 1", "comment 2", "entry 3"], id="comment"),
        pytest.param(b"\n}\n", ["entry 1", "failed 2", "entry 3"], id="brace"),
        pytest.param(b" {mine}\n", ["entry 1", "comment 1", "entry 2"], id="text"),
    ],
)
def test_what_a_brace_too_many_cuts_off_is_said(behind, expected):
    assert kinds(b"@misc{a, title = {A}}" + behind + C) == expected


def test_a_lost_brace_that_another_makes_up_for_does_not_swallow_entries():
    lost = b"@misc{b,\n abstract = {set { of things},\n year = {2000}\n}\n" + C
    found = b"@misc{d,\n note = {one } too many}\n}\n}\n}\n"
    assert "entry 5" in kinds(lost + found)


@pytest.mark.parametrize("cut", [b"@", b"@art", b"@inproceedings", b"mine\n@art\n"])
def test_a_file_that_ends_in_the_middle_of_an_entry(cut):
    assert [kind.split()[0] for kind in kinds(A + cut)] == ["entry", "failed"]
    assert [kind.split()[0] for kind in kinds(A + b"me@example.org")] == ["entry", "comment"]


_SIGNS = [b"@", b"{", b"}", b'"', b",", b"=", b"#", b"\n", b"\r\n", b" ", b"%", b"(", b")", b"\\", b"\0", b"\xc3\xa9"]
_WORDS = [b"@misc{a,", b"title", b"@string{x = ", b"@comment{", b"2009", b"\xef\xbb\xbf", b"\xff", A, C]
_PIECES = st.sampled_from([*_SIGNS, *_WORDS])


@given(st.lists(_PIECES, max_size=40).map(b"".join))
def test_every_byte_is_accounted_for(data):
    blocks = split(data)
    assert b"".join(data[block.start : block.end] for block in blocks) == data
    assert all(one.end == other.start for one, other in pairwise(blocks))
    assert all(block.start < block.end for block in blocks)
    assert all(block.reason for block in blocks if block.kind is Kind.FAILED)


@given(st.lists(_PIECES, max_size=30).map(b"".join), st.data())
def test_splice_changes_nothing_else(data, draw):
    start = draw.draw(st.integers(0, len(data)))
    end = draw.draw(st.integers(start, len(data)))
    assert splice(data, [(start, end, b"NEW")]) == data[:start] + b"NEW" + data[end:]
    assert splice(data, []) == data


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"@" * 200_000, id="at"),
        pytest.param(b"@a{" * 70_000, id="open-on-one-line"),
        pytest.param(b"@a{\n" * 50_000, id="open-on-many"),
        pytest.param(b"@a{k, t = {" + b"{" * 100_000, id="braces"),
        pytest.param(b"@a{k, t = " + b"{" * 50_000 + b"}" * 50_000 + b"}", id="nested"),
        pytest.param(b'@a{k, t = "' + b'"{' * 100_000, id="quotes"),
        pytest.param(b"@a{k" + b", t = {x}" * 20_000, id="fields"),
        pytest.param(b"@a{k, t = 1" + b" # 1" * 50_000, id="sums"),
        pytest.param(b"@a{k, t = {" + b" " * 200_000 + b"\n", id="blanks"),
        pytest.param(b"%" + b"@a{" * 70_000, id="per-cent"),
        pytest.param(b"@a{k, t = {x}, %" + b'\n{"' * 50_000 + b"}" * 50_001, id="remark-and-quotes"),
        pytest.param(b"@a{k t = {x}}" * 20_000, id="broken-on-one-line"),
        pytest.param(b"@a{k, % x\n" + b"t = {x} % x\n," * 10_000 + b"}", id="remarks"),
        pytest.param(b"x}\n a = " * 25_000, id="fields-in-text"),
    ],
)
def test_time_is_linear(data):
    started = time.process_time()
    split(data)
    assert time.process_time() - started < 5
