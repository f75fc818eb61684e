import pytest

from incident_refs.checks.doi_shape import DoiShape
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("value", "severity", "message"),
    [
        pytest.param("n/a", "error", "'n/a' is no DOI", id="not-available"),
        pytest.param("none", "error", "'none' is no DOI", id="none"),
        pytest.param("arXiv:2006.16923v2", "error", "is an arXiv id, not a DOI; it belongs in 'eprint'", id="arxiv"),
        pytest.param("978-0-262-03384-8", "error", "is an ISBN, not a DOI; it belongs in 'isbn'", id="isbn"),
        pytest.param("https://www.jstor.org/stable/2346178", "error", "is an address, not a DOI", id="jstor"),
        pytest.param("10.1109", "error", "'10.1109' is only the beginning of a DOI", id="prefix"),
        pytest.param("10.1109/", "error", "only the beginning", id="prefix-and-slash"),
        pytest.param("0.1109/CVPR.2009.5206848", "error", "is no DOI", id="first-digit-lost"),
        pytest.param("10.12/CVPR", "error", "is no DOI", id="prefix-too-short"),
        pytest.param("x" * 3000, "error", "is too long for a DOI", id="long"),
        pytest.param("10/gd3m5x", "warning", "is a short form that few programs know", id="short-doi"),
        pytest.param("10.1109/ CVPR.2009.5206848", "warning", "has a blank in it", id="blank"),
        pytest.param("10.1109/CVPR.2009.5206848 (in press)", "warning", "has a blank in it", id="words-behind"),
        pytest.param("see 10.1109/CVPR.2009.5206848", "warning", "is more than a DOI", id="words-before"),
        pytest.param("10.1109/CVPR.2009.5206848, 10.1145/3442188.3445922", "warning", "holds several DOIs", id="two"),
        pytest.param("10.1109/CVPR.2009.5206848;10.1145/3442188.3445922", "warning", "holds several DOIs", id="two-close"),
    ],
)  # fmt: skip
def test_found(value, severity, message):
    found = the_one(DoiShape(), title="ImageNet", doi=value)
    assert (found.line, found.column, found.field, found.severity) == (3, 3, "doi", severity)
    assert message in found.message
    assert len(found.message) < 200
    assert found.fix is None


def test_a_page_of_a_publisher_is_fixed():
    found = the_one(DoiShape(), doi="https://dl.acm.org/doi/abs/10.1145/3442188.3445922")
    assert to(found) == "10.1145/3442188.3445922"


@pytest.mark.parametrize(
    "value",
    [
        "10.1109/CVPR.2009.5206848",
        "10.1002/(SICI)1096-9063(199911)55:11<1043::AID-PS60>3.0.CO;2-L",
        r"10.1002/(SICI)1096-9063(199911)55:11{\textless}1043::AID-PS60{\textgreater}3.0.CO;2-L",
        r"10.1162/daed{\_}a\_01902",
        "https://doi.org/10.1109/CVPR.2009.5206848",
        "DOI: 10.1109/CVPR.2009.5206848",
        r"\url{https://doi.org/10.1109/CVPR.2009.5206848}",
        "10.21297/ballak.2017.124.",
        "10.1000.10/123456",
        "10.1109%2FCVPR.2009.5206848",
        "10.1109/СVPR.2009.5206848",
        "10.1234/вестник-2020-1",
        "  ",
    ],
)
def test_not_found(value):
    assert seen(DoiShape(), doi=value) == ()
