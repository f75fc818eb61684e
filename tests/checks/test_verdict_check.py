"""What sources say becomes a finding: of the check for that verdict, at the field that it is about."""

import pytest

from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.ours import our_checks
from incident_refs.checks.run import findings
from incident_refs.checks.verdict_check import shown, told
from incident_refs.model.dates import PartialDate
from incident_refs.model.decision import Evidence
from incident_refs.model.names import Names, Person
from incident_refs.model.verdict import Verdict, VerdictWord
from incident_refs.model.work import Work
from incident_refs.pipeline import Sources
from incident_refs.validation import validate
from incident_refs.works.starter import Starter
from tests.checks.test_docstrings import CODE, parts

OF_SOURCES = [check for check in our_checks() if check.code.startswith("S")]
WORK = Work(
    "doi:10.5072/x",
    title="Masks",
    authors=Names((Person("Kim"), Person("Lo"))),
    issued=PartialDate(2019),
    doi="10.5072/x",
)
BIB = b"@article{a,\n  author = {Kim, A.},\n  title = {Masks},\n  journal = {J},\n  date = {2020},\n}\n\n@misc{b, title = {B}}"


def found(*verdicts):
    return findings(BibFile("refs.bib", read(BIB), verdicts={"a": verdicts}), OF_SOURCES)


def test_each_verdict_has_one_check():
    assert sorted(check.word for check in OF_SOURCES) == sorted(VerdictWord)


@pytest.mark.parametrize("word", VerdictWord)
def test_a_verdict_is_one_finding_of_its_check(word):
    (one,) = found(Verdict(word, "why", WORK, "index", asked=("index",)))
    assert (one.name, one.verdict, one.key, one.line) == (word.value, word, "a", 1)
    assert one.message
    assert (one.severity == "error") is (word in (VerdictWord.MADE_UP, VerdictWord.RETRACTED))


@pytest.mark.parametrize(
    ("field", "called", "line"),
    [("authors", "author", 2), ("title", "title", 3), ("container", "journal", 4), ("year", "date", 5), ("volume", "volume", 1)],
)  # fmt: skip
def test_the_place_is_that_of_the_first_field_that_differs(field, called, line):
    evidence = (Evidence("doi", True, "x", "x"), Evidence(field, False, "said", "held"))
    (one,) = found(Verdict(VerdictWord.DIFFERS, field, WORK, "index", evidence))
    assert (one.field, one.line) == (called, line)
    assert one.message.startswith(f"{field}: 'said' here, 'held' in index")


def test_without_sources_nothing_is_found():
    assert findings(BibFile("refs.bib", read(BIB)), OF_SOURCES) == ()


@pytest.mark.parametrize(
    "check", [one for one in OF_SOURCES if CODE.search(parts(one)["Before"])], ids=lambda one: one.code
)
def test_what_stands_under_before_gets_that_verdict_offline(check):
    file = BibFile("refs.bib", read(CODE.search(parts(check)["Before"])["code"].encode()))
    works = [(item.key, file.work(item)) for item in file.items]
    verdicts = dict(validate(works, Sources((Starter(),)), today=2026))
    asked = BibFile("refs.bib", file.bibliography, verdicts=verdicts)
    assert [one.code for one in findings(asked, OF_SOURCES)] == [check.code]


def test_works_and_values_in_a_sentence():
    assert told(WORK) == "Kim et al. 2019: 'Masks' (10.5072/x)"
    assert told(Work("x:1", title="Masks")) == "'Masks' (x:1)"
    assert shown("x" * 100).endswith("x…'")
    assert shown(None) == "none"
