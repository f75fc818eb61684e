import pytest

from incident_refs.checks.doi_only_in_note import DoiOnlyInNote
from tests.checks.looking import seen, the_one, to

DOI = "10.1109/cvpr.2009.5206848"


@pytest.mark.parametrize(
    ("value", "fixed"),
    [
        pytest.param("doi:10.1109/CVPR.2009.5206848", DOI, id="label"),
        pytest.param("10.1109/CVPR.2009.5206848", DOI, id="bare"),
        pytest.param(r"\url{https://doi.org/10.1109/CVPR.2009.5206848}", DOI, id="url"),
        pytest.param("Best paper; doi:10.1109/CVPR.2009.5206848", None, id="beside-words"),
    ],
)
@pytest.mark.parametrize("name", ["note", "howpublished", "annote"])
def test_found(name, value, fixed):
    found = the_one(DoiOnlyInNote(), title="T", **{name: value})
    assert (found.line, found.column, found.field, found.severity) == (3, 3, name, "info")
    assert to(found) == fixed


@pytest.mark.parametrize(
    "value",
    [
        "Erratum: 10.1109/CVPR.2009.5206848",
        "Comment on doi:10.1109/CVPR.2009.5206848",
        "Data: https://doi.org/10.5281/zenodo.1234567",
        "doi:10.1109/CVPR.2009.5206848 and doi:10.1145/3442188.3445922",
        "Accessed 10.10.2020",
        "Version 10.1",
    ],
)
def test_not_found(value):
    assert seen(DoiOnlyInNote(), note=value) == ()


def test_an_entry_with_a_doi_is_fine():
    assert seen(DoiOnlyInNote(), doi=DOI, note="doi:10.1145/3442188.3445922") == ()


def test_the_address_has_it_and_another_check_says_so():
    assert seen(DoiOnlyInNote(), note=f"doi:{DOI}", url=f"https://doi.org/{DOI}") == ()
