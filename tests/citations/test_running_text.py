import pytest

from incident_refs.citations.running_text import is_sentence, is_surely_prose

PROSE = [
    "The classical problem in computer vision is that of determining what an image contains.",
    "Developed by Princeton University researchers in 2008, ImageNet is a database of over 14 million images.",
    "Data access. Since January 2019, downloads of the full data have been disabled, except for a small subset of them.",
    "In May 2022 the regulator opened an inquiry (case 2022/145), which was closed in January 2023.",
    'The NTSB found that the system "did not include a consideration for pedestrians" (NTSB, 2019).',
    "Von August 2017 bis Juli 2018 testete die Bundespolizei am Bahnhof drei Systeme (Fehlalarme: 0,67 %).",
    "Depuis 2018, le système classe les candidats, et personne ne sait comment il le fait.",
]
NO_PROSE = [
    "Deng J., Dong W. (2009). ImageNet: a database of over 14 million images, with labels for each of them.",
    "Shneiderman, Ben. Human-centered and other machines that are meant to be used by the many, not the few.",
    "The Verge. (2019, Sept 3). How a machine was made to look at the faces of people.",
    "A survey of models for code. Journal of Code 3(2), 4-5, 2019.",
    "State v. Harmon, in which the number of a machine was held to be fair. 881 N.W.2d 749 (2016)",
    "Why machines that look at faces are wrong about so many people (pdf)",
    "How to look at faces of the many without being seen: https://example.org/faces",
    "Computer vision - recognition",
    "",
]


@pytest.mark.parametrize("line", PROSE)
def test_prose(line: str) -> None:
    assert is_surely_prose(line)
    assert is_sentence(line)


@pytest.mark.parametrize("line", NO_PROSE)
def test_what_may_be_a_reference(line: str) -> None:
    assert not is_surely_prose(line)
