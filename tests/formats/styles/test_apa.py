import pytest

from incident_refs.bibtex.read import entries as read_entries
from incident_refs.formats.bibliography import bibliography, citation
from incident_refs.model.entry import Entry


def printed(type_: str, target: str = "text", /, **fields: str) -> str:
    return bibliography([Entry("k", type_, tuple(fields.items()))], "apa", target)[0].text


def people(count: int) -> str:
    return " and ".join(f"{chr(65 + i)}on, Ann" for i in range(count))


@pytest.mark.parametrize(
    ("type_", "fields", "expected"),
    [
        pytest.param(
            "book",
            {"author": "Knuth, D. E.", "maintitle": "The art", "title": "Sorting", "volume": "3", "edition": "2"},
            "Knuth, D. E. (n.d.). The art: Vol. 3. Sorting (2nd ed.).",
            id="volume-with-a-title",
        ),
        pytest.param(
            "book",
            {"author": "Hud, A.", "title": "Works", "volumes": "4", "publisher": "OUP", "year": "1999"},
            "Hud, A. (1999). Works (Vols. 1–4). OUP.",
            id="several-volumes",
        ),
        pytest.param(
            "patent",
            {"author": "Page, Lawrence", "title": "Method", "type": "patentus", "number": "6285999", "year": "2001"},
            "Page, L. (2001). Method (U.S. patent No. 6285999).",
            id="patent",
        ),
        pytest.param(
            "article",
            {"title": "A new start", "journal": "nature", "volume": "570", "pages": "5", "year": "2019"},
            "A new start. (2019). Nature, 570, 5.",
            id="no-author",
        ),
        pytest.param("misc", {"author": "Void, A."}, "Void, A. (n.d.).", id="nothing-but-a-name"),
        pytest.param("misc", {}, "(n.d.).", id="nothing"),
        pytest.param(
            "online",
            {"author": "Ray, Ann", "title": "Live", "date": "2020-04-05/2020-04-07", "url": "https://x.org"},
            "Ray, A. (2020, April 5–7). Live. https://x.org",
            id="days",
        ),
        pytest.param(
            "book", {"author": "Roy, Ann", "title": "Old", "date": "1850~"}, "Roy, A. (ca. 1850). Old.", id="circa"
        ),
        pytest.param(
            "online",
            {"author": "Ray, Ann", "title": "Undated", "url": "https://x.org"},
            "Ray, A. (n.d.). Undated. Retrieved https://x.org",
            id="no-date-and-not-said-when-seen",
        ),
        pytest.param(
            "online",
            {"author": "Ray, Ann", "title": "Undated", "url": "https://x.org", "urldate": "2024-02-03"},
            "Ray, A. (n.d.). Undated. Retrieved February 3, 2024, from https://x.org",
            id="no-date-but-seen",
        ),
        pytest.param(
            "article",
            {"author": "Zed, A.", "title": "Soon", "journal": "J", "pubstate": "inpress", "doi": "10.1/X"},
            "Zed, A. (in press). Soon. J. https://doi.org/10.1/X",
            id="in-press",
        ),
        pytest.param(
            "misc",
            {"author": "Zed, A.", "title": "Two ways", "year": "2001", "doi": "10.1/X", "url": "https://x.org"},
            "Zed, A. (2001). Two ways. https://doi.org/10.1/X",
            id="doi-over-url",
        ),
        pytest.param(
            "review",
            {"author": "Ox, Bo", "title": "The big book", "journaltitle": "Reviews", "volume": "3", "year": "2003"},
            "Ox, B. (2003). [Review of The big book]. Reviews, 3.",
            id="review",
        ),
        pytest.param(
            "periodical",
            {"editor": "Ox, Bo", "title": "On data", "journaltitle": "Reviews", "volume": "3", "year": "2003"},
            "Ox, B. (Ed.). (2003). On data [Special issue]. Reviews, 3.",
            id="special-issue",
        ),
        pytest.param(
            "book",
            {"author": "Ox, Bo", "title": "On data", "volume": "2", "part": "3", "narrator": "Nn, O", "year": "2003"},
            "Ox, B. (2003). On data (O. Nn, Narr.; Vol. 2, Pt. 3).",
            id="part-and-narrator",
        ),
        pytest.param(
            "incollection",
            {"author": "Ox, Bo", "title": "T", "booktitle": "What now?", "volume": "IV", "volumes": "6"},
            "Ox, B. (n.d.). T. In What now? IV (Vols. 1–6).",
            id="volume-after-a-question",
        ),
        pytest.param(
            "standard",
            {"title": "Terms", "number": "ISO 4", "publisher": "ISO", "holder": "ANSI", "year": "2001"},
            "ANSI. (2001). Terms (ISO 4). ISO.",
            id="standard-under-its-authority",
        ),
        pytest.param(
            "inproceedings",
            {"author": "Ox, Bo", "title": "T", "eventtitle": "The event", "eventdate": "2011-06-01/2011-06-03"},
            "Ox, B. (n.d.). T. The event, June 1–3, 2011.",
            id="days-of-an-event",
        ),
        pytest.param(
            "unpublished",
            {"author": "Gebru, T.", "title": "Keynote", "eventtitle": "Workshop", "venue": "Vancouver", "type": "Talk"},
            "Gebru, T. (n.d.). Keynote [Talk]. Workshop, Vancouver.",
            id="talk",
        ),
    ],
)  # fmt: skip
def test_reference(type_: str, fields: dict[str, str], expected: str) -> None:
    assert printed(type_, **fields) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "Aon, A."),
        (2, "Aon, A., & Bon, A."),
        (20, ", ".join(f"{chr(65 + i)}on, A." for i in range(19)) + ", & Ton, A."),
        (21, ", ".join(f"{chr(65 + i)}on, A." for i in range(19)) + ", … Uon, A."),
    ],
)
def test_up_to_twenty_authors(count: int, expected: str) -> None:
    assert printed("misc", author=people(count), year="2011") == f"{expected} (2011)."


def test_emphasis_in_an_italic_title_stands_upright() -> None:
    made = printed("book", "html", author="Ban, Bo", title=r"Genes of \emph{E. coli}", year="2020")
    assert made == "Ban, B. (2020). <i>Genes of </i>E. coli."


ORDER = """
@misc{d, author={{OpenAI}}, title={System card}, date={2023-03}, url={https://x.org/d}}
@online{c, author={OpenAI}, title={Technical report}, year={2023}, eprint={2303.08774}, archiveprefix={arXiv}}
@book{b, author={Knuth, D.}, title={The art}, year={1998}}
@book{a, author={Knuth, D.}, title={The art}, volume={4}, year={1998}}
@misc{f, author={Ox, A.}, title={A film}, year={2020}}
@article{e, author={Ox, A.}, title={A film}, journal={J}, year={2020}, pubstate={inpress}}
@article{g, author={Ox, A.}, title={A days}, journal={J}, date={2020-05-06/2020-05-08}}
"""


def test_letters_follow_day_status_title_and_volume() -> None:
    entries, _ = read_entries(ORDER)
    made = bibliography(entries, "apa")
    assert [f.key for f in made] == list("abcdefg")
    assert made[3].text == "OpenAI. (2023b, March). System card. https://x.org/d"


LIBRARY = """
@article{a, author={Smith, Adam}, title={Alpha}, journal={J}, year={2016}}
@article{b, author={Smith, Adam}, title={Beta}, journal={J}, year={2016}}
@article{c, author={Smith, Jane}, title={Gamma}, journal={J}, year={2016}}
@article{d, author={Kim, A. and Jones, B. and Lee, C.}, title={Delta}, journal={J}, year={2016}}
@article{e, author={Kim, A. and Long, B. and Lee, C.}, title={Epsilon}, journal={J}, year={2016}}
@article{f, author={Kim, A. and Park, B.}, title={Zeta}, journal={J}}
@article{g, author={Kim, A. and Park, B.}, title={Eta}, journal={J}}
@online{h, title={machine bias: a view}, organization={ProPublica}, year={2016}}
@article{i, title={On ``raw'' data}, journal={J}, year={2017}}
"""


@pytest.mark.parametrize(
    ("keys", "parenthetical", "narrative"),
    [
        pytest.param("a", "(A. Smith, 2016a)", "A. Smith (2016a)", id="letter"),
        pytest.param("c", "(J. Smith, 2016)", "J. Smith (2016)", id="initial"),
        pytest.param("d", "(Kim, Jones, et al., 2016)", "Kim, Jones, et al. (2016)", id="more-names"),
        pytest.param("f", "(Kim & Park, n.d.-b)", "Kim and Park (n.d.-b)", id="letter-without-a-year"),
        pytest.param("h", "(Machine Bias: A View, 2016)", "Machine Bias: A View (2016)", id="title"),
        pytest.param("i", "(“On ‘Raw’ Data,” 2017)", "“On ‘Raw’ Data” (2017)", id="title-in-quotes"),
        pytest.param("b a", "(A. Smith, 2016a, 2016b)", "A. Smith (2016a, 2016b)", id="years-of-one-author"),
        pytest.param(
            "c h a",
            "(Machine Bias: A View, 2016; A. Smith, 2016a; J. Smith, 2016)",
            "Machine Bias: A View (2016), A. Smith (2016a), and J. Smith (2016)",
            id="several",
        ),
    ],
)
def test_citation(keys: str, parenthetical: str, narrative: str) -> None:
    entries, failed = read_entries(LIBRARY)
    assert not failed
    assert citation(entries, keys.split(), "apa") == parenthetical
    assert citation(entries, keys.split(), "apa", narrative=True) == narrative


def test_order() -> None:
    entries, _ = read_entries(LIBRARY)
    assert [f.key for f in bibliography(entries, "apa")] == ["d", "e", "g", "f", "h", "i", "a", "b", "c"]
