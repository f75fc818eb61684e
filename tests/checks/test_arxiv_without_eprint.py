import pytest

from incident_refs.checks.arxiv_without_eprint import ArxivWithoutEprint
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    ("fields", "arxiv"),
    [
        pytest.param({"journal": "arXiv preprint arXiv:2006.16923"}, "2006.16923", id="scholar"),
        pytest.param({"journal": "{arXiv} preprint {arXiv}:2006.16923v2"}, "2006.16923", id="braces"),
        pytest.param({"journal": "CoRR abs/2006.16923"}, "2006.16923", id="corr"),
        pytest.param({"volume": "abs/2006.16923", "journal": "CoRR"}, "2006.16923", id="dblp"),
        pytest.param({"number": "arXiv:2006.16923", "journal": "arXiv"}, "2006.16923", id="zotero"),
        pytest.param({"note": "arXiv:2006.16923 [cs.CY]"}, "2006.16923", id="note"),
        pytest.param({"howpublished": "arXiv:hep-th/9901001"}, "hep-th/9901001", id="old"),
        pytest.param({"url": "https://arxiv.org/abs/2006.16923v1"}, "2006.16923", id="url"),
        pytest.param({"url": r"\url{http://arxiv.org/pdf/2006.16923.pdf}"}, "2006.16923", id="url-macro"),
        pytest.param({"doi": "10.48550/arXiv.2006.16923"}, "2006.16923", id="datacite"),
        pytest.param({"note": "arXiv:2006.16923", "url": "https://arxiv.org/abs/2006.16923"}, "2006.16923", id="once"),
    ],
)
def test_found(fields, arxiv):
    found = the_one(ArxivWithoutEprint(), **fields)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, next(iter(fields)), "info")
    assert (found.fix.field, found.fix.was, found.fix.to) == ("eprint", None, arxiv)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"journal": "arXiv preprint arXiv:2006.16923", "eprint": "2006.16923"}, id="said"),
        pytest.param({"note": "Extended version of arXiv:2006.16923"}, id="another-work"),
        pytest.param({"note": "arXiv:2006.16923", "url": "https://arxiv.org/abs/1905.01347"}, id="two-ids"),
        pytest.param({"journal": "arXiv preprint arXiv:2013.16923"}, id="no-such-month"),
        pytest.param({"journal": "ACM Queue", "volume": "2006.16923"}, id="a-number"),
        pytest.param({"note": "Version 2006.16923"}, id="no-arxiv"),
        pytest.param({"url": "https://arxiv.org/list/cs.CY/recent"}, id="a-list"),
        pytest.param({"url": "https://example.org/arxiv.org/abs/2006.16923"}, id="another-host"),
        pytest.param({"doi": "10.1109/CVPR.2009.5206848"}, id="doi"),
    ],
)
def test_not_found(fields):
    assert seen(ArxivWithoutEprint(), **fields) == ()
