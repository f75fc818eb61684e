import pytest

from incident_refs.checks.initial_as_family_name import InitialAsFamilyName
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("author", "better"),
    [
        pytest.param("Deng J. and Dong W. and Li F.F.", "Deng, J. and Dong, W. and Li, F.F.", id="aiaaic-AIAAIC0276"),
        pytest.param("Deng J and Dong W and others", "Deng, J and Dong, W and others", id="no-stops"),
        pytest.param("Smith JK and Jones AB", "Smith, JK and Jones, AB", id="pubmed"),
        pytest.param("Li F.-F. and van der Maaten L.", "Li, F.-F. and van der Maaten, L.", id="hyphen-and-particle"),
        pytest.param("Deng J.", None, id="one-name"),
        pytest.param("Deng J. and Wei Dong", None, id="one-of-two"),
        pytest.param("Rishikesan Nair T. and C. V. Rajagopal", None, id="nair"),
    ],
)  # fmt: skip
def test_found(author, better):
    found = the_one(InitialAsFamilyName(), title="ImageNet", author=author)
    assert to(found) == better
    assert (found.severity, found.line, found.column, found.field) == ("warning", 3, 3, "author")


@pytest.mark.parametrize(
    "author",
    [
        "Deng, J.",
        "Jia Deng",
        "J. Deng",
        "Malcolm X",
        "Henry VIII and Thurston Howell III",
        "Mistral AI and Google AI",
        "{Deng J.}",
        "Deng",
        "J. K.",
        "King, Jr., M.",
    ],
)
def test_not_found(author):
    assert seen(InitialAsFamilyName(), author=author) == ()
