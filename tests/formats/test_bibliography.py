import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_refs.errors import FormatError
from incident_refs.formats.bibliography import Formatted, bibliography, citation, page, styles
from incident_refs.model.entry import Entry

DENG = Entry("deng", "misc", (("author", "Deng, Jia"), ("title", "ImageNet"), ("year", "2009")))


def test_unknown_style_lists_the_known_ones() -> None:
    with pytest.raises(FormatError, match="'apaa' is not a style; the styles are apa"):
        bibliography([DENG], "apaa")


def test_unknown_target_and_key() -> None:
    with pytest.raises(FormatError, match="'pdf' is not a target"):
        bibliography([DENG], "apa", "pdf")
    with pytest.raises(FormatError, match="'dong' is not in the bibliography"):
        citation([DENG], ["dong"])


def test_json_rows() -> None:
    row = json.loads(bibliography([DENG], "apa", "json")[0].text)
    assert row == {
        "key": "deng",
        "text": "Deng, J. (2009). ImageNet.",
        "html": "Deng, J. (2009). <i>ImageNet</i>.",
        "markdown": "Deng, J. (2009). *ImageNet*.",
        "latex": r"Deng, J. (2009). \textit{ImageNet}.",
        "rst": "Deng, J. (2009). *ImageNet*.",
        "citation": "(Deng, 2009)",
    }


def test_page_of_nothing_is_nothing() -> None:
    assert page(bibliography([], "apa", "html"), "html") == ""


def test_html_page_escapes_keys() -> None:
    assert page([Formatted('a"><script>', "x", "y")], "html").count("<") == 4


def test_related_entries_are_not_printed() -> None:
    part = Entry("part", "incollection", (("title", "Part"), ("author", "Li, Kai"), ("crossref", "whole")))
    whole = Entry("whole", "book", (("title", "Whole"), ("year", "2013")))
    made = bibliography([part], "apa", related=[whole])
    assert [f.text for f in made] == ["Li, K. (2013). Part. In Whole."]


NAMES = st.from_regex(r"[A-Z][a-z]{2,8}, [A-Z][a-z]{1,6}", fullmatch=True)
WORDS = st.from_regex(r"[A-Z][a-z]{3,9}( [a-z]{3,9}){1,3}", fullmatch=True)
ENTRIES = st.builds(
    lambda type_, authors, title, journal, publisher, volume, year, doi: Entry(
        "key",
        type_,
        (
            ("author", " and ".join(authors)),
            ("title", title),
            ("journal" if type_ == "article" else "booktitle", journal),
            ("publisher", publisher),
            ("volume", str(volume)),
            ("year", str(year)),
            ("doi", f"10.1000/{doi}"),
        ),
    ),
    st.sampled_from(["article", "incollection", "inproceedings", "inreference"]),
    st.lists(NAMES, min_size=1, max_size=5, unique=True),
    WORDS,
    WORDS,
    WORDS,
    st.integers(1, 400),
    st.integers(1000, 2030),
    st.integers(1, 99999),
)


# What a style prints of every work of a kind; more is printed of some, and that is the tables' business
PRINTED = {
    "article": ("title", "journal", "volume", "year"),
    "incollection": ("title", "booktitle", "publisher", "year"),
    "inproceedings": ("title", "booktitle", "year"),
    "inreference": ("title", "booktitle", "year"),
}
LINKED = ("apa", "chicago", "harvard", "ieee", "mla", "vancouver")  # Nature has no DOI where there are pages


@pytest.mark.parametrize("style", styles())
@settings(deadline=None)  # the machine does something else too
@given(ENTRIES, st.sampled_from(["text", "html", "markdown", "latex", "rst"]))
def test_no_printed_field_is_lost(style: str, entry: Entry, target: str) -> None:
    text = bibliography([entry], style, target)[0].text
    first = (entry.get("author") or "").split(",")[0]
    assert first in text
    for name in PRINTED[entry.type]:
        assert (entry.get(name) or "").lower() in text.lower(), name
    if style in LINKED:
        assert (entry.get("doi") or "") in text


FIELDS = ["author", "title", "year", "date", "journal", "pages", "number", "url", "doi", "note", "type", "crossref"]
TYPES = ["article", "book", "inproceedings", "misc", "online", "report", "thesis", "hologram", "incollection"]


@settings(deadline=None)  # the machine does something else too
@given(
    st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=40), max_size=8),
    st.sampled_from(TYPES),
    st.sampled_from(["text", "html", "json"]),
)
def test_any_entry_is_printed(fields: dict[str, str], type_: str, target: str) -> None:
    (made,) = bibliography([Entry("key", type_, tuple(fields.items()))], "apa", target)
    assert made.text and made.citation
    made.text.encode()
    assert "\n" not in made.text and "\x1b" not in made.text


@pytest.mark.parametrize(
    "field", ["author", "title", "publisher", "year", "url", "edition", "volume", "volumes", "pages", "note"]
)
@pytest.mark.parametrize(
    "tex",
    [
        r"\input",
        r"\input{/etc/passwd}",
        r"\sqrt",
        r"\title, \author",
        r"\href{a}{b}",
        r"\textcolor{red}{X}, A.",
        r"\begin{x} and \end{x}",
        r"\verb|x|",
        r"\\",
        "\\",
        "$",
        "$x^2$ and others",
        "{{{",
        "}}}",
        "and and and",
        "²",
        "9" * 5000,
        ",,,",
    ],
)
def test_tex_orders_do_nothing(field: str, tex: str) -> None:
    (made,) = bibliography([Entry("key", "book", ((field, tex),))], "apa", "latex")
    assert not any(order in made.text for order in (r"\input", r"\begin", r"\verb", r"\sqrt"))


LONG = 20_000  # quadratic time would be seconds here, and minutes in a field of 200 kB
PIECES = [
    "a",
    "1",
    " ",
    "\u2003",
    "a ",
    "1 ",
    "1-",
    ",",
    ", ",
    "-",
    "arXiv:",
    "$ 1",
    "$1$",
    "\\",
    "{",
    "' ",
    "<i",
    "x and ",
]


@pytest.mark.parametrize(
    "field", ["author", "title", "journal", "date", "pages", "number", "edition", "doi", "note", "howpublished"]
)
def test_time_is_linear_in_a_field(field: str) -> None:
    begin = time.process_time()
    for piece in PIECES:
        bibliography([Entry("key", "misc", ((field, "1" + piece * (LONG // len(piece)) + "1"),))], "apa", "html")
    assert time.process_time() - begin < 5


MARKED = Entry(
    "k",
    "article",
    (
        ("author", "Able, Ann and Boole, Bo and Cole, Cy and Dole, Di and Eve, Ed and Fox, Flo and Gow, Gil"),
        ("title", r"H\textsubscript{2}O, \emph{in vitro}, at $10^{3}$ and \textbf{bold}"),
        ("journal", r"Journal of \emph{E. coli}"),
        ("volume", "12"),
        ("pages", "1--9"),
        ("year", "2001"),
        ("url", "https://example.org/a"),
        ("urldate", "2020-01-02"),
    ),
)
MARKUP = {"html": ("<i>", "<b>", "</"), "markdown": ("*",), "latex": ("\\text", "{"), "rst": (":sub:", "*", "`")}


@pytest.mark.parametrize("target", ["text", "html", "markdown", "latex", "rst"])
@pytest.mark.parametrize("style", styles())
def test_no_target_has_the_markup_of_another(style: str, target: str) -> None:
    (made,) = bibliography([MARKED], style, target)
    own = set(MARKUP.get(target, ()))
    own |= {"</"} if target == "markdown" else set()  # indices have no mark of their own there
    own |= {"*"} if target == "rst" else set()
    others = {sign for name, signs in MARKUP.items() if name != target for sign in signs} - own
    assert not [sign for sign in others if sign in made.text + made.citation]
