"""What the answers look like, as JSON Schema: every record's keys and types, from the codebook of the exports."""

from __future__ import annotations

from typing import Any

from detente.export.columns import Told, column, names_of
from detente.web.api.problems import MEDIA_TYPE

Schema = dict[str, Any]

_TYPES: dict[str, Schema] = {
    "text": {"type": ["string", "null"]},
    "date": {"type": ["string", "null"]},
    "integer": {"type": ["integer", "null"]},
    "number": {"type": ["number", "null"]},
    "boolean": {"type": ["boolean", "null"]},
    "list": {"type": "array"},
    "objects": {"type": "array"},
    "object": {"type": ["object", "array", "string", "null"]},
}

PROBLEM: Schema = {
    "type": "object",
    "required": ["title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}

ANY: Schema = {"type": "object"}


def record(kind: str) -> Schema:
    """A record (or document) of a kind; keys that are not named may be there too."""
    told = [column(kind, name) for name in names_of(kind) if not (kind == "document" and name == "text")]
    return {"type": "object", "required": [one.name for one in told], "properties": {o.name: _of(o) for o in told}}


def listing(item: Schema) -> Schema:
    """A page of a listing."""
    properties = {"items": {"type": "array", "items": item}, "next": {"type": ["string", "null"]}}
    return {"type": "object", "required": ["items", "next"], "properties": properties}


def answers(schema: Schema, *statuses: int) -> dict[int | str, dict[str, Any]]:
    """The answers of an operation: what it gives, and the problems that it may tell of."""
    good: dict[int | str, dict[str, Any]] = {
        200: {"description": "The answer", "content": {"application/json": {"schema": schema}}}
    }
    wrong = {"description": "Why there is no answer", "content": {MEDIA_TYPE: {"schema": PROBLEM}}}
    return good | dict.fromkeys((*statuses, 400, 401, 422), wrong)


def _of(told: Told) -> Schema:
    return {**_TYPES[told.type], "description": told.values}
