"""What the columns or keys of a table or JSON file mean: as a person says in `config.toml`, or by their usual names.

[[records.mapping]]
name = "our-sheet"
files = "*.csv"
id = "Case"
references = "Sources"
separator = ";"
"""

import re
from dataclasses import dataclass

_FOLDED = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class RecordMapping:
    """The names under which records keep what. Of several the first that holds something counts.

    `files` are patterns of file names, `records` the path to the list in a JSON or YAML file ("data.items"; a dot goes
    one level down, in the names too), `separator` what stands between several references in one text.
    """

    name: str
    id: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()
    database: str = ""
    files: tuple[str, ...] = ()
    records: str = ""
    separator: str | None = None


def fold(name: str) -> str:
    """Return a column's or key's name as it is compared.

    >>> fold(" AIAAIC ID#"), fold("incident_id"), fold("relatedWork")
    ('aiaaic id', 'incident id', 'relatedwork')
    """
    return _FOLDED.sub(" ", name).strip(" #:").casefold()


USUAL = RecordMapping(
    name="usual names",
    id=("id", "incident_id", "record_id", "case_id", "aiaaic_id", "report_id", "identifier", "case", "slug"),
    title=("title", "headline", "name", "incident_title", "incident", "summary"),
    references=(
        "references",
        "reference",
        "citations",
        "citation",
        "sources",
        "bibliography",
        "related_work",
        "further_reading",
    ),
    date=("date", "occurred", "incident_date", "year"),
    url=("url", "link", "address", "permalink"),
    prose=("description", "summary", "abstract", "notes", "text", "body"),
)
