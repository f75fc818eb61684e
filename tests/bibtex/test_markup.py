import time
import unicodedata

import pytest

from incident_refs.bibtex.markup import from_tex, plain_from_tex
from incident_refs.bibtex.text import in_ascii
from incident_refs.model.rich_text import BOLD, ITALIC, PROTECTED, SMALL_CAPS, SUBSCRIPT, SUPERSCRIPT, plain


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        pytest.param("A plain title", [("A plain title", 0)], id="plain"),
        pytest.param("{ImageNet} at ten", [("ImageNet", PROTECTED), (" at ten", 0)], id="protected"),
        pytest.param(r"\emph{In situ} tests", [("In situ", ITALIC), (" tests", 0)], id="emph"),
        pytest.param(r"{\em In situ} tests", [("In situ", ITALIC), (" tests", 0)], id="declaration"),
        pytest.param(r"\textbf{Big} \textsc{Data}", [("Big", BOLD), (" ", 0), ("Data", SMALL_CAPS)], id="bold-caps"),
        pytest.param(r"H\textsubscript{2}O", [("H", 0), ("2", SUBSCRIPT), ("O", 0)], id="subscript"),
        pytest.param("$10^3$", [("10", PROTECTED), ("3", PROTECTED | SUPERSCRIPT)], id="power"),
        pytest.param("$10^{-3}$", [("10", PROTECTED), ("−3", PROTECTED | SUPERSCRIPT)], id="negative-power"),
        pytest.param(r"$\beta$-{VAE}", [("β", PROTECTED), ("-", 0), ("VAE", PROTECTED)], id="greek"),
        pytest.param(
            r"$n\log_2 n$",
            [
                ("n", PROTECTED | ITALIC),
                (" log", PROTECTED),
                ("2", PROTECTED | SUBSCRIPT),
                (" ", PROTECTED),
                ("n", PROTECTED | ITALIC),
            ],
            id="function-stands-apart",
        ),
        pytest.param("$k$-means", [("k", PROTECTED | ITALIC), ("-means", 0)], id="variable"),
        pytest.param(
            "<i>E. coli</i> in CO<sub>2</sub>", [("E. coli", ITALIC), (" in CO", 0), ("2", SUBSCRIPT)], id="tags"
        ),
        pytest.param("p < 0.05 and n > 30", [("p < 0.05 and n > 30", 0)], id="less-and-more-are-no-tag"),
        pytest.param("<script>x</script>", [("<script>x</script>", 0)], id="unknown-tag-is-text"),
    ],
)
def test_marks(tex: str, expected: list[tuple[str, int]]) -> None:
    assert list(from_tex(tex)) == expected


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        pytest.param(r"M{\"u}ller, \v{S}koda, Stra{\ss}e, {\O}re", "Müller, Škoda, Straße, Øre", id="accents"),
        pytest.param(r"AT\&T, 5\%, C\#, a\_b, \$5", "AT&T, 5%, C#, a_b, $5", id="escapes"),
        pytest.param("``raw'' and `cooked' data", "“raw” and ‘cooked’ data", id="tex-quotes"),
        pytest.param('"Raw" data', "“Raw” data", id="straight-quotes"),
        pytest.param("O'Neil's 'quoted' book", "O’Neil’s ‘quoted’ book", id="apostrophes"),
        pytest.param("rock 'n' roll", "rock ’n’ roll", id="elision"),
        pytest.param("1--2 --- three", "1–2 — three", id="dashes"),
        pytest.param(r"\enquote{Raw} data", "“Raw” data", id="enquote"),
        pytest.param("two\n   lines", "two lines", id="line-break"),
        pytest.param(r"\unknown{kept} text", "kept text", id="unknown-command"),
        pytest.param(r"\input{/etc/passwd} \today \write18", "/etc/passwd 18", id="commands-do-nothing"),
        pytest.param(r"\href{https://a.org}{Here}", "Here", id="href"),
        pytest.param("costs $5", "costs $5", id="one-dollar"),
        pytest.param("}}{{", "", id="unbalanced"),
        pytest.param("AI &amp; law", "AI & law", id="entity"),
    ],
)
def test_text(tex: str, expected: str) -> None:
    assert plain_from_tex(tex) == expected


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        pytest.param(r"die {\"U}bermacht", [("die Übermacht", 0)], id="accent"),
        pytest.param(r"{\'{E}}tude {\O}re {\v S}koda", [("Étude Øre Škoda", 0)], id="other-letters"),
        pytest.param(r"{\`{\^E}} {\textcommabelow{S}}", [("Ề Ș", 0)], id="two-marks"),
        pytest.param(r"{\"Uber}", [("Über", PROTECTED)], id="a-word-that-begins-with-one"),
        pytest.param(r"{M{\"U}}", [("MÜ", PROTECTED)], id="inside-braces-that-hold"),
        pytest.param(r"{U}ber", [("U", PROTECTED), ("ber", 0)], id="a-letter-without-mark-is-held"),
    ],
)
def test_braces_around_one_accented_letter_hold_no_capital(tex: str, expected: list[tuple[str, int]]) -> None:
    assert list(from_tex(tex)) == expected


def test_every_letter_that_is_written_as_a_macro_is_read_again() -> None:
    letters = [chr(code) for code in (*range(0xA1, 0x250), *range(0x1E00, 0x1F00))]
    letters = [
        one for one in letters if in_ascii(one).isascii() and unicodedata.normalize("NFKC", one) == one != "\xad"
    ]
    assert "".join(map(plain_from_tex, map(in_ascii, letters))) == "".join(letters)
    assert set("űțđÉľŽầ") <= set(letters)


@pytest.mark.parametrize(
    "piece", ["{", "}", "$", "\\", "'", '"', "<i>", "\\emph{", "$^", "a 'b ", "\\enquote{", "-", "\\ensuremath{"]
)
def test_time_is_linear(piece: str) -> None:
    begin = time.process_time()
    plain(from_tex(piece * (200_000 // len(piece))))
    assert time.process_time() - begin < 5
