import pytest

from incident_refs.checks.credentials_in_url import CredentialsInUrl
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    ("value", "what"),
    [
        pytest.param("https://me:hunter2@example.org/a", "a user's name and password", id="password"),
        pytest.param("ftp://me@example.org/a", "a user's name", id="user"),
        pytest.param("https://example.org/a?access_token=hunter2", "'access_token=…'", id="token"),
        pytest.param("https://example.org/a?x=1&API_KEY=hunter2", "'api_key=…'", id="key"),
        pytest.param("https://b.s3.amazonaws.com/a.pdf?X-Amz-Signature=hunter2", "'x-amz-signature=…'", id="signed"),
        pytest.param("https://example.org/a;jsessionid=hunter2?x=1", "'jsessionid=…'", id="session"),
        pytest.param(r"https://example.org/a?x=1\&token=hunter2", "'token=…'", id="tex"),
        pytest.param("https://example.org/#id_token=hunter2", "'id_token=…'", id="fragment"),
    ],
)
def test_found(value, what):
    found = the_one(CredentialsInUrl(), url=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "url", "warning")
    assert what in found.message
    assert "hunter2" not in found.message


@pytest.mark.parametrize(
    "value",
    [
        "https://medium.com/@me/a-post",
        "https://example.org/a?q=token=",
        "https://example.org/a?tokens=many",
        "https://example.org/a?token=",
        "ftp://anonymous@example.org/a",
        "mailto:me@example.org",
        "https://example.org/a?id=1&page=2",
    ],
)
def test_not_found(value):
    assert seen(CredentialsInUrl(), url=value) == ()
