import importlib
import subprocess
import sys

import pytest
from click.testing import CliRunner

from incident_refs.cli.main import COMMANDS, main


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_the_list_says(name):
    command = importlib.import_module(f"incident_refs.cli.{name}").command
    assert command.name == name
    assert (command.help or "").strip().splitlines()[0] == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name):
    done = CliRunner().invoke(main, [name, "--help"])
    assert done.exit_code == 0
    assert COMMANDS[name] in done.output


def test_an_unknown_command_says_which_one_may_be_meant():
    done = CliRunner().invoke(main, ["resolv"])
    assert done.exit_code == 2
    assert "did you mean 'resolve'?" in done.output


def test_help_imports_nothing_heavy():
    script = (
        "import sys\nfrom click.testing import CliRunner\nfrom incident_refs.cli.main import main\n"
        "CliRunner().invoke(main, ['--help'])\n"
        "print([m for m in ('bibtexparser','pybtex','habanero','tantivy','pylatexenc','yaml','incident_refs.workspace')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
