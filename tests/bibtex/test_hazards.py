"""LaTeX that could run: said when it is read, and never written by us."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import SHARED

from incident_refs.bibtex.blocks import split
from incident_refs.bibtex.hazards import hazards
from incident_refs.bibtex.layout import Layout, write
from incident_refs.bibtex.mapping import entry_from_work, work_from_entry
from incident_refs.bibtex.read import read
from incident_refs.bibtex.types import Dialect
from incident_refs.errors import LibraryError
from incident_refs.library.store import Library
from incident_refs.model.dates import PartialDate
from incident_refs.model.entry import Entry
from incident_refs.model.names import Group, Names, Person
from incident_refs.model.work import Notice, NoticeKind, Work

DANGEROUS = [
    r"\input{/etc/passwd}",
    r"\input /etc/passwd ",
    r"\immediate\write18{touch pwned}",
    r"\write 18{touch pwned}",
    r"\newwrite\f\immediate\openout\f=pwned.txt",
    r"\csname in\expandafter\endcsname{/etc/passwd}",
    r"^^5cinput{/etc/passwd}",
    r"^^\input",
    r"\directlua{os.execute('touch pwned')}",
    r"\endinput",
    r"\end{document}",
    r"\def\x{\x\x}\x",
    r"\let\a\input",
    r"\catcode`\@=11",
    r"\RequirePackage{shellesc}\ShellEscape{touch pwned}",
    r"\href{javascript:alert(1)}{x}",
    r"\loop\iftrue\repeat",
]


@pytest.mark.parametrize("tex", DANGEROUS)
def test_it_is_said_where_it_stands(tex):
    found = list(hazards(read(f"@misc{{a,\n  note = {{x}},\n  title = {{{tex}}}}}".encode())))
    assert found
    assert (found[0].line, found[0].key, found[0].kept) == (3, "a", True)
    assert found[0].reason.endswith("left as it is")


@pytest.mark.parametrize(
    "tex",
    [
        r"\emph{x} \'e \textbf{y} {\"u} $\alpha^2$ \& \%",
        r"\inputs and \writer, \definition, \leteral \ending \readable",
        r"An input, written by data: 12 of them; javascript is a language",
        r"\url{https://a.org/?q=javascript}",
        r"2^{10}, x^^y",
        r"\begin{abstract}\end{abstract}",
    ],
)
def test_what_only_prints_is_not_said(tex):
    assert list(hazards(read(f"@misc{{a, title = {{{tex}}}}}".encode()))) == []


def test_an_address_that_is_a_program_is_said():
    assert list(hazards(read(b"@misc{a, URL = {javascript:alert(1)}}")))
    assert not list(hazards(read(b"@misc{a, url = {https://javascript.org/data:1}, note = {x url = data: y}}")))


def test_a_preamble_is_said_and_a_comment_is_not():
    found = list(
        hazards(
            read(b'@comment{\\input{x}}\n% \\input{x}\n@preamble{"\\newcommand{\\x}{y}"}\n@string{s = "\\input{x}"}')
        )
    )
    assert [(one.line, one.reason.split()[0]) for one in found] == [(3, "@preamble:"), (4, "\\input")]


# what a catalogue or a page may say, in every field that is written
HOSTILE = [*DANGEROUS, "x} , note = {y", "}", "{", "}}}}{{{{", '"', '" , note = "y', "@misc{b,", "%", "#", "\\", "a\\", "~", "\x00\x1b[31m", "\n\n@misc{b}"]  # fmt: skip


def works_of(text):
    authors = Names((Person(text, given=text, particle=text, suffix=text), Group(text)))
    for kind in ("journal-article", "proceedings-article", "book", "web", "dataset", "dissertation", "posted-content"):
        yield Work(
            f"x:{text}", kind, text, authors, (Person(text),), PartialDate(2009, 6, 1), text, text, text, text, text, text,
            text, text, text, text, f"10.1109/{text}", text, (text,), (text,), text, f"https://a.org/{text}",
            marked_title=f"<i>{text}</i>", notices=(Notice(NoticeKind.RETRACTION, f"10.1109/{text}"),),
        )  # fmt: skip


# our own macros are all that may stand behind a backslash: those that print a sign, and accents
_OURS = re.compile(
    r"""\\(?:textbackslash|textbrace(?:left|right)|textascii(?:tilde|circum)|textless|textgreater|textbar|text[a-z]+
        |emph|[&%_\#$'"`^~=.] | [A-Za-z]{1,2}(?![A-Za-z]) )""",
    re.VERBOSE,
)


@pytest.mark.parametrize("encoding", ["utf8", "latex"])
@pytest.mark.parametrize("dialect", list(Dialect))
@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_could_run_is_ever_written(text, dialect, encoding):
    for work in works_of(text):
        data = write(entry_from_work(work, "key", dialect, encoding), Layout())
        found = read(data)
        assert [entry.key for entry in found.entries] == ["key"], data
        assert found.failed == ()
        assert list(hazards(found)) == [], data
        assert [block.kind.value for block in split(data)] == ["entry"]
        rest = _OURS.sub("", data.decode())
        assert "\\" not in rest, data
        assert "^^" not in rest
        work_from_entry(found.entries[0])


@given(st.text(alphabet='{}\\"@,=#%~^ \nab1', max_size=25))
def test_no_title_can_break_out_of_its_field(text):
    work = Work(
        "x", "journal-article", text, Names((Person(text or "a"),)), container=text, url=f"https://a.org/{text}"
    )
    for dialect in Dialect:
        data = b"@misc{before}\n\n" + write(entry_from_work(work, "key", dialect), Layout()) + b"\n\n@misc{after}\n"
        assert [entry.key for entry in read(data).entries] == ["before", "key", "after"]


@given(st.text(alphabet='{}\\"@,=#%~ \nab1', max_size=25))
def test_a_value_that_would_corrupt_the_file_is_refused_or_read_back(value):
    library = Library(Path("library.bib"), read(b"@misc{before, year = 1}\n"))
    try:
        change = library.add([Entry("key", "misc", (("title", "T"), ("note", value)))])
    except LibraryError:
        return
    entries = read(change.new).entries
    assert [entry.key for entry in entries] == ["before", "key"]
    assert " ".join((entries[1].get("note") or "").split()) == " ".join(value.split())


@pytest.mark.skipif(not (SHARED / "hostile" / "bib").is_dir(), reason="needs ../shared/data")
def test_what_could_run_in_the_hostile_files_is_said():
    for name in ("input", "write18", "openout", "csname", "hat", "lua", "endinput", "end", "href", "usepackage"):
        data = (SHARED / "hostile" / "bib" / f"tex_{name}.bib").read_bytes()
        assert list(hazards(read(data))), name
    assert list(hazards(read((SHARED / "hostile" / "bib" / "preamble_code.bib").read_bytes())))
