"""Floor and guardrails: what was proposed, accepted or contested as one, by whom: somebody's claim, never computed."""

from __future__ import annotations

from detente.model.ranked import Ranked
from detente.model.record import Record
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked

_KINDS = ("commitment", "position", "assessment", "statement")
_WORDS = ("text", "stance", "claim")


def guardrails(asked: Asked) -> Part:
    """Whatever anybody is told to have said of a floor or guardrails; governments first, then the latest."""
    question = Ranked(kinds=_KINDS, words=asked.watch.limits, order="weightiest")
    found = asked.first("guardrails", question)
    lines = (asked.line(record) for record in found.records if _speaks_of_them(record, asked))
    listing = "statements --text guardrails"
    return part("guardrails", "Floor and guardrails, as claimed", lines, listing=listing, more=found.more)


def _speaks_of_them(record: Record, asked: Asked) -> bool:
    words = " ".join(str(record.fields.get(key) or "") for key in _WORDS)
    return bool(asked.watch.guardrails.search(words))
