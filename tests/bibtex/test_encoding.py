import pytest

from incident_refs.bibtex.encoding import encoded
from incident_refs.model.entry import Entry


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        pytest.param(r"M{\"u}ller", "Müller", id="braced"),
        pytest.param(r"M\"{u}ller", "Müller", id="argument"),
        pytest.param(r"M\"uller", "Müller", id="bare"),
        pytest.param(r"Erd\H{o}s and {\v S}imon", "Erdős and Šimon", id="letters"),
        pytest.param(r"Stra{\ss}e \O{}rsted", "Straße Ørsted", id="signs"),
        pytest.param(r"\'\i", "í", id="dotless"),
        pytest.param(r"{\emph{x}} \& \textbf{b} {\"uber}", r"{\emph{x}} \& \textbf{b} {über}", id="others-stay"),
    ],
)
def test_utf8(tex: str, expected: str) -> None:
    assert encoded(Entry("k", "misc", (("title", tex),)), "utf8").get("title") == expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        pytest.param("author", "Müller", 'M{\\"u}ller', id="letter"),
        pytest.param("title", r"\emph{é}", r"\emph{{\'e}}", id="in-a-command"),
        pytest.param("url", "https://a.org/ü", "https://a.org/%C3%BC", id="address"),
        pytest.param("title", "Вапник", "Вапник", id="no-macro"),
    ],
)
def test_latex(name: str, value: str, expected: str) -> None:
    assert encoded(Entry("k", "misc", ((name, value),)), "latex").get(name) == expected
