"""Floor and guardrails: what was proposed, accepted or contested as one, by whom: somebody's claim, never computed."""

from __future__ import annotations

from detente.model.record import Record
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked
from detente.views.status.telling import most_telling

_KINDS = ("commitment", "position", "assessment", "statement")
_WORDS = ("text", "stance", "claim")


def guardrails(asked: Asked) -> Part:
    """Whatever anybody is told to have said of a floor or guardrails; governments first, then the latest."""
    told = most_telling((r for kind in _KINDS for r in asked.of(kind) if _speaks_of_them(r, asked)), asked.sources)
    lines = map(asked.line, told)
    return part("guardrails", "Floor and guardrails, as claimed", lines, listing="statements --text guardrails")


def _speaks_of_them(record: Record, asked: Asked) -> bool:
    words = " ".join(str(record.fields.get(key) or "") for key in _WORDS)
    return bool(asked.watch.guardrails.search(words))
