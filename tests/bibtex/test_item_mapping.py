import pytest

from incident_refs.bibtex.item_mapping import item_from_entry
from incident_refs.model.entry import Entry
from incident_refs.model.item import Item
from incident_refs.model.rich_text import plain


def item(type_: str, **fields: str) -> Item:
    return item_from_entry(Entry("k", type_, tuple(fields.items())))


@pytest.mark.parametrize(
    ("type_", "fields", "expected"),
    [
        pytest.param("article", {"journal": "Cell", "volume": "1"}, "article-journal", id="journal"),
        pytest.param("article", {"journal": "Wired", "entrysubtype": "magazine"}, "article-magazine", id="magazine"),
        pytest.param(
            "article", {"journal": "Reuters", "date": "2018-10-10"}, "article-newspaper", id="press-by-its-day"
        ),
        pytest.param(
            "article", {"journal": "Cell", "date": "2018-10-10", "doi": "10.1/x"}, "article-journal", id="doi"
        ),
        pytest.param("article", {"journal": "arXiv preprint arXiv:1412.6980"}, "article", id="preprint-as-journal"),
        pytest.param("article", {"journal": "CoRR", "volume": "abs/1412.6980"}, "article", id="corr"),
        pytest.param("misc", {"eprint": "1412.6980", "archiveprefix": "arXiv"}, "article", id="eprint"),
        pytest.param("online", {"eprint": "1412.6980", "eprinttype": "arxiv"}, "article", id="biblatex-eprint"),
        pytest.param("misc", {"url": "https://a.org"}, "webpage", id="web"),
        pytest.param("misc", {"howpublished": r"\url{https://a.org}"}, "webpage", id="web-in-howpublished"),
        pytest.param(
            "misc", {"howpublished": "GitHub repository", "url": "https://github.com/a"}, "software", id="code"
        ),
        pytest.param("misc", {"note": "Version 0.4.5", "doi": "10.5281/1"}, "software", id="version-in-note"),
        pytest.param(
            "misc", {"howpublished": "Wikipedia", "url": "https://a.org"}, "entry-encyclopedia", id="wikipedia"
        ),
        pytest.param("online", {"organization": "GitHub", "url": "https://a.org"}, "webpage", id="page-of-a-code-host"),
        pytest.param("misc", {"howpublished": "Encyclopædia Britannica"}, "entry-encyclopedia", id="encyclopedia"),
        pytest.param("misc", {"note": "Data set", "howpublished": "Kaggle"}, "dataset", id="data-set-in-note"),
        pytest.param("misc", {"note": "Incident record, AIAAIC0276"}, "dataset", id="record-in-note"),
        pytest.param("misc", {"title": "x"}, "document", id="misc"),
        pytest.param("unpublished", {"eventtitle": "NeurIPS"}, "speech", id="talk"),
        pytest.param("hologram", {}, "document", id="unknown"),
    ],
)
def test_type(type_: str, fields: dict[str, str], expected: str) -> None:
    assert item(type_, **fields).type == expected


@pytest.mark.parametrize(
    ("type_", "fields", "expected"),
    [
        pytest.param("article", {"number": "2"}, ("", "2", ""), id="issue"),
        pytest.param("article", {"number": "2", "eid": "e17"}, ("e17", "2", ""), id="article-number"),
        pytest.param("techreport", {"number": "65"}, ("65", "", ""), id="report"),
        pytest.param("book", {"series": "Great books", "number": "14"}, ("", "", "14"), id="series"),
        pytest.param(
            "online", {"eprint": "arXiv:2006.16923", "eprinttype": "arxiv"}, ("arXiv:2006.16923", "", ""), id="eprint"
        ),
    ],
)
def test_number_means_three_things(type_: str, fields: dict[str, str], expected: tuple[str, str, str]) -> None:
    made = item(type_, **fields)
    assert (made.number, made.issue, made.collection_number) == expected


def test_a_note_is_read() -> None:
    made = item("misc", note="Incident record, AIAAIC0276, Accessed 2026-11-23", howpublished="AIAAIC Repository")
    assert (made.genre, made.number, made.publisher) == ("Incident record", "AIAAIC0276", "AIAAIC Repository")
    assert made.accessed is not None and str(made.accessed.start) == "2026-11-23"


@pytest.mark.parametrize(
    ("fields", "title", "container", "volume_title"),
    [
        ({"title": "T", "subtitle": "S"}, "T: S", "", ""),
        ({"title": "Why?", "subtitle": "Because"}, "Why? Because", "", ""),
        ({"title": "T", "booktitle": "B", "booksubtitle": "C"}, "T", "B: C", ""),
        ({"title": "T", "booktitle": "Vol", "maintitle": "Whole"}, "T", "Whole", "Vol"),
    ],
)
def test_titles(fields: dict[str, str], title: str, container: str, volume_title: str) -> None:
    made = item("incollection", **fields)
    assert (plain(made.title), plain(made.container_title), plain(made.volume_title)) == (
        title,
        container,
        volume_title,
    )


@pytest.mark.parametrize(
    ("fields", "doi", "url"),
    [
        ({"doi": "https://doi.org/10.1162/daed_a_01902"}, "10.1162/daed_a_01902", ""),
        ({"doi": r"10.1162/daed\_a\_01902"}, "10.1162/daed_a_01902", ""),
        ({"url": r"\url{https://a.org/b\_c}"}, "", "https://a.org/b_c"),
        ({"url": r"https://a.org/x\%20y\#z"}, "", "https://a.org/x%20y#z"),
    ],
)
def test_addresses_are_bare(fields: dict[str, str], doi: str, url: str) -> None:
    made = item("misc", **fields)
    assert (made.doi, made.url) == (doi, url)


def test_what_is_left_out_is_said() -> None:
    made = item("hologram", year="around then")
    assert made.notes == (
        "'@hologram' is not a known type; printed like '@misc'",
        "'around then' is not a date; printed as 'no date'",
    )
    assert item("article", year="in press").notes == ()
    assert item("article", year="in press").status == "in press"


def test_and_others_is_nobody() -> None:
    made = item("misc", author="Deng, Jia and others")
    assert (made.author.families, made.author.more) == (("Deng",), True)


def test_what_only_some_styles_print() -> None:
    made = item("article", shortjournal="Nat. Mach. Intell.", pmid="123", pagetotal="12", keywords="a")
    assert made.more == (("container-title-short", "Nat. Mach. Intell."), ("PMID", "123"), ("number-of-pages", "12"))


@pytest.mark.parametrize(
    ("fields", "container", "publisher"),
    [
        pytest.param({"publisher": "OpenAI", "url": "https://a.org"}, "", "OpenAI", id="publisher-of-a-page"),
        pytest.param({"organization": "OpenAI", "url": "https://a.org"}, "OpenAI", "", id="site"),
        pytest.param(
            {"organization": "The Guardian", "entrysubtype": "newspaper"},
            "The Guardian",
            "",
            id="newspaper-is-said-once",
        ),
    ],
)
def test_publisher_of_a_page(fields: dict[str, str], container: str, publisher: str) -> None:
    made = item("online", **fields)
    assert (plain(made.container_title), made.publisher) == (container, publisher)
