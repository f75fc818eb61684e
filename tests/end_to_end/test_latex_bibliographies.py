"""Works of Crossref, real and hostile, are printed by real LaTeX and do nothing else, and are read back as they were."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from incident_refs.bibtex.keys import key_for
from incident_refs.bibtex.layout import Layout, write
from incident_refs.bibtex.mapping import entry_from_work, work_from_entry
from incident_refs.bibtex.read import entries
from incident_refs.bibtex.text import _SIGNS, beyond_latex, to_tex
from incident_refs.bibtex.types import Dialect
from incident_refs.model.dates import PartialDate
from incident_refs.model.names import Group, Names, Person
from incident_refs.model.work import Work
from incident_refs.works.crossref_message import work_from_message
from tests.end_to_end.latex import DOCUMENT, LETTERS, Latex

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "crossref" / "works_487.json"
BIBERS = "ẽǿ\u0302"  # biber turns TeX into letters, also into those that pdfLaTeX does not know
TWO_ACCENTS = "Nguyễn"  # of these biber makes letters by half, and pdfLaTeX cannot print what comes out

HOSTILE = [
    r"\input{/etc/passwd} and \write18{id}",
    "100 % & more_of #1 ~ ^ $x$ \\ \" | < >",
    "An } unbalanced { brace } } title",
    "^^5cinput{x} %\\end{document}",
    "Emoji 🙂👩‍💻 and 張三 and Дулханти и Ελλάδα",
    "Zero\u200bwidth \u202ebidi\u202c \ufeffmarks\u00ad \x1b[31m",
    "α ≥ β, H₂O, 10⁻³, ½ ⅓ → ∞ “quoted” – — … ™ № ﬁ 𝐀",
    "-- --- `` '' ?` !` ,, << >>",
    f"Łukasz Ștefan {TWO_ACCENTS} Jiří Ørsted İbrahim ǿ ẽ x̂",
    "@article{x, title = {y}}",
    "_ab & _cd #x $y %z & Sons",
    "",
]  # fmt: skip


def hostile_works(dialect):
    for number, text in enumerate(HOSTILE):
        if dialect is Dialect.BIBLATEX:
            text = text.replace(TWO_ACCENTS, "")
        marked = f"<i>{text.replace('&', '&amp;').replace('<', '&lt;')}</i> CO<sub>2</sub>" if text else None
        yield Work(
            f"x:{number}", ["journal-article", "book-chapter", "report", "dissertation", "posted-content"][number % 5],
            f"{text} CO2" if text else "", Names((Person(text or "Plato", text), Group(text or "NIST"))),
            issued=PartialDate(2009, 6), container=text or None, publisher=text or "P", volume=text[:9] or None,
            pages=text[:9] or None, url=f"https://example.org/{text}", doi=f"10.1000/{number}%_#&", edition="2",
            marked_title=marked,
        )  # fmt: skip


def real_works():
    if not REAL.exists():
        pytest.skip(f"{REAL} is not there")
    return [work_from_message(message) for message in json.loads(REAL.read_text(encoding="utf-8"))]


def keyed(works):
    found = {}
    for work in works:
        found[key_for(work, found)] = work
    return found


def bib(works, dialect, encoding="latex"):
    made = [write(entry_from_work(work, key, dialect, encoding), Layout()) for key, work in works.items()]
    return b"\n\n".join(made) + b"\n"


@pytest.mark.parametrize("encoding", ["utf8", "latex"])
@pytest.mark.parametrize("dialect", Dialect)
def test_real_works_are_read_back(dialect, encoding):
    works = keyed(real_works())
    read, failed = entries(bib(works, dialect, encoding))
    assert failed == ()
    assert [entry.key for entry in read] == list(works)
    for entry, (key, work) in zip(read, works.items(), strict=True):
        found = work_from_entry(entry)
        assert (found.doi, found.issued, found.notices, found.degree) == (
            work.doi, work.issued, work.notices, work.degree
        ), key  # fmt: skip
        if encoding == "utf8" and work.type != "journal-issue":
            held = replace(found, id=work.id, type=work.type)
            lost = {"versions": (), "also_issued": None, "other_titles": (), "notice_of": ()}
            assert held == replace(work, **lost), key


@pytest.mark.parametrize(
    ("dialect", "style"), [(Dialect.BIBTEX, "plain"), (Dialect.BIBTEX, "abbrv"), (Dialect.BIBLATEX, "ieee")]
)
def test_hostile_works_are_only_printed(tmp_path, program_named, dialect, style):
    works = {f"k{number}": work for number, work in enumerate(hostile_works(dialect))}
    data = bib(works, dialect)
    biblatex = dialect is Dialect.BIBLATEX
    latex = Latex(tmp_path, program_named, style, biblatex=biblatex, letters=beyond_latex(data.decode()) + BIBERS)
    assert latex.compile(data).errors == []
    assert "(/etc/passwd" not in latex.log  # "(file" is how LaTeX says that it opens one


def test_every_sign_that_is_written_as_tex_is_printed_by_plain_latex(tmp_path, program_named):
    signs = sorted(_SIGNS) + [chr(code) for code in range(0xA1, 0x250) if chr(code) not in beyond_latex(chr(code))]
    lines = "\n".join(f"x{to_tex(sign, 'latex')}x\\par" for sign in signs if to_tex(sign))
    (tmp_path / "signs.tex").write_text(DOCUMENT % (LETTERS, lines), encoding="utf-8")
    pdflatex = [program_named("pdflatex"), "-interaction=nonstopmode", "signs.tex"]
    subprocess.run(pdflatex, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    log = (tmp_path / "signs.log").read_text(encoding="utf-8", errors="replace")
    assert [line for line in log.splitlines() if line.startswith(("!", "l."))] == []
