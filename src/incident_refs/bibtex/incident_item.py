"""An incident itself as a work: what a paper cites when it cites AIAAIC0276."""

import re
from dataclasses import replace

from incident_refs.bibtex.dates import read_date
from incident_refs.bibtex.item_entry import entry_from_item
from incident_refs.bibtex.text import to_tex
from incident_refs.bibtex.types import Dialect
from incident_refs.model.entry import Entry
from incident_refs.model.item import Item
from incident_refs.model.names import Group, Names
from incident_refs.model.record import Record
from incident_refs.model.rich_text import PROTECTED, Rich

# Who answers for a record, where it stands, and what it is. Of other databases the name alone is known.
_DATABASES = {
    "aiaaic": ("AIAAIC", "AIAAIC Repository", "Incident record"),
    "aiid": ("AI Incident Database", "Responsible AI Collaborative", "Incident record"),
    "atlas": ("MITRE", "MITRE ATLAS", "Case study"),
    "avid": ("AI Vulnerability Database", "AI Risk and Vulnerability Alliance", "Vulnerability report"),
    "cve": ("CVE Program", "CVE List", "Vulnerability record"),
    "osv": ("", "Open Source Vulnerabilities", "Vulnerability record"),
    "vcdb": ("", "VERIS Community Database", "Incident record"),
    "ai-incident-law": ("", "AI Incident Law", "Incident record"),
}
# a word within a title that has a capital anywhere: "Francisco", "iPhone", "R&D", of "(NYPD)" what is in it
_CAPITAL = re.compile(r"(?<=[\s(\[\x22“‘/-])[^\W\d_]*[^\W\d_a-zß-ÿ][\w'’&.-]*(?<![.'’-])")
_UNSAFE = re.compile(r"[^a-z0-9_-]+")


def incident_item(record: Record) -> Item:
    """Return a record as an item: a data set with its number, as the golden rule of our databases has it.

    >>> item = incident_item(Record("AIAAIC0276", "aiaaic", "ImageNet - dataset", date="2022-04"))
    >>> item.key, item.type, item.number, item.publisher, item.title
    ('aiaaic0276', 'dataset', 'AIAAIC0276', 'AIAAIC Repository', (('ImageNet – dataset', 0),))
    """
    author, publisher, genre = _DATABASES.get(record.database, ("", record.database, "Incident record"))
    return Item(
        incident_key(record),
        "dataset",
        title=_title(" ".join(record.title.split()).replace(" - ", " – ")),
        author=Names((Group(author),)) if author else Names(),
        issued=read_date((record.date or "").strip()),
        genre=genre,
        number=record.id,
        publisher=publisher,
        url=record.url or "",
    )


def incident_entry(record: Record, dialect: Dialect, encoding: str = "utf8", key: str | None = None) -> Entry:
    """Return a record as an entry, under its own key or the one by which a paper cites it.

    Classic styles of BibTeX print of a `@misc` neither publisher nor number, so `howpublished` says them there.

    >>> entry = incident_entry(Record("AIAAIC0276", "aiaaic", "ImageNet", date="2022-04"), Dialect.BIBTEX)
    >>> entry.type, entry.get("howpublished")
    ('misc', 'AIAAIC Repository, incident record AIAAIC0276')
    """
    item = incident_item(record)
    entry = entry_from_item(item, dialect, encoding)
    if dialect is Dialect.BIBTEX and item.publisher:
        said = f"{item.publisher}, {item.genre[:1].lower()}{item.genre[1:]} {item.number}"
        entry = replace(entry, fields=(*entry.fields, ("howpublished", to_tex(said, encoding))))
    return replace(entry, key=key or entry.key)


def _title(text: str) -> Rich:
    """Return a title whose capitals stay in every style: the database of incidents meant each of them.

    >>> _title("Tesla crash in San Francisco")
    (('Tesla crash in ', 0), ('San', 64), (' ', 0), ('Francisco', 64))
    """
    pieces: list[tuple[str, int]] = []
    position = 0
    for word in _CAPITAL.finditer(text):
        pieces += ((text[position : word.start()], 0), (word[0], PROTECTED))
        position = word.end()
    return tuple((piece, marks) for piece, marks in (*pieces, (text[position:], 0)) if piece)


def incident_key(record: Record) -> str:
    """Return the key of an incident: its id in small letters; before a bare number stands the database.

    >>> incident_key(Record("AIAAIC0276", "aiaaic")), incident_key(Record("3", "aiid")), incident_key(Record("A b/c"))
    ('aiaaic0276', 'aiid3', 'a-b-c')
    """
    name = record.database + record.id if record.id.isdigit() else record.id
    return _UNSAFE.sub("-", name.lower()).strip("-") or "incident"
