import pytest

from incident_refs.checks.organisation_as_person import OrganisationAsPerson
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("author", "better"),
    [
        pytest.param("World Health Organization", "{World Health Organization}", id="who"),
        pytest.param("Deng, Jia and R Core Team", "Deng, Jia and {R Core Team}", id="team"),
        pytest.param("OpenAI, Inc.", "{OpenAI, Inc.}", id="inc"),
        pytest.param("Organization, World Health", "{World Health Organization}", id="taken-apart"),
        pytest.param("Team, Gemini and Deng, Jia", "{Gemini Team} and Deng, Jia", id="team-taken-apart"),
        pytest.param("Oxford, University of", "{University of Oxford}", id="of"),
        pytest.param("European Commission and Deng, Jia and others", "{European Commission} and Deng, Jia and others", id="others"),
        pytest.param("Aldus Corporation and Microsoft Corporation", "{Aldus Corporation} and {Microsoft Corporation}", id="two-firms"),
        pytest.param("Universität Zürich", "{Universität Zürich}", id="german"),
        pytest.param("Department of Health and Human Services", None, id="and-inside"),
        pytest.param("Food and Drug Administration", None, id="and-before"),
        pytest.param("Taco Hoekwater and MetaPost Team", None, id="beside-a-person-without-comma"),
        pytest.param(r"The {\NTS} Team", None, id="macro"),
    ],
)  # fmt: skip
def test_found(author, better):
    found = the_one(OrganisationAsPerson(), title="ImageNet", author=author)
    assert to(found) == better
    assert (found.severity, found.line, found.column, found.field) == ("warning", 3, 3, "author")


@pytest.mark.parametrize(
    "author",
    [
        "{World Health Organization}",
        "{National Institute of Standards and Technology}",
        "Bank, John and House, Jane",
        "Jane House and Paul Church",
        "Deng, Jia",
        "Organization",
        "Frank Mittelbach and the {LaTeX Project Team}",
        "Board, J. and Group, K.",
        "Center, David",
        "Foundation, X.",
    ],
)
def test_not_found(author):
    assert seen(OrganisationAsPerson(), author=author) == ()
