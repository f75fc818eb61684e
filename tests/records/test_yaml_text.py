import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.errors import RecordError
from incident_refs.records.yaml_text import quoted, scalar

TEXTS = st.text(alphabet=st.characters(exclude_categories=("Cs",)))


@given(TEXTS | st.from_regex(r"[-+.0-9A-Za-z:_~#&*!|>%@`'\"{}\[\],? ]{1,12}", fullmatch=True))
def test_every_string_loads_as_itself(text):
    assert yaml.safe_load(f"a: {scalar(text)}\nb: [{scalar(text)}, {{c: {quoted(text)}}}]\n") == {
        "a": text,
        "b": [text, {"c": text}],
    }


@given(TEXTS)
def test_every_string_stands_on_one_line(text):
    assert len(quoted(text).splitlines()) == 1


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param("deng2009imagenet", "deng2009imagenet", id="key"),
        pytest.param("../library.bib", "../library.bib", id="path"),
        pytest.param("NO", '"NO"', id="norway"),
        pytest.param("1e3", '"1e3"', id="number"),
        pytest.param("2009-01-01", '"2009-01-01"', id="date"),
        pytest.param("a: b # c", '"a: b # c"', id="mapping-and-comment"),
        pytest.param("x\u202ey", '"x\\u202ey"', id="turned-writing"),
        pytest.param("🔗 ๐ฅ", '"🔗 ๐ฅ"', id="emoji-stay-legible"),
        pytest.param("", '""', id="empty"),
    ],
)
def test_scalar(value, written):
    assert scalar(value) == written


def test_half_a_character_is_refused():
    with pytest.raises(RecordError, match="half a character"):
        quoted("\ud83d")
