import pytest

from incident_refs.checks.required_field_missing import RequiredFieldMissing
from tests.checks.looking import look, seen, the_one

PAPER = {"author": "Deng, Jia", "title": "ImageNet"}


@pytest.mark.parametrize(
    ("kind", "fields", "severity", "message"),
    [
        pytest.param("article", PAPER, "warning", "@article has no 'journal' and no 'year'", id="article"),
        pytest.param("article", PAPER | {"year": "2009"}, "warning", "@article has no 'journal'", id="no-journal"),
        pytest.param("article", PAPER | {"year": "2009", "doi": "10.48550/arXiv.2602.12124"}, "info", "a preprint is better kept as @misc", id="preprint"),
        pytest.param("inproceedings", PAPER | {"year": "2009"}, "warning", "has no 'booktitle'", id="no-booktitle"),
        pytest.param("phdthesis", PAPER | {"year": "2009"}, "warning", "has no 'school'", id="no-school"),
        pytest.param("techreport", PAPER | {"year": "2009"}, "warning", "has no 'institution'", id="no-institution"),
        pytest.param("thesis", PAPER | {"date": "2009"}, "warning", "@thesis has no 'institution'", id="biblatex-name"),
        pytest.param("article", {"journal": "CVPR", "note": "?"}, "warning", "no 'author', no 'title' and no 'year'", id="one-finding"),
        pytest.param("book", {"title": "Raw data", "year": "2013"}, "info", "@book has no 'author' or 'editor'", id="nobody"),
        pytest.param("proceedings", {"year": "2009"}, "warning", "has no 'title'", id="proceedings"),
        pytest.param("online", {"title": "ImageNet"}, "warning", "has no 'url' (nor 'doi' or 'eprint')", id="page-without-address"),
        pytest.param("misc", {"author": "Deng, Jia"}, "warning", "nor anything else that says what it is", id="misc"),
        pytest.param("article", PAPER | {"journal": "{}", "year": "2009"}, "warning", "no 'journal'", id="empty-is-none"),
    ],
)  # fmt: skip
def test_found(kind, fields, severity, message):
    found = the_one(RequiredFieldMissing(), kind, **fields)
    assert message in found.message
    assert (found.severity, found.field, found.fix, found.line, found.column) == (severity, None, None, 1, 1)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        pytest.param("article", PAPER | {"journal": "CVPR", "year": "2009"}, id="bibtex"),
        pytest.param("article", PAPER | {"journaltitle": "CVPR", "date": "2009"}, id="biblatex"),
        pytest.param("book", {"editor": "Gitelman, Lisa", "title": "Raw data", "year": "2013"}, id="editor"),
        pytest.param("manual", {"title": "ImageNet"}, id="manual"),
        pytest.param("misc", {"eprint": "2006.16923"}, id="eprint"),
        pytest.param("misc", {"author": "Deng, Jia", "note": "personal communication"}, id="communication"),
        pytest.param("online", {"title": "ImageNet", "url": "https://image-net.org"}, id="page-without-date"),
        pytest.param("report", {"title": "AI", "institution": "OECD", "date": "2019"}, id="institution-as-author"),
        pytest.param("artcle", {"note": "unknown types are D103's"}, id="unknown-type"),
        pytest.param("xdata", {"publisher": "MIT Press"}, id="xdata"),
    ],
)
def test_not_found(kind, fields):
    assert seen(RequiredFieldMissing(), kind, **fields) == ()


def test_what_parents_give_counts():
    text = """
    @inproceedings{deng, author = {Deng, Jia}, title = {ImageNet}, crossref = {cvpr}}
    @proceedings{cvpr, title = {CVPR 2009}, year = 2009}
    """
    assert look(text, RequiredFieldMissing())[1] == ()


def test_a_parent_that_is_missing_gives_nothing():
    text = "@inproceedings{deng, author = {Deng, Jia}, title = {ImageNet}, crossref = {cvpr}}"
    assert "'booktitle' and no 'year'" in look(text, RequiredFieldMissing())[1][0].message


def test_a_file_of_biblatex_is_told_of_its_own_fields():
    text = (
        "@online{a, title = {A}, url = {https://a.org}, urldate = {2021-05-12}}\n@article{b, author = {B}, title = {B}}"
    )
    assert "'journaltitle' and no 'date'" in look(text, RequiredFieldMissing())[1][0].message
