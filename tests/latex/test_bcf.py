import pytest

from incident_refs.latex.bcf import read_bcf
from incident_refs.latex.paper import File

START = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<bcf:controlfile xmlns:bcf="https://sourceforge.net/projects/biblatex">\n'
)
END = "</bcf:controlfile>\n"


def read(inside, start=START, end=END):
    return read_bcf(File("p.bcf", f"{start}{inside}{end}".encode(), ""))


def test_keys_sources_and_sets():
    paper = read(
        '<bcf:bibdata section="0">\n'
        '<bcf:datasource type="file" datatype="bibtex" glob="false">refs.bib</bcf:datasource>\n'
        '<bcf:datasource type="file" datatype="ris">other.ris</bcf:datasource>\n'
        '</bcf:bibdata>\n<bcf:section number="0">\n'
        '<bcf:citekey order="1">a&amp;b</bcf:citekey>\n<bcf:citekey order="2" nocite="1">c</bcf:citekey>\n'
        '<bcf:citekey type="set" members="x,y">both</bcf:citekey>\n<bcf:citekey order="4">both</bcf:citekey>\n'
        "</bcf:section>\n"
    )
    assert [(cited.key, cited.line) for cited in paper.cited] == [
        ("a&b", 8),
        ("c", 9),
        ("x", 10),
        ("y", 10),
        ("both", 11),
    ]
    assert (paper.databases, paper.sets, paper.biblatex) == (("refs.bib",), {"both"}, True)
    assert (paper.everything, paper.troubles) == (False, ())
    assert [note.line for note in paper.notes] == [5]


def test_everything():
    assert read('<bcf:citekey order="2" nocite="1">*</bcf:citekey>').everything


BOMB = '<?xml version="1.0"?>\n<!DOCTYPE b [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>\n'


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        pytest.param("", 1, "ends in the middle", id="empty"),
        pytest.param(f'{START}<bcf:citekey order="1">a', 3, "ends in the middle", id="cut-in-a-key"),
        pytest.param(f"{START}<bcf:cite", 3, "ends in the middle", id="cut-in-a-tag"),
        pytest.param(f"{BOMB}<b>&b;</b>", 2, "a DOCTYPE", id="entities"),
        pytest.param('<!DOCTYPE a SYSTEM "file:///etc/passwd">\n<a/>', 1, "a DOCTYPE", id="outside"),
        pytest.param(f"{START}<bcf:a></bcf:b>", 3, "no well-formed XML", id="mismatched"),
        pytest.param(f"{START}&none;{END}", 3, "no well-formed XML", id="unknown-entity"),
        pytest.param("<html/>", 1, "no file that biblatex wrote", id="another-file"),
        pytest.param(f"{START}<bcf:citekey>{'a' * 20_000}</bcf:citekey>{END}", 3, "more than 10000", id="long"),
        pytest.param("\\relax\n", 1, "no well-formed XML", id="an-aux-file"),
    ],
)
def test_what_is_not_read(data, line, said):
    paper = read_bcf(File("p.bcf", data.encode(), ""))
    (trouble,) = paper.troubles
    assert paper.cited == ()
    assert (trouble.line, said in trouble.sentence) == (line, True), trouble


def test_nested_without_end_takes_no_stack():
    paper = read("<bcf:a>" * 50_000 + "</bcf:a>" * 50_000)
    assert paper.troubles == ()
