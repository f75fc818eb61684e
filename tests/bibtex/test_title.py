"""Braces around what must keep its capitals."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.text import balanced, clean, to_unicode
from incident_refs.bibtex.title import protect, protect_marked, read_marked
from incident_refs.model.marked_title import marked, spans_of


@pytest.mark.parametrize(
    ("title", "tex"),
    [
        pytest.param(
            "ImageNet: A large-scale hierarchical image database",
            "{ImageNet}: A large-scale hierarchical image database",
            id="mixed-case",
        ),
        pytest.param("Large image datasets: A pyrrhic win?", "Large image datasets: A pyrrhic win?", id="nothing"),
        pytest.param(
            "A Study of Face Obfuscation in ImageNet", "A Study of Face Obfuscation in {ImageNet}", id="title-case"
        ),
        pytest.param("Auditing GPT-3 for the FBI", "Auditing {GPT}-3 for the {FBI}", id="acronyms"),
        pytest.param("IMAGE DATASETS: A SURVEY", "IMAGE DATASETS: A SURVEY", id="all-capitals-say-nothing"),
        pytest.param("Bias in Google's Search for the Dutch", "Bias in {Google's} Search for the {Dutch}", id="names"),
        pytest.param(
            "Predicting the welfare claims in Rotterdam with models",
            "Predicting the welfare claims in {Rotterdam} with models",
            id="name-in-sentence-case",
        ),
        pytest.param("iPhone and Vitamin C", "{iPhone} and Vitamin {C}", id="first-letter-small"),
        pytest.param("“BERT” & x < y", "“{BERT}” \\& x {\\textless} y", id="escapes-between"),
        pytest.param("", "", id="empty"),
        pytest.param("Do fish get wasted? Assessing it", "Do fish get wasted? {Assessing} it", id="behind-a-question"),
        pytest.param(
            "The importance of context: Three corrections to Cordaro, Keltner, and Flynn",
            "The importance of context: Three corrections to {Cordaro}, {Keltner}, and {Flynn}",
            id="many-names-in-sentence-case",
        ),
        pytest.param(
            "Women from the Cities of the North and Those within Them",
            "Women from the Cities of the North and Those within Them",
            id="small-words-of-title-case",
        ),
    ],
)
def test_protect(title, tex):
    assert protect(title) == tex


@given(st.text(max_size=40))
def test_only_braces_are_added(title):
    title = unicodedata.normalize("NFC", title)
    assert balanced(protect(title))
    assert to_unicode(protect(title)) == clean(title)


@pytest.mark.parametrize(
    ("title", "tex"),
    [
        pytest.param("CO<sub>2</sub> in a cell", r"{CO}\textsubscript{2} in a cell", id="within-a-word"),
        pytest.param("Imaging <sup>89</sup>Zr and <b>x</b>", r"Imaging \textsuperscript{89}{Zr} and \textbf{x}", id="before"),
        pytest.param("A Race of <i>Ravenna nivea</i>", r"A Race of \emph{{Ravenna} nivea}", id="genus"),
        pytest.param("<i>c</i><sub><i>p</i></sub>", r"\emph{c}\textsubscript{\emph{p}}", id="nested"),
        pytest.param("an<b>R</b>package", r"an\textbf{{R}}package", id="cut-out-of-a-word"),
        pytest.param("<i>The Whole Title Is Marked</i>", r"\emph{The Whole Title Is Marked}", id="whole"),
        pytest.param("R&amp;D &lt;i&gt; <i>50% {x}</i>", r"R\&{D} {\textless}i{\textgreater} \emph{50\% {\textbraceleft}x{\textbraceright}}",
                     id="escapes"),
        pytest.param("IMAGE DATASETS AND <i>LABELS</i>", r"IMAGE DATASETS AND \emph{LABELS}", id="all-capitals"),
    ],
)  # fmt: skip
def test_marked_titles(title, tex):
    assert protect_marked(title) == tex
    assert read_marked(tex) == title


@pytest.mark.parametrize(
    ("tex", "title"),
    [
        pytest.param(r"\textit{In vivo} and \mkbibemph {x}", "<i>In vivo</i> and <i>x</i>", id="others-read"),
        pytest.param(r"M{\"u}ller \& \{\emph{\'e}\}", "Müller &amp; {<i>é</i>}", id="tex-around"),
        pytest.param(r"\emph{a", "<i>a</i>", id="left-open"),
        pytest.param(r"\emph{}x", None, id="empty"),
        pytest.param(r"plain \LaTeX{} text", None, id="no-mark"),
        pytest.param("<i>x</i>", None, id="tags-are-text"),
    ],
)
def test_marks_in_tex(tex, title):
    assert read_marked(tex) == title


MARKS = st.lists(st.sampled_from(["i", "b", "sub", "sup"]), max_size=2).map(tuple)
WORDS = st.lists(
    st.sampled_from(["A", "study", " ", "ImageNet", "&", "<", "%", "Meta", "{", "\\", "é", "2", ":"]), max_size=4
)


@given(st.lists(st.tuples(WORDS.map("".join), MARKS), max_size=5), st.sampled_from(["utf8", "latex"]))
def test_a_marked_title_comes_back(spans, encoding):
    title = marked(spans)
    if title is not None:
        tex = protect_marked(title, encoding)
        assert balanced(tex)
        assert read_marked(tex) == title
        assert to_unicode(tex) == "".join(text for text, _ in spans_of(title))
