"""A work as kept in the library, with its key."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One BibTeX entry, read: macros expanded, `#` joined, outer quotes or braces gone, TeX inside kept.

    `type` and field names are lower-case; `key` is as the file spells it. `line` is where it stands, from 1.

    >>> Entry("deng2009imagenet", "inproceedings", (("title", "{ImageNet}: A database"),)).get("title")
    '{ImageNet}: A database'
    """

    key: str
    type: str
    fields: tuple[tuple[str, str], ...] = ()
    line: int | None = None

    def get(self, name: str) -> str | None:
        """Return the value of the field, or None."""
        for field, value in self.fields:
            if field == name:
                return value
        return None
