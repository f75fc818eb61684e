"""What the columns or keys of a table or JSON file mean: as a person says in `config.toml`, or by their usual names.

[[records.mapping]]
name = "our-sheet"
files = "*.csv"
id = "Case"
references = "Sources"
separator = ";"
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from incident_refs.model.patterns import when_used

_ONE = ("name", "database", "records", "separator")
_NAMES = ("id", "title", "references", "date", "url", "prose")
_SEVERAL = ("files", *_NAMES)
_NAME = when_used(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}")
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

    def folded(self) -> "RecordMapping":
        """Return the mapping with all names as they are compared."""
        found: dict[str, Any] = {key: tuple(dict.fromkeys(map(fold, getattr(self, key)))) for key in _NAMES}
        return replace(self, **found)

    @classmethod
    def parse(cls, table: object) -> "RecordMapping":
        """Return the mapping that a table of the configuration gives. Raises ValueError with what is wrong in it.

        >>> RecordMapping.parse({"name": "ours", "id": "Case", "references": ["Sources", "Works"]}).references
        ('Sources', 'Works')
        """
        if not isinstance(table, dict):
            raise ValueError("a mapping is a table: [[records.mapping]]")
        for key, value in table.items():
            if key not in (*_ONE, *_SEVERAL):
                raise ValueError(f"'{key}' is not known in a mapping; known are {', '.join((*_ONE, *_SEVERAL))}")
            listed = isinstance(value, list) and key in _SEVERAL
            if not (isinstance(value, str) or (listed and all(isinstance(item, str) for item in value))) or not value:
                raise ValueError(f"'{key}' must be text in quotes{', or a list of such' if key in _SEVERAL else ''}")
        name = table.get("name", "")
        if not _NAME.fullmatch(name):
            raise ValueError(f"each mapping needs a 'name' of letters, digits and hyphens, not '{name}'")
        if "references" not in table:
            raise ValueError(f"'{name}': say which column or key holds the 'references'")
        if "id" not in table and "title" not in table:
            raise ValueError(f"'{name}': say which column or key holds the 'id'")
        found: dict[str, Any] = {key: _tuple(table[key]) for key in _SEVERAL if key in table}
        return cls(**found, **{key: table[key] for key in _ONE if key in table})


def _tuple(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@lru_cache(maxsize=4096)
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
        "refs",
        "ref",
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
