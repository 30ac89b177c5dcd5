"""People whom the words around an engagement give: who led the delegations, and between whom unnamed talks are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.annotate import tree
from detente.extract.engagements.carried import subjects_of
from detente.extract.engagements.contact import Contact, Party, Trigger
from detente.extract.engagements.naming import acts_for_a_side, named, participant
from detente.kinds.engagement import CALLED_OFF, TO_COME, family
from detente.kinds.engagement.who import is_bare_side, is_named
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token

_NEAR = 2
"""Sentences after a meeting in which its people may be told ("The delegation was led by X")."""
_NEAR_OPENING = 5
_LEDE = 3
"""Sentences of a title, a dateline and what the report begins with."""
"""The same, of a meeting with which the document opens."""
_BACK = 2
"""Sentences before unnamed talks in which their two sides may be named."""
_SEASON = 92
"""Days: what is told of no shorter time is no single meeting."""
_GROUPS = ("meeting", "call")


# ---- who led it


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
        if not any(t.lemma in words.leading.nouns for t in what):
            continue
        for party in _of_side(a, what, named(a, lexicon, (tree.agents if passive else tree.subjects)(a, verb.i))):
            person = party.cast < len(a.cast) and acts_for_a_side(a.cast[party.cast], words, lexicon)
            if person and not is_bare_side(party.actor):
                yield verb.sentence, party


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


# ---- between whom it is


def supposed(a: Annotated, contact: Contact, pair: tuple[str, ...], leads: Sequence[Lead], lexicon: Lexicon) -> Contact:
    """Talks told by a day or place, without people: between the two whom the words before, or the text, tell of.

    "The negotiations will be held in Geneva on May 9": who led the delegations, else the two people of the sentence,
    else the two sides of the sentences before, else the chief pair. Confidence is 0.4.
    """
    trigger = contact.trigger.token
    if _between_both(a, contact, lexicon) and {p.actor.side for p in contact.parties} - {None} <= set(pair):
        contact = replace(contact, parties=())  # "wants to renew the talks between the two countries": with the other
    if (other := _other_side(a, contact, pair)) is not None:
        more = Party(actor=Actor(side=other), token=trigger, cast=-1, other=True)
        return replace(contact, parties=(*contact.parties, more), confidence=0.4, rule=contact.rule + "+supposed")
    if not _is_open(a, contact, lexicon):
        return contact
    parties = (
        _two_leaders(contact, leads)
        or _two_people(a, contact, lexicon)
        or _two_sides(a, contact, lexicon)
        or pair_of(pair, trigger)
    )
    if not parties:
        return contact
    earliest = min((p.token for p in parties), default=trigger)
    span = a.sentences[a.tokens[earliest].sentence].span
    return replace(
        contact, parties=parties, confidence=0.4, support=(*contact.support, span), rule=contact.rule + "+supposed"
    )


def _other_side(a: Annotated, contact: Contact, pair: tuple[str, ...]) -> str | None:
    """The other of two states, where one of them proposes, accepts, refuses or puts off talks with nobody named."""
    noun = contact.trigger
    sides = {p.actor.side for p in contact.parties}
    sought = noun.noun and noun.carrier is not None and contact.status in (*TO_COME, *CALLED_OFF)
    token = a.tokens[noun.token]
    direct = token.dep in ("dobj", "obj", "nsubjpass") or (token.dep == "pobj" and a.tokens[token.head].lemma == "to")
    if not sought or not direct or family(contact.form) not in _GROUPS or noun.frame.gathering:
        return None
    if len(sides) != 1 or not sides < set(pair) or tree.prepositional(a, noun.token, "with", "between", "of"):
        return None
    (other,) = set(pair) - sides
    return other


_OF_BOTH = re.compile(r"(?:the two|both) (?:countries|sides|states|nations|neighbou?rs|governments|armies|parties)")


def pair_of(pair: tuple[str, ...], token: int) -> tuple[Party, ...]:
    """Two sides by themselves as parties, named at `token`."""
    return tuple(Party(actor=Actor(side=side), token=token, cast=-1 - n) for n, side in enumerate(pair))


def _two_leaders(contact: Contact, leads: Sequence[Lead]) -> tuple[Party, ...]:
    near = {p.cast: p for s, p in leads if 0 <= s - contact.sentence <= _NEAR}
    return tuple(near.values()) if len({p.actor.side for p in near.values()} - {None}) > 1 else ()


def _is_open(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Does the text say when or where, but nothing of whose talks they are?"""
    if _is_of_joint_body(a, contact, lexicon):
        return not contact.parties and (contact.when is not None or contact.place is not None)
    if family(contact.form) not in _GROUPS or contact.trigger.frame.gathering:
        return False
    if not contact.trigger.noun and not _between_both(a, contact, lexicon):
        return False
    if contact.place is not None and contact.place.endswith(")"):  # a gathering with a name is of many
        return False
    placed = contact.place is not None and _stands_at_place(a, contact)
    dated = contact.when is not None and contact.when.width <= _SEASON
    told = dated or placed or _between_both(a, contact, lexicon) or _is_shared(a, contact, lexicon)
    known = [p for p in contact.parties if p.actor.side is not None or is_named(p.actor)]
    known = [p for p in known if not _is_group_of_both(a, p.token, lexicon)]
    return told and not known and not _is_of_others(a, contact, lexicon)


_CABINETS = frozenset({"cabinet", "government", "ministerial", "minister", "expert", "summit"})


def _is_shared(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Is it a joint one by its own words ("a planned joint cabinet meeting")?"""
    words = lexicon.engagements.shared
    return contact.trigger.noun and any(
        t.text.lower() in words for t in tree.children(a, contact.trigger.token, "amod")
    )


def _is_of_joint_body(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Is it a body of both that meets, or whose meeting it is ("the Joint Economic Commission will meet in May")?"""
    trigger = contact.trigger
    if family(contact.form) != "meeting":
        return False
    return any(_is_joint(a, t, lexicon) for t in _who_meets(a, trigger))


def _who_meets(a: Annotated, trigger: Trigger) -> list[Token]:
    """Whose meeting it is: the subject of the verb, or of the one that carries the noun, or its owner."""
    if not trigger.noun:
        return tree.subjects(a, trigger.token)
    owners = [a.tokens[a.tokens[t.head].head] for t in _relatives(a, trigger.token)]
    owners += [t for t in tree.children(a, trigger.token, "poss") if t.tag != "WP$"]
    carriers = subjects_of(a, trigger.carrier) if trigger.carrier is not None else []
    return [*tree.prepositional(a, trigger.token, "of"), *owners, *(t for t in carriers if t.i != trigger.token)]


def _relatives(a: Annotated, noun: int) -> list[Token]:
    """The noun's clause where "whose" binds it to what stands before ("the committee, whose meeting was held")."""
    verb = a.tokens[a.tokens[noun].head]
    whose = any(t.tag == "WP$" for t in tree.children(a, noun, "poss"))
    return [a.tokens[noun]] if whose and verb.dep == "relcl" else []


def _is_joint(a: Annotated, body: Token, lexicon: Lexicon) -> bool:
    """Is it a body that two share, by its own words or those of the one that "the committee" means?"""
    words = lexicon.engagements
    if body.lemma.lower() not in words.bodies:
        return False
    before = [t for c in tree.children(a, body.i, "compound", "amod", "nmod") for t in tree.subtree(a, c.i)]
    if any(t.text.lower() in words.shared for t in before):
        return body.pos != "PROPN" or tree.mention_of(a, body.i) is None
    if _is_group_of_both(a, body.i, lexicon) or len(_sides_of_body(a, body)) > 1:
        return True
    pointing = any(t.lemma in ("the", "this") for t in tree.children(a, body.i, "det")) and not before
    earlier = (t for t in reversed(a.tokens[: body.i]) if t.lemma == body.lemma and t.i != body.i)
    meant = next(earlier, None) if pointing else None
    return meant is not None and _is_joint(a, meant, lexicon)


def _sides_of_body(a: Annotated, body: Token) -> set[str]:
    """The sides that a body's phrase names ("the Indo-Thai working group", "the committee of A and B")."""
    kept = [t for c in tree.children(a, body.i, "compound", "amod", "nmod", "poss") for t in tree.subtree(a, c.i)]
    kept += tree.prepositional(a, body.i, "of", "between")
    heads = {t.i for t in kept}
    return {s for m in a.mentions if m.head in heads for i in m.cast if (s := a.cast[i].actor.side) is not None}


def _between_both(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Is it between the two ("talks between the two countries", "a finance ministers' meeting", "experts met")?"""
    noun = contact.trigger.token
    if not contact.trigger.noun:
        named_so = any(_OF_BOTH.search(p.actor.name or "") for p in contact.parties)  # "when they meet"
        return named_so or told_of_both(a, contact.trigger, lexicon)
    between = any(_is_group_of_both(a, t.i, lexicon) for t in tree.prepositional(a, noun, "between"))
    owners = [t for t in tree.children(a, noun, "poss", "compound") if t.tag in ("NNS", "NNPS")]
    return between or any(_is_group_of_both(a, t.i, lexicon) for t in owners)


def told_of_both(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> bool:
    """Is the subject of a verb people of both by an office alone ("the defence ministers saw each other")?"""
    return not trigger.noun and any(_are_of_both(a, t, lexicon) for t in tree.subjects(a, trigger.token))


def _are_of_both(a: Annotated, group: Token, lexicon: Lexicon) -> bool:
    """Are they people of both ("technical experts of the two countries", "the two foreign ministers")?"""
    owners = [*tree.prepositional(a, group.i, "of", "from"), *tree.children(a, group.i, "poss")]
    both = any(_is_group_of_both(a, t.i, lexicon) or t.lemma == "both" for t in owners)
    several = group.tag == "NNS" or group.lemma in ("pair", "duo", "two", "both")
    return several and (both or _is_group_of_both(a, group.i, lexicon))


def _stands_at_place(a: Annotated, contact: Contact) -> bool:
    """Is it they that are there, not what they are about ("talks in Oslo", not "talks on the settlement in Kosovo")?"""
    near = (contact.trigger.token, contact.trigger.anchor, a.tokens[contact.trigger.token].head)
    direct = [p for i in near for p in tree.children(a, i, "prep") if p.lemma in ("in", "at")]
    named = [t for t in tree.children(a, contact.trigger.token, "compound") if t.entity in ("GPE", "LOC", "FAC")]
    return bool(direct or named)


def _is_of_others(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Do words at the noun say whose it is, though nobody whom we know ("the board's meeting", "talks with unions")?"""
    noun = contact.trigger.token
    if any(not _is_group_of_both(a, t.i, lexicon) for t in tree.prepositional(a, noun, "with", "between", "of")):
        return True
    small = lexicon.engagements.phone | lexicon.engagements.bilateral
    for token in tree.children(a, noun, "compound", "nmod", "poss", "amod"):
        if _is_group_of_both(a, token.i, lexicon) or token.lemma in _CABINETS:
            continue
        timed = any(t.span.covers(token.span) for t in tree.timexes_in(a, a.sentences[token.sentence].span))
        if not timed and token.lemma not in small and (token.dep != "amod" or token.text[:1].isupper()):
            return True
    return False


def _is_group_of_both(a: Annotated, token: int, lexicon: Lexicon) -> bool:
    """Does it mean people of both sides by an office alone ("between the foreign ministers", "of the two sides")?"""
    head = a.tokens[token]
    if (head.tag not in ("NNS", "NNPS") and head.lemma not in ("pair", "duo", "two")) or tree.children(
        a, token, "conj", "poss"
    ):
        return False
    plain = not tree.prepositional(a, token, "of", "from", "to", "for") and not any(
        t.pos == "PROPN" or t.entity in ("NORP", "GPE") for t in tree.children(a, token, "amod", "compound", "nmod")
    )
    return plain and (head.text.lower() in lexicon.offices.plurals or head.lemma in lexicon.engagements.both)


def _two_people(a: Annotated, contact: Contact, lexicon: Lexicon) -> tuple[Party, ...]:
    """The two named people of two sides in its sentence, where there are just these."""
    return _people_at(a, contact.sentence, lexicon)


def _is_of_the_two(a: Annotated, contact: Contact) -> bool:
    """Are they "the two men", who were named just before?"""
    return any(t.lemma in ("man", "pair", "two", "duo") for t in tree.subjects(a, contact.trigger.anchor))


def _coordinated(a: Annotated, sentence: int, lexicon: Lexicon) -> tuple[Party, ...]:
    """The two people of a sentence, where they are named side by side ("X and Y")."""
    people = _people_at(a, sentence, lexicon)
    together = len(people) == 2 and people[1].token in {t.i for t in tree.conjuncts(a, people[0].token)}
    return people if together else ()


def _people_at(a: Annotated, sentence: int, lexicon: Lexicon) -> tuple[Party, ...]:
    found: dict[int, Party] = {}
    for mention in tree.mentions_in(a, a.sentences[sentence].span):
        for i in mention.cast:
            member = a.cast[i]
            if is_named(member.actor) and acts_for_a_side(member, lexicon.engagements, lexicon):
                found.setdefault(i, Party(actor=participant(member), token=mention.head, cast=i))
    sides = {p.actor.side for p in found.values()} - {None}
    return tuple(found.values()) if len(found) == len(sides) == 2 else ()


def _two_sides(a: Annotated, contact: Contact, lexicon: Lexicon) -> tuple[Party, ...]:
    """The two sides, or people, that the sentence, or the nearest before it that names two, is about."""
    for n in range(contact.sentence, max(-1, contact.sentence - 1 - _BACK), -1):
        if n < contact.sentence and (people := _coordinated(a, n, lexicon)):
            return people
        if n < contact.sentence and _is_of_the_two(a, contact) and (people := _people_at(a, n, lexicon)):
            return people
        sides = _sides_at(a, n, before=contact.trigger.token if n == contact.sentence else None)
        if len(sides) == 2:
            return tuple(Party(actor=Actor(side=s), token=t.i, cast=-1 - k) for k, (s, t) in enumerate(sides.items()))
        if len(sides) > 2:
            return ()
    return ()


def _sides_at(a: Annotated, sentence: int, *, before: int | None) -> dict[str, Token]:
    found: dict[str, Token] = {}
    for mention in tree.mentions_in(a, a.sentences[sentence].span):
        if before is None or mention.head < before:
            for i in mention.cast:
                side = a.cast[i].actor.side
                if side is not None:
                    found.setdefault(side, a.tokens[mention.head])
    return found
