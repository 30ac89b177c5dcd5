"""Whom a verb brings together: its subjects and objects, who went along, whose plan or invitation it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.annotate import tree
from detente.extract.engagements.beside import beside, opening_titles
from detente.extract.engagements.carried import subjects_of, travellers_of
from detente.extract.engagements.contact import Party, Trigger, side_itself
from detente.extract.engagements.fitting import first_to, led_by
from detente.extract.engagements.misjoined import misjoined
from detente.extract.engagements.naming import named, participant
from detente.extract.engagements.pronouns import speaker_at
from detente.kinds.engagement.who import is_bare_side
from detente.lexicon import Lexicon
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token


def brought_by(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> Iterator[Party]:
    """Those whom the verb brings together, subjects before objects and those beside them."""
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
        if trigger.frame.phase == "sending":
            yield from _sent(a, trigger, told, lexicon)
            return
        yield from told or named(a, lexicon, _named_before(a, verb))
        if "object" in trigger.frame.who:
            objects = _objects(a, verb)
            yield from named(a, lexicon, objects, other=True)
            for group in objects:
                yield from _leaders(a, group, lexicon)
        yield from _met_apart(a, trigger, lexicon)
    yield from beside(a, trigger, (*trigger.frame.who, "with"), lexicon)


def _met_apart(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> Iterator[Party]:
    """Whom the same verb tells to have been met on another day."""
    for party in named(a, lexicon, misjoined(a, trigger, (*trigger.frame.who, "with")), other=True):
        yield replace(party, apart=True)


def _sent(a: Annotated, trigger: Trigger, senders: list[Party], lexicon: Lexicon) -> Iterator[Party]:
    """Who was sent, for the sender's side ("Norway sent its special envoy, X, to Oslo"); troops and goods nobody."""
    sides = {p.actor.side for p in senders} - {None}
    objects = _objects(a, trigger.token)
    sent = list(named(a, lexicon, objects, other=True)) or [p for t in objects for p in _leaders(a, t, lexicon)]
    if not sent and len(sides) == 1 and any(t.lemma in lexicon.engagements.teams for t in objects):
        yield side_itself(sides.pop() or "", trigger.token)
        return
    for party in sent:
        side = next(iter(sides)) if len(sides) == 1 and not is_bare_side(party.actor) else party.actor.side
        yield replace(party, actor=replace(party.actor, side=side), other=False)


def _reduced_passive(a: Annotated, verb: int) -> bool:
    """A participle after its noun ("a delegation hosted by …")."""
    token = a.tokens[verb]
    return token.tag == "VBN" and token.dep == "acl"


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
    return tree.objects(a, verb) or named_ or opening_titles(a, verb, "xcomp")


def _doers(a: Annotated, verb: int, lexicon: Lexicon) -> list[Token]:
    """The subjects; of a gerund after a preposition those of the verb above ("after meeting Xi, she said")."""
    token = a.tokens[verb]
    above = a.tokens[token.head]
    if token.dep == "pcomp" and above.pos in ("ADP", "SCONJ") and a.tokens[above.head].pos in ("VERB", "AUX"):
        thanked = above.lemma == "for" and a.tokens[above.head].lemma in lexicon.engagements.thanking
        return (tree.objects if thanked else tree.subjects)(a, above.head)
    if token.dep == "advcl" and token.tag == "VB" and not tree.children(a, verb, *tree.SUBJECTS):
        return travellers_of(a, verb) or tree.subjects(a, above.i)  # "would travel to Oslo to meet X"
    invitations = tree.children(a, above.i, "dobj") if token.dep == "xcomp" else []
    invited = [t for t in invitations if lexicon.engagements.heads.get(t.lemma) == "invited"]
    if invited:  # "extended an invitation to X to visit"
        return _holders(a, invited[0], lexicon.engagements)
    if token.dep == "acl" and above.lemma in lexicon.engagements.heads:
        return _holders(a, above, lexicon.engagements)
    if (be := first_to(a, token)) is not None:
        return tree.subjects(a, be.i)
    if (more := _of_relative(a, token)) is not None or (more := _they_both(a, token, lexicon.engagements)):
        return more
    told = _without_vocative(a, subjects_of(a, verb))
    return _in_sentence(a, token, told)  # also "is delighted to have X here"


def _without_vocative(a: Annotated, subjects: Sequence[Token]) -> list[Token]:
    """Of two subjects side by side the last: the other is spoken to ("President Roe, as you said, Mr. Lund flies")."""
    own = [t for t in subjects if t.dep == "nsubj"]
    if len(own) < _PAIR or len({t.head for t in own}) > 1:
        return list(subjects)
    first, last = own[0], own[-1]
    between = a.tokens[first.i + 1 : last.i]
    words = [t.lemma for t in between]
    opens = first.entity == "PERSON" and last.pos == "PROPN" and words.count(",") > 1 and "and" not in words
    return [t for t in subjects if t.i >= last.i] if opens else list(subjects)


def _of_relative(a: Annotated, verb: Token) -> list[Token] | None:
    """Of "X and Y, who met" both; None of all else."""
    above = a.tokens[verb.head]
    relative = verb.dep == "relcl" and any(t.tag == "WP" for t in tree.children(a, verb.i, "nsubj"))
    if relative and above.dep == "conj" and verb.lemma == "meet" and not tree.objects(a, verb.i):
        return tree.conjuncts(a, tree.first_conjunct(a, above).i)
    return None


def _they_both(a: Annotated, verb: Token, words: EngagementWords) -> list[Token]:
    """Of "X will press Y when they meet", whom nobody could place, both: who does it and to whom it is done."""
    subjects = tree.children(a, verb.i, "nsubj")
    lost = [t for t in subjects if t.lemma == "they" or t.text.lower() in ("two", "both")]
    if verb.dep not in ("advcl", "ccomp") or not lost or tree.mention_of(a, lost[0].i) is not None:
        return []
    if verb.dep == "ccomp":
        return _spoken_to(a, a.tokens[verb.head], words)
    both = [*tree.subjects(a, verb.head), *tree.objects(a, verb.head)]
    people = [t for t in both if (m := tree.mention_of(a, t.i)) is not None and len(m.cast) == 1]
    return people if len(people) == _PAIR else []


def _spoken_to(a: Annotated, verb: Token, words: EngagementWords) -> list[Token]:
    """Of "wrote to A and B proposing that they meet" those two; of "proposed to X that they meet" both."""
    if verb.lemma not in words.mandative:
        return []
    above = verb.head if verb.dep in ("advcl", "xcomp", "acl") else verb.i
    verbs = dict.fromkeys((verb.i, above))
    asked = [t for i in verbs for t in (*tree.prepositional(a, i, "to"), *tree.objects(a, i))]
    sides = [(t, m) for t in asked if (m := tree.mention_of(a, t.i)) is not None]
    if sum(len(m.cast) for _, m in sides) == 1:
        sides = [(t, m) for t in tree.subjects(a, above) if (m := tree.mention_of(a, t.i)) is not None] + sides
    return [t for t, _ in sides] if sum(len(m.cast) for _, m in sides) == _PAIR else []


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


def _companions(a: Annotated, trigger: Trigger) -> list[Token]:
    """Who went along ("arrived in Rome, accompanied by the trade minister")."""
    if trigger.frame.form != "visit":
        return []
    below = tree.children(a, trigger.anchor, "advcl", "acl", "dep", "conj")
    joined = [t for t in below if t.lemma == "accompany" and t.tag == "VBN"]
    return [t for verb in joined for t in tree.agents(a, verb.i)]
