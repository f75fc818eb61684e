import pytest

from incident_refs.checks.doi_only_in_url import DoiOnlyInUrl
from tests.checks.looking import look, seen, the_one, to


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        pytest.param("https://doi.org/10.1109/CVPR.2009.5206848", "10.1109/cvpr.2009.5206848", id="doi.org"),
        pytest.param("http://dx.doi.org/10.1109%2FCVPR.2009.5206848", "10.1109/cvpr.2009.5206848", id="percent"),
        pytest.param(r"\url{https://doi.org/10.1162/daed\_a\_01902}", "10.1162/daed_a_01902", id="macro-and-tex"),
        pytest.param(
            "https://doi.org/10.1002/(SICI)1096-9063(199911)55:11%3C1043::AID-PS60%3E3.0.CO;2-L",
            "10.1002/(sici)1096-9063(199911)55:11<1043::aid-ps60>3.0.co;2-l",
            id="sici",
        ),
        pytest.param("https://dl.acm.org/doi/10.1145/3442188.3445922", "10.1145/3442188.3445922", id="acm"),
        pytest.param("https://dl.acm.org/doi/pdf/10.1145/3442188.3445922?download=true", "10.1145/3442188.3445922", id="acm-pdf"),
        pytest.param("https://onlinelibrary.wiley.com/doi/full/10.1002/aaai.12345", "10.1002/aaai.12345", id="wiley"),
        pytest.param("https://onlinelibrary.wiley.com/doi/10.1002/aaai.12345/full#s1", "10.1002/aaai.12345", id="wiley-full"),
        pytest.param("https://www.nature.com/articles/s41586-021-03819-2", "10.1038/s41586-021-03819-2", id="nature"),
        pytest.param("https://link.springer.com/chapter/10.1007/978-3-030-58452-8_24", "10.1007/978-3-030-58452-8_24", id="springer"),
        pytest.param("https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0123456", "10.1371/journal.pone.0123456", id="plos"),
        pytest.param("https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0123456&type=printable", "10.1371/journal.pone.0123456", id="plos-print"),
    ],
)  # fmt: skip
def test_found(url, doi):
    found = the_one(DoiOnlyInUrl(), title="T", url=url)
    assert (found.line, found.column, found.field, found.severity) == (3, 3, "url", "info")
    assert (found.fix.field, found.fix.was, to(found)) == ("doi", None, doi)


@pytest.mark.parametrize(
    "url",
    [
        "https://dl.acm.org/doi/10.5555/3295222.3295349",  # no DOI, though it looks like one
        "https://www.biorxiv.org/content/10.1101/2020.01.01.123456v1",  # with a version behind it
        "https://link.springer.com/book/10.1007/978-3-030-58452-8",  # the whole book
        "https://example.org/find?q=10.1109/CVPR.2009.5206848",
        "https://mydoi.org.example.com/10.1109/CVPR.2009.5206848",
        "https://www.nature.com/news/ai-10.1",
        "https://doi.org/",
        "10.1109/CVPR.2009.5206848",
    ],
)
def test_not_found(url):
    assert seen(DoiOnlyInUrl(), url=url) == ()


def test_an_entry_with_a_doi_is_fine():
    assert seen(DoiOnlyInUrl(), doi="10.1109/CVPR.2009.5206848", url="https://doi.org/10.1145/3442188.3445922") == ()


def test_a_doi_of_xdata_counts():
    text = "@xdata{x, doi = {10.1/x}}\n@misc{a, xdata = {x}, url = {https://doi.org/10.1145/3442188.3445922}}"
    assert look(text, DoiOnlyInUrl())[1] == ()


def test_where_a_note_says_another_nothing_is_added():
    found = the_one(DoiOnlyInUrl(), url="https://doi.org/10.1109/CVPR.2009", note="doi:10.1145/3442188.3445922")
    assert to(found) is None
    assert to(the_one(DoiOnlyInUrl(), url="https://doi.org/10.1109/CVPR.2009", note="doi:10.1109/cvpr.2009"))
