"""An entry of BibTeX as one of BibLaTeX, and back: types and fields take their other names, values stay as they are.

Fields that we do not know are carried over: both ignore what they do not know, and nothing is lost.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from incident_refs.bibtex.dates import read_date, read_year
from incident_refs.bibtex.exact_item import exact_item
from incident_refs.bibtex.field_values import edition_number, edition_word
from incident_refs.bibtex.inheritance import inherited
from incident_refs.bibtex.item_entry import classic_date, completed, iso_date
from incident_refs.bibtex.item_mapping import GENRES
from incident_refs.bibtex.read import MONTHS
from incident_refs.bibtex.types import Dialect
from incident_refs.model.entry import Entry

_CLASSIC = frozenset(
    """
    article book booklet inbook incollection inproceedings conference manual mastersthesis misc phdthesis proceedings
    techreport unpublished
    """.split()  # noqa: SIM905
)
_PAGES = ("online", "electronic", "www")
# Type, and what its field `type` says then
_TO_BIBLATEX = {
    "techreport": ("report", "techreport"), "phdthesis": ("thesis", "phdthesis"),
    "mastersthesis": ("thesis", "mathesis"), "conference": ("inproceedings", ""), "electronic": ("online", ""),
    "www": ("online", ""),
}  # fmt: skip
_TO_BIBTEX = {
    "report": ("techreport", ""), "thesis": ("phdthesis", ""), "collection": ("book", ""), "mvbook": ("book", ""),
    "mvcollection": ("book", ""), "reference": ("book", ""), "mvreference": ("book", ""),
    "mvproceedings": ("proceedings", ""), "inreference": ("incollection", ""), "bookinbook": ("inbook", ""),
    "suppbook": ("inbook", ""), "suppcollection": ("incollection", ""), "suppperiodical": ("article", ""),
    "dataset": ("misc", "Data set"), "software": ("misc", "Computer software"),
    # classic styles print what they do not know as @misc, but say "entry type isn't style-file defined" at each
    **dict.fromkeys(_PAGES, ("misc", "")),
}  # fmt: skip
_FIELDS = {  # BibTeX: BibLaTeX
    "journal": "journaltitle", "address": "location", "archiveprefix": "eprinttype", "primaryclass": "eprintclass",
    "annote": "annotation",
}  # fmt: skip
# "jun", "June", "Sept."; what else it may say stays as it is: "June--July"
_MONTH = re.compile(r"[A-Za-z]{3,9}\.?")
# biber takes "978-3-16-148410-0, 978-0-553-41881-1" for one ISBN that is wrong
_COMMAS = re.compile(r"\s*[,;]\s*")
_SUBTITLES = {"subtitle": "title", "booksubtitle": "booktitle", "journalsubtitle": "journaltitle"}
_THESES = {"mathesis": "mastersthesis", "phdthesis": "phdthesis", "techreport": "techreport"}


@dataclass(frozen=True, slots=True)
class Converted:
    """An entry in another dialect; `unknown_type` is the type that this dialect does not have, written as `@misc`."""

    entry: Entry
    unknown_type: str | None = None


def in_dialect(entry: Entry, dialect: Dialect, entries: Mapping[str, Entry] | None = None) -> Converted:
    """Return the entry as the dialect writes it; `entries` (by lower-case key) are asked for what it takes over.

    >>> entry = Entry("a", "techreport", (("title", "{AI}"), ("year", "2009"), ("month", "jun"), ("shelf", "B 12")))
    >>> biblatex = in_dialect(entry, Dialect.BIBLATEX).entry
    >>> biblatex.type, biblatex.fields
    ('report', (('title', '{AI}'), ('date', '2009-06'), ('shelf', 'B 12'), ('type', 'techreport')))
    >>> in_dialect(biblatex, Dialect.BIBTEX).entry.fields
    (('title', '{AI}'), ('year', '2009'), ('month', 'jun'), ('shelf', 'B 12'))
    """
    made = Converted(_to_biblatex(entry)) if dialect is Dialect.BIBLATEX else _to_bibtex(entry, entries or {})
    if made.entry == entry:
        return made
    return replace(made, entry=completed(made.entry, exact_item(entry, entries), entries=entries))


def _to_biblatex(entry: Entry) -> Entry:
    if _is_of_biblatex(entry):
        return entry  # its types too: biblatex knows @phdthesis
    kind, says = _TO_BIBLATEX.get(entry.type, (entry.type, ""))
    names = dict(entry.fields)
    renames = _renamed(entry.type, _FIELDS)
    date = read_year(names.get("year", ""), names.get("month"), names.get("day"))
    # "June--July" as a month stays what it is, for biblatex reads year and month too
    whole = date is not None and "date" not in names and classic_date(date) == _given(names)
    fields: dict[str, str] = {}
    for name, value in entry.fields:
        if whole and name in ("year", "month", "day"):
            fields.setdefault("date", iso_date(date))
        elif name == "edition" and "{" not in value:
            fields[name] = edition_number(value)  # "Second" is "2"
        elif name == "isbn" and "otherisbn" not in names:
            first, *others = _COMMAS.split(value)
            fields |= {name: first, **({"otherisbn": ", ".join(others)} if others else {})}
        else:
            fields[_new_name(name, renames, names)] = _archive(name, value, "archiveprefix", "arxiv")
    if says:
        fields.setdefault("type", says)
    return replace(entry, type=kind, fields=tuple(fields.items()))


def _given(names: Mapping[str, str]) -> dict[str, str]:
    """Return the classic fields of a date as `classic_date` spells them."""
    given = {name: names[name].strip() for name in ("year", "month", "day") if name in names}
    if _MONTH.fullmatch(given.get("month", "")):
        given["month"] = given["month"][:3].lower()
    elif given.get("month", "").isdecimal() and 1 <= int(given["month"]) <= 12:
        given["month"] = MONTHS[int(given["month"]) - 1]
    if "day" in given:
        given["day"] = given["day"].lstrip("0")
    return given


def _to_bibtex(entry: Entry, entries: Mapping[str, Entry]) -> Converted:
    names = dict(entry.fields)
    inherits = "xdata" in names or ("crossref" in names and _is_of_biblatex(entry))
    if inherits:
        names = {n: v for n, v in inherited(entry, entries).items() if n not in ("crossref", "xdata")}
    kind, says = _TO_BIBTEX.get(entry.type, (entry.type, ""))
    if entry.type == "thesis":
        kind = _THESES.get(names.get("type", "").lower(), kind)
    if _THESES.get(names.get("type", "").lower()) == kind and entry.type in ("thesis", "report"):
        del names["type"]
    unknown = None if kind in _CLASSIC else entry.type
    back = {biblatex: bibtex for bibtex, biblatex in _FIELDS.items()}
    renames = _renamed("online" if entry.type in _PAGES else kind, back)
    fields: dict[str, str] = {}
    for name, value in names.items():
        if (name in _SUBTITLES and _SUBTITLES[name] in names) or (name == "otherisbn" and "isbn" in names):
            continue
        if name == "date":
            fields |= {n: v for n, v in _dates(value).items() if n not in names or n == "date"}
        elif name == "isbn" and "otherisbn" in names:
            fields[name] = f"{value}, {names['otherisbn']}"
        elif name == "type":
            fields[name] = GENRES.get(value.lower(), value)  # BibTeX prints the word as it stands
        elif name == "edition":
            fields[name] = edition_word(edition_number(value))  # "2" is "Second", "Anniversary ed." is "Anniversary"
        else:
            subtitle = next((names[sub] for sub, of in _SUBTITLES.items() if of == name and sub in names), "")
            fields[_new_name(name, renames, names)] = _archive(
                name, f"{value}: {subtitle}" if subtitle else value, "eprinttype", "arXiv"
            )
    if says:
        fields.setdefault("type", says)
    made = replace(entry, type="misc" if unknown else kind, fields=tuple(fields.items()))
    return Converted(made, unknown)


def _is_of_biblatex(entry: Entry) -> bool:
    return any(name in ("date", *_FIELDS.values(), *_SUBTITLES) for name, _ in entry.fields)


def _dates(value: str) -> dict[str, str]:
    date = read_date(value)
    if date is None:
        return {"year": value}
    classic = classic_date(date)
    if read_year(classic["year"], classic.get("month"), classic.get("day")) == date:
        return classic
    return {**classic, "date": value}


def _renamed(kind: str, fields: Mapping[str, str]) -> Mapping[str, str]:
    """Return how fields are called in the other dialect, for an entry of type `kind` (BibTeX's, or `online`)."""
    to_biblatex = "journal" in fields
    if kind in ("phdthesis", "mastersthesis"):
        return {**fields, "school": "institution"} if to_biblatex else {**fields, "institution": "school"}
    if kind == "online":
        return {**fields, "howpublished": "organization"} if to_biblatex else {**fields, "organization": "howpublished"}
    return fields


def _new_name(name: str, renames: Mapping[str, str], names: Mapping[str, str]) -> str:
    new = renames.get(name, name)
    return name if new in names else new


def _archive(name: str, value: str, field: str, spelled: str) -> str:
    """Return arXiv's name as the dialect spells it: `archiveprefix = {arXiv}` is `eprinttype = {arxiv}`."""
    return spelled if name == field and value.lower() == "arxiv" else value
