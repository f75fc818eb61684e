"""The door to pandoc, with the real program and a style of our own."""

import json
import subprocess
from pathlib import Path

import pytest

from incident_refs import pandoc
from incident_refs.bibtex.exact_item import exact_item
from incident_refs.bibtex.read import entries
from incident_refs.errors import FileError, FormatError
from incident_refs.exchange import csl_json
from incident_refs.formats.bibliography import as_citations, as_list
from incident_refs.formats.targets import TARGETS
from incident_refs.model.item import Item
from tests.conftest import SHARED

STYLE = Path(__file__).parent / "golden" / "csl" / "plain.csl"
GOLDEN = SHARED / "golden"
CSL = GOLDEN.parent / "csl"
NAMES = {
    "apa": "apa", "chicago": "chicago-author-date", "harvard": "harvard-cite-them-right", "ieee": "ieee",
    "mla": "modern-language-association", "nature": "nature", "vancouver": "nlm-citation-sequence",
}  # fmt: skip

BIB = rb"""
@book{b/\[x]*, author={Zu, Zoe}, title={H\textsubscript{2}O and \emph{E. coli} at {\$}5 \& <script>x</script>}, date={2001}}
@online{a, author={Able, Ann and Boole, Bo}, title={A page}, date={2002}, url={https://x.org/a_b}}
"""


def items() -> tuple[Item, ...]:
    return tuple(exact_item(entry) for entry in entries(BIB)[0])


@pytest.fixture
def a_pandoc(program_named):
    try:
        pandoc._program()
    except FormatError:
        program_named("pandoc")


def test_without_pandoc_a_sentence_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr(pandoc, "find_spec", lambda name: None)
    with pytest.raises(FormatError, match=r"pip install \"incident-refs\[csl\]\""):
        pandoc.arranged(items(), STYLE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("{}", "is no CSL style", id="json"),
        pytest.param(
            '<style><info><link href="http://www.zotero.org/styles/ieee" rel="independent-parent"/></info></style>',
            "only points to http://www.zotero.org/styles/ieee",
            id="dependent",
        ),
    ],
)
def test_what_is_no_style_is_never_given_to_pandoc(tmp_path, monkeypatch, text, said):
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("pandoc was called"))
    (tmp_path / "x.csl").write_text(text)
    if "href" in text:  # the attributes in the other order
        text = text.replace(
            'href="http://www.zotero.org/styles/ieee" rel="independent-parent"',
            'rel="independent-parent" href="http://www.zotero.org/styles/ieee"',
        )
        (tmp_path / "y.csl").write_text(text)
    for file in tmp_path.iterdir():
        with pytest.raises(FormatError, match=said):
            pandoc.arranged(items(), file)


def test_no_file(tmp_path):
    with pytest.raises(FileError):
        pandoc.arranged(items(), tmp_path / "none.csl")


def test_a_broken_style_is_a_sentence(a_pandoc, tmp_path):
    (tmp_path / "x.csl").write_text("<style><citation>")
    with pytest.raises(FormatError, match="pandoc could not use"):
        pandoc.arranged(items(), tmp_path / "x.csl")


@pytest.mark.parametrize(
    ("target", "lines"),
    [
        (
            "text",
            ["Able & Boole. 2002. A page. https://x.org/a_b.", "Zu. 2001. H₂O and E. coli at $5 & <script>x</script>."],
        ),
        (
            "html",
            [
                'Able &amp; Boole. 2002. <i>A page</i>. <a href="https://x.org/a_b">https://x.org/a_b</a>.',
                "Zu. 2001. <i>H<sub>2</sub>O and </i>E. coli<i> at $5 &amp; &lt;script&gt;x&lt;/script&gt;</i>.",
            ],
        ),
        (
            "latex",
            [
                r"Able \& Boole. 2002. \textit{A page}. \url{https://x.org/a_b}.",
                r"Zu. 2001. \textit{H\textsubscript{2}O and }E. coli\textit{ at \$5 \& \textless{}script\textgreater{}x\textless{}/script\textgreater{}}.",
            ],
        ),
    ],
)
def test_every_target(a_pandoc, target, lines):
    made = as_list(pandoc.arranged(items(), STYLE), target)
    assert [one.key for one in made] == ["a", r"b/\[x]*"]
    assert [one.text for one in made] == lines


def test_json_has_all_targets(a_pandoc):
    row = json.loads(as_list(pandoc.arranged(items(), STYLE), "json")[0].text)
    assert set(row) == {"key", "citation", *TARGETS} - {"json"}
    assert row["citation"] == "(Able & Boole, 2002)"


def test_citations(a_pandoc):
    places = {"a": "3-4"}
    made = as_citations(pandoc.arranged(items(), STYLE, places), ["a", r"b/\[x]*"], "text", places)
    assert [one.citation for one in made] == [
        "(Able & Boole, 2002, 3–4)",
        "(Zu, 2001)",
        "(Zu, 2001; Able & Boole, 2002, 3–4)",
    ]
    assert made[0].narrative == "Able & Boole (2002, 3–4)"


def test_nothing_needs_no_list(a_pandoc):
    assert as_list(pandoc.arranged((), STYLE), "text") == ()


@pytest.mark.parametrize("style", NAMES)
def test_golden_entries_are_as_right_as_from_csl_json_made_by_hand(a_pandoc, style):
    if not GOLDEN.exists():
        pytest.skip("the golden entries of ../shared are not here")
    expected = json.loads((GOLDEN / "expected.json").read_text("utf-8"))[style]["bib_text"]
    ours = tuple(exact_item(entry) for entry in entries((GOLDEN / "gold.bib").read_bytes())[0])
    by_hand = csl_json.read((GOLDEN / "gold.csl.json").read_text("utf-8"), "gold").items
    right = []
    for given in (ours, by_hand):
        made = as_list(pandoc.arranged(given, CSL / f"{NAMES[style]}.csl"), "text")
        right.append(sum(" ".join(one.text.split()) == expected.get(one.key) for one in made))
    assert right[0] >= right[1] > 0
