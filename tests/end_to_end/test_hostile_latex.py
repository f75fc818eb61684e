r"""No text from a catalogue or a record runs TeX: it is printed, in both dialects, by pdfTeX and by LuaTeX.

The papers are compiled with --shell-escape, as careless as it gets, in a folder of their own, and TeX itself lists
which files it read and wrote.
"""

import json
import re

import pytest

from incident_refs.bibtex.incident_item import incident_item
from incident_refs.bibtex.item_entry import entry_from_item
from incident_refs.bibtex.layout import Layout, write
from incident_refs.bibtex.mapping import entry_from_work
from incident_refs.bibtex.text import beyond_latex, clean
from incident_refs.bibtex.types import Dialect
from incident_refs.errors import IncidentRefsError
from incident_refs.model.dates import PartialDate
from incident_refs.model.names import Group, Names, Person
from incident_refs.model.record import Record
from incident_refs.model.work import Work
from incident_refs.verbs.export import export
from incident_refs.works.crossref_message import work_from_message
from incident_refs.workspace import Workspace
from tests.conftest import SHARED
from tests.end_to_end.latex import EVERY, Latex

HOSTILE = SHARED / "hostile"
SECRET = "secret of the folder"
ATTACKS = [
    r"\input{secret.txt}",
    r"\input secret.txt ",
    r"\InputIfFileExists{secret.txt}{}{}",
    r"\immediate\write18{touch pwned.txt}",
    r"\newwrite\f\immediate\openout\f=pwned.txt\immediate\write\f{x}\immediate\closeout\f",
    r"\csname input\endcsname secret.txt ",
    r"\csname @@input\endcsname secret.txt ",
    r"^^5cinput{secret.txt}",
    r"^^5c^^5cinput{secret.txt} ^^M ^^@",
    r"\catcode`\@=0 @input{secret.txt}",
    r"\def\newblock{\input{secret.txt}}",
    r"\let\par\undefined \gdef\emph#1{pwned}",
    r"\directlua{os.execute('touch pwned.txt')}",
    r"\begingroup\directlua{io.open('pwned.txt','w')}\endgroup",
    r"\href{run:pwned.txt}{x} \special{ps: run} \pdfximage{secret.txt}",
    r"\verbatiminput{secret.txt} \lstinputlisting{secret.txt} \includegraphics{secret}",
    r"x}, note = {\input{secret.txt}",
    r"x\}, note = {\input{secret.txt}}",
    r"x} } @preamble{ {\input{secret.txt}} } @misc{y, title = {z",
    r'x" # "\input{secret.txt}" # "',
    r"@preamble{"r"\input{secret.txt}"r"} @string{jan = {\input{secret.txt}}}",
    "line\n\\input{secret.txt}\n@preamble{x}",
    r"$\input{secret.txt}$ $$ \[ \( \) &&& ### ~~~ ___ %%% ``''",
    r"\end{thebibliography}\end{document}",
    r"\endinput \stop \batchmode \loop\iftrue\repeat",
    r"\verb|x| \begin{verbatim}",
    r"{\catcode`\%=12 % } %",
    "\\", "\\\\", "{", "}", "}{", "%", "^^", "^^5c", "$", "#1", "\x00\x1b[31m\x7f",
]  # fmt: skip


def attacks() -> list[str]:
    manifest = HOSTILE / "MANIFEST.jsonl"
    if not manifest.exists():
        return ATTACKS
    rows = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]
    return ATTACKS + [row["expect"]["tex"] for row in rows if "tex" in (row.get("expect") or {})]


def works():
    kinds = ["journal-article", "book-chapter", "report", "dissertation", "posted-content", "web", "book"]
    for number, text in enumerate(attacks()):
        marked = f"<i>{text.replace('&', '&amp;').replace('<', '&lt;')}</i>"
        yield Work(
            f"x:{number}", kinds[number % len(kinds)], text, Names((Person(text, text), Group(text))),
            issued=PartialDate(2009, 6), container=text, publisher=text, volume=text[:30], issue=text[:30],
            pages=text[:30], url=f"https://example.org/{text}", doi=f"10.1000/{text}", edition=text,
            arxiv=text, marked_title=marked if number % 2 else None,
        )  # fmt: skip
    for path in sorted((HOSTILE / "crossref").glob("*.json")):
        if path.stat().st_size > 20_000:
            continue  # TeX takes minutes to break a title of 100 kB into lines, and does nothing else with it
        try:
            message = json.loads(path.read_text(encoding="utf-8"))["message"]
            yield work_from_message(message)
        except (ValueError, TypeError, KeyError, AttributeError, IncidentRefsError):
            continue  # what is no work comes into no file


def entries(dialect, encoding):
    for number, work in enumerate(works()):
        yield entry_from_work(work, f"work{number}", dialect, encoding)
    for number, text in enumerate(attacks()):
        record = Record(f"{text}{number}", text, text, date=text, url=f"https://example.org/{text}")
        item = incident_item(record)
        assert re.fullmatch(r"[a-z0-9_-]+", item.key)
        yield entry_from_item(item, dialect, encoding)


def library(dialect, encoding, folder):
    """Return a library of works and incidents, with what the shared records are as incidents."""
    texts = [write(entry, Layout()).decode() for entry in entries(dialect, encoding)]
    workspace = Workspace.open(environ={}, start=folder)
    for path in sorted((HOSTILE / "record").glob("*")):
        try:
            made = export(workspace, [str(path)], to=dialect.value, encoding=encoding, incident=True).text
        except IncidentRefsError:
            continue
        texts += [made.replace("{", f"{{{path.stem}-{path.suffix[1:]}-", 1)]
    return "\n\n".join(texts)


CASES = [
    ("pdflatex", Dialect.BIBTEX, "latex", "plain"),
    ("lualatex", Dialect.BIBTEX, "utf8", "plainnat"),
    ("lualatex", Dialect.BIBLATEX, "latex", "ieee"),
    ("pdflatex", Dialect.BIBLATEX, "utf8", "apa"),
]
OTHERS = [
    ("lualatex", Dialect.BIBTEX, "latex", "abbrv"),
    ("pdflatex", Dialect.BIBTEX, "utf8", "alpha"),
    ("pdflatex", Dialect.BIBLATEX, "latex", "ieee"),
    ("lualatex", Dialect.BIBLATEX, "utf8", "apa"),
]


@pytest.mark.parametrize(("engine", "dialect", "encoding", "style"), CASES + (OTHERS if EVERY else []))
def test_hostile_texts_are_printed_and_do_nothing(tmp_path, program_named, engine, dialect, encoding, style):
    text = library(dialect, encoding, tmp_path)
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "secret.txt").write_text(SECRET)
    unknown = beyond_latex(text) + (re.sub(r"[\x00-\x7f]", "", text) if encoding == "utf8" else "") + "ẽǿ\u0302"
    latex = Latex(
        folder, program_named, style, biblatex=dialect is Dialect.BIBLATEX, letters=unknown, engine=engine,
        options=("--shell-escape", "-recorder"),
    )  # fmt: skip
    latex.compile(text.encode(), again=1)
    assert [line for line in latex.errors if line.startswith("!")] == []
    opened = (folder / "paper.fls").read_text(encoding="utf-8", errors="replace")
    ours = set(re.findall(r"(?m)^(?:INPUT|OUTPUT) (?:\./)?([^/\n]+)$", opened))
    assert {name for name in ours if not name.startswith("paper.")} == set()
    assert "/etc/passwd" not in opened
    names = {path.name for path in folder.iterdir()}
    assert {name for name in names if not name.startswith("paper.")} == {"refs.bib", "secret.txt"}
    said = latex.run(program_named("pdftotext"), "paper.pdf", "-")
    assert SECRET not in said
    assert "root:" not in said
    printed = re.sub(r"[^a-z]", "", said.lower())
    for attack in attacks():
        assert re.sub(r"[^a-z]", "", clean(attack).lower()) in printed, attack


@pytest.mark.parametrize("command", [("tex", "paper.tex"), ("export", "--to", "bibtex")])
def test_what_a_strangers_file_could_run_is_said_and_its_preamble_stays_there(program, command):
    (program.folder / "theirs.bib").write_text(
        '@preamble{"\\\\input{secret.txt}"}\n@string{j = {\\csname x\\endcsname}}\n'
        "@misc{a, title = {\\input{secret.txt}}, journal = j}\n@misc{b, title = {\\emph{B}}}\n"
    )
    (program.folder / "paper.tex").write_text("\\cite{a,b}")
    done = program(*command, "--bib", "theirs.bib")
    assert done.code == 0
    assert "preamble" not in done.out
    assert done.err.splitlines() == [
        "an @string: \\csname hides which command is meant; left as it is",
        "entry 'a': \\input reads a file when a paper is compiled; left as it is",
    ]
