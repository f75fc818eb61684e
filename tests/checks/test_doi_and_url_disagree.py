import pytest

from incident_refs.checks.doi_and_url_disagree import DoiAndUrlDisagree
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    "url", ["https://doi.org/10.1145/3442188.3445922", "https://dl.acm.org/doi/10.1145/3442188.3445922"]
)
def test_found(url):
    found = the_one(DoiAndUrlDisagree(), doi="10.1109/CVPR.2009.5206848", url=url)
    assert (found.line, found.column, found.field, found.severity) == (3, 3, "url", "warning")
    assert "'10.1145/3442188.3445922'" in found.message
    assert "'10.1109/cvpr.2009.5206848'" in found.message


@pytest.mark.parametrize(
    ("doi", "url"),
    [
        pytest.param("10.1109/CVPR.2009.5206848", "http://dx.doi.org/10.1109/cvpr.2009.5206848", id="case"),
        pytest.param(r"10.1162/daed\_a\_01902", "https://doi.org/10.1162/daed_a_01902", id="tex"),
        pytest.param("https://doi.org/10.1162/daed_a_01902", "https://doi.org/10.1162/daed_a_01902", id="resolver"),
        pytest.param("10.1109/WACV48630.2021.00158", "https://doi.org/10.48550/arXiv.2006.16923", id="preprint"),
        pytest.param("10.1109/WACV48630.2021.00158", "https://arxiv.org/abs/2006.16923", id="arxiv"),
        pytest.param("10.1002/aaai.12345", "https://doi.org/10.1002/aaai.12345/abstract", id="more-behind"),
        pytest.param("n/a", "https://doi.org/10.1002/aaai.12345", id="no-doi"),
    ],
)
def test_not_found(doi, url):
    assert seen(DoiAndUrlDisagree(), doi=doi, url=url) == ()
