"""A stand-in for Crossref's API: real HTTP on loopback, a few works of our own writing, faults, limits and a report.

with CrossrefStandIn() as crossref:
    crossref.faults += ["503", "truncated"]   # the next two answers; `crossref.always = "html"` for all
    Crossref(crossref.url).find(query)
    crossref.asked[0].path                    # what came in, in order
    assert crossref.report().breaches == {}   # our manners

It answers /works/{doi}, /works/{doi}/agency and /works with query.bibliographic, query, filter=doi:…, select, rows and
offset, below /v1 too. What it does not know it refuses as Crossref does, so that no test believes in a parameter that
is not there. tests/stand_in.py tells about limits and the clock, tests/loopback.py about faults.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from urllib.parse import quote, unquote

from tests.loopback import Answer, in_json
from tests.stand_in import StandIn

RATE = {"x-rate-limit-limit": "1000", "x-rate-limit-interval": "1s", "x-api-pool": "public-single"}
MOST_ROWS = 1_000
PARAMETERS = frozenset({"query", "query.bibliographic", "filter", "select", "rows", "offset", "mailto"})
# As Crossref lists them in its answer to an unknown one (autumn 2026); `language` is in records and not among them.
SELECTS = frozenset(
    re.findall(
        r"\S+",
        """
        DOI ISBN ISSN URL abstract accepted alternative-id approved archive article-number assertion author chair
        clinical-trial-number container-title content-created content-domain contributor created degree deposited editor
        event funder group-title indexed is-referenced-by-count issn-type issue issued license link member original-title
        page posted prefix published published-online published-print publisher publisher-location reference
        references-count relation resource score short-container-title short-title standards-body subject subtitle title
        translator type update-policy update-to updated-by volume
        """,
    )
)
SEARCHED = ("title", "subtitle", "author", "container-title", "issued", "volume", "issue", "page", "publisher")
NAMING = ("given", "family", "name", "date-parts")  # the parts of an author or a date that are searched


def work(doi, title, authors, year, **fields):
    """Return a work as Crossref writes one."""
    people = [dict(zip(("given", "family"), name.rsplit(" ", 1), strict=True)) for name in authors]
    issued = {"date-parts": [[year]]}
    return {"DOI": doi, "type": "journal-article", "title": [title], "author": people, "issued": issued} | fields


WORKS = (
    work(
        "10.1109/CVPR.2009.5206848",
        "ImageNet: A large-scale hierarchical image database",
        ["Jia Deng", "Wei Dong", "Richard Socher"],
        2009,
        type="proceedings-article",
    ),
    work("10.5072/lantern", "Lantern networks see badly at night", ["Ada Lamp", "Bo Wick"], 2021),
    work("10.5072/a#b?c", "A DOI with signs that addresses use", ["Cy Sharp"], 2020),
    work("10.5072/new-name", "Renamed and redirected", ["Di Verted"], 2019),
)
MOVED = {"10.5072/old-name": "10.5072/new-name"}
ELSEWHERE = {"10.48550": "DataCite", "10.5281": "DataCite"}  # prefixes of other agencies
STRANGER = work("10.5072/stranger", "The work that nobody asked for", ["Ex Traneous"], 1999)


class CrossrefStandIn(StandIn):
    """Crossref with these works. Unless its limits are enforced it says that 1,000 requests a second are welcome."""

    not_held = Answer(404, b"Resource not found.", "text/plain;charset=utf-8")

    def __init__(self, works=WORKS, **manners):
        super().__init__(**manners)
        self.works = {each["DOI"].lower(): each for each in works}
        self.headers = {} if self.enforce else dict(RATE)
        self._search = _Search(self.works.values())

    def kind(self, path):
        return "array" if _route(path) == "/works" else "single"

    def respond(self, asked, accept):
        path = _route(asked.path)
        if path == "/works":
            return self._list(asked.query)
        if not path.startswith("/works/"):
            return self.not_held
        if path.endswith("/agency"):
            return self._agency(unquote(path[len("/works/") : -len("/agency")]).lower())
        doi = unquote(path.removeprefix("/works/")).lower()
        if doi in MOVED:
            return Answer(301, b"", headers={"location": "/works/" + quote(MOVED[doi], safe="")})
        if doi not in self.works:
            return self.not_held
        return _envelope("work", self.works[doi])

    def wrong(self, asked):
        path = unquote(asked.path).lower()
        other = next((each for doi, each in self.works.items() if not path.endswith(doi)), STRANGER)
        if _route(asked.path) == "/works":
            return _envelope("work-list", {"total-results": 1, "items": [STRANGER]})
        return _envelope("work", other)

    def search(self, text):
        """Return the works that share a word with the text, the best first."""
        return [found for found, _ in self._search(text)]

    def _agency(self, doi):
        label = "Crossref" if doi in self.works else ELSEWHERE.get(doi.partition("/")[0])
        if label is None:
            return self.not_held
        return _envelope("work-agency", {"DOI": doi, "agency": {"id": label.lower(), "label": label}})

    def _list(self, query):
        query = {name: values[-1] for name, values in query.items()}
        wrong = list(_objections(query))
        if wrong:
            return in_json({"status": "failed", "message-type": "validation-failure", "message": wrong}, 400)
        text = f"{query.get('query', '')} {query.get('query.bibliographic', '')}"
        found = self._search(text) if text.strip() else [(each, 0.0) for each in self.works.values()]
        dois = {each.partition(":")[2].lower() for each in query.get("filter", "").split(",") if each}
        if dois:
            found = [(each, score) for each, score in found if each["DOI"].lower() in dois]
        start, rows = int(query.get("offset", 0)), int(query.get("rows", 20))
        items = [each | {"score": score} for each, score in found[start : start + rows]]
        if "select" in query:
            items = [{name: item[name] for name in query["select"].split(",") if name in item} for item in items]
        message = {"facets": {}, "total-results": len(found), "items": items, "items-per-page": rows}
        return _envelope("work-list", message)


def _route(path):
    return re.sub(r"^/v1(?=/)", "", path).rstrip("/")


def _envelope(kind, message):
    return in_json({"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": message})


def _objections(query):
    """Yield what Crossref says about each part of a question that it does not take."""
    for name, value in query.items():
        if name not in PARAMETERS:
            yield _objection("parameter-not-found", name, f"Parameter {name} specified but there is no such parameter")
        elif name == "select":
            for field in value.split(","):
                if field not in SELECTS:
                    says = f"Select '{field}' specified but there is no such select for this route"
                    yield _objection("select-not-available", field, says)
        elif name == "filter":
            for field in value.split(","):
                if not field.startswith("doi:"):
                    says = f"Filter {field.partition(':')[0]} specified but there is no such filter for this route"
                    yield _objection("filter-not-available", field, says)
        elif name in ("rows", "offset"):
            most = MOST_ROWS if name == "rows" else 10_000
            if not re.fullmatch(r"[0-9]{1,9}", value) or int(value) > most:
                says = f"Integer specified as {value} but must be a positive integer less than or equal to {most}."
                yield _objection("integer-not-valid", value, says)


def _objection(kind, value, says):
    return {"type": kind, "value": value, "message": says}


class _Search:
    """Finds works by their words: BM25 over an inverted index, equal scores in the order of the works."""

    def __init__(self, works):
        self._works = list(works)
        self._places = defaultdict(list)  # word -> (place of the work, how often it has the word)
        self._lengths = []
        for place, each in enumerate(self._works):
            words = _words(" ".join(_texts([each.get(field) for field in SEARCHED])))
            self._lengths.append(len(words))
            for word, often in Counter(words).items():
                self._places[word].append((place, often))
        self._usual = max(1.0, sum(self._lengths) / max(1, len(self._works)))

    def __call__(self, text):
        """Return (work, score) for each work that shares a word with the text, the best first."""
        scores = defaultdict(float)
        for word in dict.fromkeys(_words(text)):
            places = self._places.get(word, ())
            rare = math.log(1 + (len(self._works) - len(places) + 0.5) / (len(places) + 0.5))
            for place, often in places:
                scores[place] += rare * often * 2.2 / (often + 0.3 + 0.9 * self._lengths[place] / self._usual)
        best = sorted(scores, key=lambda place: (-round(scores[place], 6), place))
        return [(self._works[place], round(scores[place], 6)) for place in best]


def _words(text):
    letters = unicodedata.normalize("NFKD", text).casefold()
    return re.findall(r"[^\W_]+", "".join(c for c in letters if not unicodedata.combining(c)))


def _texts(value):
    """Yield the texts and numbers of a field, whatever its shape."""
    if isinstance(value, dict):
        value = [value.get(name) for name in NAMING]
    if isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif value is not None:
        yield str(value)
