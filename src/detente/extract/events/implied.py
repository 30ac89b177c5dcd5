"""Whom an act is done to where its clause names nobody: the other of two, or who did what is answered or faulted."""

from __future__ import annotations

from collections.abc import Sequence

from detente.annotate.naming import actors_behind
from detente.annotate.tree import subjects, subtree
from detente.extract.events.between import met, own_words
from detente.extract.events.codes import code_of
from detente.extract.events.match import Match
from detente.extract.events.recipients import DEEDS, known_thing, other_side_near, to_others
from detente.kinds.event import Event
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.claim import Claim

ABOUT = frozenset({"ACCUSE", "REQUEST", "REJECT"})
"""What may be done about a thing that is no side's."""

_BETWEEN = frozenset({"talk", "dialogue", "negotiation", "ceasefire", "cease-fire", "truce", "apology", "withdrawal"})
"""What one side refuses to the other, though it doesn't say so."""

_ADDRESSED = frozenset(
    {"CONCEDE", "RETREAT", "AGREE", "CONSULT", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "MOBILIZE", "SANCTION"}
)
"""What is done to somebody even where the clause does not say to whom; praise and help without an object are not."""

_APART = frozenset({"acl", "relcl", "amod", "advcl"})
"""In a clause beside another the other's actors are not those who are meant."""

_OWN = frozenset({"i", "we", "he", "she", "it"})

_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "THREATEN", "PROTEST"})
_CHARGES = frozenset(
    [
        "charge",
        "accusation",
        "allegation",
        "claim",
        "criticism",
        "complaint",
        "assertion",
        "suggestion",
        "demand",
        "request",
        "call",
        "appeal",
        "proposal",
        "offer",
        "ultimatum",
        "invitation",
        "protest",
        "condition",
    ]
)


def implied(
    a: Annotated,
    lexicon: Lexicon,
    match: Match,
    source: str | None,
    dyad: tuple[str, ...],
    before: Sequence[Claim[Event]],
) -> str | None:
    """Where the clause names no target: the one other side that the sentence names, or that the document is about."""
    kind = match.plover in _ADDRESSED or _conveyed(match)
    if source is None or not kind or (match.nominal and match.plover == "CONSULT"):
        return None
    if own_words(a, match.frame.subjects) or _with_others(match):
        return None
    if a.tokens[match.trigger].dep in _APART or (match.plover == "REJECT" and _intransitive(match)):
        return None
    if match.plover == "MOBILIZE" and any(t.entity in ("LOC", "FAC", "GPE") for _, t in match.frame.slots):
        return None
    own = source.split()[0]
    if to_others(a, match, {own}):
        return None
    demanded = match.pattern.says == "must"
    side = None if match.plover in ABOUT else other_side_near(a, a.tokens[match.trigger], own)
    side = side if not dyad or side in dyad else None
    if side is None and own in dyad and not match.nominal and _left_open(a, match, own, demanded=demanded):
        side = next((x for x in dyad if x != own and (a.document.side is None or x in met(a))), None)
    side = side or _answered(a, match, own, before)
    return code_of(Actor(side=side), match.plover, lexicon) if side else None


def _conveyed(match: Match) -> bool:
    """Are thanks or sympathy expressed, which are always somebody's ("expressed condolences over the deaths")?"""
    return match.plover == "SUPPORT" and any(t.lemma in _SYMPATHY for t in match.frame.objects)


_SYMPATHY = frozenset({"condolence", "gratitude", "congratulation", "sympathy", "appreciation"})


def _answered(a: Annotated, match: Match, own: str, before: Sequence[Claim[Event]]) -> str | None:
    """Who did what is answered: the last that accused it ("rejected the charge"), or that did "the move"."""
    things = [*match.frame.objects, *(t for name, t in match.frame.slots if name in match.pattern.target)]
    if match.nominal or match.plover not in ("REJECT", "ACCUSE"):
        return None
    if any(t.lemma in _CHARGES and known_thing(a, t) for t in things):
        return _last(before, own, frozenset({"ACCUSE", "REQUEST", "AGREE", "THREATEN"}), toward=True)
    if match.plover == "ACCUSE" and any((t.lemma in DEEDS or t.pos == "PRON") and known_thing(a, t) for t in things):
        return _last(before, own, _HOSTILE, toward=False)
    return None


def _last(before: Sequence[Claim[Event]], own: str, kinds: frozenset[str], *, toward: bool) -> str | None:
    """The source of the last event of these types told before that another did, to anyone or `toward` the side."""
    told = (c.fields for c in reversed(before) if c.fields.plover in kinds and c.fields.source)
    sides = (((f.source or "").split()[0], (f.target or "-").split()[0]) for f in told)
    return next((one for one, two in sides if one != own and (not toward or two == own)), None)


def _left_open(a: Annotated, match: Match, own: str, *, demanded: bool) -> bool:
    """Does the clause leave to the reader whom it means: no object, or something told of before?"""
    if demanded:
        who = [t for c in match.frame.clauses for t in subjects(a, c.i)]
        return bool(who) and not any((t.tag == "PRP" and t.text.lower() in _OWN) or actors_behind(a, t.i) for t in who)
    if match.plover in ("CONCEDE", "RETREAT", "SUPPORT"):  # what the matter of the two is about
        return True
    plain = [t for t in match.frame.objects if t.dep not in ("oprd", "attr") and t.pos != "ADJ"]
    if match.plover in ABOUT:  # "lodged a protest" says nothing of whom
        plain = [t for t in plain if t.lemma not in match.pattern.with_]
    things = [*plain, *(t for name, t in match.frame.slots if name in match.pattern.target)]
    if match.plover == "REJECT" and a.tokens[match.trigger].lemma == "deny":  # what one is accused of
        return True
    if match.plover == "THREATEN":  # "threatened to leave", "reserved the right to answer"
        return True
    matters = [*match.frame.objects, *match.frame.slot("for", "to", "on")]
    if match.plover in ("REJECT", "REQUEST") and any(t.lemma in _BETWEEN for t in matters):  # "ruled out talks"
        return True
    if match.plover == "ACCUSE" and any(_suffered(a, t, own) for t in things):
        return True
    if match.plover == "SANCTION":  # "suspended it"
        return bool(things)
    return all(match.plover in ABOUT and (known_thing(a, t) or t.lemma in _SUFFERED) for t in things)


_SUFFERED = frozenset(
    {"arrest", "detention", "expulsion", "seizure", "killing", "imprisonment", "treatment", "abduction"}
)
"""What one complains of that was done to one's own."""


def _suffered(a: Annotated, thing: Token, own: str) -> bool:
    """Is it done to those who complain of it ("complained of a violation of its sovereignty")?"""
    return any(x.side == own for t in subtree(a, thing.i) if t.i != thing.i for x in actors_behind(a, t.i))


def _with_others(match: Match) -> bool:
    """Does a meeting say with whom, though they are no side's ("met with stakeholders")?"""
    return match.pattern.plover == "CONSULT" and bool(match.frame.slot("with"))


def _intransitive(match: Match) -> bool:
    """Is nothing refused ("has been resisting for months")?"""
    return not (match.frame.objects or match.frame.clauses or match.frame.slots)
