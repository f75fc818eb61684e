import pytest

from incident_refs.checks.several_addresses import SeveralAddresses
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    "value",
    [
        "https://a.org; https://b.org",
        "https://a.org https://b.org",
        "https://a.org,https://b.org",
        "https://a.org and www.b.org",
        "www.a.org, www.b.org",
        r"\url{https://a.org} \url{https://b.org}",
        r"\url{https://a.org}\url{https://b.org}",
        "https://a.org (https://b.org)",
    ],
)
def test_found(value):
    found = the_one(SeveralAddresses(), url=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "url", "warning")


@pytest.mark.parametrize(
    "value",
    [
        "https://a.org",
        "https://web.archive.org/web/2020/https://b.org",
        "https://a.org/?u=https://b.org",
        r"\url{https://a.org}",
        "see www.a.org",
        "Available at: https://a.org",
        "www.a.org",
    ],
)
def test_not_found(value):
    assert seen(SeveralAddresses(), url=value) == ()
