import pytest

from incident_refs.checks.same_address_twice import SameAddressTwice
from tests.checks.looking import look


def same(text):
    return [(f.line, f.column, f.key, f.field, f.severity, f.message) for f in look(text, SameAddressTwice())[1]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://www.image-net.org/about", "http://image-net.org/about/"),
        ("https://image-net.org/about#top", r"\url{https://image-net.org/about}"),
        (r"https://a.org/b\_c", "https://a.org/b_c"),
        ("https://a.org/?id=7", "https://a.org/?id=7"),
    ],
)
def test_found(first, second):
    text = f"@online{{a, title = {{One}}, url = {{{first}}}}}\n@misc{{b, title = {{Two}}, url = {{{second}}}}}"
    ((line, column, key, field, severity, message),) = same(text)
    assert (line, column, key, field, severity) == (2, 25, "b", "url", "info")
    assert message == "the address is that of 'a'; if they are one work: incident-refs merge a b"


URL = "url = {https://www.image-net.org/about}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("@misc{a, title = {A}, url = {https://www.image-net.org/}}", "@misc{b, title = {B}, url = {https://image-net.org}}", id="home"),
        pytest.param(f"@misc{{a, title = {{A}}, {URL}}}", "@misc{b, title = {B}, url = {https://www.image-net.org/About}}", id="case-of-a-path"),
        pytest.param(f"@misc{{a, title = {{A}}, {URL}, doi = {{10.1109/a}}}}", f"@misc{{b, title = {{B}}, {URL}, doi = {{10.1109/b}}}}", id="dois"),
        pytest.param(f"@incollection{{a, title = {{A}}, {URL}}}", f"@incollection{{b, title = {{B}}, {URL}}}", id="parts"),
        pytest.param(f"@book{{a, title = {{A}}, {URL}}}", f"@incollection{{b, title = {{B}}, {URL}}}", id="book-and-part"),
        pytest.param(f"@misc{{a, title = {{A}}, year = 2009, {URL}}}", f"@misc{{b, title = {{a}}, year = 2009, {URL}}}", id="one-title-is-another-check"),
        pytest.param(f"@book{{a, title = {{A}}, volume = 1, {URL}}}", f"@book{{b, title = {{B}}, volume = 2, {URL}}}", id="volumes"),
        pytest.param("@misc{a, title = {A}, url = {}}", "@misc{b, title = {B}, url = {}}", id="empty"),
    ],
)  # fmt: skip
def test_not_found(first, second):
    assert same(f"{first}\n{second}") == []
