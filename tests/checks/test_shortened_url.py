import pytest

from incident_refs.checks.shortened_url import ShortenedUrl
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    "value", ["https://bit.ly/3abcdef", "http://goo.gl/maps/x", "https://www.tinyurl.com/x", r"\url{https://t.co/x}"]
)
def test_found(value):
    found = the_one(ShortenedUrl(), url=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "url", "info")


@pytest.mark.parametrize(
    "value", ["https://bit.ly", "https://bit.ly/", "https://rabbit.ly/a", "https://www.image-net.org", "bit.ly"]
)
def test_not_found(value):
    assert seen(ShortenedUrl(), url=value) == ()
