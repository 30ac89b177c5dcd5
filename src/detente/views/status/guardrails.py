"""Floor and guardrails: what was proposed, accepted or contested as one, by whom: somebody's claim, never computed."""

from __future__ import annotations

from detente.model.ranked import Ranked
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked

_KINDS = ("commitment", "position", "assessment", "statement")


def guardrails(asked: Asked) -> Part:
    """Whatever anybody is told to have said of a floor or guardrails; governments first, then the latest."""
    watch = asked.watch
    question = Ranked(kinds=_KINDS, words=watch.limits, saying=watch.guardrails, order="weightiest")
    found = asked.first("guardrails", question)
    listing = "statements --text guardrails"
    lines = map(asked.line, found.records)
    return part("guardrails", "Floor and guardrails, as claimed", lines, listing=listing, more=found.more)
