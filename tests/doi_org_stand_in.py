"""A stand-in for doi.org's content negotiation, with the agency's own service on another path of the same host.

with DoiOrgStandIn() as doi_org:
    # Accept: application/vnd.citationstyles.csl+json
    # /10.48550/arXiv.2006.16923   302 to /agency/10.48550%2FARXIV.2006.16923, which has the CSL-JSON
    # /10.5072/absent              404, HTML

`without_data` says what becomes of a DOI that exists and has no CSL-JSON: "landing" (302 to a page on another host),
"html" (200, a page) or "406". Faults, the log and the report are those of tests/stand_in.py; there are no limits.
"""

from urllib.parse import quote, unquote

from tests.loopback import Answer, in_html, in_json
from tests.manners import UNLIMITED
from tests.stand_in import StandIn

CSL = "application/vnd.citationstyles.csl+json"
LANDING = "https://example.org/landing/"


def csl(doi, title, authors, year, **fields):
    """Return a work as DataCite writes one in CSL-JSON."""
    people = [dict(zip(("given", "family"), name.rsplit(" ", 1), strict=True)) for name in authors]
    about = {"type": "article", "id": f"https://doi.org/{doi.lower()}", "DOI": doi, "title": title, "author": people}
    return about | {"issued": {"date-parts": [[year]]}} | fields


ITEMS = (
    csl(
        "10.48550/arXiv.2006.16923",
        "Large image datasets: A pyrrhic win for computer vision?",
        ["Vinay Uday Prabhu", "Abeba Birhane"],
        2020,
        publisher="arXiv",
    ),
    csl(
        "10.5072/zenodo.1", "Measurements of lanterns at night", ["Ada Lamp"], 2021, type="dataset", publisher="Zenodo"
    ),
)
WITHOUT_DATA = {"10.5072/landing": "landing", "10.5072/page": "html", "10.5072/refused": "406"}
STRANGER = csl("10.5072/stranger", "The work that nobody asked for", ["Ex Traneous"], 1999)


class DoiOrgStandIn(StandIn):
    """doi.org with these works of other agencies; their DOIs are answered in capitals, as DataCite does."""

    announces_limits = False

    def __init__(self, items=ITEMS, without_data=WITHOUT_DATA, *, redirect=302, **manners):
        super().__init__(**{"limits": UNLIMITED} | manners)
        self.items = {item["DOI"].lower(): item | {"DOI": item["DOI"].upper()} for item in items}
        self.without_data = {doi.lower(): what for doi, what in without_data.items()}
        self.redirect = redirect

    def respond(self, asked, accept):
        path = unquote(asked.path.removeprefix("/"))
        doi = path.removeprefix("agency/").lower()
        what = "data" if doi in self.items and CSL in accept else self.without_data.get(doi)
        if doi in self.items and what != "data":  # a browser comes for the page
            what = "landing"
        if what == "data" and path.startswith("agency/"):
            return in_json(self.items[doi], kind=CSL)
        if what == "data":
            return self._moved("/agency/" + quote(doi.upper(), safe=""))
        if what == "landing":
            return self._moved(LANDING + quote(doi))
        if what == "html":
            return in_html(200, "A page about this work")
        return in_html(406, "Not Acceptable") if what == "406" else self.not_held

    def wrong(self, asked):
        path = unquote(asked.path).lower()
        other = next((item for doi, item in self.items.items() if not path.endswith(doi)), STRANGER)
        return in_json(other, kind=CSL)

    def _moved(self, address):
        return Answer(self.redirect, b"", "text/html", {"location": address})
