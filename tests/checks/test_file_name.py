"""The same file has the same name on every system."""

import pytest

from incident_refs.checks.file_name import portable


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("refs/library.bib", "refs/library.bib", id="as it is"),
        pytest.param("refs\\library.bib", "refs/library.bib", id="Windows"),
        pytest.param(".//./a.bib", "a.bib", id="this folder"),
        pytest.param("../a.bib", "../a.bib", id="the folder above"),
        pytest.param(".a.bib", ".a.bib", id="a hidden file"),
        pytest.param("/a.bib", "/a.bib", id="absolute"),
    ],
)
def test_portable(name, expected):
    assert portable(name) == expected
