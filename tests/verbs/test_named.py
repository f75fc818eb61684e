"""What people write for a work: DOIs, arXiv ids and addresses."""

import pytest

from incident_refs.errors import UsageError
from incident_refs.model.citation import Form
from incident_refs.verbs.named import read_name


@pytest.mark.parametrize(
    ("name", "doi", "arxiv"),
    [
        pytest.param("10.1109/CVPR.2009.5206848", "10.1109/cvpr.2009.5206848", None, id="doi"),
        pytest.param(" doi:10.1109/CVPR.2009.5206848 ", "10.1109/cvpr.2009.5206848", None, id="doi-with-prefix"),
        pytest.param("https://doi.org/10.1109/CVPR.2009.5206848", "10.1109/cvpr.2009.5206848", None, id="resolver"),
        pytest.param("https://dx.doi.org/10.5072/a#b?c", "10.5072/a#b?c", None, id="resolver-and-signs"),
        pytest.param("10.5072/a#b?c", "10.5072/a#b?c", None, id="signs"),
        pytest.param("10.1016/S0140-6736(05)71146-6", "10.1016/s0140-6736(05)71146-6", None, id="brackets"),
        pytest.param(
            "10.1002/(SICI)1099-0771(199806)11:2<107::AID-BDM292>3.0.CO;2-Y",
            "10.1002/(sici)1099-0771(199806)11:2<107::aid-bdm292>3.0.co;2-y", None, id="sici",
        ),
        pytest.param("https://www.nature.com/articles/s41586-021-03819-2", "10.1038/s41586-021-03819-2", None, id="nature"),
        pytest.param("https://dl.acm.org/doi/10.1145/3442188.3445922?x=1", "10.1145/3442188.3445922", None, id="acm"),
        pytest.param("2006.16923", None, "2006.16923", id="arxiv"),
        pytest.param("arXiv:2006.16923v2", None, "2006.16923", id="arxiv-with-version"),
        pytest.param("https://arxiv.org/pdf/2006.16923v2", None, "2006.16923", id="arxiv-address"),
        pytest.param("10.48550/arXiv.2006.16923", None, "2006.16923", id="arxiv-doi"),
    ],
)  # fmt: skip
def test_what_a_name_means(name, doi, arxiv):
    citation = read_name(name)
    assert (citation.form, citation.doi, citation.arxiv) == (Form.IDENTIFIER, doi, arxiv)


def test_a_page_without_a_doi_is_a_web_page():
    citation = read_name("https://example.org/page")
    assert (citation.form, citation.url) == (Form.WEB, "https://example.org/page")


@pytest.mark.parametrize(
    "name", ["", "Deng et al. 2009", "javascript:alert(1)", "file:///etc/passwd", "https://", "10.5"]
)
def test_what_is_no_name_is_said(name):
    with pytest.raises(UsageError, match="neither a DOI"):
        read_name(name)
