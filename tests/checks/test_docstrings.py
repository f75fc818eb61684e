"""Each check does what its page says: it finds what stands under "Before", and nothing of it under "After"."""

import inspect
import re

import pytest

from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import name_of
from incident_refs.checks.fixing import fixed
from incident_refs.checks.ours import our_checks
from incident_refs.checks.run import findings

PART = re.compile(r"^## (?P<head>.+?)\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"```bibtex\n(?P<code>.*?)```", re.DOTALL)
# What a `.bib` file alone does not show: attachments and what sources say are asked in tests of their own
ELSEWHERE = ("A", "S")
CHECKS = [pytest.param(check, id=f"{check.code}-{name_of(check)}") for check in our_checks()]


def parts(check):
    return {hit["head"]: hit["body"] for hit in PART.finditer(inspect.getdoc(type(check)) + "\n")}


def look(text, check):
    file = BibFile("refs.bib", read(text.encode()))
    return file, findings(file, [check])


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_explains_itself(check):
    said = parts(check)
    assert list(said) == ["Why it matters", "Before", "After"]
    assert all(body.strip() for body in said.values())
    first = inspect.getdoc(type(check)).splitlines()[0]
    assert first.endswith("."), first
    assert re.fullmatch(r"[FDIKATS]\d{3}", check.code)


@pytest.mark.parametrize("check", [one for one in CHECKS if one.values[0].code[0] not in ELSEWHERE])
def test_before_and_after(check):
    said = parts(check)
    before = CODE.search(said["Before"])["code"]
    file, found = look(before, check)
    assert found, "nothing is found in what stands under Before"
    after = CODE.search(said["After"])
    if after:
        assert look(after["code"], check)[1] == ()
    if any(one.fix for one in found):
        mended, done = fixed(file, found)
        assert done
        assert look(mended.decode(), check)[1] == tuple(one for one in look(mended.decode(), check)[1] if not one.fix)
        if all(one.fix for one in found):
            assert mended.decode() == after["code"]


def test_codes_and_names_are_taken_once():
    checks = our_checks()
    assert len({check.code for check in checks}) == len(checks)
    assert len({name_of(check) for check in checks}) == len(checks)
