"""What a mapping's words mean for a file and for a text in it."""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import PurePath

from incident_refs.model.patterns import when_used
from incident_refs.model.record_mapping import RecordMapping

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_ADDRESSES = when_used(r"\s*+https?://[^\s;]++(?:\s*+;\s*+https?://[^\s;]++)++\s*+;?\s*+", re.IGNORECASE)
_NEWLINE = re.compile(r"\r\n|\n|\r")


def wanted_file(mapping: RecordMapping, path: PurePath) -> bool:
    """Return whether a mapping is for this file: by its name, or its whole path where the pattern has a slash.

    >>> wanted_file(RecordMapping("a", files=("*.csv",)), PurePath("data/b.CSV"))
    True
    """
    if not mapping.files:
        return True
    whole, name = path.as_posix().casefold(), path.name.casefold()
    patterns = [pattern.casefold() for pattern in mapping.files]
    return any(fnmatch(whole, f"*{one}") if "/" in one else fnmatch(name, one) for one in patterns)


def where_it_leads(said: str) -> str | None:
    """Return a reference that is nothing but an address.

    >>> where_it_leads("https://a.org"), where_it_leads("Deng 2009")
    ('https://a.org', None)
    """
    return said if _ADDRESS.fullmatch(said) else None


def parts_of(value: str, separator: str | None) -> Iterator[tuple[str, int]]:
    r"""Yield each reference in a text, with the number of line ends before it.

    Without a separator each line is one; addresses may be joined by ";".

    >>> list(parts_of("Deng 2009\nLi 2022; 3 p.", None)), list(parts_of("Deng 2009| Li 2022", "|"))
    ([('Deng 2009', 0), ('Li 2022; 3 p.', 1)], [('Deng 2009', 0), ('Li 2022', 0)])
    """
    separator = separator.strip(" \t") if separator else None
    below = 0
    if separator and not _NEWLINE.search(separator):
        for part in value.split(separator):
            blank = len(part) - len(part.lstrip())
            if part.strip():
                yield part.strip(), below + len(_NEWLINE.findall(part[:blank]))
            below += len(_NEWLINE.findall(part))
        return
    for below, line in enumerate(_NEWLINE.split(value)):
        for part in line.split(";") if _ADDRESSES.fullmatch(line) else [line]:
            if part.strip():
                yield part.strip(), below
