"""The bytes of a record file as text and back, so that every byte that is not ours comes back as it was."""

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePath

from incident_refs.errors import RecordError

MAX_LINE = 1_000_000  # characters; the longest paragraph of a real page has some 20,000
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# '{"' and '[{' of JSON, '[[link](x)]' of Markdown is none
JSON_BEGINS = re.compile(r'\s*(?:\{\s*["}]|\[\s*[{"\]])')
# Data is not prose: read as text, its brackets and column names would be taken for references.
_DATA_NAMES = frozenset(
    {".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".csv", ".tsv", ".xml", ".html", ".htm", ".bib", ".ris"}
)
_DATA_BEGINS = ("{", "[{", "<?xml", "<!doctype", "<html")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text with what is needed to give the same bytes back."""

    text: str
    codec: str = "utf-8"
    bom: bytes = b""

    def encode(self, text: str) -> bytes:
        """Return `text` as the file would hold it.

        >>> decode(b"\\xef\\xbb\\xbfid: A1", PurePath("a.md")).encode("id: A2")
        b'\\xef\\xbb\\xbfid: A2'
        """
        return self.bom + text.encode(self.codec)


def decode(data: bytes, path: PurePath) -> Decoded:
    """Return the text of a file that is UTF-8, or UTF-16 with a byte order mark.

    Raises RecordError with line and column where the file is empty, binary or in another encoding, and with the
    line where one is longer than MAX_LINE characters; JSON may stand on one line, however long.
    """
    bom, codec = next(((bom, codec) for bom, codec in _BOMS if data.startswith(bom)), (b"", "utf-8"))
    try:
        text = data[len(bom) :].decode(codec)
    except UnicodeDecodeError as error:
        before = data[len(bom) : len(bom) + error.start].decode(codec, "replace")
        where = place(path, before, len(before))
        name = "UTF-8" if codec == "utf-8" else "UTF-16"
        raise RecordError(f"{where}: the bytes here are not {name}; save the file as UTF-8 and run again") from None
    if not text.strip():
        raise RecordError(f"{path}: the file is empty; there is no record to read")
    # Other control characters do stand in texts: U+0002 for a hyphen copied from a PDF, "ð\x9f\x94\xa5" for an emoji.
    if "\0" in text:
        where = place(path, text, text.index("\0"))
        raise RecordError(f"{where}: a NUL character stands here, so this is no text file; give the record as text")
    if not JSON_BEGINS.match(text):
        _refuse_long_lines(text, path)
    return Decoded(text, codec, bom)


def is_data(text: str, path: PurePath) -> bool:
    """Return whether a file is data or markup for programs by its first characters or its name.

    >>> is_data('{"id": 3}', PurePath("incident")), is_data("ImageNet - dataset", PurePath("AIAAIC0276.txt"))
    (True, False)
    """
    return path.suffix.lower() in _DATA_NAMES or text[:20].lstrip().lower().startswith(_DATA_BEGINS)


def line_of(text: str, index: int) -> int:
    r"""Return the number of the line, from 1, on which the character at `index` stands.

    >>> line_of("a\r\nb\rc\nd", 7)
    4
    """
    lone = text.count("\r", 0, index) - text.count("\r\n", 0, index)
    return 1 + text.count("\n", 0, index) + max(lone, 0)


def place(path: PurePath, text: str, index: int) -> str:
    r"""Return `path:line:column` of a character, both from 1.

    >>> place(PurePath("a.md"), "id: A\ntitle", 8)
    'a.md:2:3'
    """
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    return f"{path}:{line_of(text, index)}:{index - start + 1}"


def _refuse_long_lines(text: str, path: PurePath) -> None:
    start = 0
    while len(text) - start > MAX_LINE:
        behind = max(text.rfind(mark, start, start + MAX_LINE + 1) for mark in "\r\n") + 1
        if not behind:
            line = line_of(text, start)
            raise RecordError(f"{path}:{line}: the line is longer than {MAX_LINE:,} characters; break it and run again")
        start = behind
