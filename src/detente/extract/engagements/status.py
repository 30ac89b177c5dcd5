"""How things stand with an engagement: from tense, modality and the words above, before and beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import cast

from detente.annotate import tree
from detente.extract.engagements.contact import Standing, Trigger
from detente.extract.engagements.cues import AUTHORED, of_above, of_modifiers
from detente.kinds.engagement import CALLED_OFF, EngagementStatus
from detente.lexicon.engagements import EngagementWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.claim import Actuality
from detente.model.when import When

_BEFORE = frozenset({"before", "ahead", "prior", "until", "pending"})

_UNTIL = frozenset({"until", "before", "once", "when", "after"})
"""With a present tense these open a clause of what is still to come ("until Annan visits")."""
_PAST = frozenset({"after", "following", "since"})

_DURING = frozenset({"after", "following", "during", "at", "in", "since", "on"})

_BY = frozenset({"by", "over"})
"""How it was done ("agreed by telephone")."""
_WAITING = frozenset({"when", "once", "until", "as"})
_DUE = frozenset({"have", "need", "let", "ought", "must"})
_TOPICAL = frozenset({"of", "about", "on"})

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
    if trigger.noun and (tree.is_negated(a, trigger.token) or _is_unplanned(a, trigger.token, words)):
        return Standing(None, trigger.token, denied=True)  # "no meeting is planned", "no plans for a meeting"
    before = of_modifiers(a, trigger, words) if trigger.noun else None
    above = of_above(a, trigger, words)
    planned = before is not None and before.status == "planned"
    if planned and trigger.carrier is not None and tree.is_negated(a, trigger.carrier):
        return Standing("cancelled", trigger.carrier)  # "will not hold a planned meeting"
    undone = above is not None and above.status in (*AUTHORED, "held")  # "canceled a planned trip"
    found = above if undone else before or above
    told = _in_time(a, trigger, found or _of_verb(a, trigger, words), when, words)
    open_ = told.status is None and not told.denied and trigger.noun
    return Standing("held", told.cue) if open_ and _is_past(a, trigger, words) else told


def _is_past(a: Annotated, trigger: Trigger, words: EngagementWords) -> bool:
    """Does a word before the noun say that it has been ("about his recent visit to Oslo")?"""
    before = tree.children(a, trigger.token, "amod")
    return any(words.adjectives.get(t.text.lower()) == "held" for t in before)


def _of_the_word(a: Annotated, trigger: Trigger) -> Standing:
    """What the trigger's own word says ("invited X to Oslo"), where it is done."""
    actuality = _actuality(a, trigger.token)
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
    if trigger.noun and token.dep in ("nsubj", "nsubjpass") and a.tokens[token.head].lemma in words.broken:
        return Standing(None, token.head)  # "talks have been cut off"
    if not trigger.noun or trigger.carrier is not None:
        return _of_clause(a, trigger.anchor, words)
    return _of_surroundings(a, trigger.token, words)


def _is_unplanned(a: Annotated, noun: int, words: EngagementWords) -> bool:
    """Is it what nobody plans, or has asked for ("there are no plans for a visit")?"""
    above = a.tokens[a.tokens[a.tokens[noun].head].head]
    hangs = a.tokens[noun].dep == "pobj" and above.pos == "NOUN" and above.lemma in words.heads
    return hangs and tree.is_negated(a, above.i)


def _is_lacking(a: Annotated, noun: int) -> bool:
    """Is it what one does without ("cannot be settled without direct talks")?"""
    above = a.tokens[a.tokens[noun].head]
    return a.tokens[noun].dep == "pobj" and above.lemma == "without"


def _of_clause(a: Annotated, verb: int, words: EngagementWords) -> Standing:
    """By the verb's own tense and modality, or those that it shares ("will conclude the talks and fly to Oslo")."""
    if _had_been_due(a, a.tokens[verb]) or _came_to_nothing(a, a.tokens[verb]):
        return Standing("cancelled", verb)
    shared = _shares_modal(a, a.tokens[verb])
    if _is_open(a, a.tokens[verb]):
        return Standing(None, verb)
    return replace(_of_own(a, a.tokens[verb].head, words), cue=verb) if shared else _of_own(a, verb, words)


def _is_open(a: Annotated, verb: Token) -> bool:
    """Does an infinitive tell what a stay was for ("was in Oslo to see X")?"""
    return verb.tag == "VB" and verb.dep == "advcl" and a.tokens[verb.head].lemma == "be"


def _of_own(a: Annotated, verb: int, words: EngagementWords) -> Standing:
    token = a.tokens[verb]
    actuality = _actuality(a, verb)
    if actuality == "denied":
        return Standing(None, verb, denied=True)
    if actuality in ("planned", "possible") or _asked(a, token):
        doubted = actuality == "possible" and not _is_reported_will(a, token, words)
        open_ = doubted or _asked(a, token) or _hoped(a, token, words)
        return Standing("possible" if open_ else "planned", verb)
    return _by_form(a, token, words)


def _by_form(a: Annotated, token: Token, words: EngagementWords) -> Standing:
    """By the verb's form, where nothing makes it only planned or possible."""
    verb = token.i
    if token.tag == "VB" and not tree.children(a, verb, "aux") and token.dep != "ROOT":
        return Standing(None, verb)
    if tree.tense(a, verb) == "future" or _is_to_go_on(a, token):
        return Standing("possible" if _hoped(a, token, words) else "planned", verb)
    if token.tag == "VB" and any(t.lemma == "to" for t in tree.children(a, verb, "aux")):
        return _of_infinitive(a, token, words)
    if token.tag == "VBG" and token.dep == "pcomp":
        return _of_gerund(a, token, words)
    if token.tag == "VBG" and tree.tense(a, verb) == "present":
        return Standing("under_way", verb) if tree.children(a, verb, "aux") else Standing(None, verb)
    if tree.tense(a, verb) == "present" and any(t.lemma in _UNTIL for t in tree.children(a, verb, "mark", "advmod")):
        return Standing("planned", verb)
    if _is_engaged(a, token, words):
        return Standing("under_way", verb)
    return Standing("held", verb)


def _had_been_due(a: Annotated, verb: Token) -> bool:
    """Is it where somebody had been due, and so did not go ("had been due in Oslo on Monday")?"""
    due = any(t.lemma == "due" for t in tree.children(a, verb.i, "acomp", "oprd"))
    return due and any(t.lemma == "have" and t.tag == "VBD" for t in tree.children(a, verb.i, "aux"))


def _came_to_nothing(a: Annotated, verb: Token) -> bool:
    """Is it what was to have been ("was to have met X"), and so was not?"""
    helpers = {t.lemma for t in tree.children(a, verb.i, "aux")}
    above = a.tokens[verb.head]
    return verb.tag == "VBN" and {"to", "have"} <= helpers and above.lemma == "be" and above.tag == "VBD"


def _shares_modal(a: Annotated, verb: Token) -> bool:
    """Is it a bare form that shares the helpers of the verb with which it is coordinated?"""
    bare = verb.tag == "VB" and verb.dep == "conj" and not tree.children(a, verb.i, "aux", *tree.SUBJECTS)
    return bare and a.tokens[verb.head].pos == "VERB" and bool(tree.children(a, verb.head, "aux"))


def _is_due(a: Annotated, verb: Token) -> bool:
    """Is it what somebody has to do, or is asked to ("we have to meet", "let us get together")?"""
    due = verb.tag == "VB" and a.tokens[verb.head].lemma in _DUE and verb.dep in ("xcomp", "ccomp")
    own = any(t.text.lower() == "me" for t in a.tokens[max(0, verb.i - _ME) : verb.i])
    return due and tree.tense(a, verb.head) == "present" and not own  # "let me welcome you" does it


_ME = 3
"""Tokens before a verb among which its "me" stands."""


def _of_gerund(a: Annotated, verb: Token, words: EngagementWords) -> Standing:
    """After a preposition: "before heading home" and "thanked him for coming" are done, else as the clause."""
    preposition = a.tokens[verb.head]
    above = a.tokens[preposition.head]
    past = above.pos in ("VERB", "AUX") and tree.tense(a, above.i) == "past"
    went_on = preposition.lemma == "before" and past and _actuality(a, above.i) == "actual"
    if went_on or above.lemma in words.thanking:
        return Standing("held", verb.i)
    return _of_surroundings(a, verb.i, words)


def _is_engaged(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Is the subject still at it ("is locked in talks", "has been in talks for months")?"""
    if verb.lemma == "be" and tree.tense(a, verb.i) == "present":
        return True
    if verb.text == "been" and any(t.lemma == "to" for t in tree.children(a, verb.i, "prep")):  # "has been to Oslo"
        return False
    finite = [t for t in tree.children(a, verb.i, "aux", "auxpass") if t.tag in ("VBZ", "VBP")]
    return verb.lemma in words.engaged and bool(finite)


def _actuality(a: Annotated, verb: int) -> Actuality:
    """The actuality of a verb, or of the one above on whose modality it hangs ("could help arrange")."""
    own, token = tree.actuality(a, verb), a.tokens[verb]
    hangs = token.dep == "xcomp" and token.tag == "VB" and a.tokens[token.head].pos in ("VERB", "AUX")
    if hangs and any(t.lemma == "yet" for t in tree.children(a, token.head, "advmod")):  # "has yet to return the visit"
        return "denied"
    if hangs and own == "planned" and tree.is_negated(a, token.head):  # "is not expected to attend"
        return "denied"
    above = tree.actuality(a, token.head) if hangs and own == "actual" else own
    return above if above in ("possible", "denied") else own


def _of_infinitive(a: Annotated, verb: Token, words: EngagementWords) -> Standing:
    """A headline's infinitive is a plan ("Biden to visit Vietnam"), that of a feeling done; one of purpose is open."""
    above = a.tokens[verb.head]
    if (
        verb.dep == "xcomp" and above.dep == "acomp" and above.lemma not in words.cues
    ):  # "am delighted to have you here"
        return Standing("held" if tree.actuality(a, above.head) == "actual" else "planned", verb.i)
    return Standing("planned" if verb.dep == "ROOT" else None, verb.i)


def _is_to_go_on(a: Annotated, token: Token) -> bool:
    """Is it what somebody is to go on with ("was told to continue negotiating")?"""
    return token.tag == "VBG" and token.dep == "xcomp" and a.tokens[token.head].tag == "VB"


def _hoped(a: Annotated, token: Token, words: EngagementWords) -> bool:
    """Is it what somebody hopes or wishes ("is hoping that he will meet X")?"""
    above = a.tokens[token.head]
    return token.dep == "ccomp" and above.lemma in ("hope", "wish") and words.cues.get(above.lemma) == "possible"


def _asked(a: Annotated, token: Token) -> bool:
    """Does it stand in a question, or in a clause of condition, or is it what one has to do?"""
    sentence = a.sentences[token.sentence]
    question = a.document.text[sentence.span.start : sentence.span.end].rstrip().endswith("?")
    if question or _is_due(a, token):
        return True
    return any(t.lemma in ("if", "whether", "unless") for t in tree.children(a, token.i, "mark"))


def _of_surroundings(a: Annotated, i: int, words: EngagementWords) -> Standing:
    """A noun that no cue governs: as the clause in which it stands ("during his visit, he said")."""
    below = a.tokens[i]
    preposition: str | None = None
    through = False  # another noun: "the goodwill of the visit will last" says nothing of when the visit is
    for above in tree.ancestors(a, i):
        if below.dep in ("prep", "pcomp", "advmod", "mark") and above.pos in ("VERB", "AUX", "ADP", "SCONJ"):
            preposition = preposition or (above.lemma if below.dep == "pcomp" else below.lemma)  # "after meeting X"
        told = above.dep == "dobj" and below.lemma in _TOPICAL and a.tokens[above.head].lemma in words.telling
        hangs = above.pos == "NOUN" and below.dep == "prep" and below.lemma not in _DURING | _BY and not told
        preposition = below.lemma if told else preposition
        through = through or (hangs and above.lemma not in words.measures | words.parts)
        if above.pos in ("VERB", "AUX"):
            if below.lemma == "for" and above.lemma in words.thanking:  # "I want to thank you for the meeting"
                return Standing("held", above.i)
            if _is_loose(a, above):  # "speaking after a meeting with X, he said": as the clause around it
                below = above
                continue
            if through:
                return Standing("possible" if _actuality(a, above.i) == "possible" else None, above.i)
            if preposition == "on" and a.tokens[i].tag == "NNS":  # "on the visits that you mentioned": of what is told
                return Standing(None, above.i)
            if preposition in _TOPICAL and above.lemma in words.telling and tree.tense(a, above.i) == "past":
                return Standing("held", above.i)  # "informed X of his talks with Y"
            purpose = below.dep == "nsubjpass" and above.lemma in words.purpose
            return Standing(None if purpose else _by_tense(a, above, preposition), above.i)
        below = above
    return Standing(None)


def _is_loose(a: Annotated, verb: Token) -> bool:
    """Is it a participle without a tense of its own, set beside a clause ("speaking after the talks")?"""
    return verb.tag == "VBG" and verb.dep in ("advcl", "acl") and not tree.children(a, verb.i, "aux", "auxpass")


def _by_tense(a: Annotated, verb: Token, preposition: str | None) -> EngagementStatus | None:
    """The clause's tense and modality, unless the noun is what comes after ("before the visit, he said")."""
    actuality = _actuality(a, verb.i)
    tense = tree.tense(a, verb.i)
    if preposition in _BEFORE:
        return None if tense == "past" else "planned"
    if preposition in _PAST:
        return "held" if actuality == "actual" and tense == "past" else None
    if actuality == "planned" or tense == "future":
        return "planned"
    if actuality == "possible":
        return "possible"
    return "held" if tense == "past" and (preposition in _DURING | _BY or preposition is None) else None


def _is_reported_will(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Is "would" what somebody said that he will do ("said he would go ahead with the meeting")?"""
    above = a.tokens[verb.head]
    reports = verb.dep == "ccomp" and above.pos == "VERB" and tree.tense(a, above.i) == "past"
    would = any(t.text.lower() in ("would", "'d", "’d") for t in tree.children(a, verb.i, "aux"))
    doubted = words.cues.get(above.lemma) == "possible" or tree.is_negated(a, above.i)
    doubted = doubted or _if_permitted(a, verb, words)
    return would and reports and not doubted and above.lemma in words.reporting and _reported_future(a, verb.i)


def _if_permitted(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Does it wait for a time that nobody tells ("would go there when conditions allowed")?"""
    clauses = [c for c in tree.children(a, verb.i, "advcl") if any(t.lemma in _WAITING for t in tree.children(a, c.i))]
    return any(t.lemma in words.permitting for c in clauses for t in (c, *tree.children(a, c.i, "acomp")))


def _reported_future(a: Annotated, verb: int) -> bool:
    """Is "would" no more than the "will" of somebody's report ("talks would be held on May 9")?"""
    helpers = {t.lemma for t in tree.children(a, verb, "aux")} | {t.text.lower() for t in tree.children(a, verb, "aux")}
    sentence = a.sentences[a.tokens[verb].sentence]
    conditions = any(t.lemma in ("if", "unless") for t in a.tokens[sentence.first : sentence.last])
    return "would" in helpers and not conditions


def _is_bound_for(a: Annotated, trigger: Trigger, words: EngagementWords) -> bool:
    """Is it the purpose of a journey on which somebody leaves?"""
    verb = a.tokens[trigger.carrier].lemma if trigger.carrier is not None else ""
    leaves = any(frame.phase == "departure" for frame in words.verbs.get(verb, ()))
    return leaves and trigger.frame.form != "visit" and a.tokens[trigger.token].dep == "pobj"


def _is_fresh(published: When | None, when: When | None) -> bool:
    return when is None or (published is not None and when.near(published, days=1))


def _is_timetabled(a: Annotated, verb: Token, trigger: Trigger) -> bool:
    """Is it the plain present ("goes to Cairo today, where he sees X")?"""
    plain = verb.tag in ("VBZ", "VBP") and verb.lemma != "be" and not tree.children(a, verb.i, "aux", "auxpass")
    return plain and verb.i in (trigger.token, trigger.carrier)


def _in_time(a: Annotated, trigger: Trigger, found: Standing, when: When | None, words: EngagementWords) -> Standing:
    """Sets the status right by the calendar: what lies ahead is planned; what has just begun is under way."""
    published = a.document.published
    if found.status == "held" and _is_bound_for(a, trigger, words) and _is_fresh(published, when):
        return Standing("planned", found.cue)  # "left for Oslo on Friday for talks with X"
    arriving = trigger.frame.phase == "arrival" and a.tokens[trigger.token].tag in ("VBZ", "VBP")
    if when is None and arriving and found.status == "held":  # a headline's "arrives in Beijing"
        return Standing("under_way", found.cue)
    if published is None or published.last is None or when is None:
        return found
    perfect = found.cue is not None and any(t.lemma == "have" for t in tree.children(a, found.cue, "aux"))
    ahead = when.first is not None and when.first > published.last and not (perfect and found.status == "held")
    if ahead and found.status in ("held", "under_way", None) and not found.denied:
        return Standing("planned", found.cue)
    if ahead and found.status == "possible" and found.cue is not None and _reported_future(a, found.cue):
        return Standing("planned", found.cue)
    if found.status in ("held", None) and trigger.frame.phase in ("arrival", "departure") and when.last is not None:
        fresh = timedelta(0) <= published.last - when.last <= timedelta(days=1)
        return Standing("under_way" if fresh else found.status, found.cue)
    now = a.tokens[trigger.anchor].lemma == "be" and tree.tense(a, trigger.anchor) == "present"  # "is on a tour"
    if (
        found.status == "under_way"
        and not now
        and when.last is not None
        and when.last < published.last - timedelta(days=1)
    ):
        return Standing("held", found.cue)
    if found.status == "held" and found.cue is not None and _is_timetabled(a, a.tokens[found.cue], trigger):
        coming = when.last is not None and when.last >= published.last
        return Standing("planned" if coming else found.status, found.cue)
    if found.status is None and when.last is not None and when.last < published.last and not found.denied:
        return Standing("held", found.cue)
    return found
