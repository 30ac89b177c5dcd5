"""Who takes part: the subjects, objects, owners and companions of a verb or noun, as actors of the cast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.annotate import tree
from detente.extract.engagements.contact import Party, Trigger
from detente.lexicon.engagements import EngagementWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, CastMember, Mention, Token

_SETTING = frozenset({"in", "during", "at", "after", "following", "before", "on"})
_OFFICIAL = ("official", "legislator", None)


def parties_of(a: Annotated, trigger: Trigger, words: EngagementWords) -> tuple[Party, ...]:
    """The parties that the trigger's own words give, each once, in order of subject before object."""
    found = _of_noun(a, trigger, words) if trigger.noun else _of_verb(a, trigger)
    return _once(p for p in found if _acts_for_a_side(a.cast[p.cast], words))


def _of_verb(a: Annotated, trigger: Trigger) -> Iterator[Party]:
    verb = trigger.token
    passive = tree.is_passive(a, verb) or _reduced_passive(a, verb)
    if passive and "object" in trigger.frame.who:
        yield from _named(a, tree.agents(a, verb))
        yield from _named(a, tree.subjects(a, verb), other=True)
    elif not passive:
        yield from _named(a, tree.subjects(a, verb))
        if "object" in trigger.frame.who:
            yield from _named(a, tree.objects(a, verb), other=True)
    yield from _beside(a, trigger, (*trigger.frame.who, "with"))


def _reduced_passive(a: Annotated, verb: int) -> bool:
    """A participle after its noun ("a delegation hosted by …")."""
    token = a.tokens[verb]
    return token.tag == "VBN" and token.dep == "acl"


def _of_noun(a: Annotated, trigger: Trigger, words: EngagementWords) -> Iterator[Party]:
    noun = trigger.token
    owners = [t for c in tree.children(a, noun, "poss") for t in tree.conjuncts(a, c.i)]
    yield from _named(a, owners)
    modifiers = [t for c in tree.children(a, noun, "compound", "amod", "nmod") for t in _modifier(a, c)]
    if trigger.frame.form not in ("visit", "transit") or not owners:
        yield from _named(a, modifiers)
    if trigger.carrier is not None:
        passive = tree.is_passive(a, trigger.carrier)
        yield from _named(a, tree.agents(a, trigger.carrier) if passive else tree.subjects(a, trigger.carrier))
    yield from _beside(a, trigger, trigger.frame.who)
    yield from _through_head(a, trigger, words)
    if trigger.carrier is None and not owners:
        yield from _adverbial(a, trigger)


def _through_head(a: Annotated, trigger: Trigger, words: EngagementWords) -> Iterator[Party]:
    """Whose request or plan it is, and who takes or refuses it ("rebuffed a request from X for a meeting")."""
    token = a.tokens[trigger.token]
    above = a.tokens[token.head]
    head = a.tokens[above.head]
    if token.dep != "pobj" or head.pos != "NOUN" or head.lemma not in words.heads:
        return
    verb = a.tokens[head.head]
    if verb.pos == "VERB" and head.dep in ("dobj", "obj", "nsubjpass"):
        passive = tree.is_passive(a, verb.i)
        yield from _named(a, tree.agents(a, verb.i) if passive else tree.subjects(a, verb.i))
    owners = [t for c in tree.children(a, head.i, "poss") for t in tree.conjuncts(a, c.i)]
    yield from _named(a, [*owners, *tree.prepositional(a, head.i, "from", "by", "to", "with")], other=True)


def _adverbial(a: Annotated, trigger: Trigger) -> Iterator[Party]:
    """The subject of the clause whose adverbial the noun is ("in a meeting with Xi, Putin said")."""
    token = a.tokens[trigger.token]
    above = a.tokens[token.head]
    verb = a.tokens[above.head]
    if token.dep == "pobj" and above.lemma in _SETTING and verb.pos == "VERB":
        yield from _named(a, tree.subjects(a, verb.i))


def _modifier(a: Annotated, token: Token) -> Iterator[Token]:
    """A word before the noun and those bound to it by hyphens ("the Xi-Biden meeting")."""
    yield token
    for child in tree.children(a, token.i, "compound", "amod", "nmod", "npadvmod", "conj"):
        yield from _modifier(a, child)


def _beside(a: Annotated, trigger: Trigger, prepositions: Iterable[str]) -> Iterator[Party]:
    """Those after one of the prepositions, anywhere in reach."""
    wanted = frozenset(prepositions) - {"object"}
    for i in sorted(trigger.zone):
        token = a.tokens[i]
        if (
            token.dep not in ("prep", "agent", "dative")
            or token.lemma not in wanted
            or token.start < a.tokens[trigger.anchor].start
        ):
            continue
        if token.lemma in ("of", "from", "by", "to", "among") and token.head not in (trigger.token, trigger.anchor):
            continue
        for o in tree.children(a, i, "pobj"):
            yield from _named(a, tree.conjuncts(a, o.i), other=True)


def _named(a: Annotated, tokens: Iterable[Token], *, other: bool = False) -> Iterator[Party]:
    for token in tokens:
        mention = mention_at(a, token)
        if mention is not None:
            for index in mention.cast:
                yield Party(
                    actor=participant(a.cast[index], mention),
                    token=token.i,
                    cast=index,
                    pronoun=mention.form == "pronoun",
                    other=other,
                )


def mention_at(a: Annotated, token: Token) -> Mention | None:
    """The mention that the token heads, or that lies around it within its own phrase."""
    mention = tree.mention_of(a, token.i)
    if mention is None or mention.head == token.i:
        return mention
    head = a.tokens[mention.head]
    inside = head.head == token.i or token.head == head.i or head.i in {t.i for t in tree.subtree(a, token.i)}
    return mention if inside and head.sentence == token.sentence else None


def participant(member: CastMember, mention: Mention) -> Actor:
    """How a record names one of the cast: a side by its code alone, all others as the cast has them."""
    actor = member.actor
    if member.kind == "side":
        return Actor(side=actor.side, sector=actor.sector)
    return actor


def _acts_for_a_side(member: CastMember, words: EngagementWords) -> bool:
    """Does this one act for a state or an international body, as far as the text says?"""
    actor = member.actor
    if actor.standing not in _OFFICIAL or (actor.sector in ("BUS", "MED", "EDU", "NGO")):
        return False
    role = (actor.role or "").lower()
    if any(word in role for word in words.unofficial):
        return False
    return actor.side is not None or (member.kind in ("person", "office") and bool(actor.role))


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    found: dict[int, Party] = {}
    for party in parties:
        found.setdefault(party.cast, party)
    return tuple(found.values())
