"""Records and documents as the JSON objects that other programs read: every documented key, unknown ones null.

The shape is public interface (docs/records.md): common keys are the same for every kind; dates are EDTF, sides ISO
3166-1 alpha-3 or an acronym, positions code points of the document's text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from detente.model.actor import Actor
from detente.model.document import Document
from detente.model.record import Json, Record
from detente.model.span import Evidence
from detente.model.when import When, parse_when

FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "engagement": (
            "form", "level", "participants", "host", "place", "when", "status", "due_passed", "history", "issues",
            "agenda",
        ),
        "channel": ("subject", "sides", "state", "last_reported", "transitions"),
        "commitment": (
            "by", "toward", "text", "made_on", "made_at", "due", "asserted_by", "status", "follow_through",
        ),
        "measure": ("what", "by", "against", "type", "announced", "in_force"),
        "incident": ("what", "actors", "targets", "place", "when", "accounts"),
        "position": ("side", "body", "issue", "stance", "holder", "when"),
        "assessment": (
            "holder", "standing", "claim", "type", "of_side", "about", "direction", "condition", "said_on", "horizon",
            "verdict", "outcome",
        ),
        "event": (
            "source", "target", "group", "place", "plover", "mode", "context", "cameo", "intensity", "when",
            "actuality",
        ),
        "statement": (
            "form", "text", "speaker", "cue", "addressee", "said_on", "venue", "engagement", "content", "segments",
            "speaker_span", "cue_span", "attribution",
        ),
        "person": ("name", "aliases", "roles"),
        "date": ("document", "start", "end", "text", "value", "type", "timex", "alternatives"),
    }
)  # fmt: skip
"""The keys of each kind beside the common ones, in the order in which they are printed."""

COMMON: tuple[str, ...] = (
    "evidence", "documents", "origins", "confidence", "review", "conflicts", "links", "told", "sides", "according_to",
)  # fmt: skip
"""The keys that every record has beside `id` and `kind`."""

DOCUMENT: tuple[str, ...] = (
    "id", "kind", "title", "publisher", "author", "url", "language", "published", "published_from", "side", "path",
    "noise",
)  # fmt: skip
"""The keys of a document; `text` comes before `noise` where it is asked for."""

_LISTS = frozenset(
    [
        "participants",
        "history",
        "issues",
        "agenda",
        "transitions",
        "by",
        "toward",
        "against",
        "follow_through",
        "actors",
        "targets",
        "accounts",
        "context",
        "content",
        "segments",
        "aliases",
        "roles",
        "alternatives",
    ]
)


def record_json(record: Record, *, now: date | None) -> dict[str, Json]:
    """A record with every key of its kind. `now` is the day asked about, or the ledger's last; never the clock's."""
    own = dict.fromkeys(FIELDS.get(record.kind, ())) | dict(record.fields)
    own = {key: [] if value is None and key in _LISTS else to_json(value) for key, value in own.items()}
    if record.kind == "date":
        own |= _where_it_stands(record, own)
    if record.kind == "engagement":
        own["due_passed"] = due_passed(record, now=now)
    return {"id": record.id, "kind": record.kind} | own | _common(record)


def due_passed(record: Record, *, now: date | None) -> bool:
    """Was it planned for a day that is past on the day `now`, with nothing told of what became of it?"""
    when = parse_when(record.fields.get("when"))
    if record.fields.get("status") != "planned" or when is None or when.last is None or now is None:
        return False
    return when.last < now


_OF_THE_ARTICLE = frozenset({"heading"})
"""Reasons of stretches that nothing is read from though they belong to the article: they are not listed as noise."""


def document_json(document: Document, *, text: bool = False) -> dict[str, Json]:
    """A document; with its text where asked."""
    out: dict[str, Json] = {key: to_json(getattr(document, key, None)) for key in DOCUMENT}
    out["kind"] = "document"
    del out["noise"]
    noise = [to_json(n) for n in document.noise if n.reason not in _OF_THE_ARTICLE]
    return out | ({"text": document.text} if text else {}) | {"noise": noise}


def evidence_json(evidence: Evidence) -> dict[str, Json]:
    """``{"document", "start", "end", "text"}``, with `field` and `claim` where it has them."""
    out: dict[str, Json] = {
        "document": evidence.document,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
    }
    return out | {k: v for k in ("field", "claim") if (v := getattr(evidence, k)) is not None}


def to_json(value: Any) -> Json:
    """Any noun or answer as JSON: a dataclass by its fields' names, a date as EDTF; what is JSON already stays."""
    if isinstance(value, Evidence):
        return evidence_json(value)
    if isinstance(value, Actor):
        return {"name": value.name, "role": value.role, "body": value.body, "side": value.side}
    if isinstance(value, When | date):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    return value


def _where_it_stands(record: Record, own: Mapping[str, Json]) -> dict[str, Json]:
    first = record.evidence[0]
    given = {"document": first.document, "start": first.start, "end": first.end, "text": first.text}
    return {key: value if own.get(key) is None else own[key] for key, value in given.items()}


def _common(record: Record) -> dict[str, Json]:
    return {
        "evidence": to_json(record.evidence),
        "documents": list(record.documents),
        "origins": record.origins,
        "confidence": round(record.confidence, 4),
        "review": record.review,
        "conflicts": [
            {"field": c.field, "values": [{"value": to_json(v), "documents": list(d)} for v, d in c.values]}
            for c in record.conflicts
        ],
        "links": to_json(record.links),
        "told": to_json(record.told),
        "sides": list(record.facets.sides),
        "according_to": to_json(record.according_to),
        "known_from": to_json(record.known_from),
        "disputed": record.disputed,
        "claims": list(record.claims),
    }
