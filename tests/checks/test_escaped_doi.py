import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.field_values import unescaped_doi
from incident_refs.checks.escaped_doi import EscapedDoi
from tests.checks.looking import seen, the_one, to

SICI = "10.1002/(SICI)1096-9063(199911)55:11<1043::AID-PS60>3.0.CO;2-L"


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        pytest.param(r"10.1162/daed\_a\_01902", "10.1162/daed_a_01902", id="backslash"),
        pytest.param(r"10.1162/daed{\_}a{\_}01902", "10.1162/daed_a_01902", id="in-braces"),
        pytest.param("10.1162/daed{_}a_01902", "10.1162/daed_a_01902", id="braces-alone"),
        pytest.param("10.1109%2FCVPR.2009.5206848", "10.1109/CVPR.2009.5206848", id="percent"),
        pytest.param(SICI.replace("<", "%3C").replace(">", "%3E"), SICI, id="sici-percent"),
        pytest.param(SICI.replace("<", r"{\textless}").replace(">", r"{\textgreater}"), SICI, id="sici-tex"),
        pytest.param(SICI.replace("<", "&lt;").replace(">", "&gt;"), SICI, id="sici-html"),
        pytest.param("{10.1109/CVPR.2009.5206848}", "10.1109/CVPR.2009.5206848", id="two-braces"),
    ],
)
def test_found(value, meant):
    found = the_one(EscapedDoi(), doi=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "doi", "info")
    assert to(found) == meant


@pytest.mark.parametrize(
    "value",
    [
        SICI,
        "10.1162/daed_a_01902",
        "10.1234/a%7Bb",  # we write "{" so, since a brace would end the field
        r"10.1234/a\textbf{b}",
        r"https://doi.org/10.1162/daed\_a",  # the resolver goes first
        "10.1234/a&b",
    ],
)
def test_not_found(value):
    assert seen(EscapedDoi(), doi=value) == ()


@given(st.text(alphabet=r"10.9/a_%2F3C{}\&lt;<>" + "\n ", max_size=40))
def test_unescaping_comes_to_an_end(value):
    once = unescaped_doi(value)
    assert len(unescaped_doi(once)) <= len(once) <= len(value)
