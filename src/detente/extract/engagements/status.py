"""How things stand with an engagement: from tense, modality and the words above, before and beside it."""

from __future__ import annotations

from typing import cast

from detente.annotate import tree
from detente.extract.engagements.contact import Standing, Trigger
from detente.extract.engagements.cues import AUTHORED, of_above, of_modifiers
from detente.extract.engagements.fitting import first_to
from detente.extract.engagements.in_time import in_time
from detente.extract.engagements.modality import actuality_of
from detente.extract.engagements.setting import of_surroundings
from detente.extract.engagements.tenses import is_felt, of_clause
from detente.kinds.engagement import CALLED_OFF, EngagementStatus
from detente.lexicon.engagements import EngagementWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.when import When

_REASONS = frozenset({"after", "following", "over", "because", "due", "amid", "response", "since", "as"})


def standing_of(
    a: Annotated, trigger: Trigger, words: EngagementWords, when: When | None, argument: int | None
) -> Standing:
    """The status that the trigger's words give; None where they leave it open.

    In order: a hedge at the argument itself, words before the noun, the verbs and nouns above, tense and modality.
    A day after the day of publication makes done things planned.
    """
    if argument is not None and _hedged(a, argument, words):
        return Standing("possible", argument)
    if trigger.frame.status is not None:
        return _of_the_word(a, trigger)
    if a.tokens[trigger.token].pos == "ADP":  # "X, in Ankara for talks, said"
        return Standing("held" if when is not None else "under_way", trigger.token)
    if _is_unplanned(a, trigger.token, words) or (trigger.noun and tree.is_negated(a, trigger.token)):
        return Standing(None, trigger.token, denied=True)  # "no meeting is planned", "no plans for a meeting"
    before = of_modifiers(a, trigger, words) if trigger.noun else None
    above = of_above(a, trigger, words)
    planned = before is not None and before.status == "planned"
    if planned and trigger.carrier is not None and tree.is_negated(a, trigger.carrier):
        return Standing("cancelled", trigger.carrier)  # "will not hold a planned meeting"
    undone = above is not None and above.status in (*AUTHORED, "held")  # "canceled a planned trip"
    found = above if undone else before or above
    told = in_time(a, trigger, found or _of_verb(a, trigger, words), when, words)
    open_ = told.status is None and not told.denied and trigger.noun
    return Standing("held", told.cue) if open_ and _is_past(a, trigger, words) else told


def _is_past(a: Annotated, trigger: Trigger, words: EngagementWords) -> bool:
    """Does a word before the noun say that it has been ("about his recent visit to Oslo")?"""
    before = tree.children(a, trigger.token, "amod")
    behind = [t for t in tree.subtree(a, trigger.token) if t.dep == "relcl"]  # hung on the last name, as a rule
    return any(words.adjectives.get(t.text.lower()) == "held" for t in before) or any(_took_place(a, t) for t in behind)


def _took_place(a: Annotated, verb: Token) -> bool:
    """Does a clause behind say so ("the results of the meeting, which took place in Oslo")?"""
    subject = any(t.tag == "WDT" for t in tree.children(a, verb.i, "nsubj", "nsubjpass"))
    past = tree.tense(a, verb.i) == "past" and tree.actuality(a, verb.i) == "actual"
    place = verb.lemma == "take" and any(t.lemma == "place" for t in tree.children(a, verb.i, "dobj"))
    held = verb.lemma == "hold" and tree.is_passive(a, verb.i)
    return (place or held or verb.lemma in ("occur", "happen")) and subject and past


def _of_the_word(a: Annotated, trigger: Trigger) -> Standing:
    """What the trigger's own word says ("invited X to Oslo"), where it is done."""
    actuality = actuality_of(a, trigger.token)
    if actuality == "denied":
        return Standing(None, trigger.token, denied=True)
    done = actuality == "actual" and tree.tense(a, trigger.token) != "future"
    return Standing(cast("EngagementStatus", trigger.frame.status) if done else "planned", trigger.token)


def author_of(a: Annotated, standing: Standing) -> Actor | None:
    """Who put it off, refused, invited or agreed: the subject, or the agent, of the verb that says so."""
    if standing.cue is None or standing.status not in AUTHORED:
        return None
    verb = a.tokens[standing.cue]
    if verb.pos not in ("VERB", "AUX"):
        return None
    passive = tree.is_passive(a, verb.i) or verb.dep == "acl"
    mentions = [tree.mention_of(a, t.i) for t in (tree.agents(a, verb.i) if passive else tree.subjects(a, verb.i))]
    return next((a.cast[m.cast[0]].actor for m in mentions if m is not None and m.cast), None)


def cause_of(a: Annotated, standing: Standing) -> str | None:
    """Why it was put off or refused, in the document's words: what follows "after", "over", "because of"."""
    if standing.cue is None or standing.status not in CALLED_OFF:
        return None
    for token in tree.children(a, standing.cue, "prep", "advcl", "agent"):
        marks = {t.lemma for t in [token, *tree.children(a, token.i, "mark", "advmod")]}
        if marks & _REASONS or (token.dep == "agent" and not _is_mention(a, token)):
            return tree.subtree_span(a, token.i).of(a.document.text)
    return None


def _is_mention(a: Annotated, by: Token) -> bool:
    return any(tree.mention_of(a, t.i) is not None for t in tree.children(a, by.i, "pobj"))


def _hedged(a: Annotated, argument: int, words: EngagementWords) -> bool:
    """Does a word of doubt stand at the argument ("and possibly President Xi")?"""
    others = {t.i for c in tree.children(a, argument, "conj", "appos") for t in tree.subtree(a, c.i)}
    own = [t for t in tree.subtree(a, argument) if t.i not in others]
    before = a.tokens[own[0].i - 1] if own and own[0].i else None
    return any(t.lemma in words.possibly for t in own) or (before is not None and before.lemma in words.possibly)


def _of_verb(a: Annotated, trigger: Trigger, words: EngagementWords) -> Standing:
    """Tense and modality: of the verb itself, of the verb that carries the noun, else of the clause around it."""
    if trigger.noun and (tree.is_negated(a, trigger.token) or _is_lacking(a, trigger.token)):  # "held no talks"
        return Standing(None, trigger.token, denied=True)
    token = a.tokens[trigger.token]
    be = first_to(a, token) if not trigger.noun and not is_felt(a, token, words) else None
    if be is not None and tree.actuality(a, be.i) == "actual":
        return Standing("held" if tree.tense(a, be.i) == "past" else None, be.i)
    if trigger.noun and token.dep in ("nsubj", "nsubjpass") and _is_broken_off(a, a.tokens[token.head], words):
        return Standing(None, token.head, denied=True)  # "talks have been cut off": no meeting of that day
    if not trigger.noun or trigger.carrier is not None:
        return of_clause(a, trigger.anchor, words)
    return of_surroundings(a, trigger.token, words)


def _is_broken_off(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Is what the verb tells of talks that they no longer go on ("were suspended", "were put on hold")?"""
    shelved = any(t.lemma in words.shelved for t in tree.prepositional(a, verb.i, "on", "in", "into"))
    return verb.lemma in words.broken or (verb.lemma == "put" and shelved)


def _is_unplanned(a: Annotated, noun: int, words: EngagementWords) -> bool:
    """Is it what nobody plans, or has asked for ("there are no plans for a visit", "had no chance to meet")?"""
    token = a.tokens[noun]
    above = a.tokens[a.tokens[token.head].head] if token.dep == "pobj" else a.tokens[token.head]
    hangs = token.dep in ("pobj", "acl") and above.pos == "NOUN" and above.lemma in words.heads
    return hangs and tree.is_negated(a, above.i)


def _is_lacking(a: Annotated, noun: int) -> bool:
    """Is it what one does without ("cannot be settled without direct talks")?"""
    above = a.tokens[a.tokens[noun].head]
    return a.tokens[noun].dep == "pobj" and above.lemma == "without"
