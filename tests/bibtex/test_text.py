"""TeX to Unicode and back; hostile text comes out harmless."""

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.text import balanced, clean, to_tex, to_unicode


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        pytest.param("{ImageNet}: A {{B}}", "ImageNet: A B", id="braces"),
        pytest.param(r"M{\"u}ller M\"uller M{\"{u}}ller", "Müller Müller Müller", id="umlauts"),
        pytest.param(r"Dau\'e Fran\c{c}ois \v{S}ima \'{\i} \~n", "Daué François Šima í ñ", id="accents"),
        pytest.param(r"{\O}rsted {\L}ukasz Stra{\ss}e {\aa}", "Ørsted Łukasz Straße å", id="letters"),
        pytest.param(r"AT\&T 10\% \$5 a\_b \#1", "AT&T 10% $5 a_b #1", id="escapes"),
        pytest.param(r"a~b 248--255 x---y ``q''", "a b 248–255 x—y “q”", id="ligatures"),
        pytest.param("100% sure & more", "100% sure & more", id="per-cent-as-written-by-hand"),
        pytest.param(r"see https://a.org/x%20y_z~w--v {X}", "see https://a.org/x%20y_z~w--v X", id="address"),
        pytest.param(r"10.1162/daed\_a\_01902", "10.1162/daed_a_01902", id="doi"),
        pytest.param(r"\emph{very} $10^3$ \textbf{x}", "very 10^3 x", id="macros"),
        pytest.param(r"\input{/etc/passwd}x", "x", id="nothing-is-read"),
        pytest.param("plain", "plain", id="plain"),
    ],
)
def test_to_unicode(tex, text):
    assert to_unicode(tex) == text


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        pytest.param(
            r"\input{/etc/passwd}", r"{\textbackslash}input{\textbraceleft}/etc/passwd{\textbraceright}", id="input"
        ),
        pytest.param("^^5cinput", r"{\textasciicircum}{\textasciicircum}5cinput", id="hat"),
        pytest.param("x} , note = {y", r"x{\textbraceright} , note = {\textbraceleft}y", id="field"),
        pytest.param("a\n@article{b,", r"a @article{\textbraceleft}b,", id="entry-at-a-line-start"),
        pytest.param("R&D: 5% $3 #1 a_b ~", r"R\&D: 5\% \$3 \#1 a\_b {\textasciitilde}", id="signs"),
        pytest.param("a -- b", "a -{}- b", id="two-hyphens"),
        pytest.param("a --- b ----", "a -{}-{}- b -{}-{}-{}-", id="three-and-four-hyphens"),
        pytest.param("?` !` ,,", "?{}` !{}` ,{},", id="ligatures"),
        pytest.param("Müller – 張", "Müller – 張", id="unicode-stays"),
    ],
)
def test_to_tex(text, tex):
    assert to_tex(text) == tex


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        pytest.param("Jiří Ștefan Nguyễn", r"Ji{\v{r}}{\'i} {\textcommabelow{S}}tefan Nguy{\~{\^e}}n", id="accents"),
        pytest.param("x̂", r"{\^x}", id="letter-without-a-code-of-its-own"),
        pytest.param("α ≥ 3 → β", r"{\ensuremath{\alpha}} {\ensuremath{\geq}} 3 {\textrightarrow} {\ensuremath{\beta}}",
                     id="signs"),
        pytest.param("H₂O 10⁻⁴ ⅓", r"H{\textsubscript{2}}O 10{\ensuremath{^-}}{\textsuperscript{4}} 1{\textfractionsolidus}3",
                     id="raised-and-lowered"),
        pytest.param("Ａ𝐁①ﬁ", "AB1{fi}", id="letters-in-costume"),
        pytest.param("‘Abd ʿAlī", r"{\textquoteleft}Abd {\textquoteleft}Al{\=i}", id="half-ring"),
        pytest.param("👩\u200d👩", "👩👩", id="joiners-go"),
        pytest.param("Дулханти 張", "Дулханти 張", id="others-stay"),
    ],
)  # fmt: skip
def test_latex_encoding(text, tex):
    assert to_tex(text, "latex") == tex


@pytest.mark.parametrize("text", ["Jiří Ștefan Nguyễn Ørsted Łukasz", "Æ œ ß ð þ đ ı ƒ", "“a” – ‘b’ — …", "α ≥ β → ∞"])
def test_what_is_written_in_ascii_is_read_again(text):
    assert to_tex(text, "latex").isascii()
    assert to_unicode(to_tex(text, "latex")) == text


def test_ascii_only():
    assert to_tex("Daumé, Łukasz, Ørsted – 張", "latex") == r"Daum{\'e}, {\L}ukasz, {\O}rsted {\textendash} 張"


@given(st.text(max_size=60))
def test_what_is_written_is_read_again(text):
    text = unicodedata.normalize("NFC", text)
    assert to_unicode(to_tex(text)) == clean(text)


@given(st.text(alphabet="\\{}^~%$#&_@\"'`-, \nabc5", max_size=60), st.sampled_from(["utf8", "latex"]))
def test_nothing_hostile_is_left(text, encoding):
    tex = to_tex(text, encoding)
    assert balanced(tex)
    assert "\n" not in tex
    assert "^" not in tex
    orders = set(re.findall(r"\\([A-Za-z]+|.)", tex))
    assert orders <= set("&%_#$'`") | {
        "textbackslash", "textbraceleft", "textbraceright", "textasciitilde", "textasciicircum", "textless",
        "textgreater", "textbar",
    }  # fmt: skip


@pytest.mark.parametrize(
    "tex",
    [
        pytest.param("{" * 100_000, id="braces"),
        pytest.param("\\" * 19_999, id="backslashes"),
        pytest.param("\\a{" * 60, id="nested-macros"),
        pytest.param("$" * 19_999, id="dollars"),
        pytest.param("10.1234/" * 2_400, id="dois"),
        pytest.param("\\'" * 9_999, id="accents"),
        pytest.param(" " * 200_000 + "\\x", id="blanks"),
    ],
)
def test_odd_tex_is_read_in_time(tex):
    started = time.process_time()
    to_unicode(tex)
    to_tex(tex)
    assert time.process_time() - started < 3


def _macros():
    from pylatexenc.latex2text import get_default_latex_context_db

    texts = get_default_latex_context_db()
    return sorted({spec.macroname for category in texts.categories() for spec in texts.iter_macro_specs([category])})


@pytest.mark.parametrize("shape", [r"x \%s", r"\%s{}", r"{\%s}", r"\%s{a}", r"\%s{a}{b}", r"\%s[a]", r"$\%s$", r"\%s*"])
def test_no_command_raises_or_leaks_a_template(shape):
    for name in _macros():
        if name != "%":
            assert "%" not in to_unicode(shape % name), name


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        pytest.param(r"\today", "", id="the-day-of-reading-is-no-text"),
        pytest.param(r"A \href{https://a.example}{link}", "A link", id="link-text"),
        pytest.param(r"$\frac{1}{2}$ of it", "1/2 of it", id="fraction"),
    ],
)
def test_commands_print_their_last_argument_or_nothing(tex, text):
    assert to_unicode(tex) == text
