import pytest

from incident_refs.checks.same_work_twice import SameWorkTwice
from tests.checks.looking import look

A = "author = {Deng, Jia and Dong, Wei}, title = {{ImageNet}: A large-scale image database}, year = {2009}"
B = "author = {J. Deng and others}, title = {Imagenet: a large scale image database}, year = 2009"


def twins(text):
    return [(f.line, f.key, f.field, f.message) for f in look(text, SameWorkTwice())[1]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(f"@inproceedings{{a, {A}}}", f"@inproceedings{{b, {B}}}", id="spelling"),
        pytest.param(f"@inproceedings{{a, {A}}}", f"@misc{{b, {B}}}", id="misc"),
        pytest.param(f"@inproceedings{{a, {A}, booktitle = {{CVPR}}}}", f"@inproceedings{{b, {B}, booktitle = {{IEEE Conference on Computer Vision}}}}", id="container"),
        pytest.param(f"@inproceedings{{a, {A}, doi = {{10.1109/CVPR.2009}}}}", f"@inproceedings{{b, {B}}}", id="one-doi"),
        pytest.param(f"@article{{a, {A}, pages = {{1877--1901}}}}", f"@article{{b, {B}, pages = {{1877-901}}}}", id="pages"),
        pytest.param(f"@article{{a, {A}, volume = {{12}}}}", f"@article{{b, {B}, volume = {{{{12}}}}, number = {{3}}}}", id="volume"),
        pytest.param(f"@article{{a, {A}}}", f"@article{{b, {B.replace('year = 2009', 'date = {2009-06-20}')}}}", id="date"),
    ],
)  # fmt: skip
def test_found(first, second):
    ((line, key, field, message),) = twins(f"{first}\n{second}")
    assert (line, key, field) == (2, "b", "title")
    assert message == "title, first author and year are those of 'a'; to make them one: incident-refs merge a b"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(f"@article{{a, {A}}}", f"@article{{b, {B.replace('2009', '2010')}}}", id="year"),
        pytest.param(f"@article{{a, {A}}}", f"@article{{b, {B.replace('Deng', 'Dong')}}}", id="author"),
        pytest.param(f"@article{{a, {A}, doi = {{10.1109/a}}}}", f"@article{{b, {B}, doi = {{10.1109/b}}}}", id="dois"),
        pytest.param(f"@article{{a, {A}, doi = {{10.1109/a}}}}", f"@article{{b, {B}, doi = {{10.1109/A}}}}", id="one-doi-is-another-check"),
        pytest.param(f"@misc{{a, {A}, eprint = {{2006.16923}}}}", f"@inproceedings{{b, {B}, booktitle = {{CVPR}}}}", id="preprint"),
        pytest.param(f"@article{{a, {A}, journal = {{J}}}}", f"@inproceedings{{b, {B}, booktitle = {{CVPR}}}}", id="article-and-paper"),
        pytest.param(f"@book{{a, {A}, edition = {{2}}}}", f"@book{{b, {B}, edition = {{3}}}}", id="edition"),
        pytest.param(f"@book{{a, {A}, volume = {{1}}}}", f"@book{{b, {B}, volume = {{2}}}}", id="volumes"),
        pytest.param(f"@book{{a, {A}, translator = {{X}}}}", f"@book{{b, {B}, translator = {{Y}}}}", id="translators"),
        pytest.param(f"@book{{a, {A}, language = {{german}}}}", f"@book{{b, {B}, langid = {{english}}, language = {{english}}}}", id="languages"),
        pytest.param(f"@book{{a, {A}, isbn = {{978-0-262-03384-8}}}}", f"@book{{b, {B}, isbn = {{978-0-553-41881-1}}}}", id="isbns"),
        pytest.param(f"@article{{a, {A}, pages = {{1--9}}}}", f"@article{{b, {B}, pages = {{21--29}}}}", id="pages"),
        pytest.param(f"@book{{a, {A}}}", f"@incollection{{b, {B}}}", id="book-and-chapter"),
        pytest.param(f"@proceedings{{a, {A}}}", f"@inproceedings{{b, {B}, crossref = {{a}}}}", id="parent-and-part"),
        pytest.param("@article{a, title = {Editorial}, year = {2009}, journal = {A}}", "@article{b, title = {Editorial}, year = {2009}, journal = {B}}", id="editorials"),
        pytest.param("@article{a, author = {X}, title = {Book review}, year = {2009}, journal = {A}}", "@article{b, author = {X}, title = {Book review}, year = {2009}, journal = {B}}", id="reviews"),
        pytest.param("@book{a, title = {Epistulae}}", "@book{b, title = {Epistulae}}", id="a-title-alone"),
        pytest.param("@misc{a, title = {About us}, year = 2009, url = {https://a.org/about}}", "@misc{b, title = {About us}, year = 2009, url = {https://b.org/about}}", id="two-pages"),
        pytest.param("@article{a, title = {}, year = {2009}}", "@article{b, title = {}, year = {2009}}", id="no-title"),
        pytest.param(f"@xdata{{a, {A}}}", f"@misc{{b, {B}}}", id="xdata"),
    ],
)  # fmt: skip
def test_not_found(first, second):
    assert twins(f"{first}\n{second}") == []
    assert twins(f"{second}\n{first}") == []


def test_three_are_two_findings_that_name_the_first():
    found = twins("\n".join(f"@misc{{{key}, {A}}}" for key in "abc"))
    assert [(key, message[-3:]) for _, key, _, message in found] == [("b", "a b"), ("c", "a c")]
