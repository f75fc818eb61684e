import pytest

from incident_refs.checks.pmid_shape import PmidShape
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("value", "message", "mended"),
    [
        pytest.param("PMID: 31649194", "wants the number alone", "31649194", id="label"),
        pytest.param("https://pubmed.ncbi.nlm.nih.gov/31649194/", "wants the number alone", "31649194", id="address"),
        pytest.param("PMC6875681", "is an id of PubMed Central, not of PubMed", None, id="pmc"),
        pytest.param("PMID: 31649194; PMCID: PMC6875681", "is more than a PubMed id", None, id="both"),
        pytest.param("316491941", "is no PubMed id", None, id="nine-digits"),
        pytest.param("0", "is no PubMed id", None, id="zero"),
        pytest.param("n/a", "is no PubMed id", None, id="not-available"),
    ],
)
def test_found(value, message, mended):
    found = the_one(PmidShape(), pmid=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "pmid", "warning")
    assert message in found.message
    assert to(found) == mended


@pytest.mark.parametrize("value", ["31649194", "1", " 31649194 ", "３１６４９１９４"])
def test_not_found(value):
    assert seen(PmidShape(), pmid=value) == ()
