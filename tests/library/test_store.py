"""The library: works go in once, where the file wants them, and no other byte changes."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incident_refs.bibtex.read import read
from incident_refs.errors import FileError, LibraryError
from incident_refs.library.store import Library
from incident_refs.model.dates import PartialDate
from incident_refs.model.entry import Entry
from incident_refs.model.names import Names, Person
from incident_refs.model.work import Work

DENG = Work(
    "doi:10.1109/cvpr.2009.5206848",
    "proceedings-article",
    "ImageNet: A large-scale hierarchical image database",
    Names((Person("Deng", "Jia"), Person("Dong", "Wei"))),
    issued=PartialDate(2009),
    doi="10.1109/cvpr.2009.5206848",
)
PREPRINT = Work(
    "arxiv:2006.16923",
    "posted-content",
    "Large image datasets: A pyrrhic win for computer vision?",
    Names((Person("Prabhu", "Vinay Uday"), Person("Birhane", "Abeba"))),
    issued=PartialDate(2020),
    arxiv="2006.16923",
)
PUBLISHED = replace(
    PREPRINT, id="doi:10.1109/wacv48630.2021.00158", type="proceedings-article", arxiv=None, doi="10.1109/wacv48630.2021.00158"
)  # fmt: skip
ROULETTE = Work("title:ImageNet Roulette", "web", "ImageNet Roulette", Names((Person("Paglen", "T."),)))


@pytest.fixture
def library(tmp_path):
    """Return a function that makes a library of these bytes."""

    def make(data: bytes | None = None) -> Library:
        path = tmp_path / "library.bib"
        if data is not None:
            path.write_bytes(data)
        return Library.load(path)

    return make


def test_works_are_added_once(library, tmp_path):
    works = [DENG, PREPRINT, PUBLISHED, ROULETTE]
    change = library().add([*works, DENG])
    assert change.keys == (
        "deng2009imagenet",
        "prabhu2020large",
        "prabhu2020largea",
        "paglenimagenet",
        "deng2009imagenet",
    )
    assert not (tmp_path / "library.bib").exists()
    change.commit()
    again = library().add(works)
    assert not again
    assert again.new == again.old
    assert again.diff() == ""
    assert [library().find_same(work).key for work in works] == list(change.keys[:4])


def test_a_change_is_shown_before_it_is_written(library):
    change = library(b"@misc{z,\n  title = {Z},\n}\n").add([DENG])
    assert "+@inproceedings{deng2009imagenet,\n" in change.diff()
    assert [shown for shown in change.diff().splitlines()[2:] if shown.startswith("-")] == []


def test_a_file_that_changed_meanwhile_is_left_alone(library, tmp_path):
    change = library(b"@misc{z}\n").add([DENG])
    (tmp_path / "library.bib").write_bytes(b"@misc{theirs}\n")
    with pytest.raises(FileError, match="changed since it was read"):
        change.commit()
    assert (tmp_path / "library.bib").read_bytes() == b"@misc{theirs}\n"


@pytest.mark.parametrize(
    ("data", "order"),
    [
        pytest.param(b"@misc{a}\n\n@misc{z}\n", ["a", "deng2009imagenet", "z"], id="sorted"),
        pytest.param(b"@misc{z}\n\n@misc{a}\n", ["z", "a", "deng2009imagenet"], id="unsorted"),
        pytest.param(b"@misc{z}\n", ["z", "deng2009imagenet"], id="one-entry-is-no-order"),
        pytest.param(b"@misc{a}\n@misc{b}", ["a", "b", "deng2009imagenet"], id="no-line-end"),
        pytest.param(b"\xef\xbb\xbf", ["deng2009imagenet"], id="only-a-mark"),
        pytest.param(b"% mine\r\n", ["deng2009imagenet"], id="only-a-comment"),
    ],
)
def test_new_entries_go_where_the_file_wants_them(library, data, order):
    change = library(data).add([DENG])
    assert [entry.key for entry in read(change.new).entries] == order
    kept = data.split(b"@misc{z}")
    assert all(piece in change.new for piece in kept)


def test_the_files_own_style_is_kept(library):
    change = library(b'@misc{z,\r\n\ttitle="Z"\r\n}\r\n').add([ROULETTE])
    added = change.new.removeprefix(change.old)
    assert added == b'\r\n@online{paglenimagenet,\r\n\tauthor="Paglen, T.",\r\n\ttitle="{ImageNet} Roulette"\r\n}\r\n'


def test_gaps_are_filled_and_nothing_is_overwritten(library):
    data = (
        b"% mine\n@inproceedings{Deng09,\n  title = {ImageNet: a large-scale hierarchical image database},\n"
        b"  author = {J. Deng and others},\n  year = 2009\n}\ntext @ }\n"
    )
    change = library(data).add([DENG])
    assert change.keys == ("Deng09",)
    assert change.filled == (("Deng09", "doi", "10.1109/cvpr.2009.5206848"),)
    assert change.new == data.replace(b"year = 2009\n", b"year = 2009,\n  doi = {10.1109/cvpr.2009.5206848}\n")


@pytest.mark.parametrize(
    ("fields", "work"),
    [
        pytest.param("doi = {https://doi.org/10.1109/CVPR.2009.5206848}", DENG, id="doi-as-address"),
        pytest.param("eprint = {2006.16923v2}, archiveprefix = {arXiv}", PREPRINT, id="arxiv-version"),
        pytest.param("doi = {10.48550/arXiv.2006.16923}", PREPRINT, id="datacite-doi"),
        pytest.param("url = {https://arxiv.org/abs/2006.16923}", PREPRINT, id="arxiv-address"),
        pytest.param("title = {{ImageNet} Roulette}, author = {Trevor Paglen}", ROULETTE, id="title-and-author"),
    ],
)
def test_the_same_work_is_found(library, fields, work):
    assert library(f"@misc{{mine, {fields}}}\n".encode()).find_same(work).key == "mine"


@pytest.mark.parametrize(
    ("fields", "work"),
    [
        pytest.param("doi = {10.1109/wacv48630.2021.00158}, eprint = {2006.16923}", PREPRINT, id="published-with-eprint"),
        pytest.param("doi = {10.1000/other}, title = {ImageNet Roulette}, author = {Paglen, T.}",
                     replace(ROULETTE, doi="10.1000/mine"), id="another-doi"),
        pytest.param("isbn = {978-0-262-03384-8}, title = {A}",
                     Work("x", "book-chapter", "B", isbn=("9780262033848",)), id="chapter-of-the-book"),
        pytest.param("title = {ImageNet Roulette}, author = {Paglen, T.}, year = 2019", ROULETTE, id="another-year"),
        pytest.param("title = {Editorial}, howpublished = {Nature}",
                     Work("x", "web", "Editorial", container="Science"), id="same-heading-elsewhere"),
    ],
)  # fmt: skip
def test_another_work_is_not_taken_for_it(library, fields, work):
    assert library(f"@misc{{mine, {fields}}}\n".encode()).find_same(work) is None


def test_preprint_and_published_of_one_year_are_two(library):
    library().add([PUBLISHED]).commit()
    assert library().find_same(PREPRINT) is None
    assert len(library().add([PREPRINT]).added) == 1


def test_an_entry_that_inherits_is_not_filled(library):
    data = b"@inproceedings{d, doi = {10.1109/cvpr.2009.5206848}, crossref = {cvpr}}\n"
    assert not library(data).add([DENG])


def test_entries_keep_their_keys(library):
    mine = Entry("Deng:09", "misc", (("title", "Mine"),))
    assert library(b"@misc{z}\n").add([mine]).keys == ("Deng:09",)
    taken = library(b"@misc{DENG:09, title = {Other}}\n").add([mine])
    assert taken.keys == ("mine",)


def test_hostile_entries_are_refused_whole(library, tmp_path):
    with pytest.raises(LibraryError):
        library(b"@misc{z}\n").add([DENG, Entry("x", "misc", (("title", "x} , note = {y"),))])
    assert (tmp_path / "library.bib").read_bytes() == b"@misc{z}\n"


def test_keys_are_found_in_another_case(library):
    assert library(b"@misc{Deng09}\n").get("deng09").key == "Deng09"
    assert library(b"@misc{Deng09}\n@misc{deng09}\n").get("DENG09") is None
    assert library(b"@misc{a}\n").get("b") is None


def test_broken_blocks_stay_and_are_told(library):
    data = b"@misc{z, title = {Z}}\n@book{b,\n title {T}\n}\n"
    assert library(data).failed[0].line == 3
    assert library(data).add([DENG]).new.startswith(data)


_NAME = st.text(alphabet="abcDEé -'{}\\&", min_size=1, max_size=12).filter(str.strip)
_WORK = st.builds(
    Work,
    id=st.just("x"),
    type=st.sampled_from(["journal-article", "book", "web", "posted-content"]),
    title=st.text(alphabet='abC {}\\%&"@,=é\n', max_size=25),
    authors=st.lists(st.builds(Person, _NAME, _NAME), max_size=3).map(lambda names: Names(tuple(names))),
    issued=st.none() | st.integers(1900, 2030).map(PartialDate),
    doi=st.none() | st.integers(0, 9).map("10.1000/{}".format),
)


@given(st.lists(_WORK, max_size=6))
@example([Work("x", "posted-content", "", doi="10.1000/0"), Work("x", "posted-content", "=")])
@example([Work("x", "journal-article", "=\n=")])
@example([Work("x", "journal-article", "--''\x07")])
def test_adding_twice_changes_nothing(tmp_path_factory, works):
    path = tmp_path_factory.mktemp("library") / "library.bib"
    Library.load(path).add(works).commit()
    library = Library.load(path)
    assert library.failed == ()
    assert len({entry.key.lower() for entry in library.entries()}) == len(library.entries())
    again = library.add(works)
    assert not again.added
    assert not library.add(library.entries())


def test_revising_changes_those_values_and_no_other_byte(library):
    data = (
        b'% mine\r\n@string{acm = {ACM}}\r\n@article{a,\r\n\tYear = 2009,\r\n\tjournal = acm,\r\n\tvolume = "3"\r\n}\r\n'
        b"@misc{b, title = {B}}\r\n"
    )
    change = library(data).revise(
        [("a", "year", "2010"), ("a", "journal", "JACM"), ("a", "doi", "10.1/x"), ("b", "title", "C")]
    )
    assert change.revised == (("a", "year", "2010"), ("b", "title", "C"))
    assert change.filled == (("a", "doi", "10.1/x"),)
    assert change.new == data.replace(b"Year = 2009", b"Year = 2010").replace(b"{B}", b"{C}").replace(
        b'volume = "3"', b'volume = "3",\r\n\tdoi = "10.1/x"'
    )


def test_revising_nothing_is_no_change(library):
    assert not library(b"@misc{a, title = {T}}").revise([])
