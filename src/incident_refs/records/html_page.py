"""An HTML page: of AIAAIC (Google Sites), or any other that lists references. It is only read."""

import re
from collections.abc import Sequence

from incident_refs.errors import RecordError
from incident_refs.interfaces import Filled, RecordFile, Wanted
from incident_refs.model.patterns import when_used
from incident_refs.model.record import Record, Text
from incident_refs.records.aiaaic_page import repository_id
from incident_refs.records.decoding import place
from incident_refs.records.html_text import page_text
from incident_refs.records.identity import database_of, safe_id

# "<!DOCTYPE html>" and the longer ones of XHTML name no entities
_DOCTYPE = when_used(r"<!doctype\s+(?P<name>[\w:-]+)(?P<rest>[^>\[]{0,400})(?P<end>[>\[])", re.IGNORECASE)
_ENTITY = re.compile(r"<!entity\b", re.IGNORECASE)
# what closes by itself or holds nothing: "<li>a<li>b" is two deep, not three
_FLAT = frozenset({
    "a", "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input",
    "li", "link", "meta", "option", "p", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track",
    "wbr",
})  # fmt: skip
_TAG = when_used(r"<(?P<close>/?)(?P<name>[a-z][a-z0-9-]{0,40})|<!--")
MAX_DEPTH = 1_000  # of tags; what reads them takes the square of it, and a page of Google Sites has some 40
_HTML = re.compile(r"<(?:!doctype\s+)?html\b", re.IGNORECASE)


class HtmlPage:
    """A page of a site, one record."""

    name = "html"
    can_attach = False

    def fits(self, file: RecordFile) -> bool:
        """Return whether the file is HTML. Raises RecordError for other XML, with what is wrong with it."""
        if file.syntax not in ("html", "xml"):
            return False
        _refuse_entities(file)
        if file.syntax == "xml" and not _HTML.search(file.text[:4096]):
            raise RecordError(f"{file.path}: of XML only XHTML is read; give the page as HTML, Markdown or text")
        return True

    def read(self, file: RecordFile) -> tuple[Record, ...]:
        """Return the one record of the page. Raises RecordError where it may not be read, or says nothing."""
        _refuse_entities(file)
        _refuse_depth(file)
        page = page_text(file.text)
        if not page.text:
            raise RecordError(f"{file.path}: the page says nothing without its scripts; save it as shown, or as text")
        shown = repository_id(page.plain) or safe_id(file.path.stem)
        record = Record(
            id=shown,
            database=database_of(shown),
            title=page.title,
            url=page.address,
            texts=(Text("body", page.text, page.lines[0], lines=page.lines),),
            path=str(file.path),
            shape=self.name,
        )
        return (record,)

    def attach(self, file: RecordFile, wanted: Sequence[Wanted]) -> Filled:
        """Raise RecordError: a page is only read. `can_attach` says so beforehand."""
        raise RecordError(f"{file.path}: a page in HTML is only read; attachments.jsonl keeps its references")


def _refuse_entities(file: RecordFile) -> None:
    """Raise RecordError for a DOCTYPE that could name entities: nine lines of them are a thousand million words."""
    text = file.text
    for hit in _DOCTYPE.finditer(text, 0, 65_536):
        if hit["name"].lower() != "html" or hit["end"] == "[" or _ENTITY.search(text, hit.end()):
            where = place(file.path, text, hit.start())
            raise RecordError(f"{where}: DOCTYPE not allowed here, since it may name entities; take it out")


def _refuse_depth(file: RecordFile) -> None:
    """Raise RecordError where tags are nested too deep."""
    text, at, depth = file.text.lower(), 0, 0
    while (hit := _TAG.search(text, at)) is not None:
        at, name = hit.end(), hit["name"]
        if name is None or (name in ("script", "style") and not hit["close"]):
            at = text.find("-->" if name is None else f"</{name}", at)
            if at < 0:
                return
        elif name not in _FLAT:
            depth = max(0, depth + (-1 if hit["close"] else 1))
        if depth > MAX_DEPTH:
            where = place(file.path, file.text, hit.start())
            raise RecordError(f"{where}: tags are nested deeper than {MAX_DEPTH:,} levels; give the page as text")
