"""What words tell too loosely for an engagement: talk in general, habits, what nobody in office does, whole nations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.annotate import tree
from detente.annotate.moments import head_of, times_of
from detente.extract.engagements.contact import Party, Trigger
from detente.extract.engagements.days import when_of
from detente.extract.engagements.definite import is_definite
from detente.extract.engagements.joint import told_of_both
from detente.extract.engagements.scene import places_of
from detente.kinds.engagement import family
from detente.kinds.engagement.who import is_bare_side, is_named
from detente.lexicon import Lexicon
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token


def is_told_loosely(a: Annotated, trigger: Trigger, parties: Sequence[Party], lexicon: Lexicon) -> bool:
    """Is it of nobody at no time, a habit, more of what was told before, of others, or of a whole nation?"""
    words = lexicon.engagements
    if not parties and _in_general(a, trigger, lexicon):
        return True
    if _are_they_with_others(a, trigger, parties):
        return True
    if _is_habit(a, trigger, words) or _tells_more(a, trigger, words) or _of_others(a, trigger, parties):
        return True
    if _are_our_meetings(a, trigger, parties, words) or _are_with_nobody(a, trigger, parties):
        return True
    if trigger.frame.jointly and not (_of_two_sides(parties) or told_of_both(a, trigger, lexicon)):
        return True
    return _is_no_stay(a, trigger, parties, lexicon)


def _are_our_meetings(a: Annotated, trigger: Trigger, parties: Sequence[Party], words: EngagementWords) -> bool:
    """Does a speaker tell of all that they have had together ("our meetings are important", "so many calls")?"""
    noun = a.tokens[trigger.token]
    ours = bool(parties) and all(p.pronoun and not p.other for p in parties)
    several = noun.tag == "NNS" and (noun.text.lower() in words.several or trigger.frame.form == "call")
    if not ours or not trigger.noun or not several or tree.timexes_in(a, tree.subtree_span(a, noun.i)):
        return False
    near = {t.text.lower() for t in tree.children(a, noun.i, "predet", "amod", "det")}
    loose = words.many | words.often | words.lately | {"all"}
    return not near.isdisjoint(loose) or _is_said_to_be(a, noun)


def _are_with_nobody(a: Annotated, trigger: Trigger, parties: Sequence[Party]) -> bool:
    """Does a speaker tell what he is negotiating ("we are in talks to buy ships"), not with whom?"""
    carried = trigger.carrier is not None and a.tokens[trigger.carrier].lemma == "be"
    ours = carried and bool(parties) and all(p.pronoun and not p.other for p in parties)
    purpose = any(t.tag == "VB" for t in tree.children(a, trigger.token, "acl", "relcl", "advcl"))
    return ours and trigger.noun and purpose and not tree.prepositional(a, trigger.token, "with", "between")


def _is_said_to_be(a: Annotated, noun: Token) -> bool:
    """Does a present tense say how they are ("the number of our meetings shows …")?"""
    of = a.tokens[noun.head]
    subject = a.tokens[of.head] if noun.dep == "pobj" and of.lemma == "of" else noun
    verb = a.tokens[subject.head]
    return subject.dep == "nsubj" and verb.tag in ("VBZ", "VBP") and not tree.children(a, verb.i, "aux")


def _are_they_with_others(a: Annotated, trigger: Trigger, parties: Sequence[Party]) -> bool:
    """Did two of two sides speak with others whom we don't know ("they held talks with experts", "spoke to them")?"""
    near = (trigger.token, trigger.anchor)
    doers = {t.i for s in tree.subjects(a, trigger.anchor) for t in tree.conjuncts(a, s.i)}
    tokens = {p.token for p in parties}
    if len({p.actor.side for p in parties} - {None}) < _TWO or not tokens <= doers:
        return False
    spoke = ("to",) if a.tokens[trigger.token].lemma in ("speak", "talk") and not trigger.noun else ()
    met = [
        t
        for i in near
        for t in tree.prepositional(a, i, "with", *spoke)
        if t.pos in ("NOUN", "PROPN") or t.text in _THEM
    ]
    met = [t for t in met if t.lemma not in _IN_WHICH and not tree.children(a, t.i, "poss")]  # "with their advisers"
    return any(t.i not in tokens for t in met)


_TWO = 2
_THEM = frozenset({"them", "him", "her"})
_IN_WHICH = frozenset(
    {"other", "another", "one", "time", "view", "participation", "presence", "regard", "respect", "success", "help"}
)
"""With these nobody is met."""


def _in_general(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> bool:
    """Are "meetings" of nobody, at no place and on no day, talk in general?"""
    plural = a.tokens[trigger.token].tag in ("NNS", "NNPS")
    if is_definite(a, trigger, lexicon.engagements):  # "the talks" may point back
        return False
    return plural and when_of(a, trigger, lexicon.engagements) is None and not places_of(a, trigger, lexicon)


def _is_no_stay(a: Annotated, trigger: Trigger, parties: Sequence[Party], lexicon: Lexicon) -> bool:
    """Is it nobody of an office or a state who is somewhere, or an envoy at his post?"""
    lemma = a.tokens[trigger.token].lemma
    if lemma == "return" and any("ambassador" in (p.actor.role or "").lower() for p in parties):
        return True
    if trigger.frame.phase == "leaving":
        return not any(p.actor.role or is_named(p.actor) for p in parties)
    if _is_of_the_state(a, trigger, parties, lexicon):
        return True
    if trigger.frame.phase != "presence":
        return False
    known = [p for p in parties if (p.actor.role or is_named(p.actor)) and not (p.pronoun and p.actor.side is None)]
    return not known


def _is_no_traveller(party: Party, words: EngagementWords) -> bool:
    """Is it a state or people, or its army as a whole?"""
    body = (party.actor.body or "").lower().split()
    return is_bare_side(party.actor) and (not body or body[-1] in words.services)


def _is_of_the_state(a: Annotated, trigger: Trigger, parties: Sequence[Party], lexicon: Lexicon) -> bool:
    """Does a whole state or people come or go ("why did Norway come to Peru?"), of whom no visit is told?

    Nor does what brings somebody to a matter bring him there ("which brings me to Peru").
    """
    if trigger.noun or trigger.frame.form != "visit" or trigger.frame.status == "invited":
        return False
    if a.tokens[trigger.token].lemma in ("bring", "take") and "that" in trigger.frame.cues:
        return any(t.text.lower() in ("me", "us") for t in tree.children(a, trigger.token, "dobj"))
    asked = a.tokens[a.tokens[trigger.token].head].lemma == "invite"
    nobody = bool(parties) and all(_is_no_traveller(p, lexicon.engagements) for p in parties)
    return nobody and trigger.frame.phase not in ("arrival", "sending") and not asked


def _is_habit(a: Annotated, trigger: Trigger, words: EngagementWords) -> bool:
    """Is it told of no day ("pledged to consult each other regularly"), or of a paper that was once signed?"""
    if family(trigger.frame.form) != "visit" and (_is_done_often(a, trigger, words) or _was_often(a, trigger, words)):
        return True
    if trigger.noun:
        return False
    met = [*tree.objects(a, trigger.token), *tree.prepositional(a, trigger.token, "with")]
    if trigger.frame.form == "meeting" and any(_are_many(a, t) for t in met):
        return True
    token = a.tokens[trigger.token]
    if any(_is_some_day(a, t) for t in tree.prepositional(a, trigger.token, "in")):
        return True
    if (trigger.frame.weak and _goes_on_for(a, token)) or _is_over_weeks(a, trigger):
        return True
    often = any(t.text.lower() in words.often for t in tree.children(a, token.i, "advmod"))
    pledged = often and token.tag == "VB"
    paper = token.dep == "relcl" and any(t.tag == "WDT" for t in tree.children(a, token.i, "dobj", "nsubjpass"))
    return pledged or (paper and trigger.frame.told and trigger.frame.form == "meeting")


def _is_done_often(a: Annotated, trigger: Trigger, words: EngagementWords) -> bool:
    """Do they do it all the time, by a present tense and on no day ("we talk to them almost every day", "meet often")?

    Of a noun the verb that carries it says so, or what stands before it ("are in constant contact", "have regular
    calls"); what is planned or was held on some day is none.
    """
    verb = a.tokens[trigger.anchor]
    if verb.tag not in ("VBP", "VBZ") or tree.children(a, verb.i, "aux") or when_of(a, trigger, words) is not None:
        return False
    noun = a.tokens[trigger.token]
    plain = noun.tag == "NNS" or noun.lemma == "contact"
    before = tree.children(a, noun.i, "amod") if trigger.noun and plain else []
    how = [] if trigger.noun else tree.children(a, verb.i, "advmod", "npadvmod")
    told = [*before, *how, *(d for t in how for d in tree.children(a, t.i, "det"))]
    return any(t.text.lower() in words.often | _CLOSELY for t in told)


def _was_often(a: Annotated, trigger: Trigger, words: EngagementWords) -> bool:
    """Have they done it many times over, on no day ("we've met several times over the last year")?"""
    verb = a.tokens[trigger.token]
    if trigger.noun or not any(t.lemma == "have" for t in tree.children(a, verb.i, "aux")):
        return False
    times = [t for t in tree.children(a, verb.i, "npadvmod", "dobj") if t.lemma in words.times]
    times += [t for t in tree.prepositional(a, verb.i, "on") if t.lemma in words.times]
    many = any(c.lemma in words.many for t in times for c in tree.children(a, t.i, "amod", "det", "quantmod", "nummod"))
    when = when_of(a, trigger, words)
    return many and (when is None or when.width > _MONTH)


_MONTH = 31
_CLOSELY = frozenset({"close", "closely", "daily", "weekly"})


def _goes_on_for(a: Annotated, verb: Token) -> bool:
    """Has it gone on for long ("we have been discussing it for some time now"), on no one occasion?"""
    perfect = verb.tag == "VBG" and any(t.lemma == "have" for t in tree.children(a, verb.i, "aux"))
    return perfect and any(t.lemma in _LONG for t in tree.prepositional(a, verb.i, "for"))


def _is_some_day(a: Annotated, when: Token) -> bool:
    """Is it no more than that it will be "in the future", not "in the near future"?"""
    return when.lemma == "future" and not tree.children(a, when.i, "amod")


def _is_over_weeks(a: Annotated, trigger: Trigger) -> bool:
    """Did they meet or speak over weeks, on no one day ("over the past few weeks we have seen each other")?"""
    perfect = any(t.lemma == "have" for t in tree.children(a, trigger.token, "aux"))
    spans = [t for t in times_of(a, trigger.token) if t.type == "DURATION"] if perfect else []
    heads = [(t, head_of(a, t)) for t in spans]
    spans = [t for t, h in heads if h is not None and a.tokens[h.head].lemma in _THROUGH]
    lasting = [t.span.of(a.document.text).lower() for t in spans]
    return family(trigger.frame.form) != "visit" and any(_OVER.search(text) is not None for text in lasting)


_THROUGH = frozenset({"over", "for", "throughout", "during"})
_OVER = re.compile(r"\b(?:past|last|recent)\b.*s$")
_LONG = frozenset({"time", "while", "week", "month", "year", "decade"})


def _are_many(a: Annotated, met: Token) -> bool:
    """Are they so many that they were met over years, not on one occasion ("has met over 100 world leaders")?"""
    counted = [t.text for t in tree.children(a, met.i, "nummod") if t.text.isdigit()]
    verb = met.head if met.dep != "pobj" else a.tokens[met.head].head
    perfect = any(t.lemma == "have" for t in tree.children(a, verb, "aux"))
    return perfect and any(int(n) >= _MANY for n in counted)


_MANY = 20


def _tells_more(a: Annotated, trigger: Trigger, words: EngagementWords) -> bool:
    """Does it only tell what those who met spoke of there ("met in Oslo and spoke of fish"), and name no telephone?"""
    verb = a.tokens[trigger.token]
    first = a.tokens[verb.head]
    if (
        trigger.noun
        or trigger.frame.form != "call"
        or verb.dep != "conj"
        or tree.prepositional(a, verb.i, "with", "to")
    ):
        return False
    met = any(family(f.form) == "meeting" and f.form != "call" for f in words.verbs.get(first.lemma, ()))
    own = tree.children(a, verb.i, *tree.SUBJECTS, "dobj")
    return met and not own and not {a.tokens[i].lemma for i in trigger.zone} & words.phone


def _of_others(a: Annotated, trigger: Trigger, parties: Sequence[Party]) -> bool:
    """Are they with somebody else, of each ("their respective calls with X") or of both ("will meet with students")?"""
    if trigger.noun:
        return any(t.lemma == "respective" for t in tree.children(a, trigger.token, "amod"))
    met = [] if family(trigger.frame.form) == "visit" else tree.prepositional(a, trigger.token, "with")
    return bool(met) and len(parties) > 1 and not any(p.other for p in parties)


def _of_two_sides(parties: Sequence[Party]) -> bool:
    """Are there people, by name or office, of two sides: those whom the act brought together?"""
    sides = {p.actor.side for p in parties if not is_bare_side(p.actor)} - {None}
    return len(sides) > 1 or (bool(sides) and any(p.foreign for p in parties))
