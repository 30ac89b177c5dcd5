"""A position as found, before it is a claim; and who may hold one."""

from __future__ import annotations

from dataclasses import dataclass

from detente.annotate.naming import actors_at, holders_of
from detente.annotate.signed import signed
from detente.annotate.tree import SUBJECTS, account_at, chief_pair, children, conjuncts, prepositional
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.span import Span
from detente.model.when import When

VOICES = frozenset({None, "official", "legislator", "state_media"})
"""Whose words are a side's position: not a scholar's, a firm's or the press's."""

_SPEAKING = frozenset({"we", "i", "our", "my"})
_PAIRED = frozenset({"side", "party", "leader", "country", "minister", "government", "nation", "president"})
_ALONE = frozenset({"each", "neither", "both"})
_COUNTRY = frozenset({"country", "government", "kingdom", "nation", "republic", "administration", "regime", "state"})
_OWN = frozenset({"the", "our", "my", "his", "her", "their", "its"})
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


def outermost(a: Annotated, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that stand inside another of the same holders ("agreed to *support* the truce").

    Where an official's clause holds one with a subject of its own ("it is clear that Oslo refuses it"), that one stays.
    """
    out = list(drafts)
    for inner in drafts:
        start, end = inner.stance.start, inner.stance.end  # asked of all pairs: most are told apart here
        near = [o for o in out if o.stance.start <= start and end <= o.stance.end and o is not inner]
        around = [o for o in near if _stands_in(inner, o)]
        if around and children(a, inner.trigger.i, *SUBJECTS) and all(o.rule == "stated" for o in around):
            out = [o for o in out if all(o is not x for x in around)]
        elif around:
            out = [o for o in out if o is not inner]
    return out


def _stands_in(inner: Draft, outer: Draft) -> bool:
    if not outer.stance.covers(inner.stance) or inner.stance == outer.stance:
        return False
    return {x.side for x in inner.holders} <= {x.side for x in outer.holders}


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
    if not known and _own_country(a, token):
        return speakers_at(a, token)
    if token.lemma.lower() in _ALONE and not children(a, token.i, "prep") and token.dep == "nsubj":
        return tuple(Actor(side=side) for side in chief_pair(a))
    owners = [x for c in children(a, token.i, "poss") for t in conjuncts(a, c.i) for x in _named(a, t)]
    if owners:
        return tuple(owners)
    determiners = children(a, token.i, "det")
    several = token.tag in ("NNS", "NNPS") or any(t.lemma in _EACH for t in determiners)
    paired = several and not prepositional(a, token.i) and token.lemma.lower() in _PAIRED and determiners
    return tuple(Actor(side=side) for side in chief_pair(a)) if paired else known


def _own_country(a: Annotated, token: Token) -> bool:
    """Is it "the country", "our government" in somebody's words, which is his own?"""
    owners = {t.text.lower() for t in children(a, token.i, "det", "poss")}
    bare = not children(a, token.i, "prep", "relcl", "acl", "amod", "compound", "nmod")
    return token.lemma in _COUNTRY and token.tag == "NN" and bare and not owners.isdisjoint(_OWN)


def speakers_at(a: Annotated, token: Token) -> tuple[Actor, ...]:
    """Whose "we" it is: those whose words are reported there, else the side whose own paper the document is."""
    account = account_at(a, token.start) or signed(a)
    if account is not None:
        return holders_of(a, account)
    return (Actor(side=a.document.side, standing="official"),) if a.document.side else ()
