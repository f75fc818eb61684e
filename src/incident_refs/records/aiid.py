"""AI Incident Database as JSON: an incident's references are its `reports`, which stand elsewhere in the file.

Read from a dump of the database (`{"incidents": […], "reports": […]}`), an answer of its GraphQL interface, and a list
of incidents or of reports alone. A report has no place for references of ours, so `can_attach` is False.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from incident_refs.errors import RecordError
from incident_refs.interfaces import Filled, Wanted
from incident_refs.interfaces import RecordFile as File
from incident_refs.model.record import Record, Text
from incident_refs.model.tree import EACH, Mapping, Node, Scalar, Tree, each_at, get, items_at, readable, text_at
from incident_refs.model.tree import Sequence as Items

_ADDRESS = "https://incidentdatabase.ai/cite/"


class Aiid:
    """Incidents of the AI Incident Database with their reports."""

    name = "aiid"
    can_attach = False

    def fits(self, file: File) -> bool:
        """Return whether the file holds an incident or a report of this database."""
        if file.syntax != "json":
            return False
        root = file.tree.root
        return any(map(_is_incident, _listed(root, "incident"))) or any(map(_is_report, _listed(root, "report")))

    def read(self, file: File) -> tuple[Record, ...]:
        """Return a record for each incident; of a file of reports alone, for what they name or each by itself."""
        incidents = [node for node in _listed(file.tree.root, "incident") if _is_incident(node)]
        reports = [node for node in _listed(file.tree.root, "report") if _is_report(node)]
        if not incidents:
            return tuple(_records_of_reports(file, reports))
        numbered = {number: node for node in reports if (number := _text(node, "report_number"))}
        return tuple(_record(file, node, numbered) for node in incidents)

    def attach(self, file: File, wanted: Sequence[Wanted]) -> Filled:
        """Raise RecordError: an incident lists its reports by number. `can_attach` says so beforehand."""
        raise RecordError(
            f"{file.path}: an incident of AIID lists reports by number and holds no other references;"
            " they are kept in attachments.jsonl only"
        )


def _listed(root: Node, kind: str) -> Iterator[Node]:
    """Yield what a file may hold of `incident` or `report`: `incidents`, GraphQL's `data.incident`, or a bare list."""
    within = get(root, "data") or root
    if isinstance(within, Mapping):
        found = [node for key in (kind, f"{kind}s") if (node := get(within, key)) is not None]
    else:
        found = []
    for node in found or [root]:
        yield from node.items if isinstance(node, Items) else (node,)


def _is_incident(node: Node) -> bool:
    """Return whether this is an incident; `embedding` and others that name one by its number hold no reports."""
    return _text(node, "incident_id") is not None and isinstance(get(node, "reports"), Items)


def _is_report(node: Node) -> bool:
    return _text(node, "report_number") is not None and text_at(node, "url") is not None


def _record(file: File, node: Node, numbered: dict[str, Node]) -> Record:
    id = _text(node, "incident_id") or ""
    texts: list[Text] = []
    missing: list[str] = []
    for field, item in each_at(node, "reports", EACH):
        number = _value(item)
        report = item if isinstance(item, Mapping) and number is None else numbered.get(number or "")
        if report is not None:
            texts += _reference(file.tree, field, report)
        elif number:
            missing.append(number)
    description = get(node, "description")
    if isinstance(description, Scalar) and isinstance(description.value, str) and description.value.strip():
        line = file.tree.line_of(description.start)
        texts.append(Text("description", readable(description.value), line))
    return Record(
        id=id,
        database="aiid",
        title=" ".join((text_at(node, "title") or "").split()),
        url=f"{_ADDRESS}{id}/",
        date=_text(node, "date"),
        texts=tuple(texts),
        path=str(file.path),
        shape=Aiid.name,
        line=file.tree.line_of(node.start),
        notes=(f"not in this file: report {', '.join(missing)}",) if missing else (),
    )


def _records_of_reports(file: File, reports: Sequence[Node]) -> Iterator[Record]:
    """Yield a record for each incident that reports name, and for each report that names none, as in `reports.csv`."""
    by_incident: dict[str, list[Node]] = {}
    for node in reports:
        if id := _text(node, "incident_id"):
            by_incident.setdefault(id, []).append(node)
        else:
            yield _record_of_report(file, node)
    for id, several in by_incident.items():
        numbered = enumerate(several)
        texts = (text for number, node in numbered for text in _reference(file.tree, f"reports[{number}]", node))
        yield Record(
            id=id,
            database="aiid",
            url=f"{_ADDRESS}{id}/",
            texts=tuple(texts),
            path=str(file.path),
            shape=Aiid.name,
            line=file.tree.line_of(several[0].start),
        )


def _record_of_report(file: File, node: Node) -> Record:
    return Record(
        id=_text(node, "report_number") or "",
        database="aiid-report",
        title=" ".join((text_at(node, "title") or "").split()),
        url=text_at(node, "url"),
        date=(_text(node, "date_published") or "")[:10] or None,
        texts=tuple(_reference(file.tree, "report", node)),
        path=str(file.path),
        shape=Aiid.name,
        line=file.tree.line_of(node.start),
    )


def _reference(tree: Tree, field: str, report: Node) -> Iterable[Text]:
    """Yield a report as a reference: who, when, what and where, with its address."""
    address = text_at(report, "url")
    authors = [said for item in items_at(report, "authors") if (said := text_at(item))]
    date = (_text(report, "date_published") or "")[:10]
    title = " ".join((text_at(report, "title") or "").split())
    head = " ".join(part for part in ("; ".join(authors), f"({date})" if date else "") if part)
    said = ". ".join(part.rstrip(".") for part in (head, title, text_at(report, "source_domain") or "") if part)
    if said or address:
        yield Text(field, said or address or "", tree.line_of(report.start), reference=True, address=address)


def _text(node: Node, key: str) -> str | None:
    found = get(node, key)
    return _value(found) if found else None


def _value(node: Node) -> str | None:
    """Return a text or number, also as MongoDB exports it: {"$date": "2014-08-14T00:00:00Z"}, {"$numberInt": "3"}."""
    if not isinstance(node, Mapping):
        return text_at(node)
    if len(node.members) != 1 or not node.members[0].key.startswith("$"):
        return None
    key, inner = node.members[0].key, _value(node.members[0].value)
    if key == "$date" and inner and inner.lstrip("-").isdecimal():
        return _of_milliseconds(int(inner))
    return inner


def _of_milliseconds(count: int) -> str | None:
    try:
        return datetime.fromtimestamp(count / 1000, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None
