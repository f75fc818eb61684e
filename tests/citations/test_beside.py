"""Lines that are references next to one: which may be, which may be between two only, and what never is one."""

import pytest

from incident_refs.citations.beside import may_stand_beside
from incident_refs.citations.finder import find

BESIDE = [
    "Baltimore Banner: Principal's voice was faked, police say",
    "Royal Statistical Society. RSS alerts Ofqual to stats issues relating to grading in 2020",
    "South China Morning Post. How Hong Kong children are being watched",
    "El País: Un chatbot municipal aconseja tomar el sol",
    "The Irish Times: 'I thought she was real'",
    "McStay A. Emotional AI and EdTech: serving the public good?",
    "On Recent Research Auditing Facial Analysis Technology (Concerned Researchers, 2019)",
]
BETWEEN = ["Politiken: Museets robot tog fejl af to tusind år", "BR Data/Spiegel: Blackbox Schufa"]
NEVER = [
    "Privacy: Faces of children were copied",
    "Vehicle: 4 cars of the maker",
    "Homes: 27,000 bought, 17,000 sold",
    "Elon Musk: 'We will look at it'",
    "Human rights and civil liberties: Dignity; Privacy",
    "The company said it would look into it",
    "Baltimore Banner: Principal's voice was faked, police say.",
]


@pytest.mark.parametrize("line", BESIDE)
def test_next_to_a_reference(line: str) -> None:
    assert may_stand_beside(line)
    assert [span.raw for span in find(f"Fake voices\nIt was faked.\nKim A. (2009). Faces and voices\n{line}")][1:] == [
        line
    ]


@pytest.mark.parametrize("line", BETWEEN)
def test_between_two_references(line: str) -> None:
    assert not may_stand_beside(line)
    assert may_stand_beside(line, between=True)


@pytest.mark.parametrize("line", NEVER)
def test_no_reference_anywhere(line: str) -> None:
    assert not may_stand_beside(line, between=True)


def test_a_heading_between_the_two_parts_them() -> None:
    line = BESIDE[1]
    assert len(find(f"Fake voices\nKim A. (2009). Faces\n\n## Harms\n\n{line}")) == 1


LISTED = "Documents\nKim A. (2009). Faces and voices\n{}\nLo B. (2019). Voices and faces"


@pytest.mark.parametrize("line", ["Gothamist", "Omroep Flevoland", "OKO.press", "Mills 2017", "Meijers Committee 2024"])
def test_an_outlet_by_itself_in_a_list(line: str) -> None:
    assert [span.raw for span in find(LISTED.format(line))][1:2] == [line]


@pytest.mark.parametrize("line", ["Podcasts", "Mitigation", "None", "Summer 2017"])
def test_no_outlet(line: str) -> None:
    assert line not in [span.raw for span in find(LISTED.format(line))]


def test_a_source_of_one_word_that_the_prose_names() -> None:
    page = (
        "{}\nDynamic prices, a test by the {} showed, rose.\nConsumentenbond: Wat kost jouw klik?\nKim A. (2009). Faces"
    )
    assert len(find(page.format("Prices", "Consumentenbond"))) == 2
    assert len(find(page.format("Prices", "press"))) == 1


def test_the_title_of_the_page_is_none() -> None:
    assert len(find("Voice Clone: Headteacher Framed By Colleague\nKim A. (2009). Faces and voices")) == 1
