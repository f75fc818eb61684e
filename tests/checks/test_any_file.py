"""All checks on any file: they never fail, point into the file, and their fixes change what they say and come to rest."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.fixing import fixed
from incident_refs.checks.ours import our_checks
from incident_refs.checks.run import findings
from incident_refs.errors import LibraryError
from incident_refs.model.place import BOM

ROUNDS = 10  # a value may be wrong in several ways, one hidden by the other
LINE_END = re.compile("\r\n|\r|\n")

KINDS = ["article", "misc", "book", "inproceedings", "incollection", "online", "xdata", "phdthesis", "Unknown", "set"]
KEYS = ["a", "b", "Deng2009", "deng2009", "k:1", "x/y", "ü", "c'd", "-", "__proto__", "a" * 300]
FIELDS = [
    "author", "editor", "title", "subtitle", "journal", "journaltitle", "booktitle", "year", "date", "month", "volume",
    "number", "pages", "edition", "publisher", "doi", "url", "urldate", "eprint", "archiveprefix", "eprinttype",
    "primaryclass", "isbn", "issn", "pmid", "note", "howpublished", "crossref", "xdata", "ids", "keywords", "abstract",
    "series", "school", "institution", "type", "language", "TITLE", "1st", "x-y",
]  # fmt: skip
PIECES = [
    "Deng, Jia", " and ", "others", "et al.", "{European Commission}", "ImageNet", "LARGE SCALE", "{ImageNet}", "2009",
    "in press", "3021", "-", "--", "–", "1877--901", "10.1109/CVPR.2009.5206848", "https://doi.org/", "http://dx.doi.org/",
    "doi:", "10.5555/", "arXiv:", "2006.16923", "2013.16923", "v2", "hep-th/9901001", "arXiv", "https://", "http:/", "www.",
    "image-net.org", "/about", "?utm_source=x", "&", r"\&", r"\_", r"{\_}", "%", r"\%", "%2F", "#", "$x_1$", "$", "~", "^",
    "_", ",", ";", ".", ")", "...", r"\url{", "}", "{", "<", ">", "<i>", "</i>", "&amp;", r"{\"u}", r"\'e", "ü", "u\u0308",
    "Ã¼", "о", "СVPR", "１０", "\u200b", "\u00ad", "\u202e", "\ufeff", "\ud7ff", "\U0001f600", "\x07", "\x1b[31m", "\t", "\n",
    "\r\n", "\\", "\\\\", r"\input{x}", r"\write18{x}", r"\emph{", "``", "''", '"', "'", "978-0-262-03384-8", "0-262-03384-5",
    "1057-7149", "PMID: 31649194", "file:///C:/x", "javascript:x", "user:pw@", "localhost", "=", "@misc{z,", "TODO", "n/a",
    "jan", "July", " ", "  ", "a" * 400, "x and x and x",
]  # fmt: skip

values = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
raw_values = st.one_of(
    values.map(lambda v: f"{{{v}}}"),
    values.filter(lambda v: '"' not in v).map(lambda v: f'"{v}"'),
    st.sampled_from(["2009", "jun", "undefined", "n # { x}", "{a} # {b}", "{}", '""', "12--15"]),
)


def _entry(kind, key, fields, *, tight):
    between = ", " if tight else ",\n  "
    return (
        f"@{kind}{{{between.join([key, *(f'{name} = {value}' for name, value in fields)])}{' ' if tight else chr(10)}}}"
    )


entries = st.builds(
    _entry,
    st.sampled_from(KINDS),
    st.sampled_from(KEYS),
    st.lists(st.tuples(st.sampled_from(FIELDS), raw_values), max_size=6),
    tight=st.booleans(),
)
others = st.sampled_from(
    ['@string{n = "NeurIPS"}', "@preamble{x}", "@comment{x}", "% a remark", "free text", "@misc{", "}", ""]
)
files = st.builds(
    lambda blocks, newline, bom: ("\ufeff" if bom else "") + newline.join(blocks) + newline,
    st.lists(st.one_of(entries, entries, entries, others), max_size=6),
    st.sampled_from(["\n", "\n\n", "\r\n", "\r"]),
    st.booleans(),
)

MADE = [
    pytest.param("", id="empty"),
    pytest.param("\ufeff", id="mark-alone"),
    pytest.param("@misc{a}", id="no-fields"),
    pytest.param("@misc{a,}" * 50, id="one-key"),
    pytest.param("@misc(a, title = {x})\r@misc{b, title = {x}}\r", id="round-and-cr"),
    pytest.param("".join(f"@misc{{k{n}, crossref = {{k{(n + 1) % 30}}}, xdata = {{k{n}}}}}\n" for n in range(30)), id="circle"),
    pytest.param("@misc{a, " + ", ".join(f"f{n} = {{}}" for n in range(2000)) + "}", id="many-empty-fields"),
    pytest.param("@misc{a, doi = {" + "10.1109/" * 5000 + "}, url = {" + "https://a.org/" * 5000 + "}}", id="long"),
    pytest.param("@misc{a, title = {" + "{" * 40 + "x" + "}" * 40 + "}, author = {" + "{" * 40 + "}" * 40 + "}}", id="deep"),
    pytest.param(
        "@misc{a,\n  doi = {" + r"\url{https://dx.doi.org/10.1162/daed{\_}a\_01902}" + "},\n  url = {"
        + r"\url{http://dx.doi.org/10.1162\%2Fdaed{\_}a\_01902}" + "},\n  eprint = \"arXiv:2006.16923\"\n}\n",
        id="wrong-in-many-ways",
    ),
    pytest.param("@misc{a, year = 2009, title = jun # {x}, doi = n, url = \"{https://a.org/b\\_c}\"}", id="no-plain-texts"),
]  # fmt: skip


def look(data: bytes):
    file = BibFile("refs.bib", read(data))
    return file, findings(file, our_checks())


def spaced(fields) -> dict[str, str]:
    return {name: " ".join(value.split()) for name, value in fields}


def see_that_it_holds(data: bytes) -> None:
    try:
        file, found = look(data)
    except LibraryError:
        return  # no BibTeX, and said so
    lines = LINE_END.split(data.removeprefix(BOM).decode())
    for one in found:
        assert one.file == "refs.bib", one
        assert 1 <= one.line <= len(lines), one
        assert 1 <= one.column <= len(lines[one.line - 1]) + 1, one
        assert one.message == one.message.strip(), one
        assert len(one.message) < 700, one
    for _ in range(ROUNDS):
        new, mended = fixed(file, found)
        assert bool(mended) == (new != data), mended
        if not mended:
            return
        _, (file, found) = see_what_changed(file, mended, new), look(new)
        data = new
    raise AssertionError(f"after {ROUNDS} rounds there is still {mended}")


def see_that_only_this(before, after, changes) -> None:
    assert (after.key, after.type) == (before.key, before.type)
    expected = spaced(before.fields)
    for fix in changes:
        assert expected.get(fix.field) == (None if fix.was is None else " ".join(fix.was.split())), fix
        if fix.to is None:
            del expected[fix.field]
        else:
            expected[fix.field] = " ".join(fix.to.split())
    assert spaced(after.fields) == expected


def see_what_changed(file: BibFile, mended, new: bytes) -> None:
    changed = read(new)
    assert len(changed.entries) == len(file.items)
    for item, after in zip(file.items, changed.entries, strict=True):
        see_that_only_this(item.entry, after, [one.fix for one in mended if one.key == item.key])
    assert [block.kind for block in changed.blocks] == [block.kind for block in file.bibliography.blocks]


@pytest.mark.parametrize("text", MADE)
def test_files_made_by_hand(text):
    see_that_it_holds(text.encode())


@settings(max_examples=300, deadline=None)
@given(files)
def test_files_of_likely_pieces(text):
    see_that_it_holds(text.encode())


@settings(max_examples=100, deadline=None)
@given(files, st.integers(0, 10_000), st.integers(0, 20), st.binary(max_size=8))
def test_files_with_a_hole_or_a_patch(text, at, cut, patch):
    data = text.encode()
    at %= len(data) + 1
    see_that_it_holds(data[:at] + patch + data[at + cut :])


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data):
    see_that_it_holds(data)
