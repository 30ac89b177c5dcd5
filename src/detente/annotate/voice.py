"""Whose text a document is: one government's statement, or one that several made together."""

from __future__ import annotations

from detente.annotate.naming import actors_at, sides_in
from detente.annotate.tree import prepositional
from detente.model.annotated import Annotated, Sentence

_TEXTS = frozenset({"statement", "remarks", "remark", "message", "address", "letter", "speech"})
_JOINT = ("joint ", "trilateral", "quadrilateral")


def voice_of(a: Annotated) -> str | None:
    """Whose official text it is: the publisher's side, else of whom its title says that it is his statement."""
    if a.document.side is not None:
        return a.document.side
    first = _opening(a)
    heads = [t for t in a.tokens[first.first : first.last] if t.lemma in _TEXTS] if first else []
    named = [x for t in heads[:1] for p in prepositional(a, t.i, "by", "from", "of") for x in actors_at(a, p.i)]
    return next((x.side for x in named if x.side and (x.name or x.role)), None)


def joint_sides(a: Annotated) -> tuple[str, ...]:
    """All whose joint text it is, where its first sentence says that it is one and names three or more; else none."""
    first = _opening(a)
    text = first.span.of(a.document.text).lower() if first else ""
    sides = tuple(dict.fromkeys(sides_in(a, first.span))) if first else ()
    return sides if len(sides) > 2 and any(word in text for word in _JOINT) else ()


def _opening(a: Annotated) -> Sentence | None:
    return next((s for s in a.sentences if not s.noise), None)
