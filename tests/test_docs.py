"""The documentation says what the program does."""

import re
from pathlib import Path

import pytest

from incident_refs.cli.main import COMMANDS
from tests import checks_page, gallery
from tests.end_to_end.conftest import imagenet as imagenet
from tests.reference import PAGE, page

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_reference_is_what_the_help_texts_say():
    assert PAGE.read_text(encoding="utf-8") == page(), "renew it with: make docs"


def test_the_gallery_is_what_the_styles_print():
    assert gallery.PAGE.read_text(encoding="utf-8") == gallery.page(), "renew it with: make docs"


def test_the_page_of_the_checks_is_what_they_say():
    shown = checks_page.PAGE.read_text(encoding="utf-8")
    assert shown == checks_page.page(), "renew it with: make docs"
    headings = {head.lower().replace(" ", "-") for head in re.findall(r"^### (.+)$", shown, re.MULTILINE)}
    assert headings == set(re.findall(r"\]\(#([^)]+)\)", shown)), "each row of the tables leads to a page below"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_that_a_page_names_exists(path):
    named = re.findall(
        r"^\s*(?:\$ )?incident-refs (?:--\w+ \S+ )*([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert not [name for name in named if name not in COMMANDS]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_of_ours_leads_somewhere(path):
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_the_python_of_the_how_to_runs(imagenet, monkeypatch, capsys):
    monkeypatch.chdir(imagenet.folder)
    blocks = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs" / "how-to" / "from-python.md").read_text("utf-8"), re.DOTALL
    )
    exec(compile("\n".join(blocks), "from-python.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "incident-refs undo" in printed
    assert "Deng, J., Dong, W., Socher, R., Li, L.-J., Li, K., & Li, F.-F. (2009). ImageNet" in printed
    assert "[2009]" in printed


def test_the_readme_shows_what_the_demo_prints(capfd):
    from incident_refs.cli.main import main

    main.main(["demo"], "incident-refs", standalone_mode=False)
    printed = capfd.readouterr().out.splitlines()
    shown = (ROOT / "README.md").read_text(encoding="utf-8").split("This is what it prints")[1].split("```")[1]
    assert [line for line in shown.splitlines() if line not in ("…", *printed)] == []


def test_the_how_to_shows_what_in_text_prints(capfd, monkeypatch):
    from incident_refs.cli.main import main

    text = (ROOT / "docs" / "how-to" / "print-a-bibliography.md").read_text(encoding="utf-8")
    command = next(line for line in text.splitlines() if "--in-text" in line and "--pages" in line)
    monkeypatch.setenv("INCIDENT_REFS_DIR", str(ROOT / "refs"))
    main.main(command.split()[1:], "incident-refs", standalone_mode=False)
    assert f"```\n{capfd.readouterr().out}```" in text
