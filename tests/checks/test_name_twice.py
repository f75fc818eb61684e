import pytest

from incident_refs.checks.name_twice import NameTwice
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    "author", ["Deng, Jia and Dong, Wei and Deng, Jia", "Jia Deng and Jia Deng", "{OpenAI} and {OpenAI}"]
)
def test_found(author):
    found = the_one(NameTwice(), title="ImageNet", author=author)
    assert "stands there twice" in found.message
    assert (found.severity, found.line, found.column, found.fix) == ("info", 3, 3, None)


@pytest.mark.parametrize(
    "author",
    [
        "Deng, Jia and Dong, Wei",
        "Deng, Jia and Deng, J.",
        "Li, Kai and Li, Fei-Fei",
        "others and others",
        "{A and B and A}",
    ],
)
def test_not_found(author):
    assert seen(NameTwice(), author=author) == ()
