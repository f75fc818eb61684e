"""Entries in one encoding: letters as they are (UTF-8), or as macros of LaTeX in plain ASCII."""

import re
from dataclasses import replace

from incident_refs.bibtex.item_fields import NAMES
from incident_refs.bibtex.text import in_ascii, to_unicode
from incident_refs.bibtex.whole_letters import whole_letters
from incident_refs.model.entry import Entry

_PEOPLE = frozenset(NAMES.values())
_ADDRESSES = frozenset(("doi", "url", "eprint"))
# {\"u}  \"{u}  \'\i  {\v s}  {\ss}  \o{}: braces around one letter go with the macro
_LETTER = re.compile(
    r"""(?P<open>\{)?
        (?: \\(?:["'`^~=.]\s*|[uvHcdbkrt](?=[\s{\\]))\s*(?:\{\s*\\?[A-Za-z]\s*\}|\\[ij](?![A-Za-z])|[A-Za-z])
          | \\(?:ss|aa|AA|ae|AE|oe|OE|[oOlL]|dh|DH|th|TH|dj|DJ)(?![A-Za-z])(?:\{\}|\ )?
        )
        (?(open)\})""",
    re.VERBOSE,
)


def encoded(entry: Entry, encoding: str, *, for_biber: bool = False) -> Entry:
    r"""Return an entry with its letters as `utf8` or as `latex` says; other commands of LaTeX stay as they are.

    BibTeX counts the bytes of names, biber does not (and makes an initial of the command that keeps BibTeX from it).

    >>> encoded(Entry("a", "misc", (("author", r"M{\"u}ller"),)), "utf8").fields
    (('author', 'Müller'),)
    >>> encoded(Entry("a", "misc", (("author", "Müller"), ("url", "https://a.org/ü"))), "latex").fields
    (('author', 'M{\\"u}ller'), ('url', 'https://a.org/%C3%BC'))
    """
    spelled = tuple((name, _value(name, value, encoding)) for name, value in entry.fields)
    if encoding == "latex" and not for_biber:
        spelled = tuple((name, whole_letters(value) if name in _PEOPLE else value) for name, value in spelled)
    return replace(entry, fields=spelled)


def _value(name: str, value: str, encoding: str) -> str:
    if encoding == "utf8":
        return _LETTER.sub(lambda hit: to_unicode(hit[0]), value) if "\\" in value else value
    if value.isascii():
        return value
    if name in _ADDRESSES:
        return re.sub(r"[^\x00-\x7f]", lambda hit: "".join(f"%{byte:02X}" for byte in hit[0].encode()), value)
    return in_ascii(value)
