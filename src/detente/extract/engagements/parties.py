"""Who takes part: the subjects, objects, owners and companions of a verb or noun, as actors of the cast."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.annotate import tree
from detente.extract.engagements.contact import Party, Trigger
from detente.lexicon import Lexicon
from detente.lexicon.engagements import EngagementWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, CastMember, Mention, Token

_SETTING = frozenset({"in", "during", "at", "after", "following", "before", "on"})
_OFFICIAL = ("official", "legislator", None)
_LISTS = frozenset({"include", "including"})
_PRESENCE = frozenset({"participation", "presence", "attendance", "involvement"})
_OWN = frozenset({"of", "from", "by", "to", "among"})
"""Prepositions that count only directly below the trigger, not deeper in its reach."""


def parties_of(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> tuple[Party, ...]:
    """The parties that the trigger's own words give, each once, in order of subject before object."""
    words = lexicon.engagements
    if trigger.frame.gathering:
        found = _named(a, lexicon, _carrying(a, trigger))
    else:
        found = _of_noun(a, trigger, lexicon) if trigger.noun else _of_verb(a, trigger, lexicon)
    return _sided(_once(p for p in found if p.cast >= len(a.cast) or acts_for_a_side(a.cast[p.cast], words, lexicon)))


def _sided(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """An office named beside others of one side is of that side ("China's premier and a vice premier")."""
    sides = {p.actor.side for p in parties if p.other} - {None}
    if len(sides) != 1:
        return parties
    (side,) = sides
    return tuple(
        replace(p, actor=replace(p.actor, side=side)) if p.other and p.actor.side is None and not p.actor.name else p
        for p in parties
    )


def _of_verb(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> Iterator[Party]:
    verb = trigger.token
    passive = tree.is_passive(a, verb) or _reduced_passive(a, verb)
    if passive and "object" in trigger.frame.who:
        yield from _named(a, lexicon, tree.agents(a, verb))
        yield from _named(a, lexicon, tree.subjects(a, verb), other=True)
    elif not passive:
        yield from _named(a, lexicon, _doers(a, verb, lexicon))
        if "object" in trigger.frame.who:
            yield from _named(a, lexicon, tree.objects(a, verb), other=True)
    yield from _beside(a, trigger, (*trigger.frame.who, "with"), lexicon)


def _doers(a: Annotated, verb: int, lexicon: Lexicon) -> list[Token]:
    """The subjects; of a gerund after a preposition those of the verb above ("after meeting Xi, she said")."""
    token = a.tokens[verb]
    above = a.tokens[token.head]
    if token.dep == "pcomp" and above.pos in ("ADP", "SCONJ") and a.tokens[above.head].pos in ("VERB", "AUX"):
        return tree.subjects(a, above.head)
    if token.dep == "acl" and above.lemma in lexicon.engagements.heads:
        return _holders(a, above, lexicon.engagements)
    return tree.subjects(a, verb)


def _holders(a: Annotated, noun: Token, words: EngagementWords) -> list[Token]:
    """Whose plan it is to go, or who was invited ("accepted an invitation to visit", "invitation to Modi to come")."""
    verb = a.tokens[noun.head]
    takes = noun.dep in ("dobj", "obj", "nsubjpass") and verb.pos == "VERB"
    subjects = (tree.agents if tree.is_passive(a, verb.i) else tree.subjects)(a, verb.i) if takes else []
    if words.heads[noun.lemma] == "invited":
        guests = tree.prepositional(a, noun.i, "to") or (tree.prepositional(a, verb.i, "to", "for") if takes else [])
        return guests or subjects
    return [t for c in tree.children(a, noun.i, "poss") for t in tree.conjuncts(a, c.i)] or subjects


def _reduced_passive(a: Annotated, verb: int) -> bool:
    """A participle after its noun ("a delegation hosted by …")."""
    token = a.tokens[verb]
    return token.tag == "VBN" and token.dep == "acl"


def _of_noun(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> Iterator[Party]:
    noun = trigger.token
    carried = list(_named(a, lexicon, _carrying(a, trigger)))
    owners = list(_named(a, lexicon, [t for c in tree.children(a, noun, "poss") for t in tree.conjuncts(a, c.i)]))
    bound = _bound(owners, carried)
    yield from bound
    if not owners or trigger.frame.form not in ("visit", "transit"):
        modifiers = [t for c in tree.children(a, noun, "compound", "amod", "nmod") for t in _modifier(a, c)]
        yield from (p for p in _named(a, lexicon, modifiers) if _is_party_name(a, p, lexicon))
    companions = list(_beside(a, trigger, trigger.frame.who, lexicon))
    several = a.tokens[noun].tag in ("NNS", "NNPS")  # "at this point in the talks, he said" does not make him a party
    carries = trigger.carrier is not None and all(p.pronoun for p in owners)
    if carries or (not owners and (companions or not several)):
        yield from carried
    yield from _gerund(a, trigger, lexicon)
    yield from companions
    yield from _through_head(a, trigger, lexicon)


def _bound(owners: list[Party], carried: list[Party]) -> list[Party]:
    """A pronoun that owns the noun is the subject of its clause ("ended her visit", "after his talks, Wang said")."""
    if len(owners) == 1 and owners[0].pronoun and len(carried) == 1 and not carried[0].pronoun:
        return carried
    return owners


def _carrying(a: Annotated, trigger: Trigger) -> list[Token]:
    """The subject of the verb that carries the noun, or of the clause around it ("in talks with X, Y said")."""
    if trigger.carrier is not None:
        passive = tree.is_passive(a, trigger.carrier)
        return tree.agents(a, trigger.carrier) if passive else tree.subjects(a, trigger.carrier)
    token = a.tokens[trigger.token]
    above = a.tokens[token.head]
    verb = a.tokens[above.head]
    if token.dep != "pobj" or above.lemma not in _SETTING:
        return []
    if verb.pos == "PROPN":  # "Putin in a meeting with X confirmed"
        return [verb]
    if verb.pos == "NOUN":  # "for a meeting on Monday after a visit to Oslo": the clause counts
        verb = next((t for t in tree.ancestors(a, verb.i) if t.pos in ("VERB", "AUX")), verb)
    if verb.pos not in ("VERB", "AUX"):
        return []
    if verb.dep == "aux" and not tree.children(a, verb.i, *tree.SUBJECTS):
        verb = a.tokens[verb.head]
    return tree.subjects(a, verb.i)


def _gerund(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> Iterator[Party]:
    """Of "Biden and Xi meeting in Lima", where the parser takes the gerund for a noun, the other conjunct."""
    token = a.tokens[trigger.token]
    if (
        token.dep == "conj"
        and trigger.token not in trigger.zone - {trigger.token}
        and tree.children(a, token.i, "compound")
    ):
        yield from _named(a, lexicon, [a.tokens[token.head]])


def _through_head(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> Iterator[Party]:
    """Whose request or plan it is, and who takes or refuses it ("rebuffed a request from X for a meeting")."""
    token = a.tokens[trigger.token]
    above = a.tokens[token.head]
    head = a.tokens[above.head]
    if token.dep != "pobj" or head.pos != "NOUN" or head.lemma not in lexicon.engagements.heads:
        return
    verb = a.tokens[head.head]
    if verb.pos == "VERB" and head.dep in ("dobj", "obj", "nsubjpass"):
        passive = tree.is_passive(a, verb.i)
        yield from _named(a, lexicon, tree.agents(a, verb.i) if passive else tree.subjects(a, verb.i))
    owners = [t for c in tree.children(a, head.i, "poss") for t in tree.conjuncts(a, c.i)]
    yield from _named(a, lexicon, [*owners, *tree.prepositional(a, head.i, "from", "by", "to", "with")], other=True)


def _modifier(a: Annotated, token: Token) -> Iterator[Token]:
    """A word before the noun and those bound to it by hyphens ("the Xi-Biden meeting")."""
    yield token
    for child in tree.children(a, token.i, "compound", "amod", "nmod", "npadvmod", "conj"):
        yield from _modifier(a, child)


def _is_party_name(a: Annotated, party: Party, lexicon: Lexicon) -> bool:
    """Before the noun a state or a person is a party; an organisation names the gathering ("the APEC summit")."""
    member = a.cast[party.cast]
    return member.kind == "person" or party.actor.side in lexicon.states.names


def _beside(a: Annotated, trigger: Trigger, prepositions: Iterable[str], lexicon: Lexicon) -> Iterator[Party]:
    """Those after one of the prepositions, anywhere in reach."""
    wanted = frozenset(prepositions) - {"object"}
    for i in sorted(trigger.zone):
        token = a.tokens[i]
        if not _introduces(a, token, wanted) or token.start < a.tokens[trigger.anchor].start:
            continue
        if token.lemma in _OWN and token.head not in (trigger.token, trigger.anchor):
            continue
        for o in tree.children(a, i, "pobj"):
            taking_part = o.lemma in _PRESENCE
            yield from _named(a, lexicon, tree.prepositional(a, o.i, "of") if taking_part else [o], other=True)


def _introduces(a: Annotated, token: Token, wanted: frozenset[str]) -> bool:
    if token.lemma not in wanted:
        return False
    return token.dep in ("prep", "agent", "dative") or (token.dep == "conj" and token.pos == "ADP")


def _named(a: Annotated, lexicon: Lexicon, tokens: Iterable[Token], *, other: bool = False) -> Iterator[Party]:
    """The cast named by each token and by those listed with it."""
    seen: set[int] = set()
    for first in tokens:
        for token in _listed(a, first):
            if token.i in seen:
                continue
            seen.add(token.i)
            if (body := _body_of_sides(a, token)) and token is first:
                yield from (Party(actor=participant(a.cast[i]), token=token.i, cast=i, other=other) for i in body)
                continue
            mention = _titled(a, mention_at(a, token))
            shared = _shared_office(a, token, mention, lexicon)
            for side, actor in shared.items():
                yield Party(actor=actor, token=token.i, cast=_apart(side, token), other=other)
            for index in mention.cast if mention is not None and not shared else ():
                pronoun = mention is not None and mention.form == "pronoun"
                yield Party(actor=participant(a.cast[index]), token=token.i, cast=index, pronoun=pronoun, other=other)


def _body_of_sides(a: Annotated, token: Token) -> tuple[int, ...]:
    """The sides in the name of a body that they share ("the Russian-French Security Cooperation Council")."""
    if token.pos != "PROPN":
        return ()
    heads = {t.i for c in tree.children(a, token.i, "compound", "amod", "nmod") for t in tree.subtree(a, c.i)}
    sides = [i for m in a.mentions if m.head in heads for i in m.cast if a.cast[i].kind == "side"]
    return tuple(dict.fromkeys(sides)) if len(set(sides)) > 1 else ()


def _titled(a: Annotated, mention: Mention | None) -> Mention | None:
    """The person whose title the side opens ("Republic of Korea (ROK) President Yoon"), where one follows directly."""
    if mention is None or len(mention.cast) != 1 or a.cast[mention.cast[0]].kind != "side":
        return mention
    side, end = a.cast[mention.cast[0]].actor.side, mention.span.end
    for other in a.mentions:
        if not end <= other.span.start <= end + _GAP or not other.cast:
            continue
        between, member = a.document.text[end : other.span.start], a.cast[other.cast[0]]
        bracketed = not between.strip(" ()ABCDEFGHIJKLMNOPQRSTUVWXYZ.")
        if bracketed and member.kind == "person" and member.actor.side == side:
            return other
    return mention


_GAP = 8
"""Characters: room for an abbreviation in brackets."""


def _shared_office(a: Annotated, token: Token, mention: Mention | None, lexicon: Lexicon) -> dict[int, Actor]:
    """An office held on several sides ("the foreign ministers of Japan and Korea"): one holder for each side."""
    if mention is None or token.tag not in ("NNS", "NNPS") or mention.form not in ("group", "role"):
        return {}
    sides = [side for o in tree.prepositional(a, token.i, "of") for side in _sides_named(a, o, lexicon)]
    if len(sides) < 2:
        return {}
    first = min((t.start for t in tree.children(a, token.i, "amod", "compound", "nmod")), default=token.start)
    role = a.document.text[first : token.end]
    return {n: Actor(name=None, role=role, side=side) for n, side in enumerate(dict.fromkeys(sides))}


def _sides_named(a: Annotated, token: Token, lexicon: Lexicon) -> list[str]:
    """The sides that a token names: by its mention, else by the words themselves."""
    mention = next((m for m in a.mentions if m.head == token.i), None)
    if mention is not None and all(a.cast[i].kind == "side" for i in mention.cast):
        return [side for i in mention.cast if (side := a.cast[i].actor.side) is not None]
    first = min((t.start for t in tree.children(a, token.i, "compound", "amod")), default=token.start)
    code = lexicon.states.code(a.document.text[first : token.end])
    return [code] if code else []


def _apart(n: int, token: Token) -> int:
    """An index beyond the cast for a holder whom the cast does not have."""
    return 1_000_000 + token.i * 1_000 + n


def _listed(a: Annotated, token: Token) -> Iterator[Token]:
    """The token and those coordinated with it, set beside it, or named after "including"."""
    yield token
    yield from _enumerated(a, token)
    for child in tree.children(a, token.i, "conj", "appos"):
        if not _same_holder(a, token, child):
            yield from _listed(a, child)
    for including in tree.children(a, token.i, "prep"):
        if including.lemma in _LISTS:
            for named in tree.children(a, including.i, "pobj"):
                yield from _listed(a, named)


def _enumerated(a: Annotated, token: Token) -> Iterator[Token]:
    """The mentions that follow in a list, by commas and "and" alone, within what the token governs.

    Long titles ("President of the Republic of Poland Andrzej Duda") make the parser lose the list.
    """
    below = {t.i for t in tree.subtree(a, token.i)}
    last = next((m for m in a.mentions if m.head == token.i), None)
    for mention in a.mentions:
        if last is None or mention.form != "name" or mention.head not in below or mention.span.start < last.span.end:
            continue
        if _LIST.fullmatch(a.document.text[last.span.end : mention.span.start]):
            yield a.tokens[mention.head]
            last = mention


_LIST = re.compile(r"(?: of (?:the )?[A-Z][\w ]{0,40})?\s*(?:,\s*and|,|and|as well as)\s+(?:the\s+)?")


def _same_holder(a: Annotated, first: Token, second: Token) -> bool:
    """Two offices of one person ("a vice premier and top aide")?"""
    bare = second.pos == "NOUN" and second.tag == "NN" and not tree.children(a, second.i, "det", "poss")
    return bare and second.dep == "conj" and bool(tree.children(a, first.i, "det", "poss"))


def mention_at(a: Annotated, token: Token) -> Mention | None:
    """The mention that the token heads, or that lies around it within its own phrase."""
    mention = tree.mention_of(a, token.i)
    if mention is None or mention.head == token.i:
        return mention
    head = a.tokens[mention.head]
    inside = (
        mention.span.end == token.end
        or head.head == token.i
        or token.head == head.i
        or head.i in {t.i for t in tree.subtree(a, token.i)}
    )
    return mention if inside and head.sentence == token.sentence else None


def participant(member: CastMember) -> Actor:
    """How a record names one of the cast: a side by its code alone, all others as the cast has them."""
    actor = member.actor
    if member.kind == "side":
        return Actor(side=actor.side, sector=actor.sector)
    return actor


def acts_for_a_side(member: CastMember, words: EngagementWords, lexicon: Lexicon) -> bool:
    """Does this one act for a state or an international body, as far as the text says?"""
    actor = member.actor
    if actor.standing not in _OFFICIAL or actor.sector in ("BUS", "MED", "EDU", "NGO"):
        return False
    role = (actor.role or "").lower()
    if any(word in role.split() for word in words.unofficial):
        return False
    if member.kind == "group":
        return _official_group(actor, lexicon)
    return actor.side is not None or (member.kind in ("person", "office") and bool(actor.role))


def _official_group(actor: Actor, lexicon: Lexicon) -> bool:
    """Officials, ministers and delegations meet; companies, jets and protesters do not."""
    words = (actor.name or actor.role or "").lower().split()
    last = words[-1:]
    kind = lexicon.offices.groups
    if not last or any(kind.get(w, "official") not in ("official", "legislator") for w in words):
        return False
    kinds = {lexicon.offices.groups.get(w) for w in (last[0], last[0] + "s")} - {None}
    plural = any(office in lexicon.offices.plurals for office in last)
    return bool(kinds & {"official", "legislator"}) or plural or last[0] in ("delegation", "team", "side")


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each once; a side by itself goes where one of its people is named ("Russia's Vladimir Putin")."""
    found: dict[int, Party] = {}
    for party in parties:
        found.setdefault(party.cast, party)
    people = {p.actor.side for p in found.values() if p.actor.name or p.actor.role}
    return tuple(p for p in found.values() if p.actor.name or p.actor.role or p.actor.side not in people)
