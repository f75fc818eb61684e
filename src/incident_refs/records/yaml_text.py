"""Strings as YAML writes them, so that every YAML reader gets the same string back, whatever it holds."""

import re

from incident_refs.errors import RecordError
from incident_refs.model.patterns import when_used

# Letters first, so never a number or a date; "../library.bib" is as plain as "library.bib".
_PLAIN = when_used(r"(?:\.\.?/)*[A-Za-z][A-Za-z0-9_./-]*")
# A title or an address of which no reader can make anything else: "ImageNet: a" and "a #b" need quotes, "https://" not.
_BARE = when_used(
    r"[^\W\d_](?:[\w.,;()/'’\"“”‘–—!?&+=%@*~$-]|:(?=[^\s,])|[ ](?=[^\s#])|(?<=[^\s])#(?=[^\s]))*+(?<![\s:])"
)
# YAML 1.1 reads these words as true, false or nothing: the country "no" is the classic.
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
# What YAML does not allow in a file or folds as a line end (U+0085, U+2028), and the marks that turn the
# direction of writing around, which make a line look like another one (U+202E).
_ESCAPED = when_used('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]')
_CONTROL = when_used('(?![\\\\"])' + _ESCAPED.pattern)
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def scalar(value: str) -> str:
    """Return a short string as YAML, bare where no reader can take it for anything else.

    >>> scalar("deng2009imagenet"), scalar("no"), scalar("0276")
    ('deng2009imagenet', '"no"', '"0276"')
    """
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    return quoted(value)


def quoted(value: str) -> str:
    r"""Return a string as YAML in double quotes, on one line. Raises RecordError for half a character.

    >>> print(quoted('A "pyrrhic" win: \\ for\nvision?'))
    "A \"pyrrhic\" win: \\ for\nvision?"
    """
    return '"' + _ESCAPED.sub(_escape, value) + '"'


def as_beside(value: str, quote: str = '"', *, always: bool = False, flow: bool = False) -> str:
    """Return a string as YAML as those beside it are written: bare where that is safe, else with the same quotes.

    >>> as_beside("We got an ~RCE", "'"), as_beside("BHUSA24: It's living", "'"), as_beside("a, b", flow=True)
    ('We got an ~RCE', "'BHUSA24: It''s living'", '"a, b"')
    """
    bare = _BARE.fullmatch(value) and value.lower() not in _WORDS and not (flow and "," in value)
    if bare and not always:
        return value
    if quote == "'" and not _CONTROL.search(value):
        return "'" + value.replace("'", "''") + "'"
    return quoted(value)


def _escape(hit: re.Match[str]) -> str:
    code = ord(hit[0])
    if 0xD800 <= code <= 0xDFFF:
        raise RecordError(f"a reference string holds half a character (U+{code:04X}); correct it in the record first")
    return _SHORT.get(hit[0], f"\\u{code:04x}")
