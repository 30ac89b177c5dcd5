"""What somebody does by saying it: blame, demand, warn, praise, where no verb of the sentence says so itself.

Source: PLOVER manual 2.0: ACCUSE ("express disapprovals, objections, and complaints"), REQUEST, THREATEN, SUPPORT and
AGREE are verbal acts of the speaker toward the one spoken of.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.annotate.clauses import holder_of
from detente.annotate.tree import children, mentions_in
from detente.lexicon.plover import Plover
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Attribution, Token

_MUST = frozenset({"must", "should", "ought", "need", "have"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An act of speech: who, about whom, of which type; `trigger` is the token whose words show it."""

    speaker: Actor
    about: str
    plover: str
    trigger: int


def act_of(a: Annotated, attribution: Attribution, plover: Plover) -> Said | None:
    """What the speaker does by these words, or None where they show no such act or no other side."""
    speaker = holder_of(a, attribution)
    if speaker is None or speaker.side is None:
        return None
    about = _spoken_of(a, attribution, speaker.side)
    tokens = [t for t in a.tokens if any(s.start <= t.start < s.end for s in attribution.content)]
    if about is None or not tokens:
        return None
    for code, trigger in _shown(a, tokens, about, plover):
        return Said(speaker=speaker, about=about, plover=code, trigger=trigger)
    return None


def _spoken_of(a: Annotated, attribution: Attribution, own: str) -> str | None:
    """The first other side that the words name, if they name no second one as often."""
    named = [
        side
        for span in attribution.content
        for m in mentions_in(a, span)
        for i in m.cast
        if (side := a.cast[i].actor.side) and side != own
    ]
    return max(named, key=named.count, default=None)


def _shown(a: Annotated, tokens: list[Token], about: str, plover: Plover) -> list[tuple[str, int]]:
    """(type, trigger) of the acts that the words show, the surest first."""
    found: list[tuple[str, int]] = []
    for token in tokens:
        if token.lemma in _MUST and token.pos in ("AUX", "VERB") and _subject_is(a, token, about):
            found.append(("REQUEST", token.i))
        for code, cues in plover.speech.items():
            if token.lemma in cues and not any(t.dep == "neg" for t in children(a, token.i)):
                found.append((code, token.i))
    order = list(plover.speech)
    return sorted(found, key=lambda f: (order.index(f[0]) if f[0] in order else -1, f[1]))


def _subject_is(a: Annotated, modal: Token, about: str) -> bool:
    verb = modal.head if modal.dep in ("aux", "auxpass") else modal.i
    for child in children(a, verb, "nsubj", "nsubjpass"):
        if any(a.cast[i].actor.side == about for m in a.mentions if m.head == child.i for i in m.cast):
            return True
    return False
