"""A whole library in every form: tests/golden/exchange/.

Renewed by one command, after which the difference is read:

    INCIDENT_REFS_RENEW=1 python -m pytest tests/exchange/test_golden.py
"""

import os
from pathlib import Path

import pytest

from incident_refs.verbs.export import export
from incident_refs.workspace import Workspace

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "exchange"
CASES = [
    ("bibtex", None, "bibtex.bib"),
    ("bibtex", "latex", "bibtex-latex.bib"),
    ("biblatex", None, "biblatex.bib"),
    ("biblatex", "utf8", "biblatex-utf8.bib"),
    ("csl-json", None, "csl.json"),
    ("ris", None, "references.ris"),
]


@pytest.mark.parametrize(("to", "encoding", "name"), CASES)
def test_export(to: str, encoding: str | None, name: str, tmp_path: Path) -> None:
    workspace = Workspace.open(environ={}, start=tmp_path)
    made = export(workspace, to=to, encoding=encoding, bib=GOLDEN / "library.bib")
    said = "".join(f"{note}\n" for note in made.notes)
    if os.environ.get("INCIDENT_REFS_RENEW"):
        (GOLDEN / name).write_bytes(made.text.encode())
        (GOLDEN / f"{name}.said.txt").write_bytes(said.encode())
    assert made.text.encode() == (GOLDEN / name).read_bytes()
    assert said.encode() == (GOLDEN / f"{name}.said.txt").read_bytes()
