"""`incident-refs tex` as an author and a build call it."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.end_to_end.conftest import environment

on_posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither named pipes in folders nor this Ctrl-C")

LIBRARY = """@string{acm = {ACM}}

@inproceedings{deng2009imagenet,
  title = {{ImageNet}: A database},
  author = {Deng, Jia},
  crossref = {cvpr2009},
}

@proceedings{cvpr2009, title = {CVPR}, year = 2009, publisher = acm}

@article{li2022searching, author = {Li, Fei-Fei}, title = {Searching for North Stars}, year = {2022}}

@misc{wong, author = {Wong, Alexander}, title = {Auditing}, year = {2019}}
"""
DENG = LIBRARY[LIBRARY.index("@inproc") : LIBRARY.index("\n\n@proc")]


@pytest.fixture
def paper(program):
    """The command in the folder of a paper, with a .bib file beside it."""
    (program.folder / "mine.bib").write_text(LIBRARY)
    return program


def write(program, **files):
    for name, text in files.items():
        path = program.folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)


def tex(program, *arguments):
    return program("tex", *arguments, "--bib", "mine.bib")


def test_exactly_what_is_cited_and_what_that_needs_to_the_letter(paper):
    write(paper, paper_tex="\\cite{deng2009imagenet} % \\cite{wong}\n")
    done = tex(paper, "paper.tex")
    assert (done.code, done.err) == (0, "")
    assert (
        done.out
        == f"@string{{acm = {{ACM}}}}\n\n{DENG}\n\n@proceedings{{cvpr2009, title = {{CVPR}}, year = 2009, publisher = acm}}\n"
    )


BCF = '<bcf:controlfile xmlns:bcf="https://sourceforge.net/projects/biblatex"><bcf:citekey>wong</bcf:citekey></bcf:controlfile>'


RENAMED = LIBRARY.replace("@misc{wong,", "@misc{wong2019, ids = {wong, w19},")


@pytest.mark.parametrize(
    ("name", "text", "dialect", "key"),
    [
        pytest.param("p.tex", "\\cite{wong}", "bibtex", "wong", id="bibtex"),
        pytest.param("p.tex", "\\cite{wong}", "biblatex", "wong2019", id="biber-knows-aliases"),
        pytest.param("p.md", "[@wong]", "biblatex", "wong", id="pandoc-does-not"),
    ],
)
def test_a_paper_from_last_year_finds_its_entry_under_the_key_of_then(paper, name, text, dialect, key):
    (paper.folder / "mine.bib").write_text(RENAMED)
    (paper.folder / name).write_text(text)
    done = tex(paper, name, "--dialect", dialect)
    assert (done.code, done.err) == (0, f"{name}:1: 'wong' is called 'wong2019' by now\n")
    assert done.out.startswith(f"@misc{{{key},\n")
    assert "ids = {wong, w19}" in done.out


def test_a_work_cited_by_both_its_keys_is_said(paper):
    (paper.folder / "mine.bib").write_text(RENAMED)
    write(paper, paper_tex="\\cite{wong}\n\\cite{wong2019}\n")
    done = tex(paper, "paper.tex")
    assert "the paper cites both, and will print the work twice" in done.err
    assert "@misc{wong," in done.out
    assert "@misc{wong2019," in done.out


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("p.tex", "\\cite{wong}"),
        ("p.aux", "\\relax \n\\citation{wong}\n"),
        ("p.bcf", BCF),
        ("p.md", "See [@wong, p. 3]."),
    ],
)
def test_every_kind_of_paper(paper, name, text):
    (paper.folder / name).write_text(text)
    assert tex(paper, name).out.startswith("@misc{wong, author")


def test_several_papers_and_everything(paper):
    write(paper, a_tex="\\cite{wong}", b_md="@li2022searching", c_tex="\\nocite{*}")
    assert tex(paper, "a.tex", "b.md").out.count("\n@") + 1 == 2
    assert tex(paper, "c.tex").out.count("author") == 3


def test_a_file_that_would_not_change_is_not_touched(paper):
    write(paper, paper_tex="\\cite{wong}")
    first = tex(paper, "paper.tex", "-o", "refs.bib")
    assert (first.code, first.out, first.err) == (0, "", "Written to refs.bib: 1 entry.\n")
    os.utime(paper.folder / "refs.bib", (1, 1))
    again = tex(paper, "paper.tex", "-o", "refs.bib")
    assert "not touched" in again.err
    assert (paper.folder / "refs.bib").stat().st_mtime == 1
    write(paper, paper_tex="\\cite{wong,li2022searching}")
    tex(paper, "paper.tex", "-o", "refs.bib")
    assert (paper.folder / "refs.bib").stat().st_mtime > 1


def test_missing_keys_are_said_with_place_and_guess_and_the_rest_is_written(paper):
    write(
        paper, paper_tex="\\input{ch}", ch_tex="\n\\cite{wong}\n\\cite{deng09, wong2019, nothinglikeit}\\cite{deng09}"
    )
    done = tex(paper, "paper.tex", "-o", "refs.bib")
    assert done.code == 1
    assert "ch.tex:3: no entry 'deng09' (2 times in the paper); did you mean deng2009imagenet?\n" in done.err
    assert "ch.tex:3: no entry 'wong2019'; did you mean wong?\n" in done.err
    assert "ch.tex:3: no entry 'nothinglikeit'\n" in done.err
    assert (paper.folder / "refs.bib").read_text().startswith("@misc{wong")


def test_places_are_those_of_the_source_where_it_is_there(paper):
    write(paper, paper_aux="\\relax \n\\citation{deng09}\n", paper_tex="\n\n\n\\cite{deng09}")
    assert "paper.tex:4: no entry 'deng09'" in tex(paper, "paper.aux").err
    (paper.folder / "paper.tex").unlink()
    assert "paper.aux:2: no entry 'deng09'" in tex(paper, "paper.aux").err


def test_another_case_is_one_key_for_bibtex_and_two_for_biber(paper):
    write(paper, a_tex="\\cite{Wong}", b_tex="\\addbibresource{x.bib}\\cite{Wong}", c_tex="\\cite{Wong,wong}")
    assert (tex(paper, "a.tex").code, tex(paper, "a.tex").err) == (0, "")
    biber = tex(paper, "b.tex")
    assert biber.code == 1
    assert "b.tex:1: no entry 'Wong'; 'wong', which is written, differs in case" in biber.err
    assert "@misc{wong" in biber.out
    assert "BibTeX takes 'wong' and 'Wong' for one key" in tex(paper, "c.tex").err


@pytest.mark.parametrize(
    ("files", "name", "said"),
    [
        ({"p_tex": "\\begin{document}\n\\input{none}"}, "p.tex", "p.tex:2: \\input{none}: there is no such file"),
        ({"p_tex": "\\input{q}", "q_tex": "\n\\input{p}"}, "p.tex", "q.tex:2: \\input{p}: p.tex reads itself in"),
        ({"p_tex": "\\input{q}", "q_tex": "\n\0\1"}, "p.tex", "q.tex:2: a NUL byte"),
        ({"p_tex": "\\input{q}", "q_tex__x": ""}, "p.tex", "p.tex:1: \\input{q}: there is no such file"),
        ({"p_tex": "\\input{/etc/passwd}"}, "p.tex", "p.tex:1: \\input{/etc/passwd}: /etc/passwd is a full path to no TeX"),
        ({"p_aux": "\\relax \n\\citation{won"}, "p.aux", "p.aux:2: the file ends in the middle"),
        ({"p_aux": ""}, "p.aux", "p.aux:1: the file ends in the middle"),
        ({"p_aux": "\\@input{q.aux}\n"}, "p.aux", "p.aux:1: there is no q.aux"),
        ({"p_bcf": BCF[:100]}, "p.bcf", "p.bcf:1: the file ends in the middle"),
        ({"p_bcf": "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}, "p.bcf", "p.bcf:1: a DOCTYPE"),
        ({}, "p.aux", "p.aux: there is no such file"),
        ({"p_txt": "x"}, "p.txt", "p.txt: a paper is a .tex, .aux, .bcf or .md file"),
        ({"p_tex__x": ""}, "p.tex", "p.tex: this is a folder"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_to_its_end_leaves_the_old_file(paper, files, name, said):
    write(paper, **files)
    (paper.folder / "refs.bib").write_text("% old\n")
    done = tex(paper, name, "-o", "refs.bib")
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert (paper.folder / "refs.bib").read_text() == "% old\n"


@on_posix
def test_a_folder_above_is_read_and_a_pipe_is_not(paper):
    write(paper, sub__p_tex="\\input{../shared}", shared_tex="\\cite{wong}")
    assert "@misc{wong" in tex(paper, "sub/p.tex").out
    os.mkfifo(paper.folder / "pipe.tex")
    write(paper, p_tex="\\input{pipe}")
    assert "a device or a pipe" in tex(paper, "p.tex").err


@on_posix
@pytest.mark.parametrize("command", [["tex", "p.tex"], ["export"], ["format"]])
def test_a_pipe_is_not_written_to(imagenet, command):
    write(imagenet, p_tex="\\cite{aiaaic0276}")
    os.mkfifo(imagenet.folder / "pipe")
    done = imagenet(*command, "-o", "pipe")
    assert (done.code, "a device or a pipe" in done.err) == (2, True)
    assert (imagenet.folder / "pipe").is_fifo()


def test_a_full_path_of_a_tex_file_is_read(paper):
    write(paper, shared_tex="\\cite{wong}")
    write(paper, p_tex=f"\\input{{{paper.folder}/shared.tex}}")
    assert "@misc{wong" in tex(paper, "p.tex").out


@pytest.mark.parametrize("output", ["mine.bib", "p.tex", "ch.tex", "other.tex", "folder", "none/refs.bib"])
def test_what_is_read_is_never_written_to(paper, output):
    write(paper, p_tex="\\input{ch}", ch_tex="\\cite{wong}", folder__x="")
    before = {path: path.read_bytes() for path in paper.folder.iterdir() if path.is_file()}
    done = tex(paper, "p.tex", "-o", output)
    assert done.code == 2, done.err
    assert {path: path.read_bytes() for path in before} == before


def test_two_libraries_with_one_key(paper):
    write(paper, p_tex="\\cite{wong}", other_bib="\n@misc{wong, title = {Another}}", refs_bib="% old\n")
    done = tex(paper, "p.tex", "--bib", "other.bib", "-o", "refs.bib")
    assert done.code == 2
    assert "'wong' is also in other.bib:2" in done.err
    assert (paper.folder / "refs.bib").read_text() == "% old\n"


def test_other_files_of_the_paper(paper):
    write(
        paper, p_tex="\\cite{wong,own}\n\\bibliography{own,refs}",
        own_bib="@misc{own, title = {Own}}\n@misc{wong, title = {Another}}",
    )  # fmt: skip
    done = tex(paper, "p.tex", "-o", "refs.bib")
    assert done.code == 0
    assert "'own' stands in own.bib, which the paper names too" in done.err
    assert "own.bib:2: 'wong' is here and in mine.bib, and they differ" in done.err
    again = tex(paper, "p.tex", "-o", "refs.bib")
    assert "not touched" in again.err
    # where nobody says what is written, own.bib may be just that
    assert "p.tex:1: no entry 'own'; it stands in own.bib, which the paper names" in tex(paper, "p.tex").err


def test_a_dry_run_shows_the_change(paper):
    write(paper, p_tex="\\cite{wong}")
    done = tex(paper, "p.tex", "-o", "refs.bib", "--dry-run")
    assert "+@misc{wong, author" in done.out
    assert not (paper.folder / "refs.bib").exists()


@pytest.mark.parametrize("option", ["--watch", "--dry-run"])
def test_some_options_need_a_file(paper, option):
    write(paper, p_tex="")
    assert tex(paper, "p.tex", option).code == 2


def test_a_preamble_is_not_written_but_said(paper):
    (paper.folder / "mine.bib").write_text('@preamble{"\\newcommand{\\noop}[1]{}"}\n@misc{a, title = {\\noop{x}A}}\n')
    write(paper, p_tex="\\cite{a}")
    done = tex(paper, "p.tex")
    assert (done.code, done.out) == (0, "@misc{a, title = {\\noop{x}A}}\n")
    assert "mine.bib:1: this @preamble defines \\noop, which an entry uses" in done.err


def test_nothing_cited(paper):
    write(paper, p_tex="Hello")
    done = tex(paper, "p.tex", "-o", "refs.bib")
    assert (done.code, (paper.folder / "refs.bib").read_text()) == (0, "")
    assert "The paper cites nothing." in done.err


def test_a_library_that_is_no_file(paper):
    write(paper, p_tex="\\cite{wong}")
    assert paper("tex", "p.tex", "--bib", "none.bib").code == 2
    assert "there is no workspace here" in paper("tex", "p.tex").err


def test_odd_keys_are_only_text(paper):
    write(paper, p_tex="\\cite{\x1b[31mred, a%\n}\\cite{../../x}\\cite{$(id)}\\cite{" + "k" * 5000 + "}")
    done = tex(paper, "p.tex")
    assert done.code == 1
    assert "\x1b" not in done.err


@pytest.mark.parametrize(
    ("dialect", "kind", "date"),
    [("bibtex", "misc", "year          = {2022}"), ("biblatex", "dataset", "date          = {2022-04}")],
)
def test_an_incident_is_cited_by_its_id(imagenet, dialect, kind, date):
    write(imagenet, p_tex="\\cite{aiaaic0276}\\cite{AIAAIC0276}")
    done = imagenet("tex", "p.tex", "--dialect", dialect)
    assert f"@{kind}{{aiaaic0276," in done.out
    assert f"@{kind}{{AIAAIC0276," in done.out
    assert date in done.out
    assert "{AIAAIC}" in done.out
    assert done.out.count("https://") == 2
    exported = imagenet("export", "--incident", "AIAAIC0276", "--to", dialect).out
    assert exported.strip() in done.out


def test_the_dialect_of_an_incident_is_that_of_the_paper(imagenet):
    write(imagenet, a_tex="\\cite{aiaaic0276}", b_tex="\\addbibresource{refs.bib}\\cite{aiaaic0276}")
    assert imagenet("tex", "a.tex").out.startswith("@misc{aiaaic0276,")
    assert imagenet("tex", "b.tex").out.startswith("@dataset{aiaaic0276,")


def test_export_of_incidents(imagenet):
    assert imagenet("export", "--incident").out == imagenet("export", "--incident", "AIAAIC0276").out
    assert '"id": "aiaaic0276"' in imagenet("export", "--incident", "--to", "csl-json").out
    assert "TY  - DATA" in imagenet("export", "--incident", "--to", "ris").out
    assert imagenet("export", "--incident", "--bib", "x.bib").code == 2


def test_strings_in_the_paper_are_proposed_keys(imagenet):
    imagenet("resolve", "AIAAIC0276", "--write")
    text = "\\cite{Deng et al. 2009}\n\\citep{Prabhu, Birhane 2020}\n\\cite{Nobody et al. 1850}\n"
    write(imagenet, p_tex=text)
    done = imagenet("tex", "p.tex", "--resolve", "-o", "refs.bib")
    assert done.code == 1
    assert "p.tex:1: 'Deng et al. 2009' is \\cite{deng2009imagenet} (Deng 2009, ImageNet" in done.err
    assert "p.tex:2: 'Prabhu, Birhane 2020' is \\cite{prabhu2020large}" in done.err
    assert "p.tex:3: 'Nobody et al. 1850': nothing fits" in done.err
    assert (imagenet.folder / "p.tex").read_text() == text
    assert "tex --resolve' proposes one" in imagenet("tex", "p.tex").err


def test_a_work_that_is_not_in_the_library_yet_is_proposed_with_how_to_add_it(imagenet):
    write(imagenet, p_tex="\\cite{Deng et al. 2009}", empty_bib="")
    done = imagenet("tex", "p.tex", "--resolve", "--bib", "empty.bib")
    assert "not in the library yet: incident-refs add 10.1109/cvpr.2009.5206848" in done.err


@on_posix
def test_watching(paper):
    write(paper, p_tex="\\input{ch}", ch_tex="\\cite{wong}")
    refs = paper.folder / "refs.bib"
    watch = subprocess.Popen(
        [sys.executable, "-m", "incident_refs", "tex", "p.tex", "--bib", "mine.bib", "-o", "refs.bib", "--watch"],
        cwd=paper.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(paper.folder),
    )  # fmt: skip
    try:
        wait_for(lambda: refs.exists() and "wong" in refs.read_text())
        write(paper, ch_tex="\\input{later}")
        time.sleep(1.5)  # it says that there is no such file, and goes on
        assert "wong" in refs.read_text()
        write(paper, later_tex="\\cite{li2022searching}")
        wait_for(lambda: "li2022" in refs.read_text())
        (paper.folder / "mine.bib").write_text(LIBRARY.replace("North Stars", "Northern Stars"))
        wait_for(lambda: "Northern" in refs.read_text())
        watch.send_signal(signal.SIGINT)
        out, err = watch.communicate(timeout=20)
    finally:
        watch.kill()
    said = err.decode()
    assert (watch.returncode, out) == (0, b"")
    assert "ch.tex:1: \\input{later}: there is no such file" in said
    assert said.endswith("Stopped.\n")
    assert "Traceback" not in said


def wait_for(what, seconds=20):
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.05)
