import pytest

from incident_refs.checks.shouting_title import ShoutingTitle
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    "title",
    [
        "INTERNATIONAL MEETINGS AND SYMPOSIA",
        "IMAGENET: A LARGE-SCALE HIERARCHICAL IMAGE DATABASE",
        "{{ABSTRACTS OF CURRENT LITERATURE}}",
        r"\emph{IMAGE DATASETS}: A SURVEY OF M{\"U}LLER",
        "ДЕЛО О НАПАДЕНИИ НА ТАРАБОШ ПОЛНОСТЬЮ",
    ],
)
def test_found(title):
    found = the_one(ShoutingTitle(), title=title)
    assert (found.severity, found.line, found.column, found.fix) == ("info", 2, 3, None)


@pytest.mark.parametrize(
    "title",
    [
        "ImageNet",
        "NASA",
        "NASA, ESA, JAXA",
        "GPT-4",
        "COVID-19 SARS-CoV-2",
        "JIT AND MRP",
        "IMAGENET: a survey",
        "中文 ABC DEF",
        "2009",
        "$X$ AND $Y$",
        "",
    ],
)
def test_not_found(title):
    assert seen(ShoutingTitle(), title=title) == ()
