"""The library as the first catalogue that is asked."""

import pytest

from incident_refs.interfaces import WorkSource
from incident_refs.library.as_source import LibrarySource
from incident_refs.library.store import Library
from incident_refs.model.citation import Citation, Form
from incident_refs.model.names import Names, Person

BIB = r"""
@inproceedings{deng, author = {Deng, Jia and Dong, Wei}, year = 2009, doi = {10.1109/CVPR.2009.5206848},
  title = {{ImageNet}: A large-scale hierarchical image database}}
@misc{prabhu, author = {Prabhu, V. and Birhane, A.}, year = 2020, eprint = {2006.16923}, archiveprefix = {arXiv},
  title = {Large image datasets: A pyrrhic win for computer vision?}}
@online{roulette, author = {Paglen, T.}, title = {ImageNet Roulette}, url = {https://www.roulette.org/}}
@book{muller, author = {M{\"u}ller, J. and others}, year = 2009, title = {Bilder}, isbn = {978-0-262-03384-8}}
@article{vdm, author = {van der Maaten, L.}, year = 2008, title = {Visualizing Data}}
"""


def names(*families):
    return Names(tuple(Person(family) for family in families))


@pytest.mark.parametrize(
    ("citation", "ids"),
    [
        pytest.param(Citation("", Form.IDENTIFIER, doi="10.1109/cvpr.2009.5206848"), ["deng"], id="doi"),
        pytest.param(Citation("", Form.IDENTIFIER, arxiv="2006.16923"), ["prabhu"], id="arxiv"),
        pytest.param(Citation("", Form.FULL, isbn="9780262033848"), ["muller"], id="isbn"),
        pytest.param(Citation("", Form.WEB, url="http://roulette.org"), ["roulette"], id="url"),
        pytest.param(Citation("", Form.FULL, title="Imagenet roulette"), ["roulette"], id="title"),
        pytest.param(Citation("", Form.FULL, title="Large image datasets"), ["prabhu"], id="main-title"),
        pytest.param(Citation("", Form.SHORT, names("Deng"), 2009), ["deng"], id="short"),
        pytest.param(Citation("", Form.SHORT, names("Muller"), 2009), ["muller"], id="short-without-accent"),
        pytest.param(Citation("", Form.SHORT, names("van der Maaten"), 2008), ["vdm"], id="short-with-particle"),
        pytest.param(Citation("", Form.SHORT, names("Paglen")), ["roulette"], id="short-without-year"),
        pytest.param(Citation("", Form.SHORT, names("Deng"), 2010), [], id="another-year"),
        pytest.param(Citation("", Form.SHORT, names("Dong"), 2009), [], id="second-author"),
        pytest.param(Citation("", Form.NONE), [], id="nothing"),
    ],
)
def test_candidates(tmp_path, citation, ids):
    path = tmp_path / "library.bib"
    path.write_text(BIB, encoding="utf-8")
    library = Library.load(path)
    source: WorkSource = LibrarySource(library)
    found = source.find(citation.query())
    assert [library.find_same(candidate.work).key for candidate in found] == ids
    assert [candidate.rank for candidate in found] == list(range(1, len(ids) + 1))
    assert {candidate.source for candidate in found} <= {"library"}


CHILDREN = r"""
@incollection{intro, author = {Gitelman, L.}, title = {Introduction to raw data}, crossref = {RAW}}
@article{piece, author = {Li, F.}, title = {A piece of an issue}, xdata = {issue, nobody}}
@incollection{alone, author = {Noone, N.}, title = {A chapter of nothing}, crossref = {missing}}
@incollection{ring, author = {Rings, R.}, title = {A chapter of itself}, crossref = {ring2}}
@incollection{ring2, author = {Rings, S.}, title = {Another of the ring}, crossref = {ring}}
@book{raw, title = {Raw Data Is an Oxymoron}, year = 2013, publisher = {MIT Press}}
@xdata{issue, journaltitle = {Nature}, date = {2001-05}, volume = {3}}
"""


@pytest.mark.parametrize(
    ("family", "year", "container"),
    [
        pytest.param("Gitelman", 2013, "Raw Data Is an Oxymoron", id="crossref"),
        pytest.param("Li", 2001, "Nature", id="xdata"),
        pytest.param("Noone", None, None, id="missing-parent"),
        pytest.param("Rings", None, None, id="circle"),
    ],
)
def test_what_an_entry_takes_over_from_its_parents_counts(tmp_path, family, year, container):
    path = tmp_path / "library.bib"
    path.write_text(CHILDREN, encoding="utf-8")
    source = LibrarySource(Library.load(path))
    found = source.find(Citation("", Form.SHORT, names(family), year).query())[0].work
    assert (found.year, found.container if container else None) == (year, container)
