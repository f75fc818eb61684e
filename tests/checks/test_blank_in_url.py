import pytest

from incident_refs.checks.blank_in_url import BlankInUrl
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param("https://www.image-net.org/about us.html", "has a blank before 'us.html'", id="inside"),
        pytest.param("https://www.image-net.org/\n   about", "has a blank before 'about'", id="line-end"),
        pytest.param(
            "https://www.image-net.org (accessed 3 May 2021)", "before '(accessed 3 May 2021)'", id="words-behind"
        ),
        pytest.param("Available at: https://www.image-net.org", "is more than an address", id="words-before"),
    ],
)
def test_found(value, message):
    found = the_one(BlankInUrl(), url=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "url", "warning")
    assert message in found.message


@pytest.mark.parametrize(
    "value",
    [
        "https://www.image-net.org",
        " https://www.image-net.org ",
        "https://a.org https://b.org",
        "n / a",
        r"\href{https://a.org}{a b}",
        r"\url{ https://a.org }",
    ],
)
def test_not_found(value):
    assert seen(BlankInUrl(), url=value) == ()
