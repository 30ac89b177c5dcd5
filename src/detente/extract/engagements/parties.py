"""Who takes part: the subjects, objects, owners and companions of a verb or noun, as actors of the cast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.annotate import tree
from detente.extract.engagements.asides import whose_stay
from detente.extract.engagements.carried import carriers_of, givers_of, subjects_of, told_there
from detente.extract.engagements.contact import Party, Trigger
from detente.extract.engagements.fitting import led_by
from detente.extract.engagements.naming import acts_for_a_side, named, participant
from detente.extract.engagements.pronouns import speaker_at
from detente.kinds.engagement.who import is_bare_side, is_named, role_words
from detente.lexicon import Lexicon
from detente.lexicon.engagements import EngagementWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token

_CONSENTS = frozenset({"agree", "discuss", "decide", "announce"})

_OWN = frozenset({"of", "from", "by", "to", "among"})
"""Prepositions that count only directly below the trigger, not deeper in its reach."""


def parties_of(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> tuple[Party, ...]:
    """The parties that the trigger's own words give, each once, in order of subject before object."""
    words = lexicon.engagements
    if trigger.frame.gathering:
        found = named(a, lexicon, carriers_of(a, trigger, lexicon.engagements))
    elif a.tokens[trigger.token].pos == "ADP":
        stays = whose_stay(a, a.tokens[trigger.token], words)
        found = named(a, lexicon, [a.tokens[stays.head]] if stays is not None else [])
    else:
        found = _of_noun(a, trigger, lexicon) if trigger.noun else _of_verb(a, trigger, lexicon)
    known = (p for p in found if not 0 <= p.cast < len(a.cast) or acts_for_a_side(a.cast[p.cast], words, lexicon))
    return _sided(_once(_of_the_world(p, words) for p in known))


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


def _of_verb(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> Iterator[Party]:
    verb = trigger.token
    passive = tree.is_passive(a, verb) or _reduced_passive(a, verb)
    if passive and trigger.frame.jointly:
        yield from named(a, lexicon, tree.agents(a, verb))
    elif passive and "object" in trigger.frame.who:
        yield from named(a, lexicon, tree.agents(a, verb))
        yield from named(a, lexicon, tree.subjects(a, verb), other=True)
    elif passive and trigger.frame.passive:  # "is expected in Rome"
        yield from named(a, lexicon, tree.subjects(a, verb))
    elif not passive:
        doers = _doers(a, verb, lexicon)
        speaker = speaker_at(a, a.tokens[verb])
        if speaker is not None and "object" in trigger.frame.who and all(t.lemma == "it" for t in doers):
            yield Party(actor=participant(a.cast[speaker]), token=verb, cast=speaker, pronoun=True)  # "a pleasure to"
        told = list(named(a, lexicon, [*doers, *_companions(a, trigger)]))
        yield from told or named(a, lexicon, _named_before(a, verb))
        if "object" in trigger.frame.who:
            objects = _objects(a, verb)
            yield from named(a, lexicon, objects, other=True)
            for group in objects:
                yield from _leaders(a, group, lexicon)
    yield from _beside(a, trigger, (*trigger.frame.who, "with"), lexicon)


def _leaders(a: Annotated, group: Token, lexicon: Lexicon) -> Iterator[Party]:
    """Who leads the group that is met; of no known side, of the one that the group's words name."""
    words = [t.i for t in tree.subtree(a, group.i)]
    sides = {a.cast[i].actor.side for m in a.mentions if m.head in words for i in m.cast if a.cast[i].kind == "side"}
    side = sides.pop() if len(sides) == 1 else None
    for party in named(a, lexicon, led_by(a, group), other=True):
        yield replace(party, actor=replace(party.actor, side=side)) if party.actor.side is None else party


def _named_before(a: Annotated, verb: int) -> list[Token]:
    """Who is named right before a verb whose subject the parser lost behind a long title."""
    start = min([a.tokens[verb].start, *(t.start for t in tree.children(a, verb, "aux"))])
    near = tree.mentions_in(a, a.sentences[a.tokens[verb].sentence].span)
    people = [m for m in near if m.form == "name" and any(a.cast[i].kind == "person" for i in m.cast)]
    return [a.tokens[m.head] for m in people if a.document.text[m.span.end : start] == " "]


def _objects(a: Annotated, verb: int) -> list[Token]:
    """The objects; where the parser takes the last word of a name for a verb ("welcoming President X Y"), that."""
    named_ = [t for t in tree.children(a, verb, "ccomp") if t.pos == "PROPN"]
    return tree.objects(a, verb) or named_ or _titled(a, verb, "xcomp")


def _titled(a: Annotated, i: int, dep: str) -> list[Token]:
    """The participle with which the title of somebody opens ("received visiting Lao Premier X")."""
    below = tree.children(a, i, dep)
    titles = [(t, tree.mention_of(a, t.i)) for t in below if t.tag == "VBG"]
    return [t for t, m in titles if m is not None and m.head == t.i and m.form == "name"]


def _doers(a: Annotated, verb: int, lexicon: Lexicon) -> list[Token]:
    """The subjects; of a gerund after a preposition those of the verb above ("after meeting Xi, she said")."""
    token = a.tokens[verb]
    above = a.tokens[token.head]
    if token.dep == "pcomp" and above.pos in ("ADP", "SCONJ") and a.tokens[above.head].pos in ("VERB", "AUX"):
        thanked = above.lemma == "for" and a.tokens[above.head].lemma in lexicon.engagements.thanking
        return (tree.objects if thanked else tree.subjects)(a, above.head)
    if token.dep == "advcl" and token.tag == "VB" and not tree.children(a, verb, *tree.SUBJECTS):
        return tree.subjects(a, above.i)  # "would travel to Oslo to meet X"
    invitations = tree.children(a, above.i, "dobj") if token.dep == "xcomp" else []
    invited = [t for t in invitations if lexicon.engagements.heads.get(t.lemma) == "invited"]
    if invited:  # "extended an invitation to X to visit"
        return _holders(a, invited[0], lexicon.engagements)
    if token.dep == "acl" and above.lemma in lexicon.engagements.heads:
        return _holders(a, above, lexicon.engagements)
    if (more := _of_relative(a, token)) is not None or (more := _they_both(a, token)):
        return more
    return _in_sentence(a, token, subjects_of(a, verb))  # also "is delighted to have X here"


def _of_relative(a: Annotated, verb: Token) -> list[Token] | None:
    """Of "X and Y, who met" both; None of all else."""
    above = a.tokens[verb.head]
    relative = verb.dep == "relcl" and any(t.tag == "WP" for t in tree.children(a, verb.i, "nsubj"))
    if relative and above.dep == "conj" and verb.lemma == "meet" and not tree.objects(a, verb.i):
        first = a.tokens[above.head]
        while first.dep == "conj":
            first = a.tokens[first.head]
        return tree.conjuncts(a, first.i)
    return None


def _they_both(a: Annotated, verb: Token) -> list[Token]:
    """Of "X will press Y when they meet", whom nobody could place, both: who does it and to whom it is done."""
    subjects = tree.children(a, verb.i, "nsubj")
    lost = [t for t in subjects if t.lemma == "they" or t.text.lower() in ("two", "both")]
    if verb.dep != "advcl" or not lost or tree.mention_of(a, lost[0].i) is not None:
        return []
    both = [*tree.subjects(a, verb.head), *tree.objects(a, verb.head)]
    people = [t for t in both if (m := tree.mention_of(a, t.i)) is not None and len(m.cast) == 1]
    return people if len(people) == _PAIR else []


_PAIR = 2


def _in_sentence(a: Annotated, verb: Token, subjects: list[Token]) -> list[Token]:
    """Of a clause whose "he" nobody could place, the subject of the clause around it ("X wept when he met Y")."""
    lost = all(t.pos == "PRON" and t.lemma in ("he", "she") and tree.mention_of(a, t.i) is None for t in subjects)
    if not subjects or not lost or verb.dep != "advcl":
        return subjects
    above = tree.subjects(a, verb.head)
    return above if len(above) == 1 and above[0].pos == "PROPN" else subjects


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
    carried = list(named(a, lexicon, carriers_of(a, trigger, lexicon.engagements)))
    owners = list(named(a, lexicon, _owners(a, noun, lexicon.engagements)))
    carried = [p for p in carried if not _is_venue(a, trigger, p)]
    bound = _bound(owners, carried)
    yield from bound
    if not owners or trigger.frame.form not in ("visit", "transit"):
        modifiers = [t for c in tree.children(a, noun, "compound", "amod", "nmod") for t in _modifier(a, c)]
        yield from (p for p in named(a, lexicon, modifiers) if _is_party_name(a, p, lexicon))
    companions = list(_beside(a, trigger, trigger.frame.who, lexicon))
    companions += named(a, lexicon, _granted(a, trigger), other=True)
    yield from named(a, lexicon, givers_of(a, noun, lexicon.engagements))
    if not companions and not any(not p.pronoun for p in owners):
        yield from named(a, lexicon, told_there(a, trigger, lexicon.engagements), other=True)
    if _is_between_strangers(a, noun, companions) or _is_taken_up(a, trigger, companions):
        carried = _their_sides(carried)
    if _is_between_others(a, noun, companions):
        carried = [p for p in carried if _is_giver(a, trigger, p, lexicon.engagements)]
    several = a.tokens[noun].tag in ("NNS", "NNPS")  # "at this point in the talks, he said" does not make him a party
    carries = trigger.carrier is not None and all(p.pronoun for p in owners)
    together = len({p.actor.side for p in carried} - {None}) > 1
    if together and trigger.frame.form == "visit" and a.tokens[trigger.anchor].lemma in _CONSENTS:
        carried = []  # "the two agreed on the trip": somebody else's
    told = [t for t in tree.children(a, noun, "prep") if t.lemma in ("of", "by") and t.lemma in trigger.frame.who]
    if trigger.frame.form == "visit" and told and not owners:  # "announced the arrival of a ship"
        carries = False
        carried = []
    if carries or (not owners and (companions or together or not several)):
        yield from carried
    yield from _gerund(a, trigger, lexicon)
    yield from companions
    yield from _through_head(a, trigger, lexicon)


def _granted(a: Annotated, trigger: Trigger) -> list[Token]:
    """To whom it is given, as a first object ("granted X an audience", "offered X a meeting")."""
    noun = a.tokens[trigger.token]
    if trigger.carrier is None or noun.dep not in ("dobj", "obj") or trigger.frame.form == "visit":
        return []
    given = tree.children(a, trigger.carrier, "dative", "dobj")
    return [t for t in given if t.i < noun.i and t.pos != "ADP"]


def _is_venue(a: Annotated, trigger: Trigger, party: Party) -> bool:
    """Is it a town, or a state, that only hosts rounds of talks of others ("Oslo has hosted three rounds of talks")?"""
    told = {t.lemma for t in tree.children(a, trigger.token, "prep")} & {"with"}
    hosted = a.tokens[trigger.anchor].lemma == "host" and trigger.carrier is not None and not party.other
    return hosted and not told and trigger.frame.form == "talks" and is_bare_side(party.actor)


def _owners(a: Annotated, noun: int, words: EngagementWords) -> list[Token]:
    """Whose it is; "his" beside the engagement of somebody is his ("X's visit to Oslo follows his visit to Rome")."""
    owners = [t for c in tree.children(a, noun, "poss") for t in tree.conjuncts(a, c.i)]
    if len(owners) != 1 or owners[0].tag != "PRP$" or owners[0].lemma not in ("his", "her"):
        return owners
    subject = next(iter(tree.children(a, a.tokens[noun].head, "nsubj")), None)
    if subject is None or subject.i == noun or subject.lemma not in words.nouns:
        return owners
    others = [t for t in tree.children(a, subject.i, "poss") if t.pos == "PROPN"]
    return others if len(others) == 1 else owners


def _is_between_others(a: Annotated, noun: int, companions: list[Party]) -> bool:
    """Is it said between whom it is ("arranged a meeting between X and Y", "the meeting of X with Y")?"""
    between = {t.lemma for t in tree.children(a, noun, "prep")} & {"between", "among", "of"}
    return bool(between) and len({p.actor.side for p in companions}) > 1


def _is_between_strangers(a: Annotated, noun: int, companions: list[Party]) -> bool:
    """Is it said between which people it is, though we know none of them ("agreed to calls between commanders")?"""
    between = tree.prepositional(a, noun, "between", "among")
    unknown = not any(p.actor.side for p in companions)
    return bool(between) and unknown and all(t.tag == "NNS" and t.lemma not in _BOTH for t in between)


def _is_taken_up(a: Annotated, trigger: Trigger, companions: list[Party]) -> bool:
    """Are they talks of a matter, of others, that are to go on ("agreed to restore the defense policy talks")?"""
    anchor = a.tokens[trigger.anchor]
    matter = [t for t in tree.children(a, trigger.token, "compound") if t.pos == "NOUN"]
    matter += tree.prepositional(a, trigger.token, "on", "about")
    agreed = anchor.dep in ("xcomp", "conj") and anchor.lemma in _TAKING_UP
    return agreed and bool(matter) and trigger.frame.form == "talks" and not companions


_TAKING_UP = frozenset({"restore", "resume", "reopen", "restart", "revive", "relaunch", "reestablish", "renew"})


def _their_sides(parties: list[Party]) -> list[Party]:
    """The two sides for whom they act, by themselves; nobody where they are of one, or of more."""
    sides = {p.actor.side: p for p in parties if p.actor.side}
    if len(sides) != 2:
        return []
    return [Party(actor=Actor(side=s), token=p.token, cast=-1 - k) for k, (s, p) in enumerate(sides.items())]


_BOTH = frozenset(
    {"side", "party", "country", "state", "nation", "government", "leader", "two", "neighbour", "neighbor"}
)


def _is_giver(a: Annotated, trigger: Trigger, party: Party, words: EngagementWords) -> bool:
    """Does somebody in person hold it, of those who meet or as their host ("X hosted a meeting between Y and Z")?"""
    verb = a.tokens[trigger.anchor]
    asked = verb.dep == "xcomp" and bool(tree.children(a, verb.head, "dobj"))
    return verb.lemma in words.giving and not is_bare_side(party.actor) and not asked


def _bound(owners: list[Party], carried: list[Party]) -> list[Party]:
    """A pronoun that owns the noun is the subject of its clause ("ended her visit", "after his talks, Wang said")."""
    if len(owners) == 1 and owners[0].pronoun and len(carried) == 1 and not carried[0].pronoun:
        return carried
    return owners


def _gerund(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> Iterator[Party]:
    """Of "Biden and Xi meeting in Lima", where the parser takes the gerund for a noun, the other conjunct."""
    token = a.tokens[trigger.token]
    if (
        token.dep == "conj"
        and trigger.token not in trigger.zone - {trigger.token}
        and tree.children(a, token.i, "compound")
    ):
        yield from named(a, lexicon, [a.tokens[token.head]])


def _through_head(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> Iterator[Party]:
    """Whose request or plan it is, and who takes or refuses it ("rebuffed a request from X for a meeting")."""
    token = a.tokens[trigger.token]
    above = a.tokens[token.head]
    head = a.tokens[above.head]
    if token.dep != "pobj" or head.pos != "NOUN" or head.lemma not in lexicon.engagements.heads:
        return
    verb = a.tokens[head.head]
    if verb.pos == "VERB" and head.dep in ("dobj", "obj", "nsubjpass") and _answers(a, verb, lexicon.engagements):
        passive = tree.is_passive(a, verb.i)
        yield from named(a, lexicon, tree.agents(a, verb.i) if passive else tree.subjects(a, verb.i))
    owners = [t for c in tree.children(a, head.i, "poss") for t in tree.conjuncts(a, c.i)]
    yield from named(a, lexicon, [*owners, *tree.prepositional(a, head.i, "from", "by", "to", "with")], other=True)


def _answers(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Does the verb take up, refuse or announce the request or plan that is its object?"""
    particles = {words.particles.get(f"{verb.lemma} {t.lemma}") for t in tree.children(a, verb.i, "prt")}
    told = {words.cues.get(verb.lemma), *particles}
    return bool(told & {"declined", "agreed", "cancelled", "postponed", "planned"}) or verb.lemma == "receive"


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
    own_with = trigger.noun and any(t.lemma == "with" for t in tree.children(a, trigger.token, "prep"))
    for i in sorted(trigger.zone):
        token = a.tokens[i]
        if not _introduces(a, token, wanted) or i < min(trigger.token, trigger.anchor):
            continue
        if token.lemma == "with" and _is_of_other(a, token, trigger):
            continue
        if token.lemma == "with" and own_with and token.head not in (trigger.token, trigger.anchor):
            continue  # "talks with X on a truce with Y"
        own = token.lemma in _OWN or trigger.frame.form == "call"
        near = token.head in (trigger.token, trigger.anchor) or _behind_object(a, token, trigger)
        if own and not near and not _behind_place(a, token, trigger):
            continue
        for o in [*tree.children(a, i, "pobj"), *_titled(a, i, "pcomp")]:
            taking_part = o.lemma in lexicon.engagements.presence
            found = named(a, lexicon, tree.prepositional(a, o.i, "of") if taking_part else [o], other=True)
            if trigger.frame.form == "visit" and token.lemma == "with":  # nobody travels with a state
                found = (p for p in found if not is_bare_side(p.actor))
            yield from found


def _is_of_other(a: Annotated, token: Token, trigger: Trigger) -> bool:
    """Does it belong to something that comes before, after or as a topic ("ahead of a gathering with Brazil")?"""
    below = token
    for above in tree.ancestors(a, token.i):
        if above.i in (trigger.token, trigger.anchor):
            return False
        if above.pos == "NOUN" and below.i == token.i:
            inside = a.tokens[above.head]
            return above.dep == "pobj" and inside.lemma in _ASIDE
        below = above
    return False


_ASIDE = frozenset({"of", "before", "after", "about", "over", "following", "amid", "despite"})


def _behind_object(a: Annotated, preposition: Token, trigger: Trigger) -> bool:
    """Does the parser hang on the object to whom somebody explained it by telephone?"""
    above = a.tokens[preposition.head]
    return bool(trigger.frame.cues) and not trigger.noun and above.dep == "dobj" and above.head == trigger.token


def _behind_place(a: Annotated, preposition: Token, trigger: Trigger) -> bool:
    """Does it hang on the noun's place, where the noun is meant ("the visit to Oslo of the Danish premier")?"""
    place = a.tokens[preposition.head]
    to = a.tokens[place.head]
    at_place = place.dep == "pobj" and to.lemma in trigger.frame.where and to.head == trigger.token
    return preposition.lemma in ("of", "by") and trigger.noun and at_place


def _introduces(a: Annotated, token: Token, wanted: frozenset[str]) -> bool:
    if token.lemma not in wanted:
        return False
    return token.dep in ("prep", "agent", "dative") or (token.dep == "conj" and token.pos == "ADP")


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


def _companions(a: Annotated, trigger: Trigger) -> list[Token]:
    """Who went along ("arrived in Rome, accompanied by the trade minister")."""
    if trigger.frame.form != "visit":
        return []
    below = tree.children(a, trigger.anchor, "advcl", "acl", "dep", "conj")
    joined = [t for t in below if t.lemma == "accompany" and t.tag == "VBN"]
    return [t for verb in joined for t in tree.agents(a, verb.i)]
