"""What SARIF 2.1.0 asks of the parts that we write, put down from the standard: nothing besides them may be there."""

from typing import Any


def _object(required: str = "", **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required.split(),
        "properties": properties,
    }


_TEXT = {"type": "string", "minLength": 1}
_FROM_ONE = {"type": "integer", "minimum": 1}
_MESSAGE = _object("text", text=_TEXT)
_MULTIFORMAT = _object("text", text=_TEXT, markdown=_TEXT)  # 3.12
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
# 3.4: a relative reference that a base goes with, or an absolute address; a space or a "\" is in neither
_ARTIFACT = {
    **_object("uri", uri={"type": "string", "pattern": r"^[A-Za-z0-9._~!$&'()*+,;=@:/%-]+$"}, uriBaseId=_TEXT),
    "if": {"required": ["uriBaseId"]},
    "then": {"properties": {"uri": {"pattern": r"^[^/:][^:]*$"}}},
    "else": {"properties": {"uri": {"pattern": r"^file://"}}},
}
# 3.30: a column needs its line, an end its start
_REGION = {
    **_object("startLine", startLine=_FROM_ONE, startColumn=_FROM_ONE, endLine=_FROM_ONE, endColumn=_FROM_ONE),
    "dependentRequired": {"endLine": ["startColumn", "endColumn"], "endColumn": ["endLine"]},
}
_PLACE = _object("artifactLocation region", artifactLocation=_ARTIFACT, region=_REGION)
_LOCATION = _object(
    "physicalLocation",
    physicalLocation=_PLACE,
    logicalLocations={"type": "array", "minItems": 1, "items": _object("name", name=_TEXT)},
)
_REPLACEMENT = _object("deletedRegion", deletedRegion=_REGION, insertedContent=_object("text", text={"type": "string"}))
_FIX = _object(
    "artifactChanges",
    description=_MESSAGE,
    artifactChanges={
        "type": "array",
        "minItems": 1,
        "items": _object(
            "artifactLocation replacements",
            artifactLocation=_ARTIFACT,
            replacements={"type": "array", "minItems": 1, "items": _REPLACEMENT},
        ),
    },
)
_RESULT = {
    **_object(
        "ruleId message kind level locations partialFingerprints",
        ruleId=_TEXT,
        ruleIndex={"type": "integer", "minimum": 0},
        kind={"enum": ["pass", "fail"]},
        level=_LEVEL,
        message=_MESSAGE,
        locations={"type": "array", "minItems": 1, "items": _LOCATION},
        partialFingerprints={"type": "object", "minProperties": 1, "additionalProperties": _TEXT},
        fixes={"type": "array", "minItems": 1, "uniqueItems": True, "items": _FIX},
    ),
    # 3.27.10: what is no failure has no level
    "if": {"properties": {"kind": {"const": "fail"}}},
    "then": {"properties": {"level": {"enum": ["note", "warning", "error"]}}},
    "else": {"properties": {"level": {"const": "none"}}},
}
_RULE = _object(
    "id shortDescription help defaultConfiguration",
    id=_TEXT,
    name=_TEXT,
    shortDescription=_MULTIFORMAT,
    help=_MULTIFORMAT,
    defaultConfiguration=_object("level", level=_LEVEL),
)
_DRIVER = _object(
    "name rules",
    name={"const": "incident-refs"},
    version=_TEXT,
    rules={"type": "array", "uniqueItems": True, "items": _RULE},
)
_RUN = _object(
    "tool columnKind results",
    tool=_object("driver", driver=_DRIVER),
    columnKind={"const": "utf16CodeUnits"},
    results={"type": "array", "items": _RESULT},
)
SCHEMA = _object(
    "version runs",
    version={"const": "2.1.0"},
    runs={"type": "array", "minItems": 1, "items": _RUN},
    **{"$schema": {"type": "string", "pattern": "^https://.*/sarif-schema-2[.]1[.]0[.]json$"}},
)
