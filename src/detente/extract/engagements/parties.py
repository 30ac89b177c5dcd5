"""Who takes part: the subjects, objects, owners and companions of a verb or noun, as actors of the cast."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from detente.annotate import tree
from detente.extract.engagements.asides import whose_stay
from detente.extract.engagements.carried import carriers_of
from detente.extract.engagements.contact import Party, Trigger, side_itself
from detente.extract.engagements.doers import brought_by
from detente.extract.engagements.naming import acts_for_a_side, named
from detente.extract.engagements.owners import owning
from detente.kinds.engagement.who import is_named, role_words
from detente.lexicon import Lexicon
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token


def parties_of(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> tuple[Party, ...]:
    """The parties that the trigger's own words give, each once, in order of subject before object."""
    words = lexicon.engagements
    if trigger.frame.gathering:
        found = named(a, lexicon, [*carriers_of(a, trigger, words), *_beside_host(a, trigger)])
    elif a.tokens[trigger.token].pos == "ADP":
        stays = whose_stay(a, a.tokens[trigger.token], words)
        found = named(a, lexicon, [a.tokens[stays.head]] if stays is not None else [])
    else:
        found = owning(a, trigger, lexicon) if trigger.noun else brought_by(a, trigger, lexicon)
    told = list(found) or _founders(a, trigger, words)
    told = [p for p in told if not _are_some_people(a, p.token)]
    known = (p for p in told if not 0 <= p.cast < len(a.cast) or acts_for_a_side(a.cast[p.cast], words, lexicon))
    return _sided(_once(_of_the_world(p, words) for p in _without_addressee(known)))


def _are_some_people(a: Annotated, token: int) -> bool:
    """Are they people of a nation, so many or of a sort ("many Peruvians", "proud Irish Americans"), not its side?"""
    noun = a.tokens[token]
    return noun.tag == "NNPS" and noun.entity == "NORP" and bool(tree.children(a, token, "amod", "nummod"))


def _founders(a: Annotated, trigger: Trigger, words: EngagementWords) -> list[Party]:
    """The two states that set up a body which will meet ("a group, which will hold its first session in May")."""
    clause = a.tokens[trigger.anchor]
    body = a.tokens[clause.head]
    while body.dep == "pobj" and body.lemma not in words.bodies:  # "a group on trade, | which"
        body = a.tokens[a.tokens[body.head].head]
    relative = any(t.tag == "WDT" for t in tree.children(a, clause.i, "nsubj"))
    if not trigger.noun or clause.dep != "relcl" or not relative or body.lemma not in words.bodies:
        return []
    mentions = [tree.mention_of(a, t.i) for t in tree.subjects(a, body.head)]
    sides = {a.cast[i].actor.side for m in mentions if m is not None for i in m.cast} - {None}
    return [side_itself(s, trigger.token) for s in sorted(x for x in sides if x)] if len(sides) == _BOTH else []


_BOTH = 2


def _without_addressee(parties: Iterable[Party]) -> list[Party]:
    """Where "we" met somebody else, those told by name, the one spoken to is none of us ("we had talks with X")."""
    found = list(parties)
    others = any(p.other and not p.pronoun for p in found)
    first = {p.token: p for p in reversed(found) if p.pronoun and not p.other}
    return [p for p in found if not (others and p.pronoun and not p.other and first[p.token] is not p)]


def _beside_host(a: Annotated, trigger: Trigger) -> list[Token]:
    """Those who host or chair it together ("by co-hosting the Oslo Summit with Peru"); nobody whom one joins there."""
    if trigger.carrier is None or a.tokens[trigger.carrier].lemma not in _HOSTING:
        return []
    verb = a.tokens[trigger.carrier]
    above = next((t for t in tree.ancestors(a, verb.i) if t.pos == "VERB"), None) if verb.dep == "pcomp" else None
    doers = tree.subjects(a, above.i) if above is not None else []
    return [*doers, *(t for i in (verb.i, trigger.token) for t in tree.prepositional(a, i, "with"))]


_HOSTING = frozenset({"host", "cohost", "cohoste", "co-host", "chair", "co-chair"})


def _of_the_world(party: Party, words: EngagementWords) -> Party:
    """Leaders of a part of the world are of no state, wherever they are met ("European leaders in Brussels")."""
    group = (party.actor.name or "").lower().split()
    if is_named(party.actor) or not words.abroad.intersection(group):
        return party
    return replace(party, actor=replace(party.actor, side=None), foreign=True)


def _sided(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """An office named beside others of one side is of that side ("China's premier and a vice premier")."""
    sides = {p.actor.side for p in parties if p.other} - {None}
    if len(sides) != 1:
        return parties
    (side,) = sides
    return tuple(
        replace(p, actor=replace(p.actor, side=side))
        if p.other and p.actor.side is None and not p.foreign and (p.actor.role or not p.actor.name)
        else p
        for p in parties
    )


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each once; a side by itself goes where one of its people is named ("Russia's Vladimir Putin").

    So does a group of no side beside those whom it announces ("the two presidents, X and Y").
    """
    found: dict[int, Party] = {}
    for party in parties:
        found.setdefault(party.cast, party)
    found = {i: p for i, p in found.items() if not any(_announces(p, other) for other in found.values())}
    people = {p.actor.side for p in found.values() if p.actor.name or p.actor.role}
    kept = [p for p in found.values() if p.actor.name or p.actor.role or p.actor.side not in people]
    named = {p.actor.side for p in kept if is_named(p.actor)} - {None}
    return tuple(p for p in kept if len(named) < 2 or p.actor.side is not None or is_named(p.actor) or p.actor.role)


def _announces(party: Party, other: Party) -> bool:
    """Is it the office that the other, named right behind, holds ("the presidents of X and Y, A and B")?"""
    first, second = party.actor, other.actor
    nameless = first.name is None and second.name is not None and first.side == second.side and first.side is not None
    return nameless and bool(role_words(first)) and role_words(first) <= (role_words(second) or role_words(first))
