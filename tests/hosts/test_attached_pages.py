"""Sites around record pages: each page shows what is attached to it, and its own text as it was.

The settings are those of docs/how-to/records.md, word for word.
"""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.end_to_end.conftest import Program
from tests.hosts.building import build, installed, one_line
from tests.how_to import PAGE as HOW_TO

DENG, PRABHU = "10.1109/cvpr.2009.5206848", "2006.16923"
PAGE = """\
---
id: AIAAIC0276
title: "ImageNet – dataset"
tags: [dataset, 'vision']   # of ours
---

# ImageNet – dataset

Photographs were sorted under *nouns*; “people who were never asked” (Þóra, 李) wrote to desk@example.org CITED.

| field  | value               |
|--------|---------------------|
| sector | research & advocacy |

```python
if 1 < 2:  # --- not front matter
    print("@nobody")
```

## References

- Deng J.; Dong W.; Socher R.; Li L-J.; Li K.; Li F.F.. (2009). ImageNet: A large-scale hierarchical image database
- Prabhu V.U., Birhane A. (2020). Large image datasets: A pyrrhic win for computer vision?
"""
OTHER = "---\nid: AIAAIC0999\n---\n\n# Another incident\n\nIts text, without a reference.\n"
PAGES = {
    "sphinx": PAGE.replace("CITED", "{footcite:p}`deng2009imagenet`"),
    "sphinx-alone": PAGE.replace(" CITED", "") + "\n```{bibliography} imagenet.bib\n:all:\n:style: plain\n```\n",
    "mkdocs": PAGE.replace("CITED", "[@deng2009imagenet; @prabhu2020large]"),
    "pandoc": PAGE.replace(" CITED", ""),
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace beside a folder of pages for each host, once our commands have been there."""
    program = Program(tmp_path_factory.mktemp("written"))
    program("init")
    settings = program.folder / "refs" / "config.toml"
    settings.write_text('record_bibliographies = ["bibtex", "csl-json"]\n', "utf-8")
    for number, (folder, page) in enumerate(PAGES.items()):
        (program.folder / folder).mkdir()
        (program.folder / folder / "imagenet.md").write_text(page.replace("0276", f"1{number}"), "utf-8")
        (program.folder / folder / "other.md").write_text(OTHER.replace("0999", f"2{number}"), "utf-8")
    done = program("resolve", *PAGES, "--write")
    assert (done.code, "8 references: 8 matched." in done.err) == (0, True), done
    for folder in ("sphinx", "mkdocs"):
        assert program("attach", f"{folder}/other.md", DENG).code == 0
    (program.folder / "apa.txt").write_text(
        program("format", "sphinx/imagenet.md", "--style", "apa", "--to", "text").out, "utf-8"
    )
    return program.folder


@pytest.fixture
def site(written: Path, tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that gives a copy of the workspace with a host's pages in `docs`, and one page as it was before."""

    def of(host: str) -> Path:
        shutil.copytree(written / "refs", tmp_path / "refs")
        docs = shutil.copytree(written / host, tmp_path / "docs")
        (docs / "before.md").write_text(PAGES[host], "utf-8")
        assert "incident_refs:" in (docs / "imagenet.md").read_text("utf-8")
        return tmp_path

    return of


def of_the_how_to(name: str) -> str:
    found = re.search(rf"^```\w+ {re.escape(name)}\n(.*?)^```$", HOW_TO.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found, f"the how-to shows no {name}"
    return found[1]


def parted(text: str, attached: str) -> tuple[str, list[str]]:
    """Return a page without the list of what is attached, and the list's items."""
    found = re.search(rf"{attached}\s*(<ul.*?</ul>)", text, re.DOTALL)
    if not found:
        return text, []
    return text.replace(found[0], ""), [
        one_line(one) for one in re.findall(r"<li[^>]*>(.*?)</li>", found[1], re.DOTALL)
    ]


def body(path: Path, begins: str, ends: str) -> str:
    return path.read_text("utf-8").split(begins, 1)[1].split(ends, 1)[0]


def shown_by_sphinx(folder: Path, page: str) -> str:
    return body(folder / "out" / f"{page}.html", '<div class="body" role="main">', '<div class="clearer">')


def shown_by_mkdocs(folder: Path, page: str) -> str:
    return body(folder / "out" / page / "index.html", 'role="main">', "<footer")


def test_sphinx_shows_what_is_attached_to_each_page(site: Callable[[str], Path], written: Path) -> None:
    installed("sphinxcontrib.bibtex")
    installed("myst_parser")
    folder = site("sphinx")
    (folder / "docs" / "conf.py").write_text(of_the_how_to("docs/conf.py") + 'html_theme = "basic"\n', "utf-8")
    (folder / "docs" / "index.md").write_text("# Incidents\n\n```{toctree}\nimagenet\nother\nbefore\n```\n", "utf-8")
    build(folder, "sphinx", "-q", "-W", "-b", "html", "docs", "out")
    page, other, before = (
        parted(shown_by_sphinx(folder, name), '<p class="rubric"[^>]*>Bibliography</p>')
        for name in ("imagenet", "other", "before")
    )
    deng, prabhu = (written / "apa.txt").read_text("utf-8").splitlines()
    assert deng.startswith("Deng, J., Dong, W.")
    assert prabhu.startswith("Prabhu, V. U., & Birhane, A. (2020). Large image datasets")
    assert (page[1], other[1], before[1]) == ([deng, prabhu], [deng], [])
    assert one_line(other[0]) == "Another incident¶ Its text, without a reference."
    assert 'id="footcite-deng2009imagenet"' in page[0]
    assert page[0].split() == before[0].split()


def test_mkdocs_shows_what_is_attached_to_each_page(site: Callable[[str], Path]) -> None:
    installed("mkdocs_bibtex")
    folder = site("mkdocs")
    for name in ("mkdocs.yml", "attached.py"):
        (folder / name).write_text(of_the_how_to(name), "utf-8")
    (folder / "docs" / "index.md").write_text("# Incidents\n", "utf-8")
    build(folder, "mkdocs", "build", "--strict", "-q", "-d", "out")
    page, other, before = (
        parted(shown_by_mkdocs(folder, name), '<h2 id="bibliography">Bibliography</h2>')
        for name in ("imagenet", "other", "before")
    )
    deng, prabhu = sorted(page[1])
    assert deng.startswith(
        "Jia Deng, Wei Dong, Richard Socher, Li-Jia Li, Kai Li, and Fei-Fei Li. ImageNet: a large-scale"
    )
    assert deng.endswith(f"2009. doi:{DENG}.")
    assert prabhu.startswith(
        "Vinay Uday Prabhu and Abeba Birhane. Large image datasets: a pyrrhic win for computer vision?"
    )
    assert prabhu.endswith(f"2020. arXiv:{PRABHU}.")
    assert (other[1], before[1]) == ([deng], [])
    assert one_line(other[0]) == "Another incident Its text, without a reference."
    assert 'id="fn:deng2009imagenet"' in page[0]
    assert page[0].split() == before[0].split()


def test_sphinx_reads_the_bibliography_beside_a_page(site: Callable[[str], Path]) -> None:
    installed("sphinxcontrib.bibtex")
    installed("myst_parser")
    folder = site("sphinx-alone")
    (folder / "docs" / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinxcontrib.bibtex"]\nbibtex_bibfiles = ["imagenet.bib"]\n'
        'html_theme = "basic"\nexclude_patterns = ["before.md", "other.md"]\nroot_doc = "imagenet"\n'
    )
    build(folder, "sphinx", "-q", "-W", "-b", "html", "docs", "out")
    listed = re.findall(r'role="doc-biblioentry">.*?<p>(.*?)</p>', shown_by_sphinx(folder, "imagenet"), re.DOTALL)
    assert [one_line(item) for item in listed] == [
        "Jia Deng, Wei Dong, Richard Socher, Li-Jia Li, Kai Li, and Fei-Fei Li. ImageNet: a large-scale hierarchical image "
        f"database. In 2009 IEEE Conference on Computer Vision and Pattern Recognition, 248–255. IEEE, 2009. doi:{DENG}.",
        "Vinay Uday Prabhu and Abeba Birhane. Large image datasets: a pyrrhic win for computer vision? 2020. "
        f"arXiv:{PRABHU}.",
    ]


def test_mkdocs_reads_the_bibliographies_beside_pages(site: Callable[[str], Path]) -> None:
    installed("mkdocs_bibtex")
    folder = site("mkdocs")
    shutil.rmtree(folder / "refs")
    (folder / "docs" / "index.md").write_text("# Incidents\n", "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Incidents\nplugins:\n  - bibtex:\n      bib_dir: docs\nmarkdown_extensions: [footnotes, tables]\n"
    )
    build(folder, "mkdocs", "build", "--strict", "-q", "-d", "out")
    text = shown_by_mkdocs(folder, "imagenet")
    notes = re.findall(r'<li id="fn:([^"]+)">\s*<p>(.*?)&#160;<a class="footnote-backref"', text, re.DOTALL)
    assert [(key, one_line(note)[:9], re.findall('href="([^"]+)"', note)) for key, note in notes] == [
        ("deng2009imagenet", "Jia Deng,", [f"https://doi.org/{DENG}"]),
        ("prabhu2020large", "Vinay Uda", [f"https://arxiv.org/abs/{PRABHU}"]),
    ]


def test_pandoc_prints_what_is_attached_and_no_more(
    site: Callable[[str], Path], program_named: Callable[[str], str]
) -> None:
    pandoc = program_named("pandoc")
    folder = site("pandoc")
    with (folder / "refs" / "library.bib").open("a", encoding="utf-8") as library:
        library.write("\n@misc{unattached, title = {Of another record}, year = {2001}}\n")
    (folder / "docs" / "all.yml").write_text('nocite: "@*"\n')
    command = "--citeproc page.md -M bibliography=page.bib --metadata-file all.yml"
    assert f"\npandoc {command}\n" in HOW_TO.read_text("utf-8")

    def run(arguments: str) -> str:
        done = subprocess.run(
            [pandoc, *arguments.split(), "--to", "html"],
            cwd=folder / "docs",
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout.decode("utf-8")

    text, _, listed = run(command.replace("page", "imagenet")).partition('<div id="refs"')
    assert re.findall('id="ref-([^"]+)"', listed) == ["deng2009imagenet", "prabhu2020large"]
    assert text.split() == run("before.md").split()
