import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.checks.arxiv_id_shape import ArxivIdShape
from incident_refs.model.identifiers import arxiv_month
from tests.checks.looking import look, seen, the_one, to


@pytest.mark.parametrize(
    ("value", "severity", "message"),
    [
        pytest.param("2013.16923", "error", "'2013.16923' is no arXiv id; there is no month 13", id="month-13"),
        pytest.param("2000.16923", "error", "there is no month 00", id="month-0"),
        pytest.param("1412.12345", "error", "four digits until 2014, and five since", id="five-too-early"),
        pytest.param("1501.1234", "error", "four digits until 2014, and five since", id="four-too-late"),
        pytest.param("0703.1234", "error", "this form begins in April 2007", id="too-early"),
        pytest.param("hep-th/0801001", "error", "from 1991 to March 2007", id="old-form-too-late"),
        pytest.param("hep-th/9913001", "error", "there is no month 13", id="old-form-month"),
        pytest.param("2006.169", "error", "'2006.169' is no arXiv id", id="too-short"),
        pytest.param("10.1109/CVPR.2009.5206848", "error", "is no arXiv id", id="doi"),
        pytest.param("hep-th/990100", "error", "is no arXiv id", id="six-digits"),
        pytest.param("abs", "error", "is no arXiv id", id="word"),
        pytest.param("9901001", "error", "is no arXiv id", id="no-archive"),
        pytest.param("2006.16923 [cs.CY]", "warning", "is more than an arXiv id", id="with-class"),
        pytest.param("arXiv:2006.16923 and arXiv:1905.01347", "warning", "is more than an arXiv id", id="two"),
    ],
)  # fmt: skip
def test_found(value, severity, message):
    found = the_one(ArxivIdShape(), eprint=value, archiveprefix="arXiv")
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "eprint", severity)
    assert message in found.message
    assert found.fix is None


@pytest.mark.parametrize(
    ("value", "others", "mended"),
    [
        pytest.param("arXiv:2006.16923v2", {}, "2006.16923v2", id="label"),
        pytest.param("arXiv: hep-th/9901001", {}, "hep-th/9901001", id="old-label"),
        pytest.param("https://arxiv.org/abs/2006.16923", {}, "2006.16923", id="address"),
        pytest.param("https://arxiv.org/pdf/2006.16923v1.pdf", {}, "2006.16923v1", id="pdf"),
        pytest.param("9901001", {"primaryclass": "hep-th"}, "hep-th/9901001", id="archive-elsewhere"),
        pytest.param("0301001", {"primaryclass": "math.AG"}, "math/0301001", id="archive-with-class"),
    ],
)
def test_fixed(value, others, mended):
    found = the_one(ArxivIdShape(), eprint=value, eprinttype="arxiv", **others)
    assert (found.line, found.column, to(found)) == (2, 3, mended)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2006.16923", "arXiv"),
        ("2006.16923v12", "arxiv"),
        ("1412.1234", "ARXIV"),
        ("1501.12345", "arXiv"),
        ("0704.0001", "arXiv"),
        ("hep-th/9901001", "arXiv"),
        ("math.AG/0301001v2", "arXiv"),
        ("2006．16923", "arXiv"),  # another check's
        ("2346178", "jstor"),
        ("31649194", "pubmed"),
    ],
)
def test_not_found(value, kind):
    assert seen(ArxivIdShape(), eprint=value, archiveprefix=kind) == ()


def test_nothing_says_that_it_is_of_arxiv():
    assert seen(ArxivIdShape(), eprint="whatever") == ()


def test_a_type_taken_over_counts():
    text = "@xdata{x, eprinttype = {arxiv}}\n@misc{a, xdata = {x}, eprint = {nothing}}"
    assert [f.key for f in look(text, ArxivIdShape())[1]] == ["a"]


@given(st.integers(7, 99), st.integers(0, 99), st.integers(0, 99_999))
def test_ids_are_given_by_month(year, month, number):
    month_of_id = arxiv_month(f"{year:02}{month:02}.{number:05}")
    assert bool(month_of_id) == (1 <= month <= 12 and year >= 15)
    assert month_of_id is None or (month_of_id.year, month_of_id.month) == (2000 + year, month)
