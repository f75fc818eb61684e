"""Signs that LaTeX takes for orders, where it prints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.text import to_unicode
from incident_refs.checks.unescaped_sign import UnescapedSign
from tests.checks.looking import look, places, seen, the_one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@article{a,\n journal = {Trust & safety}\n}", [(2, 2)], id="ampersand"),
        pytest.param(
            "@misc{a, title = {Top 5% of all}, note = {#1 in C#}}", [(1, 10), (1, 35)], id="per-cent-and-hash"
        ),
        pytest.param(r"@misc{a, title = {a \\& b}}", [(1, 10)], id="behind-a-line-break"),
    ],
)
def test_found(text, expected):
    assert places(text, UnescapedSign()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(r"@misc{a, title = {A \& B, 5\%, C\#}}", id="escaped"),
        pytest.param(
            "@misc{a, url = {https://a.org/?a=1&b#c%20}, doi = {10.1/a#b}, abstract = {a & b}, file = {a&b}}",
            id="not-printed",
        ),
        pytest.param(r"@misc{a, note = {\url{https://a.org/?a=1&b#c%20} and \href{a#b}{x}}}", id="in-a-link"),
        pytest.param(
            r"@misc{a, title = {$a & b$ \(c & d\) \begin{tabular}x & y\end{tabular}}}", id="formula-and-table"
        ),
        pytest.param("@misc{a, title = {A &amp; B &#38; C}}", id="entities-have-a-check-of-their-own"),
    ],
)
def test_not_found(text):
    assert places(text, UnescapedSign()) == []


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        ("Trust & safety", r"Trust \& safety"),
        (r"A \& B & {C} 5% \#", r"A \& B \& {C} 5\% \#"),
        (r"M{\"u}ller & $x & y$ & more", r"M{\"u}ller \& $x & y$ \& more"),
        ("A &amp; B & C", r"A &amp; B \& C"),
    ],
)
def test_they_are_escaped(value, mended):
    assert the_one(UnescapedSign(), title=value).fix.to == mended


def test_a_macro_is_for_a_person():
    _, (found,) = look("@string{bf = {Banking & Finance}}\n@article{a, journal = bf}", UnescapedSign())
    assert found.fix is None


@given(st.lists(st.sampled_from(["a", " ", "&", "#", "%", "$", r"\&", r"\%", r"\#", r"\$"]), max_size=12).map("".join))
def test_what_is_mended_prints_what_was_printed(value):
    for found in seen(UnescapedSign(), title=value):
        if found.fix and "$" not in value.replace(r"\$", ""):
            assert to_unicode(found.fix.to).split() == to_unicode(found.fix.was).split()
        assert not found.fix or not seen(UnescapedSign(), title=found.fix.to)
