"""Letters that were decoded wrongly, as pages of AIAAIC show them: read as Latin, and read as Thai."""

import pytest

from incident_refs.citations.cleaning import clean

DECODED = [
    pytest.param("MÃ¼ller K. (2020)", "Müller K. (2020)", id="latin"),
    pytest.param("Sรฉbastien Martin", "Sébastien Martin", id="thai"),
    pytest.param("รฉric Martin", "éric Martin", id="thai-first-letter"),
    pytest.param("Mediapart โ€“ Le prรฉnom", "Mediapart – Le prénom", id="thai-dash"),
    pytest.param("lโ€algorithme", "l’algorithme", id="thai-mark-that-lost-a-byte"),
    pytest.param("Image recognition ๐", "Image recognition", id="thai-emoji"),
    pytest.param("รถ โรงเรียน", "รถ โรงเรียน", id="thai-words"),
]


@pytest.mark.parametrize(("raw", "text"), DECODED)
def test_letters_decoded_wrongly(raw: str, text: str) -> None:
    assert clean(raw).text == text
    assert clean(text).text == text
