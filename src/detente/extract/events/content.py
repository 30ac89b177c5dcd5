"""What stands inside another event's content: asked for, refused, threatened or promised, so not done.

Source: PLOVER manual 2.0, chapter "Event Categories" (the "Potential ambiguities" of REQUEST, REJECT, CONCEDE).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.annotate.naming import actors_behind
from detente.annotate.tree import ancestors, children
from detente.extract.events.match import Match
from detente.model.annotated import Annotated, Token

_VERBAL = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
_ANSWERED = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_WILLING = frozenset({"AGREE"})
_YIELDING = frozenset({"RETREAT", "CONCEDE"})
_HOSTILE = frozenset({"ASSAULT", "SANCTION", "COERCE", "MOBILIZE"})
_APART = frozenset({"advcl", "nsubj", "nsubjpass", "npadvmod", "conj", "parataxis"})
_THANKED = frozenset({"thank", "praise", "commend", "congratulate", "applaud", "salute", "laud", "hail", "grateful"})
"""Words after which "for" tells what was done."""

_EARLIER = frozenset({"after", "since", "following"})
_CIRCUMSTANCES = frozenset({"after", "during", "at", "following", "in", "since", "before"})


def swallowed(a: Annotated, match: Match, others: Sequence[Match]) -> bool:
    """Is this event the content of a verbal one above it ("rebuffed a request for a meeting", "agreed to meet")?

    What somebody asks for, refuses, threatens or promises has not happened; only the asking (and a request that is
    refused) has.
    """
    return governing(a, match, others) is not None


def governing(a: Annotated, match: Match, others: Sequence[Match]) -> Match | None:
    """The verbal event whose content this one is; None where it stands for itself."""
    for other in others:
        if other.plover in _VERBAL and other.trigger != match.trigger and governs(a, other.trigger, match.trigger):
            if _alleged_plainly(a, match, other) or _decided(a, match, other):
                return None
            apart = _real(a, match, other) or not _content(a, other, match) or _meant(a, match, other)
            return None if apart else other
    return None


def _alleged_plainly(a: Annotated, match: Match, other: Match) -> bool:
    """Is it told in a clause of its own as what happened ("complained that guards had opened fire")?

    Whose account it is stays with the event.
    """
    token = a.tokens[match.trigger]
    if other.nominal and a.tokens[other.trigger].lemma in ("claim", "announcement", "admission"):
        own = {x.side for t in other.frame.subjects for x in actors_behind(a, t.i) if x.side}
        does = {x.side for t in match.frame.subjects for x in actors_behind(a, t.i) if x.side}
        return bool(own & does) and match.own == "actual"  # "Peru's claim that its troops crossed the line"
    if other.plover != "ACCUSE":
        return False
    finite = token.dep in ("ccomp", "conj") and bool(children(a, token.i, "nsubj", "nsubjpass"))
    return finite and match.plover in _STRUCK and a.tokens[other.trigger].lemma in _TELLING and match.own == "actual"


def _decided(a: Annotated, match: Match, other: Match) -> bool:
    """Is it what one has decided to do, which is done with that ("decided to end the pact", "agreed to ban it")?"""
    verb = a.tokens[other.trigger].lemma
    decided = verb == "decide" or (verb == "agree" and match.plover in _HOSTILE)
    return decided and not match.nominal and _governed(a, other, match)


_STRUCK = frozenset({"ASSAULT", "COERCE"})
_TELLING = frozenset({"complain", "claim", "say", "allege", "assert", "protest", "contend"})


def _real(a: Annotated, match: Match, other: Match) -> bool:
    """Is it an act that the verbal one answers or takes up ("dismissed threats by Rome", "echoed calls by Oslo")?"""
    if match.plover == "REQUEST" and other.plover == "REJECT":
        return True
    if not match.nominal:
        return _done_before(a, match)
    cause = a.tokens[a.tokens[match.trigger].head].lemma in ("for", "over") and match.plover in _HOSTILE
    told = (match.plover in _ANSWERED or cause) and any(
        x.side for t in match.frame.subjects for x in actors_behind(a, t.i)
    )
    known = other.plover == "ACCUSE" and a.tokens[other.trigger].lemma in _CONDEMNING and match.plover in _HOSTILE
    known = known and bool(_owned(a, match)) and any(name in ("of", "on", "against") for name, _ in match.frame.slots)
    return told or known or (match.plover == "SANCTION" and other.plover == "ACCUSE")


def _owned(a: Annotated, match: Match) -> list[str]:
    """The sides whose act it is ("Peru's invasion of Chile")."""
    return [x.side for t in match.frame.subjects for x in actors_behind(a, t.i) if x.side]


_CONDEMNING = frozenset(
    ["condemn", "denounce", "deplore", "criticize", "criticise", "protest", "decry", "blast", "slam", "lament"]
)
"""Verbs that fault what was done, which nobody disputes."""


def _done_before(a: Annotated, match: Match) -> bool:
    """Is it what somebody had done ("apologized for having sunk the ship"), not only what he is accused of?

    Or what he says himself that he did ("condemned their claim to have tested a bomb").
    """
    token = a.tokens[match.trigger]
    gerund = token.dep == "pcomp" and a.tokens[token.head].lemma == "for"
    if gerund and a.tokens[a.tokens[token.head].head].lemma in _THANKED:
        return True
    if not any(t.text.lower() in ("have", "having") for t in children(a, token.i, "aux")):
        return False
    return gerund or (token.dep == "acl" and bool(children(a, token.head, "poss")))


def _meant(a: Annotated, match: Match, other: Match) -> bool:
    """Does he say that he himself will do what he hopes to ("hopes that he will meet Rossi")?"""
    if other.plover != "REQUEST" or not other.pattern.strict or not match.promised:
        return False
    own, hopeful = ({x.side for t in m.frame.subjects for x in actors_behind(a, t.i)} for m in (match, other))
    return own == hopeful or any(t.text.lower() in ("i", "we") for t in match.frame.subjects)


def _content(a: Annotated, other: Match, match: Match) -> bool:
    """Does the lower event stand in what the upper governs, not in an adjunct ("agreed … after talks")?"""
    chain = _between(a, other.trigger, match.trigger)
    if any(_told_aside(t) for t in chain if t.i != match.trigger or not match.nominal):
        return False
    if any(t.dep == "prep" and t.text.lower() in _EARLIER for t in chain):
        return False  # "agreed to resume the talks after suspending them"
    if match.nominal and match.plover == "CONSULT" and _scene(a, chain):
        return False
    below = chain[-1]
    if below.dep == "ccomp" and below.i < other.trigger and below.tag in ("VBD", "VBZ") and _apart(a, below, other):
        return False  # "Lima asked for more, Rome agreed to find it"
    if below.i < other.trigger and any(t.text == ";" for t in a.tokens[below.i : other.trigger]):
        return False  # two clauses side by side
    return below.dep not in _APART and not (below.dep == "prep" and below.lemma in _CIRCUMSTANCES)


def _scene(a: Annotated, chain: list[Token]) -> bool:
    """Is it where it was said, hung on the noun before ("voiced concern in a phone conversation with Rossi")?"""
    opener = a.tokens[chain[0].head]
    return opener.lemma in ("in", "during") and chain[0].dep == "pobj" and not any(t.pos == "VERB" for t in chain)


def _apart(a: Annotated, clause: Token, other: Match) -> bool:
    """Has a clause before the verb a subject of its own, told of without quotation marks?"""
    own = children(a, clause.i, "nsubj", "nsubjpass")
    quoted = any(q.inner.start <= clause.start < q.inner.end for q in a.quotes)
    return bool(own) and not quoted and own[0].text.lower() not in ("it", "he", "she", "they", "we", "i")


def _told_aside(token: Token) -> bool:
    """Is it a finite clause or participle beside a noun, which tells what is known of it ("a report that blamed")?"""
    told = token.dep == "relcl" and token.tag in ("VBD", "VBZ", "VBN")
    return told or (token.dep == "acl" and token.tag == "VBN")


def _between(a: Annotated, upper: int, lower: int) -> list[Token]:
    """The tokens from the lower up to the one right below the upper."""
    chain = [a.tokens[lower]]
    for token in ancestors(a, lower):
        if token.i == upper:
            break
        chain.append(token)
    return chain


def governs(a: Annotated, upper: int, lower: int) -> bool:
    """Does token `upper` stand above token `lower`?"""
    return any(t.i == upper for t in ancestors(a, lower))


def conceding(a: Annotated, match: Match, others: Sequence[Match]) -> Match:
    """The event as it is by its content: whoever is willing, or promises, to yield does CONCEDE ("agreed to withdraw").

    Manual, section CONCEDE: "the promise of future concessions". Whoever vows to strike does THREATEN.
    """
    if match.plover != match.pattern.plover or not (match.plover in _WILLING or _wished(a, match)):
        return match
    below = [o for o in others if not o.nominal and _governed(a, match, o)]
    yielded = next((o for o in below if o.pattern.plover in _YIELDING), None)
    vowed = next((o for o in below if o.pattern.plover in _HOSTILE), None) if match.pattern.alone else None
    if yielded is not None:
        return _by_content(match, yielded, "CONCEDE")
    return match if vowed is None else _by_content(match, vowed, "THREATEN")


def _wished(a: Annotated, match: Match) -> bool:
    """Is it what one wants to do oneself ("wants to withdraw")?"""
    own = match.frame.clauses and not match.frame.objects and match.pattern.says is None
    return bool(own) and a.tokens[match.trigger].lemma in ("want", "wish", "hope", "seek") and match.own == "actual"


def _by_content(match: Match, content: Match, code: str) -> Match:
    """The match as of another type, its places those of its content too."""
    frame = match.frame
    wider = replace(frame, objects=(*frame.objects, *content.frame.objects), slots=(*frame.slots, *content.frame.slots))
    target = tuple(dict.fromkeys((*match.pattern.target, *content.pattern.target)))
    pattern = replace(match.pattern, plover="AGREE", alone=True, strict=False, target=target)
    return replace(match, plover=code, mode=None, frame=wider, pattern=pattern, promised=True)


def _governed(a: Annotated, upper: Match, lower: Match) -> bool:
    """Is the lower the clause that the upper verb governs?"""
    return any(c.i == lower.trigger for c in upper.frame.clauses)
