"""Short citations in sentences, told from everything else that stands beside a year in brackets."""

import pytest

from incident_refs.citations.short_in_text import find_short, is_clearly_cited

CLEAR = [
    pytest.param("Brown et al. (2019) disagree.", ["Brown et al. (2019)"], id="et-al"),
    pytest.param("Smith and Jones (2018) say so.", ["Smith and Jones (2018)"], id="two"),
    pytest.param("It fails (Ito, 2022).", ["Ito, 2022"], id="comma"),
    pytest.param("It fails (see Ito 2022; NIST, 2023).", ["see Ito 2022", "NIST, 2023"], id="see"),
    pytest.param("Wrong [Obermeyer et al. 2019, p. 4].", ["Obermeyer et al. 2019, p. 4"], id="square"),
    pytest.param("An old story (BBC, 2023).", ["BBC, 2023"], id="a-newsroom"),
    pytest.param("van der Maaten & Hinton's (2008) plot", ["van der Maaten & Hinton's (2008)"], id="particle"),
    pytest.param("As Deng et al. (2009) show", ["Deng et al. (2009)"], id="a-word-before"),
    pytest.param("But In Deng & Li (2009), all", ["Deng & Li (2009)"], id="two-words-before"),
    pytest.param("so O’Neil and Ó Briain (2016) hold", [], id="a-name-of-one-letter"),
]
NOT_CLEAR = [
    pytest.param("It ran on Windows (2000) and Office (2003).", id="products"),
    pytest.param("Founded (2009) by Ana Costa, it lent money.", id="founded"),
    pytest.param("The Road Transport Act (2018) forbids it.", id="act"),
    pytest.param("The Summer Games (2021) were late; so was Euro (2020).", id="games"),
    pytest.param("A workshop (Lisbon, 2019) and another (Vancouver, 2020).", id="places"),
    pytest.param("Marcus (2022) calls it wrong.", id="one-name-in-the-sentence"),
    pytest.param("distilbert (Hugging Face, 2019) and Bing (Microsoft, 2023)", id="makers"),
    pytest.param("Yoshua Bengio (Turing Award 2018), Ray Kowalski (58)", id="prize-and-age"),
    pytest.param("in one night (June, 2024) and another (Spring, 2025)", id="months"),
    pytest.param("Rui Alves (Porto 1970), mayor (since 2019), left (in 2020).", id="life"),
    pytest.param("a fine ($5.20, 2017), a share (3 %, 2018), ISO (9001)", id="numbers"),
    pytest.param("Google and Facebook (2020) promised it.", id="two-companies"),
    pytest.param("Level (2016), Version (2019), Figure (2020), Model S (2015)", id="levels"),
    pytest.param("the pandemic (COVID-19, 2020); the vote (Brexit 2016)", id="events"),
    pytest.param("Directive (2016), Regulation (2021), the Hague Convention (1907)", id="laws"),
]


@pytest.mark.parametrize(("text", "raws"), CLEAR)
def test_what_is_a_citation_by_itself(text: str, raws: list[str]) -> None:
    assert [found.raw for found in find_short(text) if is_clearly_cited(found)] == raws


@pytest.mark.parametrize("text", NOT_CLEAR)
def test_what_only_stands_beside_a_year(text: str) -> None:
    assert [found.raw for found in find_short(text) if is_clearly_cited(found)] == []


def test_nothing_is_looked_for_in_lines_that_are_references() -> None:
    text = "Smith and Jones (2018)\nSmith and Jones (2018) say so."
    assert [found.start for found in find_short(text, [(0, 22)])] == [23]
