"""Each fault of the table beside other programs (benchmarks/checkers.py) is found where it is; the good file is good."""

import importlib.util
import sys
from pathlib import Path

import pytest

from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.ours import our_checks
from incident_refs.checks.run import findings
from incident_refs.errors import LibraryError


def loaded(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = sys.modules.setdefault(spec.name, importlib.util.module_from_spec(spec))
    spec.loader.exec_module(module)
    return module


BROKEN = loaded(Path(__file__).resolve().parents[2] / "benchmarks" / "broken_files.py")
FAULTS = [pytest.param(fault, id=fault.name) for faults in BROKEN.FAULTS.values() for fault in faults]


def look(data):
    return findings(BibFile("refs.bib", read(data, "refs.bib"), today=2026), our_checks())


@pytest.mark.parametrize("fault", [one for one in FAULTS if one.values[0].whole is None])
def test_a_fault_is_found_on_its_line(fault):
    try:
        found = look(fault.data)
    except LibraryError as error:
        assert f"refs.bib:{fault.lines[0]}:" in str(error)
    else:
        # of two entries that are one work, either may be named
        assert any(one.line in fault.lines or fault.key in one.message for one in found)


@pytest.mark.parametrize("fault", [one for one in FAULTS if one.values[0].whole is not None])
def test_a_file_of_another_kind_is_named(fault):
    with pytest.raises(LibraryError, match=r"this is (HTML|RIS), not BibTeX"):
        look(fault.data)


def test_nothing_is_found_in_the_good_file():
    assert look(BROKEN.GOOD.encode()) == ()
