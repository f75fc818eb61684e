"""What was read in a `.bib` file and is hardly meant so: keys that look alike, circles of parents, odd years and names.

The entries are kept as they are; it is for a person to say what was meant.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise

from incident_refs.bibtex.fault import Fault
from incident_refs.bibtex.names import split_names
from incident_refs.bibtex.read import Bibliography, Failed
from incident_refs.model.entry import Entry

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_PARENTS = ("crossref", "xdata")
_NAMES = ("author", "editor")
_SHOWN = 60  # characters of a value
Links = Mapping[str, set[str]]


def doubts(bibliography: Bibliography) -> Iterator[Failed]:
    """Yield each doubt, as something to say of an entry that was read nevertheless.

    >>> from incident_refs.bibtex.read import read
    >>> next(doubts(read(b"@misc{a, year = {last summer}}"))).reason
    "field 'year': no year can be read from 'last summer'"
    """
    entries = bibliography.entries
    for entry in entries:
        yield from _of_values(entry)
    yield from alike(entries)
    yield from circles(entries)


def _of_values(entry: Entry) -> Iterator[Failed]:
    for kind, name, reason in _in_fields(entry):
        reason = f"field '{name}': {reason}"
        yield Failed(entry.line or 1, 1, reason, entry.key, kept=True, kind=kind, field=name)


def _in_fields(entry: Entry) -> Iterator[tuple[Fault, str, str]]:
    for name, value in entry.fields:
        if name == "year" and value and has_no_year(value):
            yield Fault.YEAR, name, f"no year can be read from '{value[:_SHOWN]}'"
        elif name in _NAMES:
            if has_too_many_commas(value):
                yield Fault.COMMAS, name, "more than two commas in one name; BibTeX wants 'and' between people"
            if has_nobody(value):
                yield Fault.NOBODY, name, "'and' with nobody on one side"


def has_no_year(value: str) -> bool:
    """Return whether no year can be read from a value.

    >>> has_no_year("MMXX"), has_no_year("c. 1998")
    (True, False)
    """
    return not _YEAR.search(value)


def has_too_many_commas(names: str) -> bool:
    """Return whether there are commas where BibTeX wants "and"; a name has two at most.

    >>> has_too_many_commas("Deng, Jia, Dong, Wei"), has_too_many_commas("King, Jr., Martin")
    (True, False)
    """
    return names.count(",") > 2 and any(len(parts) > 3 for parts in split_names(names))


def has_nobody(names: str) -> bool:
    """Return whether an "and" has nobody on one side.

    >>> has_nobody("Deng, Jia and"), has_nobody("And, Fu and Li, Fei-Fei")
    (True, False)
    """
    words = names.split()
    # "Li, And" is somebody; between blanks BibTeX reads "AND" too
    ends = bool(words) and "and" in (words[0], words[-1])
    return ends or ("and", "and") in pairwise(map(str.lower, words))


def alike(entries: tuple[Entry, ...]) -> Iterator[Failed]:
    """Yield keys that cannot be told from an earlier one by eye: a Cyrillic "е" in `Dеng2009`, an "é" of two signs."""
    if all(entry.key.isascii() for entry in entries):
        return
    seen: dict[str, str] = {}
    for entry in entries:
        twin = seen.setdefault(_look(entry.key), entry.key)
        if twin.lower() != entry.key.lower():
            reason = f"this key looks like '{twin}' and is another one"
            yield Failed(entry.line or 1, 1, reason, entry.key, kept=True, kind=Fault.KEYS_ALIKE)


def _look(key: str) -> str:
    if key.isascii():
        return key.lower()
    from anyascii import anyascii

    return anyascii(unicodedata.normalize("NFKC", key)).lower()


def circles(entries: tuple[Entry, ...]) -> Iterator[Failed]:
    """Yield entries that are their own parents, or their grandparents; each circle once."""
    parents = {entry.key.lower(): above for entry in entries if (above := set(_parents(entry)))}
    children: dict[str, set[str]] = {}
    for key, above in parents.items():
        for parent in above:
            children.setdefault(parent, set()).add(key)
    left = parents.keys() & children.keys()
    # without those that nothing leads into or out of, only circles are left
    left = _peeled(_peeled(left, parents, children), children, parents)
    for entry in entries:
        if entry.key.lower() in left:
            reason = "its parents (crossref, xdata) lead back to it"
            yield Failed(entry.line or 1, 1, reason, entry.key, kept=True, kind=Fault.CIRCLE)
            ahead = [entry.key.lower()]
            while ahead:
                key = ahead.pop()
                if key in left:
                    left.remove(key)
                    ahead += parents[key]


def _peeled(left: set[str], onward: Links, back: Links) -> set[str]:
    """Return those from which one can go on and on."""
    count = {key: len(onward[key] & left) for key in left}
    ahead = [key for key, number in count.items() if not number]
    while ahead:
        ended = ahead.pop()
        for key in back.get(ended, ()):
            if key in count and key != ended:
                count[key] -= 1
                if not count[key]:
                    ahead.append(key)
    return {key for key, number in count.items() if number}


def _parents(entry: Entry) -> Iterator[str]:
    for name in _PARENTS:
        for key in (entry.get(name) or "").lower().split(","):
            if key.strip():
                yield key.strip()
