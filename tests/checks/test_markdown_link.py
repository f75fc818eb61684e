import pytest

from incident_refs.checks.markdown_link import MarkdownLink
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("field", "value", "better"),
    [
        pytest.param("url", "[ImageNet](https://image-net.org)", "https://image-net.org", id="url"),
        pytest.param("note", "See [https://a.org/](https://a.org)", "See https://a.org", id="text-is-address"),
        pytest.param("title", "[ImageNet](https://image-net.org)", None, id="title"),
        pytest.param("url", "[a](https://a.org) [b](https://b.org)", None, id="two"),
    ],
)
def test_found(field, value, better):
    found = the_one(MarkdownLink(), year="2009", **{field: value})
    assert to(found) == better
    assert (found.severity, found.line, found.column, found.field) == ("warning", 3, 3, field)


@pytest.mark.parametrize("title", ["f[x](y)", "[Online]", "A [review] (2009)", "https://a.org/[x](y)"])
def test_not_found(title):
    assert seen(MarkdownLink(), title=title) == ()
