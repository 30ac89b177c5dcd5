"""People whom the words around an engagement give: who led the delegations, or opened the meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.annotate import tree
from detente.extract.engagements.contact import Contact, Party
from detente.extract.engagements.naming import acts_for_a_side, named
from detente.kinds.engagement import family
from detente.kinds.engagement.who import is_bare_side, is_named
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Token

_NEAR = 2
"""Sentences after a meeting in which its people may be told ("The delegation was led by X")."""
_NEAR_OPENING = 5
"""The same, of a meeting with which the document opens."""
_LEDE = 3
"""Sentences of a title, a dateline and what the report begins with."""


Lead = tuple[int, Party]
"""A sentence, and who is said there to have led or opened a delegation or a meeting."""


def with_leaders(a: Annotated, contacts: Sequence[Contact], leads: Sequence[Lead]) -> tuple[Contact, ...]:
    """Meetings of bare sides with those who are said, there or right after, to have led or opened them."""
    return tuple(_led(a, c, leads) if family(c.form) in ("meeting", "visit") else c for c in contacts)


def leaders_told(a: Annotated, lexicon: Lexicon) -> Iterator[Lead]:
    """Everybody who is said to have led or opened a delegation or a meeting, in order of the text."""
    words = lexicon.engagements
    for verb in a.tokens:
        if verb.lemma not in words.leading.verbs or verb.pos not in ("VERB", "AUX") or a.sentences[verb.sentence].noise:
            continue
        if verb.dep == "xcomp" and tree.children(a, verb.head, "dobj"):  # "asked us to host the meeting"
            continue
        passive = tree.is_passive(a, verb.i) or (verb.tag == "VBN" and verb.dep == "acl")
        what = (
            [*tree.subjects(a, verb.i), *tree.children(a, verb.head, "nsubj")] if passive else tree.objects(a, verb.i)
        )
        if not any(t.lemma in words.leading.nouns for t in what) or _is_on_a_visit(a, what, lexicon):
            continue
        if any(_is_another(a, t) for t in what):
            continue
        for party in _of_side(a, what, named(a, lexicon, (tree.agents if passive else tree.subjects)(a, verb.i))):
            person = 0 <= party.cast < len(a.cast) and acts_for_a_side(a.cast[party.cast], words, lexicon)
            if person and not is_bare_side(party.actor):
                yield verb.sentence, party


def _is_another(a: Annotated, led: Token) -> bool:
    """Is it a meeting of which nothing was told yet ("chaired a special meeting"), not the one told before?"""
    new = any(t.lemma in ("a", "an", "another") for t in tree.children(a, led.i, "det"))
    return new and led.lemma in ("meeting", "session", "round") and led.dep in tree.OBJECTS


def _is_on_a_visit(a: Annotated, led: Sequence[Token], lexicon: Lexicon) -> bool:
    """Are they the group of some other engagement ("a visit to Oslo by a group of lawmakers led by X")?"""
    words = lexicon.engagements
    by = [a.tokens[t.head] for t in led if t.dep == "pobj" and a.tokens[t.head].lemma in ("by", "from")]
    above = [a.tokens[t.head] for t in by]
    return any(t.pos == "NOUN" or (not tree.is_passive(a, t.i) and t.lemma not in words.verbs) for t in above)


def _of_side(a: Annotated, led: Sequence[Token], parties: Iterator[Party]) -> Iterator[Party]:
    """A leader is of the delegation's state, where that is told ("a Danish delegation led by the trade minister")."""
    mentions = [m for t in led if (m := tree.mention_of(a, t.i)) is not None and m.cast]
    sides = {a.cast[m.cast[0]].actor.side for m in mentions} - {None}
    side = sides.pop() if len(sides) == 1 else None
    for party in parties:
        yield replace(party, actor=replace(party.actor, side=side)) if side is not None else party


def _led(a: Annotated, contact: Contact, leads: Sequence[Lead]) -> Contact:
    reach = (_NEAR if contact.sentence >= _LEDE else _NEAR_OPENING) if family(contact.form) == "meeting" else 0
    near = [(s, p) for s, p in leads if 0 <= s - contact.sentence <= reach]
    bare = {p.actor.side for p in contact.parties if not is_named(p.actor)}
    people = {p.cast: p for _, p in near if p.actor.side in bare or (p.actor.side is None and reach and len(bare) > 1)}
    if not people:
        return contact
    filled = {p.actor.side for p in people.values()}
    kept = tuple(p for p in contact.parties if is_named(p.actor) or p.actor.side not in filled)
    spans = tuple(a.sentences[s].span for s, p in near if p.cast in people and s != contact.sentence)
    return replace(contact, parties=(*kept, *people.values()), support=(*contact.support, *spans))
