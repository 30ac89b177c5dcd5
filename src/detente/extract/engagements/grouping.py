"""Who of those told together were met together, and who each alone: the parties of each engagement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.annotate import tree
from detente.extract.engagements.contact import Party, Trigger
from detente.kinds.engagement import family
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated


def groups_of(
    a: Annotated, trigger: Trigger, parties: tuple[Party, ...], lexicon: Lexicon
) -> Iterator[tuple[tuple[Party, ...], int | None]]:
    """The parties of each engagement that the trigger makes, and the token that tells it from its siblings.

    "Met Qin and Wang" is two meetings where both are of one side; people of several sides meet together. "X and Y have
    also visited" is two visits, as are "visits by X and Y"; "X and Y visited in May" is one. A president and a premier
    of one side receive a guest each for themselves.
    """
    alone = [p for p in parties if p.apart]
    ours = [p for p in parties if not p.other]
    first = [p for p in parties if p.other and not p.apart]
    if alone and ours and first and family(trigger.frame.form) != "visit":
        yield (*ours, *first), first[0].token
        yield from (((*ours, other), other.token) for other in alone)
    else:
        yield from _together(a, trigger, parties, lexicon)


def _together(
    a: Annotated, trigger: Trigger, parties: tuple[Party, ...], lexicon: Lexicon
) -> Iterator[tuple[tuple[Party, ...], int | None]]:
    """The parties of each engagement, where none of them is told to have been met on another day."""
    near = {t.text.lower() for t in tree.subtree(a, trigger.anchor)}
    ours, theirs = [p for p in parties if not p.other], [p for p in parties if p.other]
    near |= lexicon.engagements.apart if len(theirs) > 1 and _called_several(a, trigger) else frozenset()
    if near & lexicon.engagements.together or len(parties) < 2:
        yield parties, None
    elif family(trigger.frame.form) == "visit":
        visitors = [p for p in parties if not p.other or trigger.noun]
        if len(visitors) > 1 and _several_visits(a, trigger):
            yield from (((visitor,), visitor.token) for visitor in visitors)
        else:
            yield parties, None
    elif ours and len(theirs) > 1 and _one_by_one(a, trigger, parties, apart=bool(near & lexicon.engagements.apart)):
        yield from (((*ours, other), other.token) for other in theirs)
    elif theirs and not trigger.noun and (_each_a_leader(ours, lexicon) or near & lexicon.engagements.apart):
        yield from (((own, *theirs), own.token) for own in ours)
    else:
        yield parties, None


def _called_several(a: Annotated, trigger: Trigger) -> bool:
    """Does the next sentence call it several ("met X of Peru and Y of Laos. In those meetings he …")?"""
    following = a.tokens[trigger.token].sentence + 1
    if trigger.noun or following >= len(a.sentences):
        return False
    sentence = a.sentences[following]
    nouns = [t for t in a.tokens[sentence.first : sentence.last] if t.tag == "NNS" and t.lemma in _ONES]
    return any(t.text.lower() in _POINTING for n in nouns for t in tree.children(a, n.i, "det"))


_ONES = frozenset({"meeting", "call", "conversation"})
_POINTING = frozenset({"those", "these", "both"})


def _each_a_leader(parties: Sequence[Party], lexicon: Lexicon) -> bool:
    levels = [lexicon.offices.level(p.actor.role) if p.actor.role else None for p in parties]
    return len(parties) > 1 and levels.count("leaders") == len(parties) and len({p.actor.side for p in parties}) == 1


def _one_by_one(a: Annotated, trigger: Trigger, parties: Sequence[Party], *, apart: bool) -> bool:
    """Were they met each by themselves: people of one side whom somebody met, or several calls?"""
    if trigger.noun:
        several = trigger.frame.form == "call" or a.tokens[trigger.token].lemma in ("meeting", "conversation")
        return several and a.tokens[trigger.token].tag in ("NNS", "NNPS")
    if trigger.frame.form == "call":  # "phoned A and B", "spoke by telephone with A and B"
        return "object" in trigger.frame.who or all(_is_one_person(a, p) for p in parties if p.other)
    theirs = [p for p in parties if p.other]
    sides = {p.actor.side for p in theirs} - {None} - {p.actor.side for p in parties if not p.other}
    if not apart and (_is_readout_of_one(a, trigger) or _came_together(a, trigger)):
        return len(sides) < _A_FEW
    return apart or len(sides) < _A_FEW or (len(sides) > _A_FEW and all(_is_one_person(a, p) for p in theirs))


def _is_readout_of_one(a: Annotated, trigger: Trigger) -> bool:
    """Is it the one meeting of which a release's title tells ("Readout of X's meeting on trade")?"""
    title = a.sentences[0]
    near = a.tokens[trigger.token].sentence <= title.index + 1 and a.document.side is not None
    words = a.tokens[title.first : title.last]
    named = _ONE_MEETING.search(a.document.title or "") is not None
    return near and (named or any(t.lemma.lower() == "meeting" and t.tag in ("NN", "NNP") for t in words))


def _came_together(a: Annotated, trigger: Trigger) -> bool:
    """Does the title of a release call those whom its first words name one group ("met with the leaders of X and Y")?

    So does a clause behind that says of all of them that they are on a visit.
    """
    lead = a.tokens[trigger.token].sentence <= a.sentences[0].index + 1 and a.document.side is not None
    behind = (t for t in tree.subtree(a, trigger.anchor) if t.dep == "relcl" and t.lemma == "be")
    stay = any(t.text.lower() in ("are", "were") and tree.prepositional(a, t.i, "on", "in") for t in behind)
    return lead and (stay or _ONE_GROUP.search(a.document.title or "") is not None)


_ONE_GROUP = re.compile(
    r"\bmet with (?:the )?(?:leaders|presidents|(?:prime|foreign|defen[cs]e) ministers|heads) of\b", re.IGNORECASE
)
_ONE_MEETING = re.compile(r"\bReadout\b.*\bmeeting\b", re.IGNORECASE)


def _is_one_person(a: Annotated, party: Party) -> bool:
    return 0 <= party.cast < len(a.cast) and a.cast[party.cast].kind in ("person", "office")


_A_FEW = 2
"""Sides of those who are met at once by somebody of a third; of more ("met A, B and C") each is met alone."""


def _several_visits(a: Annotated, trigger: Trigger) -> bool:
    """Does each visitor make a visit of their own: a plural noun, a perfect, or a progressive?"""
    if trigger.noun:
        return a.tokens[trigger.token].tag in ("NNS", "NNPS")
    anchor = a.tokens[trigger.anchor]
    return anchor.tag == "VBG" or any(t.lemma == "have" for t in tree.children(a, anchor.i, "aux"))
