"""References of other files into the library: entries that leave something to their parents."""

import pytest

from incident_refs.verbs.bring_in import File, bring_in
from incident_refs.verbs.init import init
from incident_refs.workspace import Workspace

PAPER = "title = {{ImageNet}}, author = {Deng, Jia}"
WHOLE = f"@inproceedings{{mine, {PAPER}, year = {{2009}}}}\n"
CHILD = f"@inproceedings{{theirs, {PAPER}, crossref = {{conf}}}}\n"
CONF = "@proceedings{conf, title = {Conf}, year = {2009}}\n"


@pytest.fixture
def states(tmp_path):
    """Bring a file into a library; return the state and key of each row, and the library."""
    init(tmp_path / "refs")
    workspace = Workspace.open(refs=tmp_path / "refs", environ={"INCIDENT_REFS_CACHE_DIR": str(tmp_path / "cache")})

    def bring(library, file, policy="merge"):
        workspace.library_path.write_bytes(library.encode())
        came = bring_in(workspace, [File("theirs.bib", file.encode())], on_duplicate=policy)
        return [(row.state, row.key) for row in came.rows], workspace.library()

    return bring


@pytest.mark.parametrize(
    ("library", "file", "rows"),
    [
        pytest.param(WHOLE, CHILD + CONF, [("merged", "mine"), ("new", "conf")], id="child-comes"),
        pytest.param(CHILD + CONF, WHOLE, [("there", "theirs")], id="child-is-there"),
        pytest.param(WHOLE + CONF, CHILD, [("merged", "mine")], id="parent-is-there"),
        pytest.param(
            WHOLE, CHILD + CONF.replace("2009", "2010"), [("new", "theirs"), ("new", "conf")], id="another-year"
        ),
        pytest.param(
            "", CHILD + WHOLE + CONF, [("new", "theirs"), ("there", "theirs"), ("new", "conf")], id="both-in-the-file"
        ),
    ],
)
def test_a_duplicate_is_found_by_what_its_parent_says(states, library, file, rows):
    assert states(library, file)[0] == rows


def test_the_parent_of_a_file_counts_where_the_library_has_another_of_its_key(states):
    other = "@proceedings{conf, title = {Another}, year = {1999}}\n"
    rows, library = states(WHOLE + other, CHILD + CONF)
    assert rows == [("merged", "mine"), ("new", "conf2009")]
    # it names the one of its file under its new key, and nothing came in twice
    assert library.get("mine").get("crossref") == "conf2009"
    assert len(library.entries()) == 3


def test_a_child_goes_in_again_where_somebody_says_so(states):
    rows, library = states(WHOLE, CHILD + CONF, "new")
    assert rows == [("again", "theirs"), ("new", "conf")]
    assert [entry.key for entry in library.entries()] == ["mine", "theirs", "conf"]
