"""The published JSON Schema, generated from the record's types so that the two cannot part."""

from typing import Any

from pydantic import TypeAdapter

from dragoman.record.rows import RECORD_TYPES

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_VERDICT: dict[str, Any] = {
    "title": "Verdict",
    "description": "What a reader holds of the record: beside it, no part of it, absent where nobody "
    "judged it. `changed`: the record says other than it did when it was judged.",
    "type": "object",
    "properties": {
        "verdict": {"enum": ["uphold", "reject", "unsure"]},
        "who": {"type": ["string", "null"]},
        "why": {"type": ["string", "null"]},
        "decided": {"type": "string"},
        "changed": {"type": "boolean"},
    },
    "required": ["verdict", "who", "why", "decided", "changed"],
    "additionalProperties": False,
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one line of an export."""
    definitions: dict[str, Any] = {}
    for name, kind in RECORD_TYPES.items():
        schema = TypeAdapter(kind).json_schema(ref_template="#/$defs/{model}", mode="serialization")
        definitions.update(schema.pop("$defs", {}))
        definitions[name] = _with_type(schema, name)
    definitions["verdict"] = _VERDICT
    return {
        "$schema": DIALECT,
        "title": "A Dragoman record",
        "description": "One line of `dragoman export --format jsonl`.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in RECORD_TYPES],
        "$defs": definitions,
    }


def _with_type(schema: dict[str, Any], name: str) -> dict[str, Any]:
    properties = {key.rstrip("_"): value for key, value in schema["properties"].items()}
    schema["properties"] = {"type": {"const": name}, **properties}
    schema["required"] = list(schema["properties"])
    schema["properties"]["verdict"] = {"$ref": "#/$defs/verdict"}
    schema["additionalProperties"] = False
    return schema
