"""What the formats say of a record's references, as JSON Schema.

These restate the published schemas (OSV 1.x, CVE 5.1, STIX 2.1 external-reference, CSAF 2.0, AVID 0.2), as far as the
references go; they are written here from what is known of those, and are not the published files.
"""

from typing import Any

_URL = {"type": "string", "format": "uri", "pattern": "^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$"}


def _within(schema: dict[str, Any], *path: str) -> dict[str, Any]:
    """Return a schema for the value under a path; a key that ends in `[]` holds a list."""
    for key in reversed(path):
        several = key.endswith("[]")
        inner = {"type": "array", "items": schema} if several else schema
        schema = {"type": "object", "properties": {key.removesuffix("[]"): inner}}
    return schema


OSV = _within(
    {
        "type": ["array", "null"],
        "items": {
            "type": "object",
            "properties": {
                "type": {
                    "enum": [
                        "ADVISORY", "ARTICLE", "DETECTION", "DISCUSSION", "REPORT", "FIX", "INTRODUCED", "GIT",
                        "PACKAGE", "EVIDENCE", "WEB",
                    ]
                },
                "url": _URL,
            },
            "required": ["type", "url"],
            "additionalProperties": False,
        },
    },
    "references",
)  # fmt: skip
CVE = _within(
    {
        "type": "array",
        "minItems": 1,
        "maxItems": 512,
        "uniqueItems": True,
        "items": {
            "type": "object",
            "properties": {
                "url": {**_URL, "minLength": 1, "maxLength": 2048},
                "name": {"type": "string", "minLength": 1, "maxLength": 512},
                "tags": {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"type": "string"}},
            },
            "required": ["url"],
            "additionalProperties": False,
        },
    },
    "containers",
    "cna",
    "references",
)
STIX = _within(
    {
        "type": "array",
        "minItems": 1,
        "items": {
            "type": "object",
            "properties": {
                "source_name": {"type": "string", "minLength": 1},
                "description": {"type": "string"},
                "url": _URL,
                "hashes": {"type": "object"},
                "external_id": {"type": "string"},
            },
            "required": ["source_name"],
            "anyOf": [{"required": [key]} for key in ("description", "external_id", "url")],
        },
    },
    "external_references",
)
_CSAF_LIST = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "properties": {
            "category": {"enum": ["external", "self"]},
            "summary": {"type": "string", "minLength": 1},
            "url": _URL,
        },
        "required": ["summary", "url"],
        "additionalProperties": False,
    },
}
CSAF = {
    "allOf": [_within(_CSAF_LIST, "document", "references"), _within(_CSAF_LIST, "vulnerabilities[]", "references")]
}
AVID = _within(
    {
        "type": ["array", "null"],
        "items": {
            "type": "object",
            "properties": {
                "type": {"enum": ["source", "model", "dataset", "paper", "report", "misc", "poc", "blog", "other"]},
                "label": {"type": "string"},
                "url": {"type": "string", "minLength": 1},
            },
            "required": ["label", "url"],
            "additionalProperties": False,
        },
    },
    "references",
)
