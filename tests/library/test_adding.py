"""Where new entries go."""

from pathlib import Path

import pytest

from incident_refs.library.store import Library
from incident_refs.model.entry import Entry

NEW = Entry("mmm2020new", "misc", (("title", "A new work of its own"), ("year", "2020")))
SORTED = "@misc{aaa,\n  title = {One},\n}\n\n{above}@misc{zzz,\n  title = {Two},\n}\n"


def with_new(tmp_path: Path, text: str) -> str:
    path = tmp_path / "library.bib"
    path.write_bytes(text.encode())
    return Library.load(path).add([NEW]).new.decode()


@pytest.mark.parametrize(
    ("above", "stays_with_zzz"),
    [
        pytest.param("% about zzz\n", "% about zzz\n", id="remark"),
        pytest.param("% about\n  % zzz\n", "% about\n  % zzz\n", id="two-lines"),
        pytest.param("% Part two\n\n", "", id="heading-with-a-blank-line"),
        pytest.param("% about {zzz}\n", "", id="braces-may-end-an-entry"),
        pytest.param("about zzz\n", "", id="text"),
    ],
)
def test_a_remark_right_above_an_entry_stays_with_it(tmp_path, above, stays_with_zzz):
    text = SORTED.replace("{above}", above)
    new = with_new(tmp_path, text)
    start, end = new.index("@misc{mmm"), new.index(f"{stays_with_zzz}@misc{{zzz")
    assert start < end
    assert new[:start] + new[end:] == text


@pytest.mark.parametrize(
    "tail",
    ["@misc{open,\n  title = {Never closed", "@misc{open,\n  title = {x},\n", "@misc{open"],
    ids=["value", "entry", "key"],
)
@pytest.mark.parametrize("head", ["@misc{bbb,\n  title = {One},\n}\n\n", ""], ids=["an-entry", "nothing-else"])
def test_nothing_goes_behind_an_entry_that_is_not_closed(tmp_path, head, tail):
    new = with_new(tmp_path, head + tail)
    assert new.startswith(head + "@misc{mmm2020new")
    assert new.endswith("}\n\n" + tail) or new.endswith("}\n" + tail)


def test_a_broken_entry_in_the_middle_leaves_the_end_as_it_is(tmp_path):
    text = "@misc{open,\n  title = {x\n\n@misc{bbb,\n  title = {One},\n}\n"
    new = with_new(tmp_path, text)
    assert new.startswith(text)
    assert "@misc{mmm2020new" in new


@pytest.mark.parametrize(
    "there", ["@misc{aaa,\n  title = {One},\n}\n\n@misc{zzz,\n  title = {Two},\n}\n", ""], ids=["sorted", "empty"]
)
def test_a_parent_goes_behind_its_children(tmp_path, there):
    path = tmp_path / "library.bib"
    path.write_bytes(there.encode())
    parent = Entry("conf2020", "proceedings", (("title", "Proceedings of all"), ("year", "2020")))
    child = Entry("deng2020one", "inproceedings", (("title", "One of them"), ("crossref", "conf2020")))
    new = Library.load(path).add([parent, child]).new
    assert new.index(b"@inproceedings{deng2020one") < new.index(b"@proceedings{conf2020")
