import pytest

from incident_refs.checks.title_breaks_off import TitleBreaksOff
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("booktitle", "Computer Vision and Pattern Recognition (CVPR), 2009 IEEE Conference on", "ends with 'on'"),
        ("title", "Assessing cultural assimilation using {Facebook} data,", "ends with ','"),
        ("title", "Southern farmers' guide for spring 1922 /", "ends with '/'"),
        ("title", "A survey of the", "ends with 'the'"),
        ("title", "{A survey of}", "ends with 'of'"),
        ("title", "ImageNet: ", "ends with ':'"),
        ("title", "ImageNet (a database of images", "the bracket '(' is not closed"),
        ("title", "ImageNet [a database", "the bracket '[' is not closed"),
    ],
)
def test_found(field, value, message):
    found = the_one(TitleBreaksOff(), year="2009", **{field: value})
    assert message in found.message
    assert (found.severity, found.line, found.column, found.fix) == ("info", 3, 3, None)


@pytest.mark.parametrize(
    "title",
    [
        "ImageNet",
        "ImageNet (2009)",
        "Moving on",
        "The world we live in",
        "$[0, 1)$-colourings",
        "a) and b)",
        "Of",
        "Vitamin A",
        r"A view\,",
        r"{\it pic\/}",
        "Why?",
        "To be continued...",
    ],
)
def test_not_found(title):
    assert seen(TitleBreaksOff(), title=title) == ()
