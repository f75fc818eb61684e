import pytest

from incident_refs.checks.title_in_double_braces import TitleInDoubleBraces
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    "title",
    [
        "{ImageNet: A Large Scale Hierarchical Database of Images}",
        "{The {LaTeX} Graphics Companion for Everybody}",
        "{Virtual Fonts: More Fun for Grand Wizards}",
    ],
)
def test_found(title):
    found = the_one(TitleInDoubleBraces(), title=title)
    assert (found.severity, found.line, found.column, found.fix) == ("info", 2, 3, None)


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("The {LaTeX} Graphics Companion for Everybody", id="one-pair"),
        pytest.param("{ImageNet}", id="one-word"),
        pytest.param("{ImageNet: a large-scale database of images}", id="lower-case"),
        pytest.param("{ImageNet} and a Title of {Images}", id="two-groups"),
        pytest.param("{Das Vieweg LaTeX-Buch: Eine Praxisorientierte Einführung}", id="german"),
        pytest.param("{IMAGE DATASETS: A SURVEY}", id="shouts"),
        pytest.param(r"{\em The Graphics Companion for Everybody}", id="command"),
    ],
)
def test_not_found(title):
    assert seen(TitleInDoubleBraces(), title=title) == ()


def test_a_language_that_is_named():
    title = "{Arbeiten der Schule in Berlin by Land and Sea}"
    assert seen(TitleInDoubleBraces(), title=title, langid="ngerman") == ()
