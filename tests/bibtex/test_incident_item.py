import pytest

from incident_refs.bibtex.incident_item import incident_entry, incident_item, incident_key
from incident_refs.bibtex.item_entry import entry_from_item
from incident_refs.bibtex.types import Dialect
from incident_refs.formats.bibliography import formatted, items_of
from incident_refs.model.record import Record

HARD = Record(
    "623",
    "aiid",
    "Bard invents 50% of R&D {sources} #1 for $5_m",
    "https://incidentdatabase.ai/cite/623/",
    "2023-12-29",
)


@pytest.mark.parametrize(
    ("record", "text"),
    [
        pytest.param(
            Record("AIAAIC0276", "aiaaic", "ImageNet - dataset", "https://a.org/x", "2022-04"),
            "AIAAIC. (2022). ImageNet – dataset (Incident Record No. AIAAIC0276). AIAAIC Repository. https://a.org/x",
            id="aiaaic",
        ),
        pytest.param(
            HARD,
            "AI Incident Database. (2023). Bard invents 50% of R&D {sources} #1 for $5_m (Incident Record No. 623)."
            " Responsible AI Collaborative. https://incidentdatabase.ai/cite/623/",
            id="aiid-with-signs-of-tex",
        ),
        pytest.param(Record("x"), "(Incident Record X). (n.d.).", id="nothing-known"),
        pytest.param(
            Record("CVE-1", "cve", "A flaw", date="soon"),
            "CVE Program. (n.d.). A flaw (Vulnerability Record CVE-1). CVE List.",
            id="no-date",
        ),
    ],
)  # fmt: skip
def test_printed(record: Record, text: str) -> None:
    assert formatted([incident_item(record)])[0].text == text


@pytest.mark.parametrize(("dialect", "kind"), [(Dialect.BIBTEX, "misc"), (Dialect.BIBLATEX, "dataset")])
def test_as_an_entry(dialect: Dialect, kind: str) -> None:
    entry = entry_from_item(incident_item(HARD), dialect)
    assert (entry.type, entry.key) == (kind, "aiid623")
    assert r"50\% of {R\&D} {{\textbraceleft}}sources{{\textbraceright}} \#1 for \$5\_m" in (entry.get("title") or "")


@pytest.mark.parametrize("id_", ["../x", "a}b", "x\ny", "É", "%", ""])
def test_keys_are_safe(id_: str) -> None:
    assert set(incident_key(Record(id_, "db"))) <= set("abcdefghijklmnopqrstuvwxyz0123456789_-")


@pytest.mark.parametrize(
    ("title", "tex"),
    [
        pytest.param("Uber AV kills in Tempe, Arizona.", "{Uber} {AV} kills in {Tempe}, {Arizona}.", id="places"),
        pytest.param("Crash in San Francisco (NYPD)", "Crash in {San} {Francisco} ({NYPD})", id="in-brackets"),
        pytest.param("An iPhone, an eBay-like thing", "An {iPhone}, an {eBay-like} thing", id="within-a-word"),
        pytest.param("nothing to keep", "nothing to keep", id="small-letters"),
        pytest.param("ImageNet - dataset", "{ImageNet} – dataset", id="dash"),
    ],
)
def test_capitals_stay(title: str, tex: str) -> None:
    assert entry_from_item(incident_item(Record("1", "aiid", title))).get("title") == tex


def test_what_classic_styles_print_is_said_once_when_it_is_read_back() -> None:
    record = Record("AIAAIC0276", "aiaaic", "ImageNet - dataset", "https://a.org/x_y", "2022-04")
    entry = incident_entry(record, Dialect.BIBTEX)
    assert entry.get("howpublished") == "AIAAIC Repository, incident record AIAAIC0276"
    assert formatted(items_of([entry], [entry]))[0].text == formatted([incident_item(record)])[0].text
    assert incident_entry(record, Dialect.BIBLATEX).get("howpublished") is None
    assert incident_entry(record, Dialect.BIBTEX, key="AIAAIC276").key == "AIAAIC276"
    assert incident_entry(Record("x"), Dialect.BIBTEX).get("howpublished") is None
