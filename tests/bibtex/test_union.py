"""Two entries about one work: what one lacks, and where they differ."""

import pytest

from incident_refs.bibtex.union import union
from incident_refs.model.entry import Entry


def told(one, two):
    found = union(Entry("a", "article", tuple(one.items())), Entry("b", "article", tuple(two.items())))
    return dict(found.gaps), {d.field: (d.was, d.now) for d in found.differences}


@pytest.mark.parametrize(
    ("one", "two", "gaps", "differences"),
    [
        pytest.param({}, {"note": "x"}, {"note": "x"}, {}, id="gap"),
        pytest.param({"title": "{ImageNet}"}, {"title": "Imagenet"}, {}, {}, id="spelling-of-a-title"),
        pytest.param({"author": "Deng, J."}, {"author": "Deng, Jia"}, {}, {"author": ("Deng, J.", "Deng, Jia")}, id="name"),
        pytest.param({"journal": "Nature"}, {"journaltitle": "Nature"}, {}, {}, id="twins"),
        pytest.param({"journal": "Nature"}, {"journaltitle": "Cell"}, {}, {"journal": ("Nature", "Cell")}, id="twins-differ"),
        pytest.param({"address": "Paris"}, {"location": "Paris"}, {}, {}, id="place"),
        pytest.param({"date": "2009-06-01"}, {"year": "2009", "month": "6"}, {}, {}, id="finer-date"),
        pytest.param({"date": "2009"}, {"year": "2010"}, {}, {"date": ("2009", "2010")}, id="date-differs"),
        pytest.param({"year": "2009"}, {"date": "2009-06"}, {"month": "jun"}, {}, id="date-in-parts"),
        pytest.param({"year": "2009"}, {"date": "2009/2010"}, {"date": "2009/2010"}, {}, id="range-stays-whole"),
        pytest.param({"year": "2009"}, {"year": "in press"}, {}, {"year": ("2009", "in press")}, id="no-year"),
        pytest.param({"month": "jun"}, {"month": "June"}, {}, {}, id="month"),
        pytest.param({"doi": "10.1109/A"}, {"doi": "https://doi.org/10.1109/a"}, {}, {}, id="doi"),
        pytest.param({"eprint": "2006.16923"}, {"eprint": "arXiv:2006.16923"}, {}, {}, id="arxiv"),
        pytest.param({"eprint": "2006.16923"}, {"eprint": "2006.16923v2"}, {}, {"eprint": ("2006.16923", "2006.16923v2")}, id="arxiv-version"),
        pytest.param({"doi": "10.1/a"}, {"url": "https://a.org"}, {"url": "https://a.org"}, {}, id="address-beside-a-doi"),
        pytest.param({"url": "https://a.org/X"}, {"url": "https://a.org/x"}, {}, {"url": ("https://a.org/X", "https://a.org/x")}, id="letters-count-in-addresses"),
        pytest.param({"file": ":a.pdf:PDF"}, {"file": "a.pdf: PDF"}, {}, {"file": (":a.pdf:PDF", "a.pdf: PDF")}, id="own-fields-to-the-letter"),
        pytest.param({"note": "a\n  b"}, {"note": "a b"}, {}, {}, id="line-breaks"),
    ],
)  # fmt: skip
def test_union(one, two, gaps, differences):
    assert told(one, two) == (gaps, differences)
