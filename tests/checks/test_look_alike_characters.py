import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.checks.look_alike_characters import LookAlikeCharacters
from incident_refs.checks.look_alikes import as_it_looks
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("name", "value", "severity", "plain"),
    [
        pytest.param("doi", "10.1109/СVPR.2009.5206848", "error", "10.1109/CVPR.2009.5206848", id="cyrillic-es"),
        pytest.param("doi", "10.1016/j.соgnition.2009", "error", "10.1016/j.cognition.2009", id="cyrillic-o"),
        pytest.param("doi", "10.1007/978–3–030–58452–8", "error", "10.1007/978-3-030-58452-8", id="en-dash"),
        pytest.param("doi", "１０.１１０９/CVPR", "error", "10.1109/CVPR", id="wide-digits"),
        pytest.param("doi", "10.1109/\u200bCVPR.2009", "error", "10.1109/CVPR.2009", id="no-width"),
        pytest.param("doi", "10.1109/CVPR.2009\u00a0", "error", "10.1109/CVPR.2009", id="hard-blank"),
        pytest.param("doi", "https://doi.org/10.1109/СVPR", "error", "https://doi.org/10.1109/CVPR", id="resolver"),
        pytest.param("eprint", "2006．16923", "error", "2006.16923", id="wide-stop"),
        pytest.param("eprint", "hep–th/9901001", "error", "hep-th/9901001", id="eprint-dash"),
        pytest.param("isbn", "978–0–262–03384–8", "warning", "978-0-262-03384-8", id="isbn"),
        pytest.param("issn", "1057–7149", "warning", "1057-7149", id="issn"),
        pytest.param("pmid", "３１６４９１９４", "error", "31649194", id="pmid"),
    ],
)
def test_found(name, value, severity, plain):
    found = the_one(LookAlikeCharacters(), title="T", **{name: value})
    assert (found.line, found.column, found.field, found.severity) == (3, 3, name, severity)
    assert to(found) == plain


@pytest.mark.parametrize("url", ["https://аrxiv.org/abs/2006.16923", "https://www.nаture.com/x"])
def test_a_host_of_two_alphabets(url):
    found = the_one(LookAlikeCharacters(), url=url)
    assert (found.severity, found.field, found.fix) == ("error", "url", None)
    assert "looks like" in found.message


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("doi", "10.1109/CVPR.2009.5206848", id="plain"),
        pytest.param("doi", "10.1234/вестник-2020-1", id="a-cyrillic-word"),
        pytest.param("doi", "10.1234/Köln.2009", id="an-umlaut"),
        pytest.param("eprint", "oai:диссер.рф", id="something-else"),
        pytest.param("url", "https://вестник.рф/статья", id="a-cyrillic-host"),
        pytest.param("url", "https://de.wikipedia.org/wiki/Künstliche_Intelligenz", id="a-path"),
        pytest.param("url", "https://müller.de/", id="an-umlaut-host"),
        pytest.param("title", "А–Я", id="another-field"),
    ],
)
def test_not_found(name, value):
    assert seen(LookAlikeCharacters(), **{name: value}) == ()


@given(st.text(max_size=60))
def test_a_text_looks_like_what_it_looks_like(text):
    assert as_it_looks(as_it_looks(text)) == as_it_looks(text)
