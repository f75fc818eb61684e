"""Findings as SARIF 2.1.0, which GitHub, GitLab and editors read."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from incident_refs.checks.baseline import Fingerprint, digest, fingerprint
from incident_refs.checks.check import Check, name_of
from incident_refs.checks.file_name import portable
from incident_refs.checks.outputs.changes import Change, Changes
from incident_refs.checks.outputs.explain import summary, text
from incident_refs.checks.outputs.source_lines import SourceLines
from incident_refs.checks.outputs.text import said
from incident_refs.model.finding import Finding, Severity
from incident_refs.model.verdict import VerdictWord

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"


def log(found: Sequence[Finding], source: Mapping[str, bytes], checks: Sequence[Check], version: str) -> str:
    """Return the log of one run. `checks` are those that ran, `version` is ours.

    `source` has the bytes of files by the names that findings give them: SARIF counts columns in UTF-16. A finding in
    a file that is not at hand has its line only.

    >>> log([], {}, [], "0.1.0")[:84]
    '{"$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sari'
    """
    kept, changes = SourceLines(source), Changes(source)
    index = {check.code: number for number, check in enumerate(checks)}
    seen: Counter[Fingerprint] = Counter()
    results = []
    for one in found:
        known = fingerprint(one)
        seen[known] += 1
        result = _result(one, kept, index.get(one.code), f"{digest(known)}:{seen[known]}")
        change = changes.of(one)
        results.append(result if change is None else result | {"fixes": [_fix(one, change)]})
    driver = {"name": "incident-refs", "version": version, "rules": [_rule(check) for check in checks]}
    run = {"tool": {"driver": driver}, "columnKind": "utf16CodeUnits", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False)


def _rule(check: Check) -> dict[str, Any]:
    words = text(check)
    return {
        "id": check.code,
        "name": name_of(check),
        "shortDescription": {"text": summary(check)},
        "help": {"text": words, "markdown": words},
        "defaultConfiguration": {"level": _LEVEL[check.severity]},
    }


def _result(one: Finding, kept: SourceLines, rule: int | None, mark: str) -> dict[str, Any]:
    confirmed = one.verdict is VerdictWord.CONFIRMED  # "pass" has the level "none"
    place: dict[str, Any] = {"artifactLocation": _artifact(one.file), "region": _region(one, kept)}
    location: dict[str, Any] = {"physicalLocation": place}
    if one.key:
        location["logicalLocations"] = [{"name": one.key}]
    return {
        "ruleId": one.code,
        **({} if rule is None else {"ruleIndex": rule}),
        "kind": "pass" if confirmed else "fail",
        "level": "none" if confirmed else _LEVEL[one.severity],
        "message": {"text": one.message or one.name},
        "locations": [location],
        "partialFingerprints": {"incidentRefs/v1": mark},
    }


def _region(one: Finding, kept: SourceLines) -> dict[str, int]:
    line = kept.line(one.file, one.line)
    if line is None:
        return {"startLine": one.line}
    before = line[: one.column - 1]
    return {"startLine": one.line, "startColumn": one.column + sum(sign > "\uffff" for sign in before)}


def _fix(one: Finding, change: Change) -> dict[str, Any]:
    (line, column), (end_line, end_column) = change.start, change.end
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    replaced = {"deletedRegion": region, "insertedContent": {"text": change.text}}
    words = said(one.fix) if one.fix else ""
    return {
        "description": {"text": words},
        "artifactChanges": [{"artifactLocation": _artifact(one.file), "replacements": [replaced]}],
    }


def _artifact(file: str) -> dict[str, str]:
    r"""Return where a file is, as an address.

    >>> _artifact("refs\\my library.bib")
    {'uri': 'refs/my%20library.bib', 'uriBaseId': '%SRCROOT%'}
    >>> _artifact("C:\\refs\\a.bib"), _artifact("/tmp/a.bib")
    ({'uri': 'file:///C:/refs/a.bib'}, {'uri': 'file:///tmp/a.bib'})
    """
    name = portable(file)
    drive = name[:2] if name[1:3] == ":/" and name[0].isascii() and name[0].isalpha() else ""
    path = quote(name[len(drive) :].encode("utf-8", "surrogateescape"))
    if drive or path.startswith("/"):
        return {
            "uri": f"file:///{drive}{path}" if drive else f"{'file:' if path.startswith('//') else 'file://'}{path}"
        }
    return {"uri": path, "uriBaseId": _ROOT}
