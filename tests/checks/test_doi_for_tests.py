import pytest

from incident_refs.checks.doi_for_tests import DoiForTests
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize("value", ["10.5555/3295222.3295349", "https://doi.org/10.5555/12345678", "10.5072/zenodo.1"])
def test_found(value):
    found = the_one(DoiForTests(), doi=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "doi", "warning")
    assert "prefix for tests" in found.message


@pytest.mark.parametrize("value", ["10.1145/10.5555", "10.55551/1234", "10.5281/zenodo.5072", "10.5555"])
def test_not_found(value):
    assert seen(DoiForTests(), doi=value) == ()
