import pytest

from incident_refs.checks.url_without_scheme import UrlWithoutScheme
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("value", "message", "mended"),
    [
        pytest.param("www.image-net.org", "has no scheme; write 'https://' before it", None, id="www"),
        pytest.param("image-net.org/about", "has no scheme", None, id="host"),
        pytest.param("//image-net.org/about", "has no scheme", None, id="slashes-alone"),
        pytest.param("example.org:8080/x", "has no scheme", None, id="port"),
        pytest.param("http:/image-net.org", "does not begin as an address", "http://image-net.org", id="one-slash"),
        pytest.param("https//image-net.org", "does not begin", "https://image-net.org", id="no-colon"),
        pytest.param("http:image-net.org/a", "does not begin", "http://image-net.org/a", id="no-slash"),
        pytest.param(r"http:\\image-net.org", "does not begin", "http://image-net.org", id="backslashes"),
        pytest.param("htpp://image-net.org", "does not begin", "http://image-net.org", id="slipped"),
        pytest.param("ttps://image-net.org", "does not begin", "https://image-net.org", id="first-letter-lost"),
        pytest.param("http://https://image-net.org", "does not begin", "https://image-net.org", id="twice"),
        pytest.param("https://http//image-net.org", "does not begin", "http://image-net.org", id="twice-no-colon"),
        pytest.param("doi.org/10.1109/CVPR.2009.5206848", "does not begin", "https://doi.org/10.1109/CVPR.2009.5206848", id="doi.org"),
        pytest.param("10.1109/CVPR.2009.5206848", "does not begin", "https://doi.org/10.1109/CVPR.2009.5206848", id="doi"),
        pytest.param("doi:10.1109/CVPR.2009.5206848", "does not begin", "https://doi.org/10.1109/CVPR.2009.5206848", id="doi-label"),
        pytest.param("arXiv:2006.16923v2", "does not begin", "https://arxiv.org/abs/2006.16923", id="arxiv"),
        pytest.param("arxiv.org/abs/2006.16923", "does not begin", "https://arxiv.org/abs/2006.16923", id="arxiv-host"),
        pytest.param(r"\url{http:/image-net.org}", "does not begin", r"\url{http://image-net.org}", id="in-macro"),
        pytest.param("n/a", "'n/a' is no address", None, id="not-available"),
        pytest.param("available from the author", "is no address", None, id="words"),
        pytest.param("foo://image-net.org", "the scheme 'foo' is not known", None, id="unknown"),
    ],
)  # fmt: skip
def test_found(value, message, mended):
    found = the_one(UrlWithoutScheme(), url=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "url", "warning")
    assert message in found.message
    assert to(found) == mended


@pytest.mark.parametrize(
    "value",
    [
        "https://www.image-net.org",
        "HTTP://www.image-net.org",
        "ftp://ftp.cs.wisc.edu/paper.ps.gz",
        "urn:nbn:de:bvb:12-babs2-0000000123",
        "hdl:2027/mdp.39015",
        "https://web.archive.org/web/2020/https://b.org",
        "https://http.cat/404",
        r"\url{https://www.image-net.org}",
        "<https://www.image-net.org>",
        r"\href{https://www.image-net.org}{ImageNet}",
        "javascript:alert(1)",  # another check's
        "C:\\papers\\a.pdf",
        "Available at: https://www.image-net.org",
        "{}",
    ],
)
def test_not_found(value):
    assert seen(UrlWithoutScheme(), url=value) == ()
