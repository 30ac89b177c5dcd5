"""Whom a noun brings together: its owners and companions, who carries or gives it, whose request it hangs on."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate import tree
from detente.extract.engagements.beside import beside
from detente.extract.engagements.carried import carriers_of, givers_of, told_there
from detente.extract.engagements.contact import Party, Trigger, side_itself
from detente.extract.engagements.naming import named
from detente.kinds.engagement.who import is_bare_side
from detente.lexicon import Lexicon
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token

_CONSENTS = frozenset({"agree", "discuss", "decide", "announce"})


def owning(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> Iterator[Party]:
    """Those whom the noun brings together: its owners, those who carry it, its companions."""
    noun = trigger.token
    carried = list(named(a, lexicon, carriers_of(a, trigger, lexicon.engagements)))
    owners = list(named(a, lexicon, _owners(a, noun, lexicon.engagements)))
    carried = [p for p in carried if not _is_venue(a, trigger, p)]
    bound = _bound(owners, carried)
    yield from bound
    if not owners or trigger.frame.form not in ("visit", "transit"):
        modifiers = [t for c in tree.children(a, noun, "compound", "amod", "nmod") for t in _modifier(a, c)]
        yield from (p for p in named(a, lexicon, modifiers) if _is_party_name(a, p, lexicon))
    companions = list(beside(a, trigger, trigger.frame.who, lexicon))
    companions += named(a, lexicon, _granted(a, trigger), other=True)
    givers = named(a, lexicon, givers_of(a, noun, lexicon.engagements))
    yield from (p for p in givers if not (is_bare_side(p.actor) and len({c.actor.side for c in companions}) > 1))
    if not companions and not any(not p.pronoun for p in owners):
        yield from named(a, lexicon, told_there(a, trigger, lexicon.engagements), other=True)
    if _is_between_strangers(a, noun, companions) or _is_taken_up(a, trigger, companions, lexicon):
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


_BOTH = frozenset(
    {"side", "party", "country", "state", "nation", "government", "leader", "two", "neighbour", "neighbor"}
)


def _is_taken_up(a: Annotated, trigger: Trigger, companions: list[Party], lexicon: Lexicon) -> bool:
    """Are they talks of a matter, of others, to go on or end ("agreed to conclude the fisheries talks")?"""
    anchor = a.tokens[trigger.anchor]
    resumed = lexicon.channels.states.get(anchor.lemma) == "resumed"
    taken_up = resumed or anchor.lemma in lexicon.engagements.advancing
    matter = [t for t in tree.children(a, trigger.token, "compound") if t.pos == "NOUN"]
    matter += tree.prepositional(a, trigger.token, "on", "about")
    agreed = anchor.dep in ("xcomp", "conj") and taken_up
    return agreed and bool(matter) and trigger.frame.form == "talks" and not companions


def _their_sides(parties: list[Party]) -> list[Party]:
    """The two sides for whom they act, by themselves; nobody where they are of one, or of more."""
    sides = {p.actor.side: p for p in parties if p.actor.side}
    if len(sides) != 2:
        return []
    return [side_itself(s, p.token) for s, p in sides.items()]


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
