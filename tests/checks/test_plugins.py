"""Checks of another package: a distribution in a folder on sys.path, as pip would leave it there."""

import sys

import pytest

from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.empty_field import EmptyField
from incident_refs.checks.ours import our_checks
from incident_refs.checks.plugins import plugins
from incident_refs.checks.run import look

MODULE = """
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.model.finding import Severity

class HouseStyle(EntryCheck):
    "A title shouts."
    code = "X101"
    severity = Severity.INFO
    def look_at(self, item, file):
        if item.fields.get("title", "").endswith("!"):
            yield Seen("field 'title' shouts", item, "title")

class Breaks(HouseStyle):
    code = "X102"
    def look_at(self, item, file):
        yield Seen("found before it broke", item)
        yield {}["title"]

class GivesText(HouseStyle):
    code = "X103"
    def look_at(self, item, file):
        yield "field 'title' shouts"

class EmptyField(HouseStyle):
    code = "X104"

class CodeOfOurs(HouseStyle):
    code = "D102"

class NoCode(HouseStyle):
    code = 7

class Shouting(HouseStyle):
    code = "X105"
    severity = "loud"

class CannotBeMade(HouseStyle):
    def __init__(self, settings):
        self.settings = settings

nothing = object()
"""


@pytest.fixture
def installed(tmp_path, monkeypatch):
    def install(*lines: str) -> None:
        (tmp_path / "house_checks.py").write_text(MODULE)
        info = tmp_path / "house_checks-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: house-checks\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text("\n".join(("[incident_refs.checks]", *lines, "")))
        monkeypatch.syspath_prepend(str(tmp_path))
        plugins.cache_clear()

    yield install
    plugins.cache_clear()
    sys.modules.pop("house_checks", None)


FILE = BibFile("refs.bib", read(b"@misc{a,\n  title = {ImageNet!},\n  note = {}\n}"))


def test_a_check_of_another_package_stands_beside_ours(installed):
    installed("house-style = house_checks:HouseStyle")
    assert plugins().failed == ()
    looked = look(FILE, (EmptyField(), *plugins().checks))
    assert [(f.line, f.column, f.code, f.name) for f in looked.findings] == [
        (2, 3, "X101", "house-style"),
        (3, 3, "D102", "empty-field"),
    ]
    assert looked.failed == ()


def test_ours_are_not_taken_twice():
    plugins.cache_clear()
    assert plugins().checks == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("x = no_such_module:HouseStyle", "ModuleNotFoundError: No module named", id="no-module"),
        pytest.param("x = house_checks:Gone", "AttributeError", id="no-such-name"),
        pytest.param("x = house_checks:nothing", "TypeError: it has no code, severity, look", id="no-check"),
        pytest.param("x = house_checks:NoCode", "its code is not letters and a number, as in 'X101'", id="no-code"),
        pytest.param("x = house_checks:Shouting", "its severity is none of error, warning, info", id="severity"),
        pytest.param("x = house_checks:CannotBeMade", "TypeError", id="cannot-be-made"),
        pytest.param("x = house_checks:CodeOfOurs", "'D102' is taken by a check of this package", id="code-taken"),
        pytest.param(
            "x = house_checks:EmptyField", "'empty-field' is taken by a check of this package", id="name-taken"
        ),
    ],
)
def test_one_that_cannot_be_loaded_is_a_sentence_and_stops_nothing(installed, line, message):
    installed(line)
    assert plugins().checks == ()
    (sentence,) = plugins().failed
    assert sentence.startswith("the check 'x' of house-checks cannot be loaded (")
    assert message in sentence
    assert sentence.endswith("update or remove that package")


def test_of_two_with_one_code_the_first_is_taken(installed):
    installed("a = house_checks:HouseStyle", "b = house_checks:HouseStyle")
    assert [check.code for check in plugins().checks] == ["X101"]
    assert "'X101' is taken by a check of house-checks" in plugins().failed[0]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param(
            "breaks = house_checks:Breaks", "X102 (breaks) of another package failed (KeyError: 'title')", id="raises"
        ),
        pytest.param(
            "text = house_checks:GivesText",
            "X103 (gives-text) of another package failed (TypeError: it gave str, not Seen)",
            id="no-seen",
        ),
    ],
)
def test_one_that_fails_while_it_looks_is_named_and_ours_go_on(installed, line, message):
    installed(line)
    looked = look(FILE, (*plugins().checks, EmptyField()))
    assert [f.code for f in looked.findings] == ["D102"]
    (sentence,) = looked.failed
    assert sentence.startswith("refs.bib: the check ")
    assert message in sentence


def test_a_fault_of_ours_is_not_hidden(monkeypatch):
    monkeypatch.setattr(EmptyField, "look_at", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        look(FILE, [EmptyField()])


def test_codes_of_ours_could_be_those_of_a_plug_in():
    assert all(check.code[0].isalpha() and check.code[1:].isdigit() for check in our_checks())
