"""What is hardly meant so in entries that were read is said, once, and at its place."""

import pytest

from incident_refs.bibtex.doubts import doubts
from incident_refs.bibtex.read import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a, year = {2009}}\n@misc{b, year = {c. 1999a}}", [], id="years"),
        pytest.param("@misc{a, year = {}}", [], id="no-year"),
        pytest.param("@misc{a,\n year = {MMXX}}", [(1, "no year can be read from 'MMXX'")], id="roman"),
        pytest.param("@misc{a, year = {" + "9" * 5000 + "}}", [(1, "no year can be read")], id="5000-digits"),
        pytest.param("@misc{a, author = {Deng, Jia and King, Jr., Martin}}", [], id="names"),
        pytest.param("@misc{a, author = {Deng, Jia, Dong, Wei}}", [(1, "more than two commas")], id="commas"),
        pytest.param("@misc{a, editor = {and Deng}}", [(1, "'and' with nobody")], id="and-before"),
        pytest.param("@misc{a, author = {Deng and}}", [(1, "'and' with nobody")], id="and-behind"),
        pytest.param("@misc{a, author = {Deng and and Li}}", [(1, "'and' with nobody")], id="and-and"),
        pytest.param("@misc{a, author = {Andersen and Roland}}", [], id="and-in-names"),
        pytest.param("@misc{Deng2009}\n@misc{Dеng2009}", [(2, "looks like 'Deng2009'")], id="cyrillic-letter"),
        pytest.param("@misc{é}\n@misc{e\u0301}", [(2, "looks like 'é'")], id="composed"),
        pytest.param("@misc{müller}\n@misc{möller}", [], id="umlauts"),
        pytest.param("@misc{a, crossref = {A}}", [(1, "lead back to it")], id="own-parent"),
        pytest.param("@misc{a, crossref = b}\n@misc{b, xdata = {c, a}}", [(1, "lead back")], id="circle"),
        pytest.param(
            "@misc{a, crossref = {b}}\n@misc{b, xdata = {c}}\n@misc{c, xdata = {b}}", [(2, "lead")], id="above"
        ),
        pytest.param("@misc{a, crossref = {b}}\n@misc{b}\n@misc{c, crossref = {b}}", [], id="one-parent-of-two"),
    ],
)
def test_doubts(text, expected):
    found = [(one.line, one.reason) for one in doubts(read(text.encode())) if one.kept]
    assert [line for line, _ in found] == [line for line, _ in expected]
    for (_, reason), (_, part) in zip(found, expected, strict=True):
        assert part in reason


def test_a_long_line_of_parents_is_followed_to_its_end():
    text = "\n".join(f"@misc{{c{number}, crossref = {{c{number + 1}}}}}" for number in range(20_000))
    assert not list(doubts(read(text.encode())))
    assert len(list(doubts(read((text + "\n@misc{c20000, crossref = {c0}}").encode())))) == 1
