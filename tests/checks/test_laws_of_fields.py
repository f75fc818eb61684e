"""What holds for every check of fields, whatever stands in them."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from incident_refs.bibtex.read import read
from incident_refs.bibtex.text import balanced, to_unicode
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.fixing import fixed
from incident_refs.checks.ours import our_checks
from incident_refs.checks.run import findings
from incident_refs.checks.unprotected_capitals import UnprotectedCapitals
from tests.checks.looking import entry, look, seen

CHECKS = [check for check in our_checks() if check.code.startswith("D")]
# What the checks look for, and what could lead them astray
PIECES = [
    " ", " ", " and ", ", ", "; ", " & ", r"\&", "&amp;", "&lt;", "&gt;", "&nbsp;", "<i>", "</i>", "<sub>", "</sub>", "<br/>",
    "{", "}", "{}", "$", "~", "\\", r"\emph{", r"{\"u}", r"\'e", "--", "-", ".", "...", "Deng", "Jia", "J.", "J", "F.-F.",
    "van der", "DENG", "ImageNet", "NASA", "of", "AND", "the", "University", "Organization", "Inc.", "et al.", "others",
    "John", "Doe", "Anonymous", "2009", "2909", "-05-", "13", "jan", "June", "12 May 2021", "pp. ", "vol. 3", "No. 2", "248",
    "255", "2nd", "edition", "Ã¼", "â€™", "é", "�", "[a](https://a.org)", "https://image-net.org", r"\url{https://a.org}",
    "Nature", "(521)", "張", "\u202e", '"', "``", "''", "#", "%", "x" * 50,
]  # fmt: skip
values = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join).filter(balanced)
# what TeX prints at all: no formula, remark or backslash that is none, and no address glued to a word
printed = st.lists(
    st.sampled_from([piece for piece in PIECES if piece not in ("$", "%", "#", "\\") and "//" not in piece]),
    min_size=1,
    max_size=12,
)
FIELDS = ("author", "editor", "title", "booktitle", "journal", "year", "date", "month", "pages", "volume", "number",
          "edition", "note", "url", "urldate", "publisher")  # fmt: skip
entries = st.tuples(
    st.sampled_from(("article", "book", "inproceedings", "misc", "online", "artcle")),
    st.dictionaries(st.sampled_from(FIELDS), values, min_size=1, max_size=6),
)


@settings(max_examples=150, deadline=None)
@given(entries)
@example(("misc", {"author": "and"}))
@example(("misc", {"author": "}{"}))
@example(("misc", {"title": "{" * 200 + "}" * 200}))
def test_a_fix_changes_one_field_and_is_made_once(made):
    kind, fields = made
    text = entry(kind, **fields)
    before = dict(read(text.encode()).entries[0].fields) if read(text.encode()).entries else None
    for check in CHECKS:
        file, found = look(text, check)
        mended, done = fixed(file, found)
        if not done:
            assert mended == text.encode()
            continue
        changed = {one.fix.field for one in done}
        after = dict(read(mended).entries[0].fields)
        assert {name for name in {*before, *after} if before.get(name) != after.get(name)} <= changed
        again = [one.fix for one in look(mended.decode(), check)[1] if one.fix and one.fix.field in changed]
        assert not again, (check.code, done, again)


@settings(max_examples=100, deadline=None)
@given(entries)
def test_fixes_of_all_checks_come_to_an_end(made):
    data = entry(made[0], **made[1]).encode()
    for _ in range(8):
        file = BibFile("refs.bib", read(data))
        data, done = fixed(file, findings(file, CHECKS))
        if not done:
            return
    pytest.fail(f"mended again and again: {data.decode()}")


@settings(max_examples=100, deadline=None)
@given(printed.map("".join).filter(balanced))
def test_braces_around_capitals_print_the_same(title):
    for one in seen(UnprotectedCapitals(), title=title):
        assert to_unicode(one.fix.to).split() == to_unicode(one.fix.was).split()
        assert re.sub(r"[{}]", "", one.fix.to) == re.sub(r"[{}]", "", one.fix.was)


@pytest.mark.parametrize(
    "piece",
    ["a ", "and ", "Deng, ", "{a} ", "; ", "& ", "ImageNet ", "et al. ", "<i>a</i>", "Ã¼", "12-15,", "J. ", "DENG "],
)
@pytest.mark.parametrize("field", ["author", "title", "pages", "journal", "note", "date"])
def test_a_long_value_is_no_trouble(piece, field):
    file = BibFile("refs.bib", read(entry(**{field: piece * (100_000 // len(piece))}).encode()))
    for one in findings(file, CHECKS):
        assert len(one.message) < 400
