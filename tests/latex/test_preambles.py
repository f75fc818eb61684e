import pytest

from incident_refs.latex.preambles import left_out

LIBRARY = rb"""@preamble{"\newcommand{\noopsort}[1]{}" #
  "\providecommand\sortas[1]{} \def\other{x}"}
@misc{a, year = {\noopsort{a}2009}}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(r"\noopsort{a}", [(1, "noopsort")], id="used"),
        pytest.param(r"\sortas{a}\other", [(2, "sortas"), (2, "other")], id="further-down"),
        pytest.param(r"M{\"u}ller \& \emph{x}", [], id="others"),
        pytest.param(r"\noopsorted", [], id="a-longer-name"),
        pytest.param("plain", [], id="none"),
    ],
)
def test_what_is_left_out(text, expected):
    assert list(left_out(LIBRARY, text)) == expected


def test_a_library_without_one():
    assert list(left_out(b"@misc{a}", r"\noopsort")) == []
