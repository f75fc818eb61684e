"""Reference lines on pages, told from everything else that stands there; and short citations in sentences."""

from pathlib import Path

import pytest

from incident_refs.citations.finder import find
from incident_refs.citations.short_in_text import find_short
from incident_refs.model.citation import Form

_SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"

PAGE = """\
Face set - dataset
Page published: April 2022 | Last updated: October 2024
Report incident๐ฅ| Improve page ๐| Access database ๐ข
Developed by university researchers in 2008, Face set is a database of over 14 million images (see below).
Computer vision - recognition
Wikipedia: Face recognition ๐
Kim A.; Lo B.; Ek C.. (2009). Face set: A large database
Data access. Since January 2019, downloads of the 1,000 categories have been disabled, restricting researchers.
Privacy: faces were copied
- Diaz P., Ito R. (2020). Large face sets: A loss for privacy? (pdf)
2. [Moss, T. (2021). Looking back at faces. Journal of Faces, 3(1), 4-5.](https://example.org/moss)
* Moss et al. 2021
Moss T., Ray K.: Face Roulette
Founded 2009
Incident 12
https://doi.org/10.1234/faces.2009
AIAAIC Repository ID: AIAAIC9999"""

FOUND = [
    ("Wikipedia: Face recognition ๐", Form.WEB),
    ("Kim A.; Lo B.; Ek C.. (2009). Face set: A large database", Form.FULL),
    ("Diaz P., Ito R. (2020). Large face sets: A loss for privacy? (pdf)", Form.FULL),
    ("Moss, T. (2021). Looking back at faces. Journal of Faces, 3(1), 4-5.", Form.FULL),
    ("Moss et al. 2021", Form.SHORT),
    ("Moss T., Ray K.: Face Roulette", Form.WEB),
    ("https://doi.org/10.1234/faces.2009", Form.IDENTIFIER),
]


def test_a_page() -> None:
    spans = find(PAGE)
    assert [(span.raw, span.form) for span in spans] == FOUND
    assert all(PAGE[span.start : span.end] == span.raw for span in spans)


def test_places_count_code_points_past_emoji_and_line_ends() -> None:
    text = "👨‍👩‍👧 page\r\nKim A. (2009). Faces\r\n"
    (span,) = find(text)
    assert text[span.start : span.end] == span.raw == "Kim A. (2009). Faces"


UNDATED = [
    "de Cerqueira J.A.S. (n.d.). Ethical perspectives on faces",
    "Lo B., Ek C. (forthcoming). Face shades, once more",
]


@pytest.mark.parametrize("line", UNDATED)
def test_a_work_without_a_year(line: str) -> None:
    assert [span.raw for span in find(f"Privacy: faces were copied\n{line}\nFounded 2009")] == [line]


NO_LINE = [
    "Accuracy. In June 2020, a study showed that the model was wrong.",
    "The system was trained on photographs that had been taken from the web without consent, and in 2019 the operator "
    "withdrew it after reporters had asked. Residents were told nothing about it for months, as Kim (2020) says, and "
    "the council paid.",
    "# 2009",
    "## Kim A. (2009)",
    "| Kim A. (2009) | Faces |",
    "title: Kim A. (2009). Faces",
    "Kim and Lo said in 2009 that faces were copied, which they later denied.",
    "* [Overview](https://example.org/)",
    "* [Overview of the repository](#overview)",
    "* A new rule, as presented at the [2022 Workshop on Faces](https://example.org/)",
    "Developers: Deng J., Wong A., Li F.F.",
    "Road Transport Act (2018)",
    'The maker, Poetica GmbH, wrote: "We are sorry. Version 2.0 (May 2022) knows no potatoes."',
    "- \n* \n1. \n>",
    ".. image:: https://example.org/badge.svg",
    "Model S (2015)",
    "The maker took it down three days later, at the request of many (Heaven, 2022).",
    'Tesla\'s blog (June 30, 2016): "Neither the driver nor the machine saw the trailer."',
    "Facebook | Twitter | LinkedIn",
    "```\nKim A., Lo B. (2009). Faces in a fence\n```",
    "The system (Kim & Lo 2009) was withdrawn.",
    "In March 2021, the council suspended the system.",
    'Chief Craig (June 29 2020): software alone misidentifies "95-97 percent of the time".',
    "Brigadier General Y.S., author of The Human-Machine Team (2021), led the unit.",
    'Amazon: "As soon as we became aware of this error, we took swift action to fix it."',
    "MINUTES, AI SAFETY GROUP, 7 OCTOBER 2024",
    "References\n\n\nMeeting: Thursday 19 May 2022, 18:00, Folkets hus",
]


@pytest.mark.parametrize("line", NO_LINE)
def test_no_reference_line(line: str) -> None:
    assert find(line) == ()


ADDRESSES = [
    pytest.param(
        "* [Map of Helpful AI](https://example.org/)", "Map of Helpful AI", "https://example.org/", id="whole"
    ),
    pytest.param("<https://example.org/a.pdf>", "https://example.org/a.pdf", "https://example.org/a.pdf", id="angles"),
    pytest.param(
        "- Adler J. (2020). [Ages](https://doi.org/10.5072/x)",
        "Adler J. (2020). [Ages](https://doi.org/10.5072/x)",
        "https://doi.org/10.5072/x",
        id="title",
    ),
    pytest.param(
        "Answer to the report: https://example.org/b.",
        "Answer to the report: https://example.org/b.",
        "https://example.org/b",
        id="bare",
    ),
    pytest.param(
        "- [Braga, J. et al. A paper. (2022).](https://example.org/en) ([Original](https://example.org/pt)).",
        "Braga, J. et al. A paper. (2022).",
        "https://example.org/en",
        id="two-links",
    ),
    pytest.param(
        "- [Face (computing)](https://example.org/wiki/Face_(computing))\n- Kim A. (2009). Faces",
        "Face (computing)",
        "https://example.org/wiki/Face_(computing)",
        id="brackets-in-the-address",
    ),
    pytest.param("- Kim A. (2009). Faces", "Kim A. (2009). Faces", None, id="none"),
]


@pytest.mark.parametrize(("line", "raw", "address"), ADDRESSES)
def test_where_a_line_leads(line: str, raw: str, address: str | None) -> None:
    span = find(f"## References\n\n{line}\n")[0]
    assert (span.raw, span.address) == (raw, address)


SENTENCES = [
    pytest.param("Critics (Bender et al., 2021) disagree.", ["Bender et al., 2021"], id="in-brackets"),
    pytest.param("As Prabhu & Birhane (2020) show, it fails.", ["Prabhu & Birhane (2020)"], id="in-the-sentence"),
    pytest.param(
        "It fails (see Kim, 2019; O'Neil 2016; NIST, 2023).",
        ["see Kim, 2019", "O'Neil 2016", "NIST, 2023"],
        id="several",
    ),
    pytest.param(
        "As van der Maaten and Hinton (2008a, b) found.", ["van der Maaten and Hinton (2008a, b)"], id="letters"
    ),
    pytest.param("It was deployed in May (2020) and later (since 2019).", [], id="dates"),
    pytest.param("The figure rose (from 12 in 2019 to 40).", [], id="numbers"),
]


@pytest.mark.parametrize(("text", "raws"), SENTENCES)
def test_short_citations(text: str, raws: list[str]) -> None:
    assert [span.raw for span in find_short(text)] == raws


def test_the_imagenet_page() -> None:
    page = _SHARED / "incident" / "pages" / "AIAAIC0276.txt"
    if not page.exists():
        pytest.skip("needs ../shared/data/incident")
    text = page.read_text(encoding="utf-8")
    spans = find(text)
    assert len(spans) == 7
    assert [span.raw for span in spans if span.form is Form.WEB] == [
        "Wikipedia: Image recognition ๐",
        "Paglen T., Crawford K.: ImageNet Roulette",
    ]
    assert all(text[span.start : span.end] == span.raw for span in spans)
