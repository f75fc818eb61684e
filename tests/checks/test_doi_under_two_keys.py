import pytest

from incident_refs.checks.doi_under_two_keys import DoiUnderTwoKeys
from tests.checks.looking import look

DOI = "10.1109/CVPR.2009.5206848"


def twins(text):
    return [(f.line, f.column, f.key, f.field, f.message) for f in look(text, DoiUnderTwoKeys())[1]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(f"doi = {{{DOI}}}", f"doi = {{{DOI.lower()}}}", id="case"),
        pytest.param(f"doi = {{{DOI}}}", f"doi = {{https://doi.org/{DOI}}}", id="resolver"),
        pytest.param(r"doi = {10.1162/daed\_a}", "doi = {10.1162/daed_a}", id="tex"),
        pytest.param(f"doi = {{{DOI}}}", f"url = {{https://doi.org/{DOI}}}", id="address"),
        pytest.param("doi = {10.48550/arXiv.2006.16923}", "eprint = {2006.16923v2}", id="datacite-and-eprint"),
        pytest.param("eprint = {2006.16923}", "journal = {arXiv preprint arXiv:2006.16923}", id="eprint-and-journal"),
        pytest.param("eprint = {2006.16923}", "url = {https://arxiv.org/pdf/2006.16923v1}", id="eprint-and-address"),
    ],
)
def test_found(first, second):
    for one, other in ((first, second), (second, first)):
        ((line, column, key, field, message),) = twins(f"@article{{a, {one}}}\n@misc{{b, {other}}}")
        named = other.partition(" ")[0]
        assert (line, key) == (2, "b")
        assert (column, field) == ((1, None) if named == "journal" else (10, named))
        assert "is 'a' already" in message
        assert message.endswith("incident-refs merge a b")


def test_another_title_says_that_one_identifier_is_wrong():
    ((*_, message),) = twins(
        f"@misc{{a, title = {{One}}, doi = {{{DOI}}}}}\n@misc{{b, title = {{Two}}, doi = {{{DOI}}}}}"
    )
    assert message.endswith("is 'a' already, of another title: one of the two has a wrong identifier")
    assert "merge" not in message


def test_each_later_one_names_the_first():
    found = twins("".join(f"@misc{{k{n}, doi = {{{DOI}}}}}\n" for n in range(4)))
    assert [(line, key) for line, _, key, _, _ in found] == [(2, "k1"), (3, "k2"), (4, "k3")]
    assert all("merge k0 k" in message for *_, message in found)


def test_a_key_is_quoted_for_the_command():
    ((*_, message),) = twins(f"@misc{{a;b, doi = {{{DOI}}}}}\n@misc{{c'd, doi = {{{DOI}}}}}")
    assert message.endswith("incident-refs merge 'a;b' 'c'\"'\"'d'")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"@misc{{a, doi = {{{DOI}}}}}\n@misc{{b, doi = {{{DOI}1}}}}", id="two-dois"),
        pytest.param(
            "@incollection{a, title = {One}, doi = {10.7551/mitpress/9302}}\n"
            "@incollection{b, title = {Two}, doi = {10.7551/mitpress/9302}}\n"
            "@book{c, title = {Raw data}, doi = {10.7551/mitpress/9302}}\n",
            id="parts-of-a-book",
        ),
        pytest.param(
            "@book{c, title = {Raw data}, doi = {10.7551/mitpress/9302}}\n"
            "@incollection{a, title = {One}, crossref = {c}}\n@incollection{b, title = {Two}, crossref = {c}}",
            id="crossref",
        ),
        pytest.param("@xdata{x, doi = {10.1234/x}}\n@misc{a, xdata = {x}}\n@misc{b, doi = {10.1234/x}}", id="xdata"),
        pytest.param(
            "@article{a, doi = {10.1109/x.1}, eprint = {2006.16923}}\n@misc{b, eprint = {2006.16923}}",
            id="article-and-preprint",
        ),
        pytest.param("@misc{a, doi = {n/a}}\n@misc{b, doi = {n/a}}", id="no-doi"),
        pytest.param("@misc{a, eprint = {2013.16923}}\n@misc{b, eprint = {2013.16923}}", id="no-arxiv-id"),
    ],
)
def test_not_found(text):
    assert twins(text) == []


def test_a_part_twice_is_found():
    text = "".join(f"@incollection{{{key}, title = {{One}}, doi = {{10.7551/mitpress/9302}}}}\n" for key in "ab")
    assert [key for _, _, key, _, _ in twins(text)] == ["b"]
