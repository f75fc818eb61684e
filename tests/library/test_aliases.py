"""The keys that an entry had before lead to it, in libraries that are read whole and in those that are looked up."""

import pytest

from incident_refs.library.aliases import called
from incident_refs.library.store import Library

TEXT = r"""@string{ids = {no entry}}
% ids = {remark}
@misc{first, author = {a@example.org}, IDS="before, Long:2009", title = {x, ids = {quoted}}}
@misc{second,
  note = {mail @misc, or me@example.org},
  ids = {both, müller},
}
@misc{third, ids = {both}, title = {T}}
@misc{fourth, title = {T}}
"""


@pytest.fixture(params=["read", "looked-up"])
def library(request, tmp_path):
    if request.param == "looked-up":
        request.getfixturevalue("large")
    (tmp_path / "refs.bib").write_bytes(TEXT.encode())
    return Library.load(tmp_path / "refs.bib", lambda: tmp_path / "cache")


@pytest.mark.parametrize(
    ("key", "entry"),
    [
        pytest.param("before", "first", id="among-several"),
        pytest.param("Long:2009", "first", id="odd-sign"),
        pytest.param("long:2009", None, id="another-case-is-another-key-for-biber"),
        pytest.param("müller", "second", id="umlaut"),
        pytest.param("both", None, id="of-two-entries-neither"),
        pytest.param("quoted", None, id="inside-a-title"),
        pytest.param("remark", None, id="in-a-remark"),
        pytest.param("fourth", None, id="a-key-is-no-alias"),
    ],
)
def test_called(library, key, entry):
    assert {one: found.key for one, found in called(library, [key]).items()} == ({key: entry} if entry else {})
