import pytest

from incident_refs.bibtex.markup import from_tex
from incident_refs.checks.html_in_field import HtmlInField
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("title", "better"),
    [
        pytest.param("Cats &amp; dogs", r"Cats \& dogs", id="amp"),
        pytest.param(r"Cats \&amp; dogs", r"Cats \& dogs", id="escaped"),
        pytest.param("Cats &amp;amp; dogs", r"Cats \& dogs", id="twice"),
        pytest.param("p &lt; 0.05", r"p {\textless} 0.05", id="less"),
        pytest.param("M&uuml;ller, 10&nbsp;%&#8217;s", "Müller, 10~%’s", id="letters"),
        pytest.param("D&apos;Hondt &#x2014; a view", "D'Hondt — a view", id="apostrophe-and-hex"),
        pytest.param("The genus <i>Felis</i>", r"The genus \emph{Felis}", id="italics"),
        pytest.param("CO<sub>2</sub> and 10<SUP>3</SUP>", r"CO\textsubscript{2} and 10\textsuperscript{3}", id="scripts"),
        pytest.param("<b>a <i>{B}</i></b>", r"\textbf{a \emph{{B}}}", id="nested"),
        pytest.param("&lt;i&gt;Felis&lt;/i&gt;", r"\emph{Felis}", id="escaped-tags"),
        pytest.param("<jats:italic>Felis</jats:italic>", r"\emph{Felis}", id="jats"),
        pytest.param("<i>a <b>b</i></b>", None, id="crossed"),
        pytest.param("<i>a {b</i>}", None, id="across-braces"),
        pytest.param("<i>a", None, id="open"),
        pytest.param("<p>A</p>", None, id="no-command"),
        pytest.param("$a &lt; b$", None, id="formula"),
        pytest.param('<span class="x">A</span>', None, id="span"),
    ],
)  # fmt: skip
def test_found(title, better):
    found = the_one(HtmlInField(), year="2009", title=title)
    assert to(found) == better
    assert (found.severity, found.line, found.column) == ("warning", 3, 3)


@pytest.mark.parametrize(
    "title",
    [
        r"AT\&T",
        "R&D;",
        "Procter & Gamble",
        "p < 0.05 and n > 30",
        "a <b and c> d",
        "<script>alert(1)</script>",
        "&NA;",
        "x &; y",
        "<tiger>",
        "1 <2> 3",
    ],
)
def test_not_found(title):
    assert seen(HtmlInField(), title=title) == ()


@pytest.mark.parametrize("title", ["The genus <i>Felis</i>", "CO<sub>2</sub>", "Cats &amp; dogs", "<b>a</b> b"])
def test_what_is_printed_stays_the_same(title):
    assert from_tex(to(the_one(HtmlInField(), title=title))) == from_tex(title)


@pytest.mark.parametrize(
    ("field", "value", "better"),
    [
        ("url", "https://a.org/?a=1&amp;b=2", "https://a.org/?a=1&b=2"),
        ("doi", "10.1002/(sici)16:15&lt;1741::aid-sim&gt;3.0.co;2-v", "10.1002/(sici)16:15<1741::aid-sim>3.0.co;2-v"),
        ("author", "M&uuml;ller, J&ouml;rg", "Müller, Jörg"),
        ("author", "Deng, Jia<sup>1</sup>", None),
    ],
)
def test_other_fields(field, value, better):
    assert to(the_one(HtmlInField(), **{field: value})) == better


def test_addresses_may_have_signs():
    assert seen(HtmlInField(), url="https://a.org/?a=1&copy=2&lt=3", doi="10.1002/(sici)16:15<i::aid>3.0.co;2-v") == ()
    assert seen(HtmlInField(), abstract="<p>A &amp; B</p>") == ()
