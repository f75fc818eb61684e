"""A fix changes what it says, and nothing else: neither in the entries, nor in what is printed of them."""

import re

import pytest

from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import name_of
from incident_refs.checks.fixing import fixed
from incident_refs.checks.ours import our_checks
from incident_refs.checks.run import findings
from incident_refs.formats.bibliography import formatted, items_of
from tests.checks.test_docstrings import CODE, ELSEWHERE, parts

STYLES = ("apa", "chicago", "harvard", "ieee", "mla", "nature", "vancouver")
# The signs change, and not what is printed; of all others the value itself is another one
PRINTED_ALIKE = """
    D102 D104 D114 D122 D133 D151 D155 D156 F304 F306 I102 I103 I201 I202 I203 I407 I408 T105 T106 T107
""".split()  # noqa: SIM905
WORD = re.compile(r"\w+")


def mended(check):
    """Return the file under Before and the one that the fixes make of it, with the findings; None where none has one."""
    code = CODE.search(parts(check)["Before"])
    file = BibFile("refs.bib", read(code["code"].encode()))
    new, done = fixed(file, findings(file, [check]))
    return (file, BibFile("refs.bib", read(new)), done) if done else None


FIXED = [
    pytest.param(check, made, id=f"{check.code}-{name_of(check)}")
    for check in our_checks()
    if check.code[0] not in ELSEWHERE and (made := mended(check))
]


def prints(file):
    """Return what each style prints, as text and for LaTeX."""
    items = items_of(file.bibliography.entries)
    return {
        (style, target): "\n".join(one.text for one in formatted(items, style, target))
        for style in STYLES
        for target in ("text", "latex")
    }


@pytest.mark.parametrize(("check", "made"), FIXED)
def test_no_other_field_changes(check, made):
    before, after, done = made
    touched = {(one.key, one.fix.field) for one in done}
    old, new = ({(i.key, n): v for i in file.items for n, v in i.fields.items()} for file in (before, after))
    changed = {place for place in old.keys() | new.keys() if old.get(place) != new.get(place)}
    assert changed == touched
    assert [(i.key, i.entry.type) for i in before.items] == [(i.key, i.entry.type) for i in after.items]


@pytest.mark.parametrize(("check", "made"), FIXED)
def test_what_is_printed(check, made):
    before, after, done = made
    was, now = prints(before), prints(after)
    if check.code in PRINTED_ALIKE:
        assert now == was
        return
    said = " ".join(text for one in done for text in (one.fix.was, one.fix.to) if text)
    for place, text in now.items():
        new = {word.lower() for word in WORD.findall(text)} - {word.lower() for word in WORD.findall(was[place])}
        old = {word.lower() for word in WORD.findall(was[place])} - {word.lower() for word in WORD.findall(text)}
        # initials, "&", "et al." and "p." come and go with the names and numbers that they stand beside
        strange = {word for word in new | old if len(word) > 4 and word not in said.lower() and not word.isdecimal()}
        assert not strange - {"retrieved", "available", "online", "internet", "accessed", "cited", "https", "textit"}, (
            place
        )


def test_the_list_of_fixes_that_print_alike_is_complete():
    alike = {check.code for check, made in (one.values for one in FIXED) if prints(made[0]) == prints(made[1])}
    assert alike == set(PRINTED_ALIKE)
