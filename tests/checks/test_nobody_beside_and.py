import pytest

from incident_refs.checks.nobody_beside_and import NobodyBesideAnd
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("author", "better"),
    [
        ("Deng, Jia and", "Deng, Jia"),
        ("and Deng, Jia", "Deng, Jia"),
        ("Deng, Jia and and Li, Fei-Fei", "Deng, Jia and Li, Fei-Fei"),
        ("and and Deng, Jia AND and", "Deng, Jia"),
        ("and", None),
    ],
)
def test_found(author, better):
    found = the_one(NobodyBesideAnd(), title="ImageNet", author=author)
    assert to(found) == better
    assert (found.severity, found.line, found.column, found.field) == ("error", 3, 3, "author")


@pytest.mark.parametrize(
    "author", ["Deng, Jia and Li, Fei-Fei", "And, Fu", "Andersen, H. C.", "Rand and Brand", "Li, And", "{Barnes and}"]
)
def test_not_found(author):
    assert seen(NobodyBesideAnd(), author=author) == ()
