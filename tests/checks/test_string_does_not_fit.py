"""A string and the entry that it is attached to contradict each other, or do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.mapping import entry_from_work
from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import Attachments, BibFile
from incident_refs.checks.run import findings
from incident_refs.checks.string_does_not_fit import StringDoesNotFit
from incident_refs.model.dates import PartialDate
from incident_refs.model.finding import Severity
from incident_refs.model.names import Names, Person
from incident_refs.model.work import Work
from tests.checks.attachments import LIBRARY, at_hand, attached, look, places, record

CHECK = StringDoesNotFit()
KEY = "deng2009imagenet"
LINE = "Deng J.; Dong W.; Socher R. (2009). ImageNet: A large-scale hierarchical image database"
DOI = "10.1109/cvpr.2009.5206848"


def fit(raw, change=("", ""), **more):
    library = LIBRARY.replace(*change)
    assert change == ("", "") or library != LIBRARY
    return look(CHECK, library, [attached("A1", raw, KEY, **more)], [at_hand(record("A1", "Oddly 2011", raw))])


@pytest.mark.parametrize(
    ("raw", "change", "fields"),
    [
        pytest.param("Deng et al. 2009", ("2009}", "2019}"), ["year"], id="short-year"),
        pytest.param("Deng et al. 2009", ("Deng, Jia", "Russakovsky, Olga"), ["author"], id="short-author"),
        pytest.param(LINE, ("2009}", "2015}"), ["year"], id="full-year"),
        pytest.param(LINE, ("{ImageNet}: A Large-Scale Hierarchical Image Database", "Fairness and Accountability in Clinical Trials"), ["title"], id="full-title"),
        pytest.param(LINE, ("Deng, Jia and Dong, Wei and Socher, Richard", "O'Neil, Cathy"), ["author"], id="full-author"),
        pytest.param(f"https://doi.org/{DOI}", ("  year", "  doi = {10.1162/daed_a_01902},\n  year"), ["doi"], id="identifier"),
    ],
)  # fmt: skip
def test_found(raw, change, fields):
    (found,) = fit(raw, change)
    assert places([found]) == [("refs/records/A1.md", 3, 1, KEY)]
    assert found.severity is Severity.WARNING
    assert [part.split()[0] for part in found.message.partition("each other: ")[2].split("; ")] == fields


@pytest.mark.parametrize(
    ("raw", "change"),
    [
        pytest.param("Deng et al. 2009", ("", ""), id="short"),
        pytest.param(LINE, ("", ""), id="full"),
        pytest.param("Dong et al. 2009", ("", ""), id="another-of-the-authors"),
        pytest.param("Socherr et al. 2009", ("", ""), id="a-slip"),
        pytest.param("Deng et al. 2009", ("{Deng, Jia and Dong, Wei and Socher, Richard}", "{邓嘉}"), id="another-script"),
        pytest.param("NIST (2009)", ("{Deng, Jia and Dong, Wei and Socher, Richard}", "{{National Institute of Standards and Technology}}"), id="acronym"),
        pytest.param("Deng et al. 2009", ("  author = {Deng, Jia and Dong, Wei and Socher, Richard},\n", ""), id="entry-names-nobody"),
        pytest.param("Deng et al. 2009", ("  year = {2009},\n", ""), id="entry-has-no-year"),
        pytest.param("Oddly 2011; Deng et al. 2009", ("", ""), id="several-references"),
        pytest.param(f"{LINE}. https://doi.org/{DOI}", ("Deng, Jia", f"Deng, J.}},\n  doi = {{{DOI}}},\n  note = {{"), id="same-doi"),
        pytest.param("Fem ale migrantlabour in Asim. (2009). Leahy P.", ("{Deng, Jia and Dong, Wei and Socher, Richard},\n  title = {{ImageNet}: A Large-Scale Hierarchical Image Database}", "{Leahy, Patricia},\n  title = {Female migrant labour in Asia}"), id="a-scan"),
        pytest.param("no reference at all", ("2009}", "2019}"), id="no-reference"),
        pytest.param("", ("2009}", "2019}"), id="by-hand"),
    ],
)  # fmt: skip
def test_not_found(raw, change):
    assert fit(raw, change) == ()


def test_a_year_apart_is_a_matter_of_care():
    assert [one.severity for one in fit("Deng et al. 2009", ("2009}", "2010}"))] == [Severity.INFO]


def test_the_year_of_the_preprint_is_no_contradiction():
    library = "@misc{p, author = {Prabhu, Vinay}, year = {2021}, eprint = {2006.16923}, eprinttype = {arxiv}}"
    assert look(CHECK, library, [attached("A1", "Prabhu & Birhane 2020", "p")]) == ()


def test_what_a_person_decided_is_a_matter_of_care():
    (found,) = fit("Deng et al. 2009", ("2009}", "2019}"), by="person")
    assert found.severity is Severity.INFO
    assert "as a person decided" in found.message


def test_a_renamed_doi_led_to_this_work():
    change = ("  year", "  doi = {10.1162/new},\n  year")
    assert fit(f"https://doi.org/{DOI}", change, work_id="doi:10.1162/new") == ()
    assert fit(f"https://doi.org/{DOI}", change, work_id="doi:10.1162/old")


def test_of_a_record_that_is_not_at_hand_the_entry_is_named():
    found = look(CHECK, links=[attached("B", "Deng et al. 1999", KEY)])
    assert places(found) == [("refs/library.bib", 1, 1, KEY)]


NAMES = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=12).map(str.capitalize)
TITLES = st.lists(NAMES, min_size=3, max_size=8).map(" ".join)


@given(NAMES, st.integers(1800, 2025), TITLES)
def test_a_work_never_contradicts_the_strings_made_of_it(family, year, title):
    work = Work("x", title=title, authors=Names((Person(family, "A."),)), issued=PartialDate(year))
    entry = entry_from_work(work, "k")
    fields = "".join(f"{name} = {{{value}}}," for name, value in entry.fields)
    links = tuple(
        attached("A1", raw, "k", event=raw) for raw in (f"{family} ({year})", f"{family}, A. ({year}). {title}.")
    )
    file = BibFile("a.bib", read(f"@{entry.type}{{k, {fields}}}".encode()), Attachments(links))
    assert findings(file, [CHECK]) == ()


@given(st.text(max_size=200))
def test_any_string_can_be_compared(raw):
    file = BibFile("a.bib", read(LIBRARY.encode()), Attachments((attached("A1", raw, KEY),)))
    assert len(findings(file, [CHECK])) <= 1
