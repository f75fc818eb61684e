"""The how-to about checking shows a real file, real commands and what they really print; its hooks and workflow are read."""

import os
import re

import pytest
import yaml

from incident_refs.model.check_settings import CheckSettings
from incident_refs.settings import load
from tests.end_to_end.conftest import ROOT
from tests.how_to import renewed

PAGE = ROOT / "docs" / "how-to" / "check-a-bibliography.md"


def block(kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_the_page_shows_what_the_commands_print(tmp_path):
    page = PAGE.read_text(encoding="utf-8")
    made = renewed(page, tmp_path)
    if os.environ.get("INCIDENT_REFS_RENEW"):
        PAGE.write_text(made, encoding="utf-8", newline="\n")
    assert made == page, "renew it with: INCIDENT_REFS_RENEW=1 python -m pytest tests/test_how_to_check.py"
    assert "Usage:" not in page


def test_the_settings_of_the_page_are_settings(tmp_path):
    text = block("toml")[0]
    config = tmp_path / "config.toml"
    config.write_text(text, encoding="utf-8")
    assert load({}, tmp_path, config=config).check == CheckSettings(
        ignore=("entry-nobody-cites",),
        against=("offline",),
        baseline="known.json",
        per_file_ignores=(("old/*.bib", ("D",)),),
    )


def commands(node):
    """Yield what a hook or a step runs."""
    if isinstance(node, dict):
        yield from (value for name, value in node.items() if name in ("run", "entry"))
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from commands(inner)


@pytest.mark.parametrize("text", [*block("yaml"), (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")])
def test_hooks_and_workflows_name_options_that_there_are(text):
    from incident_refs.cli.check import command

    options = {name for parameter in command.params for name in parameter.opts}
    ran = [line for line in commands(yaml.safe_load(text)) if line.startswith("incident-refs check")]
    assert ran
    for line in ran:
        assert set(re.findall(r"--[\w-]+", line)) <= options
