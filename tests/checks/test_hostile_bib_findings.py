"""Files with one bad entry: the fault is a finding with its line, and the good entries stay.

The shared files lie beside the project; without them their part is skipped. Ours are made here: one good file, with
one character more or less in the middle entry.
"""

import json

import pytest

from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.ours import our_checks
from incident_refs.checks.run import findings
from incident_refs.errors import LibraryError
from tests.conftest import SHARED

HOSTILE = SHARED / "hostile"
# "b reported at line 7/8", "b reported line 6-8": what else is as right as the line that is named
LINES = {"missing_comma_fields.bib": (7, 8), "unbalanced_abstract.bib": (6, 7, 8)}
# What must be reported, and at which code: of those whose line nobody names, and of LaTeX that acts
CODES = {
    "missing_comma_fields.bib": "F101", "missing_comma_after_key.bib": "F101", "empty_entry.bib": "F101",
    "missing_equals.bib": "F101", "unbalanced_abstract.bib": "F101", "key_with_spaces.bib": "F101",
    "big_open_10k.bib": "F101", "big_open_entries_20k.bib": "F101", "big_brace_quote_50k.bib": "F101",
    "dup_keys_same.bib": "F103", "dup_keys_case.bib": "K202", "dup_fields.bib": "F104", "dup_fields_case.bib": "F104",
    "mods_hang.bib": "F104", "undefined_macro.bib": "F105", "string_cycle.bib": "F105", "nul_bytes.bib": "F301",
    "bom_after_comment.bib": "F303", "key_homoglyph.bib": "K201", "key_rtl.bib": "K203", "key_latex.bib": "K203",
    "key_nfd.bib": "K203", "key_abs.bib": "K203", "key_backslash.bib": "K203", "key_glob.bib": "K203",
    "key_html.bib": "K203", "key_long.bib": "K203", "crossref_self.bib": "K301", "crossref_cycle.bib": "K301",
    "tex_input.bib": "T101", "tex_write18.bib": "T101", "tex_openout.bib": "T101", "tex_csname.bib": "T101",
    "tex_hat.bib": "T101", "tex_lua.bib": "T101", "tex_endinput.bib": "T101", "tex_end.bib": "T101",
    "tex_href.bib": "T101", "tex_usepackage.bib": "T101", "url_javascript.bib": "T101", "preamble_code.bib": "T103",
}  # fmt: skip
# Good files, in which nothing may be wrong with the file, its keys or its TeX
GOOD = ("unknown_type", "paren_entry", "paren_in_braces", "quote_in_quotes", "hash_concat", "bom", "cr_only",
        "comment_entry", "comment_no_brace", "junk_between", "big_fields_20k", "big_concat_20k")  # fmt: skip


def rows():
    manifest = HOSTILE / "MANIFEST.jsonl"
    if not manifest.is_file():
        return [pytest.param(None, marks=pytest.mark.skip(reason="needs ../shared/data/hostile"))]
    found = map(json.loads, manifest.read_text(encoding="utf-8").splitlines())
    return [pytest.param(row, id=row["name"]) for row in found if row["category"] == "bib"]


@pytest.mark.parametrize("row", rows())
def test_the_fault_is_found_and_the_rest_is_kept(row):
    name, expected = row["name"], row["expect"]
    try:
        bibliography = read((HOSTILE / row["file"]).read_bytes(), name)
    except LibraryError as error:  # no BibTeX at all: exit code 2, with file, line and byte
        assert row["outcome"] in ("reject", "either")
        assert f"{name}:{expected.get('line', '')}" in str(error)
        return
    assert {entry.key for entry in bibliography.entries} >= set(expected.get("keys", ()))
    found = findings(BibFile(name, bibliography), our_checks())
    if name in CODES:
        found = [one for one in found if one.code == CODES[name]]
        assert found
    if "line" in expected:
        assert {one.line for one in found} & set(LINES.get(name, (expected["line"],)))
    if name.removesuffix(".bib") in GOOD:
        assert [one for one in found if one.code[0] in "FKT"] == []


ENTRY = """@article{{{key},
  author = {{Deng, Jia and Dong, Wei}},
  title = {{{{ImageNet}}: a {{D}}atabase {key}}},
  journal = "CVPR",
  year = 2009,
  volume = {{3}}
}}
"""
BEFORE, MIDDLE, BEHIND = (ENTRY.format(key=key) for key in "abc")


def damaged(sign):
    """Return the middle entry with a sign more at each place; with none, each sign of BibTeX taken out of it."""
    if sign:
        return [MIDDLE[:at] + sign + MIDDLE[at:] for at in range(len(MIDDLE))]
    return [MIDDLE[:at] + MIDDLE[at + 1 :] for at, taken in enumerate(MIDDLE) if taken in '{}",=@\n']


@pytest.mark.parametrize("sign", ["", "{", "}", '"', ",", "=", "@", "#", "%", "\\", "("])
def test_one_sign_more_or_less_is_never_silent(sign):
    first = BEFORE.count("\n") + 1
    for middle in damaged(sign):
        bibliography = read((BEFORE + middle + BEHIND).encode())
        kept = {entry.key: entry for entry in bibliography.entries}
        assert kept.keys() >= {"a", "c"}, middle
        if "b" in kept and len(kept["b"].fields) == 5:
            continue  # all fields are there: `title = {{Ima"geNet}}`
        found = findings(BibFile("refs.bib", bibliography), our_checks())
        assert any(first <= one.line <= first + middle.count("\n") for one in found), middle
