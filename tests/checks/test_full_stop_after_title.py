import pytest

from incident_refs.checks.full_stop_after_title import FullStopAfterTitle
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("title", "better"),
    [
        ("A large-scale image database.", "A large-scale image database"),
        ("A {database}.", "A {database}"),
        ("{{A database.}}", "{{A database}}"),
        ("Machine bias in {HIV}/{AIDS}.", "Machine bias in {HIV}/{AIDS}"),
        ("Children's behavior: Viewed by adults and children.", "Children's behavior: Viewed by adults and children"),
        ("The events of 2009.", "The events of 2009"),
        (r"{\"U}ber M{\"u}ller.", r"{\"U}ber M{\"u}ller"),
        ("A quote, ``here''.", "A quote, ``here''"),
    ],
)
def test_found(title, better):
    found = the_one(FullStopAfterTitle(), title=title)
    assert to(found) == better
    assert (found.severity, found.line, found.column) == ("info", 2, 3)


@pytest.mark.parametrize(
    "title",
    [
        "ImageNet", "Machine bias in the U.S.", "A reply to Deng et al.", "Loomis v. Google Inc.", "To be continued...", "Why?.",
        "Vitamin C.", "GPT.", "Myxine hubbsi: Mincarone, M.M.", "A new species, Deng sp. nov.", "Proceedings, Vol.", r"What \ldots.",
        r"It is $x$.", "...", ".", "Martin Luther King, Jr.", "Etc.", "ACM Proc.",
    ],
)  # fmt: skip
def test_not_found(title):
    assert seen(FullStopAfterTitle(), title=title) == ()
