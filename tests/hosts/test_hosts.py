"""Other programs print in our styles: pybtex's own command, Sphinx with sphinxcontrib-bibtex, MkDocs with mkdocs-bibtex.

The two sample projects beside this file are built as their users build them.
"""

import re
import shutil
from pathlib import Path

import pytest
from pybtex.plugin import find_plugin
from tests.hosts.building import build, installed, one_line

from incident_refs.bibtex.read import entries as read_entries
from incident_refs.formats.bibliography import bibliography, styles

HERE = Path(__file__).parent
CITED = ("deng2009imagenet", "able2016a", "paglen", "nist2023", "able2016b", "part", "whole")


def ours(style: str, keys: tuple[str, ...] = CITED) -> list[str]:
    """Return our list of the entries in the order in which the sample cites them, without numbers."""
    by_key = {entry.key: entry for entry in read_entries((HERE / "refs.bib").read_bytes())[0]}
    made = bibliography([by_key[key] for key in keys], style, "html", related=list(by_key.values()))
    return [one_line(re.sub(r"^(?:\[\d+\]|\d+\.) ?", "", one.text)) for one in made]


@pytest.mark.parametrize("style", styles())
def test_registered(style: str) -> None:
    assert find_plugin("pybtex.style.formatting", style).style == style


@pytest.mark.parametrize("style", styles())
def test_pybtex_command(style: str, tmp_path: Path) -> None:
    shutil.copy(HERE / "refs.bib", tmp_path)
    aux = "".join(f"\\citation{{{key}}}\n" for key in CITED)
    (tmp_path / "paper.aux").write_text(f"\\bibstyle{{{style}}}\n\\bibdata{{refs}}\n{aux}")
    build(tmp_path, "pybtex", "-l", "python", "-b", "html", "paper.aux")
    made = re.findall(r"<dt>(\d+)</dt>\s*<dd>(.*?)</dd>", (tmp_path / "paper.html").read_text("utf-8"), re.DOTALL)
    assert [number for number, _ in made] == [str(number) for number in range(1, len(CITED) + 1)]
    assert [one_line(text) for _, text in made] == ours(style)


@pytest.mark.parametrize("style", styles())
def test_sphinx(style: str, tmp_path: Path) -> None:
    installed("sphinxcontrib.bibtex")
    project = shutil.copytree(HERE / "sphinx", tmp_path / "paper")
    shutil.copy(HERE / "refs.bib", project)
    build(project, "sphinx", "-q", "-W", "-b", "html", ".", "out", STYLE=style)
    page = (project / "out" / "index.html").read_text("utf-8")
    made = re.findall(r'<div class="citation" id="[^"]+" role="doc-biblioentry">\s*(<span.*?)</div>', page, re.DOTALL)
    texts = [
        one_line(re.sub(r'<span class="backrefs">.*?</span>', "", text.replace("</a></span>", "", 1))) for text in made
    ]
    labels = [re.match(r"\[\s*(\d+)\s*\]", text) for text in texts]
    assert [label[1] for label in labels if label] == [str(number) for number in range(1, len(CITED) + 1)]
    shown = [re.sub(r"^\[\s*\d+\s*\]\s*(?:\(\s*\d[\d, ]*\)\s*)?", "", text) for text in texts]
    assert sorted(shown) == sorted(ours(style))
    if style not in ("ieee", "nature", "vancouver"):
        assert shown == ours(style)


@pytest.mark.parametrize("style", styles())
def test_mkdocs(style: str, tmp_path: Path) -> None:
    installed("mkdocs_bibtex")
    project = shutil.copytree(HERE / "mkdocs", tmp_path / "paper")
    shutil.copy(HERE / "refs.bib", project)
    build(project, "mkdocs", "build", "--strict", "-q", "-d", str(tmp_path / "out"), STYLE=style)
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    made = re.findall(r'<li id="fn:([^"]+)">\s*<p>(.*?)&#160;<a class="footnote-backref"', page, re.DOTALL)
    assert [key for key, _ in made] == list(CITED[:5])
    # it asks for one entry at a time: letters such as 2016a cannot be known
    alone = {key: ours(style, (key,))[0] for key in CITED}
    assert [one_line(text) for _, text in made] == [alone[key] for key, _ in made]
