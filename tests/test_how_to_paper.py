"""The how-to from an incident to a paper prints what the commands print, and its paper is the one that LaTeX takes."""

import os
import re
from pathlib import Path

from tests.end_to_end.conftest import ROOT
from tests.end_to_end.conftest import imagenet as imagenet
from tests.end_to_end.latex import Latex
from tests.how_to import renewed

PAGE = ROOT / "docs" / "how-to" / "paper.md"
PAPER = ROOT / "docs" / "paper" / "paper.tex"


def test_the_page_shows_what_the_commands_print(tmp_path):
    page = PAGE.read_text(encoding="utf-8")
    made = renewed(page, tmp_path)
    if os.environ.get("INCIDENT_REFS_RENEW"):
        PAGE.write_text(made, encoding="utf-8", newline="\n")
    assert made == page, "renew it with: INCIDENT_REFS_RENEW=1 python -m pytest tests/test_how_to_paper.py"
    assert "Written to refs.bib: 6 entries." in page
    assert "Usage:" not in page


def test_the_paper_of_the_page_is_the_sample():
    shown = re.search(r"```latex paper\.tex\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert shown[1] == PAPER.read_text(encoding="utf-8")


def test_the_sample_is_printed_with_the_incident_and_its_works(imagenet, program_named):
    folder: Path = imagenet.folder
    imagenet("resolve", "AIAAIC0276", "--write")
    (folder / "paper.tex").write_text(PAPER.read_text(encoding="utf-8"), encoding="utf-8")
    made = imagenet("tex", "paper.tex", "-o", "refs.bib", "--dialect", "bibtex", "--encoding", "latex")
    assert (made.code, made.out) == (0, "")
    latex = Latex(folder, program_named, "plainnat").compile()
    assert (latex.errors, latex.warnings) == ([], [])
    said = re.sub(r"\s+", " ", latex.run(program_named("pdftotext"), "paper.pdf", "-"))
    assert "The incident is on record (AIAAIC, 2022): Prabhu and Birhane (2020) found" in said
    # a font of bits has no letter for "–"
    assert re.search(
        "AIAAIC. ImageNet . dataset. AIAAIC Repository, incident record AIAAIC0276, April 2022. URL https", said
    )
    assert "/ai-algorithmic-and-automation-incidents/imagenet-dataset." in said.replace(" ", "")
    assert "Kaiyu Yang, Jacqueline H. Yau, Fei-Fei Li, Jia Deng, and Olga Russakovsky." in said
    assert "?" not in said.replace("computer vision?", "")
