"""remove, merge, rekey and undo as somebody types them."""

import pytest
from click.testing import CliRunner

from incident_refs.cli.main import main

LIBRARY = """@book{raw,
  title = {Raw Data},
  year  = {2013},
}

@incollection{intro, title = {Introduction}, crossref = {raw}}

@book{rawdata,
  title     = {{Raw} data},
  year      = {2014},
  publisher = {MIT Press},
}
"""


@pytest.fixture
def workspace(program):
    assert program("init").code == 0
    path = program.folder / "refs" / "library.bib"
    path.write_bytes(LIBRARY.encode())
    return program, path


def test_remove(workspace):
    program, path = workspace
    refused = program("remove", "raw")
    assert (refused.code, refused.out) == (2, "")
    assert "'raw' is what intro takes fields from" in refused.err
    shown = program("remove", "rawdata", "--dry-run")
    assert (shown.code, path.read_bytes()) == (0, LIBRARY.encode())
    assert "-@book{rawdata," in shown.out
    done = program("remove", "rawdata")
    assert (done.code, done.out) == (0, "")
    assert "To take it back: incident-refs undo" in done.err
    assert path.read_bytes().decode() == LIBRARY[: LIBRARY.index("\n@book{rawdata")]
    assert program("undo").code == 0
    assert path.read_bytes() == LIBRARY.encode()
    assert program("undo").code == 0
    assert b"rawdata" not in path.read_bytes()


def test_rekey(workspace):
    program, path = workspace
    assert program("rekey", "raw", "Raw:2013").code == 0
    assert path.read_bytes().decode() == LIBRARY.replace("{raw,", "{Raw:2013,").replace("{raw}", "{Raw:2013}").replace(
        "{2013},\n", "{2013},\n  ids = {raw},\n"
    )
    for key, says in (("intro", "is taken"), ("a b", "cannot be a key"), ("", "cannot be a key")):
        refused = program("rekey", "rawdata", key)
        assert (refused.code, says in refused.err) == (2, True)


def test_merge_on_no_terminal_asks_by_refusing(workspace):
    program, path = workspace
    refused = program("merge", "rawdata", "raw")
    assert (refused.code, refused.out) == (2, "")
    assert "  year: first '2014', second '2013'" in refused.err
    assert path.read_bytes() == LIBRARY.encode()
    shown = program("merge", "rawdata", "raw", "--dry-run")
    assert (shown.code, path.read_bytes()) == (0, LIBRARY.encode())
    assert "year differs: first '2014', second '2013'" in shown.err
    assert "+@incollection{intro, title = {Introduction}, crossref = {rawdata}}" in shown.out
    done = program("merge", "rawdata", "raw", "--prefer", "second")
    assert done.code == 0
    assert "Not kept: year of 'rawdata': 2014" in done.err
    assert b"year      = {2013}" in path.read_bytes()
    assert program("undo").code == 0
    assert path.read_bytes() == LIBRARY.encode()


def test_merge_on_a_terminal_asks_field_by_field(workspace, monkeypatch):
    _, path = workspace
    monkeypatch.setattr("incident_refs.cli.merge._somebody_is_there", lambda: True)
    done = CliRunner().invoke(main, ["--refs", str(path.parent), "merge", "rawdata", "raw"], input="second\n")
    assert done.exit_code == 0, done.output
    assert "year differs" in done.output
    assert b"year      = {2013}" in path.read_bytes()


def test_undo_is_refused_where_the_file_was_edited_since(workspace):
    program, path = workspace
    assert "there is nothing to take back" in program("undo").err
    program("rekey", "raw", "cooked")
    path.write_bytes(path.read_bytes() + b"% mine\n")
    refused = program("undo")
    assert refused.code == 2
    assert "library.bib: changed since the last write" in refused.err


def test_a_pattern_names_what_add_brings_in(workspace):
    program, path = workspace
    (path.parent / "config.toml").write_text('key_pattern = "{title}_{year:2}"\n', encoding="utf-8")
    assert program("add", "10.1109/CVPR.2009.5206848").code == 0
    assert b"@inproceedings{imagenet_09," in path.read_bytes()
    assert "key_pattern" in program("doctor").out
    (path.parent / "config.toml").write_text('key_pattern = "{titel}"\n', encoding="utf-8")
    refused = program("list")
    assert refused.code == 2
    assert "config.toml: 'key_pattern': '{titel}' is not known; did you mean '{title}'?" in refused.err


def test_what_a_catalogue_says_otherwise_is_said_and_left(imagenet):
    assert imagenet("resolve", "AIAAIC0276", "--write").code == 0
    path = imagenet.folder / "refs" / "library.bib"
    path.write_bytes(path.read_bytes().replace(b"{2009}", b"{2008}"))
    before = path.read_bytes()
    done = imagenet("resolve", "AIAAIC0276", "--write", "--source", "starter")
    assert "deng2009imagenet: year is 2008, starter says 2009: left as it is; see 'incident-refs refresh" in done.err
    assert path.read_bytes() == before


def test_latex_that_could_run_is_said_by_doctor(workspace):
    program, path = workspace
    path.write_bytes(path.read_bytes() + b"@misc{evil, title = {\\input{/etc/passwd}}}\n")
    assert "library.bib:13:22: \\input reads a file when a paper is compiled" in program("doctor").out
