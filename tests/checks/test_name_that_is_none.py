import pytest

from incident_refs.checks.name_that_is_none import NameThatIsNone
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("author", "severity", "message"),
    [
        pytest.param("John Doe and Jane Smith", "warning", "'John Doe' stands where a name should", id="john-doe"),
        pytest.param("Doe, Jane", "warning", "'Doe, Jane' stands", id="doe-jane"),
        pytest.param("Firstname Lastname and others", "warning", "'Firstname Lastname'", id="firstname"),
        pytest.param("Deng, Jia and Author, Second", "warning", "'Author, Second'", id="second-author"),
        pytest.param("Author One and Author Two", "warning", "'Author One'", id="author-one"),
        pytest.param("None", "warning", "'None'", id="none"),
        pytest.param("Anonymous", "info", "'Anonymous' is no name", id="anonymous"),
        pytest.param("{Unknown}", "info", "'{Unknown}' is no name", id="unknown"),
        pytest.param("n/a", "info", "'n/a' is no name", id="not-available"),
        pytest.param("various authors", "info", "is no name", id="various"),
        pytest.param("Deng, Jia and deng@princeton.edu", "warning", "'deng@princeton.edu' is an address", id="e-mail"),
        pytest.param("https://image-net.org", "warning", "is an address and no name", id="address"),
        pytest.param("Deng, Jia1 and Dong, Wei2", "warning", "'Deng, Jia1' has digits in it", id="affiliation"),
        pytest.param("Felix999", "warning", "has digits", id="digits"),
        pytest.param("---", "warning", "'---' has no letters", id="dashes"),
        pytest.param("?", "warning", "'?' has no letters", id="question"),
    ],
)  # fmt: skip
def test_found(author, severity, message):
    found = the_one(NameThatIsNone(), title="ImageNet", author=author)
    assert message in found.message
    assert (found.severity, found.line, found.column, found.fix) == (severity, 3, 3, None)


@pytest.mark.parametrize(
    ("author", "better"),
    [
        ("Wei Wang 0001 and Li Deng", "Wei Wang and Li Deng"),
        ("Wang, Wei 0001 and Li Deng 0023", "Wang, Wei and Li Deng"),
    ],
)
def test_namesakes_of_dblp(author, better):
    found = the_one(NameThatIsNone(), author=author)
    assert "DBLP" in found.message
    assert to(found) == better


@pytest.mark.parametrize(
    "author",
    [
        "Deng, Jia and others",
        "Nan, Li",
        "Null, Jan",
        "Doe, Robert",
        "Unknown Mortal Orchestra",
        "First, Ruth",
        "{G20}",
        "{Group 42 Inc.}",
        "Prince, 3rd, Charles",
        "張三",
        r"{\TeX}, X.",
        "To, Kim",
        "Test, Zoltan",
        "{Anonymous Collective}",
    ],
)
def test_not_found(author):
    assert seen(NameThatIsNone(), author=author) == ()
