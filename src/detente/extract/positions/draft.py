"""A position as found, before it is a claim; and who may hold one."""

from __future__ import annotations

from dataclasses import dataclass

from detente.annotate.naming import actors_at, holders_of
from detente.annotate.tree import account_at, chief_pair, children, conjuncts, prepositional
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.span import Span
from detente.model.when import When

VOICES = frozenset({None, "official", "legislator", "state_media"})
"""Whose words are a side's position: not a scholar's, a firm's or the press's."""

_SPEAKING = frozenset({"we", "i", "our", "my"})
_PAIRED = frozenset({"side", "party", "leader", "country", "minister", "government", "nation", "president"})
_EACH = frozenset({"neither", "either", "each"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A position as found: `stance` are its words, `holders` those who take it, `rule` what found it."""

    trigger: Token
    stance: Span
    holders: tuple[Actor, ...]
    when: When | None = None
    rule: str
    confidence: float = 0.6


def holders_at(a: Annotated, tokens: tuple[Token, ...]) -> tuple[Actor, ...]:
    """Those whom these nouns or pronouns name, with a side, and who speak for it; each once, in order.

    "We" are those whose words are reported; "the parties" of whom no more is known are the two that the document is
    about; "Oslo's negotiators" are Oslo's.
    """
    found = [x for t in tokens for x in _named(a, t)]
    return tuple(dict.fromkeys(x for x in found if x.side and x.standing in VOICES))


def _named(a: Annotated, token: Token) -> tuple[Actor, ...]:
    if token.text.lower() in _SPEAKING:
        return speakers_at(a, token)
    known = actors_at(a, token.i)
    if any(x.side for x in known):
        return known
    owners = [x for c in children(a, token.i, "poss") for t in conjuncts(a, c.i) for x in _named(a, t)]
    if owners:
        return tuple(owners)
    determiners = children(a, token.i, "det")
    several = token.tag in ("NNS", "NNPS") or any(t.lemma in _EACH for t in determiners)
    paired = several and not prepositional(a, token.i) and token.lemma.lower() in _PAIRED and determiners
    return tuple(Actor(side=side) for side in chief_pair(a)) if paired else known


def speakers_at(a: Annotated, token: Token) -> tuple[Actor, ...]:
    """Whose "we" it is: those whose words are reported there, else the side whose own paper the document is."""
    account = account_at(a, token.start)
    if account is not None:
        return holders_of(a, account)
    return (Actor(side=a.document.side, standing="official"),) if a.document.side else ()
