import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.checks.wrongly_decoded_letters import WronglyDecodedLetters
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("title", "better"),
    [
        pytest.param("MÃ¼ller and JÃ¶rg", "Müller and Jörg", id="umlauts"),
        pytest.param("Donâ€™t panic â€” a view", "Don’t panic — a view", id="quotes-and-dashes"),
        pytest.param("QuÃ© es Â¿esto?", "Qué es ¿esto?", id="spanish"),
        pytest.param("MÃƒÂ¼ller", "Müller", id="twice"),
        pytest.param(r"MÃ¼ller \& {ImageNet} G{\"o}del", r"Müller \& {ImageNet} G{\"o}del", id="tex"),
        pytest.param("MÃ¼ller and Gödel", None, id="half-of-it"),
        pytest.param("Ã¼ and 張", None, id="another-script"),
        pytest.param("M�ller", None, id="lost"),
    ],
)  # fmt: skip
def test_found(title, better):
    found = the_one(WronglyDecodedLetters(), year="2009", title=title)
    assert to(found) == better
    assert (found.severity, found.line, found.column) == ("warning", 3, 3)
    assert len(found.message) < 160


@pytest.mark.parametrize(
    "title",
    ["Müller", "NÃO e SÃO PAULO", "Pâté à la carte", "Ðorđe", "张", "«Âge»", "ImageNet", "Qué ¿esto?", "10 µm ± 5°"],
)
def test_not_found(title):
    assert seen(WronglyDecodedLetters(), title=title) == ()


def test_abstracts_are_left_alone():
    assert seen(WronglyDecodedLetters(), abstract="MÃ¼ller", keywords="MÃ¼ller", remark="MÃ¼ller") == ()


@given(st.text("aáéíóúüñçßÄÖ’–“”€ ", min_size=1, max_size=20).filter(lambda text: not text.isascii()))
def test_what_was_decoded_wrongly_is_what_it_was(text):
    wrong = text.encode().decode("latin-1")
    for one in seen(WronglyDecodedLetters(), title=f"x{wrong}x"):
        assert one.fix is None or one.fix.to == f"x{text}x"
