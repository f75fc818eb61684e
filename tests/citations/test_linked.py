import pytest

from incident_refs.citations.linked import read_linked
from incident_refs.citations.reader import read_all

DOI = "https://doi.org/10.1109/CVPR.2009.5206848"
BLOG = "https://blog.example.org/2017/01/a-backdoor/"


@pytest.mark.parametrize(
    ("raw", "address", "form", "title", "doi", "url"),
    [
        pytest.param("ImageNet paper", DOI, "identifier", None, "10.1109/cvpr.2009.5206848", None, id="label"),
        pytest.param("Deng et al. 2009", DOI, "full", None, "10.1109/cvpr.2009.5206848", None, id="short"),
        pytest.param(
            "Deng J. (2009). ImageNet: A database",
            DOI,
            "full",
            "ImageNet: A database",
            "10.1109/cvpr.2009.5206848",
            None,
            id="full",
        ),
        pytest.param(
            "Deng J. (2009). ImageNet. doi:10.1000/own",
            DOI,
            "full",
            "ImageNet",
            "10.1000/own",
            None,
            id="own-doi-first",
        ),
        pytest.param("Degas source code", BLOG, "web", "Degas source code", None, BLOG, id="web"),
        pytest.param("  New  Mac\nbackdoor ", BLOG, "web", "New Mac backdoor", None, BLOG, id="blanks"),
        pytest.param("Reed T. (2017). A backdoor", BLOG, "full", "A backdoor", None, BLOG, id="full-at-a-page"),
        pytest.param(
            "Jodi Ox (2014). Working 9 to 5. blog.example.org", BLOG, "full", "Working 9 to 5", None, BLOG, id="site"
        ),
        pytest.param("Some words", "mailto:a@b.org", "none", None, None, None, id="no-address"),
        pytest.param("Some words", "javascript:alert(1)", "none", None, None, None, id="script"),
    ],
)
def test_a_string_with_its_address(raw, address, form, title, doi, url):
    (citation,) = read_linked(raw, address)
    assert (citation.form.value, citation.title, citation.doi, citation.url) == (form, title, doi, url)
    assert citation.raw == raw


@pytest.mark.parametrize("address", [None, "", DOI])
def test_several_references_keep_to_themselves(address):
    raw = "see Smith 2019; cf. Jones & Lee 2020"
    assert read_linked(raw, address) == read_all(raw)


def test_an_item_over_several_lines_is_one_reference():
    raw = "Deng J., Dong W. (2009). ImageNet: A large-scale\n  hierarchical database. In Computer\n  Vision, 248-255, 2009."
    (citation,) = read_linked(raw, None)
    assert (citation.raw, citation.year) == (raw, 2009)
    assert citation.title == "ImageNet: A large-scale hierarchical database"
    assert len(read_linked("Deng et al. 2009\nPrabhu & Birhane 2020", None)) == 2
