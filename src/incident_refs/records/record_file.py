"""A file on its way to the record shapes: decoded once, parsed once, whichever shapes look at it."""

import re
from functools import cached_property
from pathlib import Path

from incident_refs.model.patterns import when_used
from incident_refs.model.sheet import Sheet
from incident_refs.model.tree import Tree
from incident_refs.records.decoding import JSON_BEGINS, Decoded, decode

_NAMES = {
    ".json": "json", ".jsonl": "json", ".ndjson": "json", ".geojson": "json",
    ".yaml": "yaml", ".yml": "yaml", ".csv": "csv", ".tsv": "csv",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".xml": "xml", ".bib": "bib", ".ris": "ris",
}  # fmt: skip
_HTML = re.compile(
    r"\s*+(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body|section|article|main|div)\b", re.I | re.S
)
_XML = re.compile(r"\s*(?:<\?xml|<!doctype)", re.IGNORECASE)
_PROSE = frozenset({".txt", ".text", ".md", ".markdown", ".mdx", ".mkd", ".qmd", ".rmd"})
# a document of YAML; Markdown closes what it opens with '---'
_YAML = when_used(r"---[ \t]*(?:[\r\n]++|#[^\r\n]*+)++(?:-[ ]+)?[\"']?[A-Za-z_][\w -]*[\"']?:(?=\s)")
# standard input, or a file without a name that tells: "id: A1" at the top, and "references:" below
_KEYS = when_used(r"(?:- )?[a-z_-]++:[ \r\n](?:[^\r\n]*+[\r\n]++)*?(?:  )?references:[ \t]*(?:[\r\n]|\[)")
_CLOSED = re.compile(r"[\r\n](?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
# the first column of the head row, which stands below some lines in the sheet of AIAAIC
_CSV = re.compile(
    r"(?:[^\r\n]*+(?:\r\n|\n|\r)){0,4}?\"?(?:AIAAIC ID#?|incident_id|report_number|_id)\"?[,;\t|]", re.IGNORECASE
)


class RecordFile:
    """The bytes of a file with what was read from them.

    >>> RecordFile(b'{"id": 3}', Path("incident")).syntax, RecordFile(b"Deng 2009", Path("a.txt")).syntax
    ('json', 'text')
    """

    def __init__(self, data: bytes, path: Path) -> None:
        self.data, self.path = data, path

    @cached_property
    def _decoded(self) -> Decoded:
        return decode(self.data, self.path)

    @property
    def text(self) -> str:
        """The decoded text, line ends as they are. Raises RecordError with line and column where it is none."""
        return self._decoded.text

    @cached_property
    def syntax(self) -> str:
        """What the file is written in: by its first characters where they tell, else by its name."""
        head = self.text[:4096]
        if _HTML.match(head):
            return "html"
        if _XML.match(head):
            return "xml"
        if JSON_BEGINS.match(head):
            return "json"
        if _CSV.match(head):
            return "csv"
        if not self.path.suffix and _KEYS.match(head):
            return "yaml"
        if self.path.suffix.lower() not in _PROSE and _YAML.match(head) and not _CLOSED.search(self.text, 3):
            return "yaml"
        return _NAMES.get(self.path.suffix.lower(), "text")

    @cached_property
    def tree(self) -> Tree:
        """The value of a JSON or YAML file. Raises RecordError with line and column where it cannot be read."""
        if self.syntax == "yaml":
            from incident_refs.records.yaml_tree import read_yaml

            return read_yaml(self.text, self.path)
        from incident_refs.records.json_tree import read_json

        return read_json(self.text, self.path)

    @cached_property
    def sheet(self) -> Sheet:
        """The rows of a CSV file. Raises RecordError with line and column where it cannot be read."""
        from incident_refs.records.csv_rows import read_rows

        return read_rows(self.text, self.path)

    def encode(self, text: str) -> bytes:
        """Return a changed text as this file would hold it, with its encoding and byte order mark."""
        return self._decoded.encode(text)
