"""Floor and guardrails: what was proposed, accepted or contested as one, by whom: somebody's claim, never computed."""

from __future__ import annotations

import re

from detente.model.record import Record
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked

_KINDS = ("commitment", "position", "assessment", "statement")
_WORDS = ("text", "stance", "claim")
_NAMED = re.compile(
    r"\bguard-?rails?\b|\bsafety net\b|\bred lines?\b"
    r"|\b(?:a|the|some|new) (?:\w+ )?(?:floor|bottom|foundation|ballast) (?:under|beneath|for|to|in|of)\b"
    r"|\b(?:put|set|build|find|establish|place)\w* (?:a|the) floor\b",
    re.IGNORECASE,
)
"""The metaphors in which governments and reporters speak of limits to a rivalry."""


def guardrails(asked: Asked) -> Part:
    """Whatever anybody is told to have said of a floor or guardrails, latest first."""
    told = [r for kind in _KINDS for r in asked.of(kind) if _speaks_of_them(r)]
    told.sort(key=lambda r: (r.facets.when.sort_key() if r.facets.when else (), r.id), reverse=True)
    return part("guardrails", "Floor and guardrails, as claimed", map(asked.line, told), most=4)


def _speaks_of_them(record: Record) -> bool:
    words = " ".join(str(record.fields.get(key) or "") for key in _WORDS)
    return bool(_NAMED.search(words)) or "guardrails" in record.facets.issues
