"""What people and search engines really write into BibTeX, and what is exported of it."""

import pytest

from incident_refs.bibtex.exact_item import exact_item
from incident_refs.bibtex.read import entries
from incident_refs.model.dates import EntryDate, PartialDate
from incident_refs.model.item import Item
from incident_refs.model.names import Group, Name, Person
from incident_refs.model.rich_text import plain


def item(fields: str, kind: str = "article") -> Item:
    read, failed = entries(f"@{kind}{{k,\n {fields}\n}}\n".encode())
    assert failed == ()
    return exact_item(read[0])


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        pytest.param('year = 2009, month = jan # "~5"', EntryDate(PartialDate(2009, 1, 5)), id="macro-and-day"),
        pytest.param('year = 2009, month = "5~" # jan', EntryDate(PartialDate(2009, 1, 5)), id="day-and-macro"),
        pytest.param("year = {2009a}", EntryDate(PartialDate(2009)), id="suffix"),
        pytest.param("year = {{2009}}", EntryDate(PartialDate(2009)), id="braces"),
        pytest.param(
            "year = 2009, month = {June--July}", EntryDate(PartialDate(2009, 6), PartialDate(2009, 7)), id="months"
        ),
        pytest.param(
            'year = 2009, month = jun # "/" # jul',
            EntryDate(PartialDate(2009, 6), PartialDate(2009, 7)),
            id="months-by-macros",
        ),
        pytest.param(
            'year = 2009, month = jun # " 20--25"',
            EntryDate(PartialDate(2009, 6, 20), PartialDate(2009, 6, 25)),
            id="days",
        ),
        pytest.param(
            "year = 2009, month = {June 28 -- July 2}",
            EntryDate(PartialDate(2009, 6, 28), PartialDate(2009, 7, 2)),
            id="days-of-two-months",
        ),
        pytest.param(
            "year = 2009, month = {20-25 June}",
            EntryDate(PartialDate(2009, 6, 20), PartialDate(2009, 6, 25)),
            id="days-before-the-month",
        ),
        pytest.param("year = 2009, month = {July--June}", EntryDate(PartialDate(2009, 7)), id="no-range-backwards"),
        pytest.param("year = 2010, month = {10}, day = {05}", EntryDate(PartialDate(2010, 10, 5)), id="figures"),
        pytest.param("year = {c. 1850}", EntryDate(PartialDate(1850), circa=True), id="circa"),
        pytest.param("year = {[1995]}", EntryDate(PartialDate(1995)), id="brackets"),
        pytest.param("year = {in press}", None, id="state"),
    ],
)
def test_dates(fields: str, issued: EntryDate | None) -> None:
    assert item(fields).issued == issued


def test_what_is_no_date_is_kept() -> None:
    assert dict(item("year = {2009a}").more) == {"year-suffix": "a"}
    assert dict(item("year = {n.d.}").more) == {"issued": "n.d."}
    assert item("year = {in press}").status == "in press"


@pytest.mark.parametrize(
    ("author", "names"),
    [
        pytest.param(r"M{\"u}ller, J{\'e}r{\^o}me", [Person("Müller", "Jérôme")], id="accents"),
        pytest.param("{{Google AI Team}}", [Group("Google AI Team")], id="group-in-two-braces"),
        pytest.param("Jean de La Fontaine", [Person("La Fontaine", "Jean", "de")], id="particle-inside"),
        pytest.param("{van Gogh}, Vincent", [Person("van Gogh", "Vincent")], id="particle-held"),
        pytest.param(r"Ho\v{r}ej\v{s}\'{i}, V.", [Person("Hořejší", "V.")], id="accents-without-braces"),
        pytest.param(r"Nguy\~{\^e}n, V\u{a}n", [Person("Nguyễn", "Văn")], id="two-accents-on-one-letter"),
        pytest.param(r"{\L}ukasz K{\"o}nig", [Person("König", "Łukasz")], id="letter-at-the-start"),
        pytest.param("Barnes {and} Noble", [Person("Noble", "Barnes and")], id="and-in-braces"),
    ],
)
def test_names(author: str, names: list[Name]) -> None:
    assert list(item(f"author = {{{author} and others}}").author.listed) == names
    assert item(f"author = {{{author} and others}}").author.more


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        pytest.param(r"{{The {ImageNet} Dataset}}", "The ImageNet Dataset", id="braces-in-braces"),
        pytest.param(r"$\alpha$-divergence {\&} {B}ayes", "α-divergence & Bayes", id="greek"),
        pytest.param(r"H$_2$O \& CO$_{2}$ at 5\,\%", "H2O & CO2 at 5\u2009%", id="formulas"),
        pytest.param(r"A~tie -- and --- dashes", "A\u00a0tie – and — dashes", id="ties-and-dashes"),
        pytest.param(r"{``}quoted{''} `single'", "“quoted” ‘single’", id="quotes-in-braces"),
        pytest.param(r"\textit{In vivo} {\em in vitro}", "In vivo in vitro", id="italics"),
        pytest.param(r"Th\`ese sur l'{\'e}tude", "Thèse sur l’étude", id="french"),
        pytest.param(r"\ensuremath{\acute\alpha} {\ensuremath{\surd}}2", "ά √2", id="ensuremath"),
    ],
)
def test_titles(tex: str, text: str) -> None:
    assert plain(item(f"title = {{{tex}}}").title) == text


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        pytest.param(r"howpublished = {\url{https://a.org/b_c?x=1&y=~z}}", "https://a.org/b_c?x=1&y=~z", id="url"),
        pytest.param(r"howpublished = {\href{https://z.org/q}{Zed}}", "https://z.org/q", id="href"),
        pytest.param(r"url = {http://x.org/\~{}joe/a\_b\%20c}", "http://x.org/~joe/a_b%20c", id="escapes"),
        pytest.param(r"url = {http://x.org/{\textasciitilde}joe}", "http://x.org/~joe", id="tilde"),
        pytest.param(r"url = {http://x.org/$\sim$joe}", "http://x.org/~joe", id="tilde-as-formula"),
    ],
)
def test_addresses(fields: str, url: str) -> None:
    assert item(fields, "misc").url == url


@pytest.mark.parametrize(
    ("note", "accessed"),
    [
        pytest.param("Accessed: 2020-01-01", "2020-01-01", id="iso"),
        pytest.param("[Online; accessed 19-July-2008]", "2008-07-19", id="wikipedia"),
        pytest.param("Accessed: May 12, 2021", "2021-05-12", id="american"),
        pytest.param("Last visited on 3rd of June 2020.", "2020-06-03", id="words"),
        pytest.param("Accessed in spring", None, id="no-day"),
    ],
)
def test_days_of_access(note: str, accessed: str | None) -> None:
    made = item(f"note = {{{note}}}, url = {{https://a.org}}", "misc")
    assert (str(made.accessed.start) if made.accessed else None) == accessed


@pytest.mark.parametrize(
    ("fields", "kind", "expected"),
    [
        pytest.param(
            "eprint = {1412.6980}, archivePrefix = {arXiv}, primaryClass = {cs.LG}", "misc",
            {"type": "article", "number": "arXiv:1412.6980", "publisher": "arXiv", "more": (("primaryclass", "cs.LG"),)},
            id="arxiv",
        ),
        pytest.param("journal = {arXiv preprint arXiv:1412.6980}", "article", {"type": "article"}, id="scholar"),
        pytest.param("pages = {123--}", "article", {"page": "123–"}, id="open-range"),
        pytest.param("pages = {S12--S15, S20}", "article", {"page": "S12–S15, S20"}, id="pages"),
        pytest.param("number = {Suppl.\\ 1}", "article", {"issue": "Suppl. 1"}, id="supplement"),
        pytest.param("edition = {2nd}", "book", {"edition": "2"}, id="edition"),
        pytest.param(
            "doi = {https://doi.org/10.1000/x\\_y(1)<2>3.0.CO;2-A}", "article",
            {"doi": "10.1000/x_y(1)<2>3.0.CO;2-A"}, id="doi",
        ),
        pytest.param("type = {Working Paper}, number = {TR-12}", "techreport", {"genre": "Working Paper"}, id="type"),
    ],
)  # fmt: skip
def test_values(fields: str, kind: str, expected: dict[str, object]) -> None:
    made = item(fields, kind)
    assert {name: getattr(made, name) for name in expected} == expected
