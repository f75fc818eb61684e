"""What programs may rely on in our JSON, as JSON schemas."""

TEXT = {"type": ["string", "null"]}
NUMBER = {"type": ["integer", "null"]}
NAME = {
    "oneOf": [
        {
            "type": "object",
            "required": ["family", "given", "particle", "suffix"],
            "properties": {"family": {"type": "string"}, "given": TEXT, "particle": TEXT, "suffix": TEXT},
            "additionalProperties": False,
        },
        {
            "type": "object",
            "required": ["name"],
            "properties": {"name": {"type": "string"}},
            "additionalProperties": False,
        },
    ]
}
FORM = {"enum": ["full", "short", "identifier", "web", "none"]}
DOI = {"type": ["string", "null"], "pattern": r"^10\.\d{4,9}(\.\d+)*/\S+$"}
PARSE = {
    "type": "object",
    "required": ["raw", "form", "authors", "more", "year", "year_suffix", "title", "container", "volume", "issue"]
    + ["pages", "publisher", "editors", "doi", "arxiv", "isbn", "url"],
    "properties": {
        "raw": {"type": "string"},
        "form": FORM,
        "authors": {"type": "array", "items": NAME},
        "more": {"type": "boolean"},
        "year": NUMBER,
        "editors": {"type": "array", "items": NAME},
        "doi": DOI,
        **dict.fromkeys(("year_suffix", "title", "container", "volume", "issue", "pages", "publisher"), TEXT),
        **dict.fromkeys(("arxiv", "isbn", "url"), TEXT),
    },
}
EXTRACT = {
    "type": "object",
    "required": ["record", "n", "raw", "field", "start", "end", "line", "form", "part"] + ["address", "means"],
    "properties": {
        "record": {"type": "string"},
        "address": TEXT,
        "means": NUMBER,
        "raw": {"type": "string"},
        "field": {"type": "string"},
        **{name: {"type": "integer", "minimum": 1} for name in ("n", "line")},
        **{name: {"type": "integer", "minimum": 0} for name in ("start", "end")},
        "form": FORM,
        "part": NUMBER,
    },
    "additionalProperties": False,
}
RESOLVE = {
    "type": "object",
    "required": ["id", "record", "n", "part", "raw", "form", "decision", "doi", "work_id", "key", "score", "source"]
    + ["reason", "evidence", "candidates"],
    "properties": {
        "id": TEXT,
        "record": TEXT,
        "n": NUMBER,
        "part": NUMBER,
        "raw": {"type": "string"},
        "form": FORM,
        "decision": {"enum": ["matched", "ambiguous", "unmatched", "pending"]},
        "doi": DOI,
        "work_id": TEXT,
        "key": {"type": ["string", "null"]},
        "score": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
        "source": TEXT,
        "reason": {"type": "string", "minLength": 1},
        "evidence": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "agrees", "said", "found"],
                "properties": {
                    "field": {"type": "string"},
                    "agrees": {"type": ["boolean", "null"]},
                    "said": TEXT,
                    "found": TEXT,
                },
                "additionalProperties": False,
            },
        },
        "candidates": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["work_id", "doi", "title", "authors", "year", "score", "source"],
                "properties": {
                    "work_id": {"type": "string"},
                    "doi": DOI,
                    "title": {"type": "string"},
                    "authors": {"type": "array", "items": {"type": "string"}},
                    "year": NUMBER,
                    "score": {"type": "number", "minimum": 0, "maximum": 1},
                    "source": {"type": "string"},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
    "allOf": [
        {
            "if": {"properties": {"decision": {"const": "matched"}}},
            "then": {"properties": {"work_id": {"type": "string"}, "score": {"type": "number"}}},
            "else": {"properties": {"work_id": {"type": "null"}, "doi": {"type": "null"}}},
        },
        {
            "if": {"properties": {"decision": {"const": "ambiguous"}}},
            "then": {"properties": {"candidates": {"minItems": 1}}},
        },
    ],
}
