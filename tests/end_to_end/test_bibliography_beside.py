"""The bibliography beside a record, as pandoc (and so Quarto) reads it."""

import subprocess

import pytest

DENG = "10.1109/cvpr.2009.5206848"


@pytest.mark.parametrize("suffix", [".bib", ".csl.json"])
def test_pandoc_prints_it(program, program_named, suffix):
    pandoc = program_named("pandoc")
    program("init")
    refs = program.folder / "refs"
    (refs / "config.toml").write_text('record_bibliographies = ["bibtex", "csl-json"]\n')
    (refs / "records" / "A1.txt").write_text("Deng et al. 2009", encoding="utf-8")
    assert program("attach", "A1", DENG).code == 0
    done = subprocess.run(
        [pandoc, "--citeproc", "--bibliography", str(refs / "records" / f"A1{suffix}"), "--to", "plain", "--wrap=none"],
        input=b"See @deng2009imagenet.\n\n# References\n",
        capture_output=True,
        timeout=60,
        check=False,
    )
    printed = done.stdout.decode("utf-8")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "See Deng et al. (2009)." in printed
    assert "“ImageNet: A Large-Scale Hierarchical Image Database.”" in printed
    assert DENG in printed


def test_pandoc_prints_what_is_attached_to_a_page(program, program_named):
    pandoc = program_named("pandoc")
    program("init")
    records = program.folder / "refs" / "records"
    (records / "A1.md").write_text("---\nid: A1\n---\nSee @deng2009imagenet.\n", encoding="utf-8")
    assert program("attach", "A1", DENG).code == 0
    done = subprocess.run(
        [pandoc, "--citeproc", "A1.md", "--to", "plain", "--wrap=none"],
        cwd=records,  # pandoc looks for `bibliography: ../library.bib` from where it is started
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "See Deng et al. (2009)." in done.stdout.decode("utf-8")
    assert DENG in done.stdout.decode("utf-8")
