"""Care of the library: remove, rekey, merge and undo, with the attachments and records that they concern."""

import pytest

from incident_refs.errors import FileError, LibraryError
from incident_refs.files import LOCK
from incident_refs.library.store import Library
from incident_refs.model.attachment import Attached, Decided
from incident_refs.model.names import Names, Person
from incident_refs.model.work import Work
from incident_refs.verbs.attach import attach, detach
from incident_refs.verbs.decide import decide
from incident_refs.verbs.init import init
from incident_refs.verbs.keep import Events, write
from incident_refs.verbs.merge import merge
from incident_refs.verbs.rekey import rekey
from incident_refs.verbs.remove import remove
from incident_refs.verbs.undo import undo
from incident_refs.workspace import Workspace

LIBRARY = """% ours
@inproceedings{deng2009imagenet,
  title = {{ImageNet}},
  year  = {2009},
}

@misc{imagenet,
  title = {ImageNet},
  year  = {2010},
  note  = {Read it},
}

@misc{prabhu2020large,
  title = {Large image datasets},
}
"""
PAGE = "---\nid: A1\nreferences:\n  - Deng et al. 2009\n  - Prabhu & Birhane 2020\n---\nText\n"


@pytest.fixture
def workspace(tmp_path):
    init(tmp_path / "refs")
    (tmp_path / "refs" / "library.bib").write_text(LIBRARY, encoding="utf-8", newline="\n")
    (tmp_path / "refs" / "records" / "A1.md").write_text(PAGE, encoding="utf-8", newline="\n")
    return Workspace.open(
        refs=tmp_path / "refs",
        environ={"INCIDENT_REFS_CACHE_DIR": str(tmp_path / "cache"), "SOURCE_DATE_EPOCH": "1767225600"},
    )


def files_of(workspace):
    return {p.name: p.read_bytes() for p in workspace.folder.rglob("*") if p.is_file() and p.name != LOCK}


def links(workspace):
    return {(link.record, link.raw, link.key, link.by) for link in workspace.state().attached}


def page(workspace):
    return (workspace.folder / "records" / "A1.md").read_text(encoding="utf-8")


def test_remove_takes_out_what_nobody_cites(workspace):
    kept = remove(workspace, "imagenet")
    assert (workspace.library().get("imagenet"), kept.undo) == (None, "incident-refs undo")
    assert workspace.library().data.decode() == LIBRARY.replace(
        LIBRARY[LIBRARY.index("@misc{i") : LIBRARY.index("@misc{p")], ""
    )


def test_remove_is_refused_while_attached(workspace):
    attach(workspace, "A1", ["imagenet"])
    before = files_of(workspace)
    with pytest.raises(
        LibraryError, match="'imagenet' is attached to A1; take it out there first: incident-refs detach A1"
    ):
        remove(workspace, "imagenet")
    assert files_of(workspace) == before
    detach(workspace, "A1")
    remove(workspace, "imagenet")


@pytest.mark.parametrize(
    "verb",
    [
        pytest.param(lambda w, dry_run: remove(w, "imagenet", dry_run=dry_run), id="remove"),
        pytest.param(lambda w, dry_run: rekey(w, "imagenet", "new", dry_run=dry_run), id="rekey"),
        pytest.param(
            lambda w, dry_run: merge(w, "deng2009imagenet", "imagenet", prefer="second", dry_run=dry_run).kept,
            id="merge",
        ),
        pytest.param(lambda w, dry_run: attach(w, "A1", ["imagenet"], dry_run=dry_run), id="attach"),
        pytest.param(lambda w, dry_run: decide(w, "A1#1", "deng2009imagenet", dry_run=dry_run), id="decide"),
        pytest.param(lambda w, dry_run: detach(w, "A1", dry_run=dry_run), id="detach"),
    ],
)
def test_shown_written_taken_back_and_done_again(workspace, verb):
    attach(workspace, "A1", ["prabhu2020large"])
    before, attached = files_of(workspace), links(workspace)
    shown = verb(workspace, True)
    assert shown.diff
    assert files_of(workspace) == before
    written = verb(workspace, False)
    assert (written.diff, written.changed) == (shown.diff, shown.changed)
    after, then = files_of(workspace), links(workspace)
    assert after != before
    for _ in range(2):
        dry = undo(workspace, dry_run=True)
        back = undo(workspace)
        assert dry.diff == back.diff
        assert _without_events(files_of(workspace)) == _without_events(before)
        assert links(workspace) == attached
        again = undo(workspace)
        assert again.undo.startswith("incident-refs undo")
        assert _without_events(files_of(workspace)) == _without_events(after)
        assert links(workspace) == then
    # nothing that was ever written down is gone
    assert files_of(workspace)["attachments.jsonl"].startswith(after["attachments.jsonl"])


def _without_events(files):
    return {name: data for name, data in files.items() if name != "attachments.jsonl"}


def test_what_a_person_decided_holds_again_after_undo(workspace):
    decide(workspace, "A1#1", "imagenet")
    decide(workspace, "A1#1", None)
    assert workspace.state().decided["A1", "Deng et al. 2009"].key is None
    undo(workspace)
    assert workspace.state().decided["A1", "Deng et al. 2009"].key == "imagenet"
    assert "key: imagenet" in page(workspace)
    decide(workspace, "A1#1", None)
    assert workspace.state().decided["A1", "Deng et al. 2009"].key is None


def test_what_undo_took_out_may_be_attached_again(workspace):
    attach(workspace, "A1", ["imagenet"])
    undo(workspace)
    assert links(workspace) == set()
    attach(workspace, "A1", ["imagenet"])
    assert {key for _, _, key, _ in links(workspace)} == {"imagenet"}


@pytest.mark.parametrize("name", ["library.bib", "A1.md"])
def test_undo_is_refused_where_somebody_changed_a_file_since(workspace, name):
    attach(workspace, "A1", ["imagenet"])
    rekey(workspace, "imagenet", "new")
    path = next(workspace.folder.rglob(name))
    path.write_bytes(path.read_bytes() + b"\n% theirs\n")
    before = files_of(workspace)
    with pytest.raises(LibraryError, match=rf"{name}: changed since the last write"):
        undo(workspace)
    assert files_of(workspace) == before


def test_lines_from_another_branch_do_not_hinder_undo(workspace):
    attach(workspace, "A1", ["imagenet"])
    with workspace.attachments_path.open("ab") as file:
        file.write(
            b'{"v": 1, "event": "theirs", "kind": "decided", "when": "", "who": "", "record": "B", "raw": "x", "key": null}\n'
        )
    undo(workspace)
    assert links(workspace) == set()
    assert ("B", "x") in workspace.state().decided


@pytest.mark.parametrize("name", ["library.bib", "attachments.jsonl", "A1.md"])
def test_where_one_file_cannot_be_written_none_is(workspace, name):
    attach(workspace, "A1", ["imagenet"])
    before = files_of(workspace)
    path = next(workspace.folder.rglob(name))
    path.chmod(0o444)
    with pytest.raises(FileError, match=f"{name}: the file is read-only"):
        rekey(workspace, "imagenet", "new")
    path.chmod(0o644)
    assert files_of(workspace) == before


def test_nothing_to_take_back_is_a_sentence(workspace):
    with pytest.raises(LibraryError, match="there is nothing to take back"):
        undo(workspace)


def test_a_write_that_came_to_nothing_leaves_the_one_before_to_be_taken_back(workspace):
    attach(workspace, "A1", ["imagenet"])
    change = workspace.library().add([Work("x", title="Theirs came first", authors=Names((Person("Li"),)))])
    workspace.library_path.write_bytes(workspace.library_path.read_bytes() + b"% theirs\n")
    with pytest.raises(Exception, match="changed since it was read"):
        write(workspace, change, (), ())
    undo(workspace)
    assert links(workspace) == set()


def test_a_write_cut_short_can_be_taken_back(workspace, monkeypatch):
    from incident_refs.library import bundle

    def crash(path, lines):
        raise KeyboardInterrupt

    before = files_of(workspace)
    change = workspace.library().add([Work("x", title="Half", authors=Names((Person("Li"),)))])
    events = Events(workspace)
    events.add(Attached("", workspace.when(), "me", "A1", "Half", change.keys[0]))
    with monkeypatch.context() as patch:
        patch.setattr(bundle.files, "append_lines", crash)
        with pytest.raises(KeyboardInterrupt):
            write(workspace, change, events.new, ())
    assert workspace.library().get(change.keys[0])
    undo(workspace)
    assert files_of(workspace) == before


def test_a_cache_folder_that_cannot_be_written_is_said_and_hinders_nothing(workspace, tmp_path):
    (tmp_path / "cache").write_bytes(b"a file in the way")
    kept = attach(workspace, "A1", ["imagenet"])
    assert "cannot be taken back with 'incident-refs undo'" in kept.notes[0]
    assert kept.undo == ""
    assert len(links(workspace)) == 1


def test_rekey_takes_all_along(workspace):
    decide(workspace, "A1#1", "imagenet")
    attach(workspace, "A1", ["imagenet"])
    events = Events(workspace)
    events.origin("imagenet", "year", "2010", "crossref")
    events.add(Attached("", workspace.when(), "me", "elsewhere", "ImageNet", "imagenet"))
    write(workspace, workspace.library().add(()), events.new, ())
    kept = rekey(workspace, "imagenet", "Deng:2010")
    assert {key for _, _, key, _ in links(workspace)} == {"Deng:2010"}
    assert workspace.state().decided["A1", "Deng et al. 2009"] == Decided(
        workspace.state().decided["A1", "Deng et al. 2009"].event,
        workspace.when(), "incident-refs", "A1", "Deng et al. 2009", "Deng:2010",
    )  # fmt: skip
    assert workspace.state().origins["Deng:2010", "year"].source == "crossref"
    assert page(workspace).count("Deng:2010") == 2
    assert kept.notes == (
        f"elsewhere is not kept in {workspace.folder}: its page still names 'imagenet' until you run"
        " 'incident-refs resolve PAGE --write'",
    )


def test_what_a_person_took_out_stays_out_under_the_new_key(workspace):
    events = Events(workspace)
    made = events.add(Attached("", workspace.when(), "me", "A1", "Deng et al. 2009", "imagenet"))
    write(workspace, workspace.library().add(()), events.new, ())
    assert made.event
    detach(workspace, "A1", ["imagenet"])
    rekey(workspace, "imagenet", "new")
    assert links(workspace) == set()
    assert not workspace.state().allows("A1", "Deng et al. 2009", "new")


def test_merge_asks_and_moves_every_attachment(workspace):
    attach(workspace, "A1", ["imagenet", "deng2009imagenet"])
    decide(workspace, "A1#1", "imagenet")
    before = files_of(workspace)
    with pytest.raises(LibraryError) as asked:
        merge(workspace, "deng2009imagenet", "imagenet")
    assert str(asked.value).splitlines()[1:] == [
        "  entry type: first 'inproceedings', second 'misc'",
        "  year: first '2009', second '2010'",
    ]
    assert files_of(workspace) == before
    done = merge(workspace, "deng2009imagenet", "imagenet", prefer="first")
    assert done.kept.notes == ("Not kept: entry type of 'imagenet': misc", "Not kept: year of 'imagenet': 2010")
    assert links(workspace) == {
        ("A1", "", "deng2009imagenet", "person"),
        ("A1", "Deng et al. 2009", "deng2009imagenet", "person"),
    }
    entry = workspace.library().get("deng2009imagenet")
    assert (entry.get("note"), entry.get("year")) == ("Read it", "2009")
    assert "key: imagenet" not in page(workspace)


def test_a_pattern_of_ones_own_names_new_works_and_no_old_ones(workspace):
    from incident_refs.model.citation import Citation, Form
    from incident_refs.model.decision import Matched, Weighed
    from incident_refs.model.resolution import Asked, Resolved
    from incident_refs.verbs.keep import keep

    (workspace.folder / "config.toml").write_text('key_pattern = "{families:2}_{year:2}"\n', encoding="utf-8")
    ours = Workspace.open(refs=workspace.folder, environ={"INCIDENT_REFS_CACHE_DIR": str(workspace.cache_folder)})
    authors = Names((Person("Prabhu"), Person("Birhane")))
    works = [Work(str(n), title=f"Work {n}", authors=authors, doi=f"10.1/{n}") for n in (1, 2, 2)]
    rows = [Resolved(Asked("x"), Citation("x", Form.FULL), Matched(Weighed(w, "index", 1.0), "")) for w in works]
    assert [row.key for row in keep(ours, rows).rows] == ["prabhubirhane", "prabhubirhanea", "prabhubirhanea"]
    assert [row.key for row in keep(workspace, rows).rows] == ["prabhubirhane", "prabhubirhanea", "prabhubirhanea"]
    assert Library.load(ours.library_path).get("imagenet")
