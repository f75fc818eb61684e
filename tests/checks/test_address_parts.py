import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.checks.address_parts import AddressParts, parts_of


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://Example.ORG/a", AddressParts("https", "", "example.org", "/a")),
        ("https://[::1]:80/a", AddressParts("https", "", "[::1]", "/a")),
        ("https://a@b@example.org", AddressParts("https", "a", "b@example.org", "")),
        ("urn:isbn:9780262033848", AddressParts("urn", "", "", "isbn:9780262033848")),
        ("http://", AddressParts("http", "", "", "")),
        ("https://[::1", AddressParts("https", "", "[", ":1")),
        ("example.org/a", AddressParts("", "", "", "example.org/a")),
    ],
)
def test_parts(address, parts):
    assert parts_of(address).host == parts.host
    assert parts_of(address).scheme == parts.scheme


@given(st.text(alphabet="htps:/@[]?#.a1 \n", max_size=60))
def test_never_fails_and_makes_nothing_up(text):
    parts = parts_of(text)
    assert parts.rest in text
    assert parts.user in text
