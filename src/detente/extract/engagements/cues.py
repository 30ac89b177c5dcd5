"""What the words above and before an engagement say of it: called off, planned, asked for, refused."""

from __future__ import annotations

from typing import cast

from detente.annotate import tree
from detente.extract.engagements.contact import Standing, Trigger
from detente.extract.engagements.granted import thanks
from detente.kinds.engagement import CALLED_OFF, EngagementStatus
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token

AUTHORED = ("postponed", "cancelled", "declined", "invited", "agreed")


def of_modifiers(a: Annotated, trigger: Trigger, words: EngagementWords) -> Standing | None:
    """What adjectives before the noun, and participles and relative clauses after it, say ("a planned visit")."""
    heads = [trigger.token, *_counting(a, trigger, words)]
    for token in (t for i in heads for t in tree.children(a, i, "amod", "compound", "nmod", "acl", "relcl")):
        if is_to_end(a, token, words):
            return Standing("under_way", token.i)
        if token.i < trigger.token and token.dep not in ("acl", "relcl"):
            status = words.adjectives.get(token.text.lower())
            if status == "postponed" and _is_overdue(a, token, words):
                continue
            if status is not None and status != "held":
                return Standing(cast("EngagementStatus", status), token.i)
        elif token.dep == "relcl" or token.tag == "VBN":
            passive = tree.is_passive(a, token.i) or token.tag == "VBN"
            status = _cue(a, token, words) if passive else None
            if status in ("planned", "postponed", "cancelled", "declined"):
                return Standing(status, token.i)
    return None


def _is_overdue(a: Annotated, delayed: Token, words: EngagementWords) -> bool:
    """Was it put off before, so that the verb tells how things stand ("began a long-delayed visit")?"""
    before = [t for t in a.tokens[max(0, delayed.i - 2) : delayed.i] if t.text not in ("-", "–")]
    return bool(before) and before[-1].text.lower().rstrip("-") in words.overdue


def _counting(a: Annotated, trigger: Trigger, words: EngagementWords) -> list[int]:
    """The noun that counts or measures it ("a delayed sixth round of talks")."""
    token = a.tokens[trigger.token]
    of = a.tokens[token.head]
    counted = token.dep == "pobj" and of.lemma == "of" and a.tokens[of.head].lemma in words.measures
    return [of.head] if counted and a.tokens[of.head].pos == "NOUN" else []


def later_standings(a: Annotated, trigger: Trigger, words: EngagementWords) -> list[Standing]:
    """What verbs coordinated with the governing one say of the noun that is their common subject."""
    token = a.tokens[trigger.token]
    if not trigger.noun or token.dep not in ("nsubj", "nsubjpass") or a.tokens[token.head].pos not in ("VERB", "AUX"):
        return []
    verbs = [
        v
        for v in tree.children(a, token.head, "conj")
        if v.pos == "VERB" and not tree.children(a, v.i, "nsubj", "nsubjpass")
    ]
    found = [(v, _cue(a, v, words)) for v in verbs if not tree.is_negated(a, v.i)]
    return [Standing(status, v.i) for v, status in found if status is not None and _says_of_subject(a, v, status)]


def _says_of_subject(a: Annotated, verb: Token, status: EngagementStatus) -> bool:
    return tree.is_passive(a, verb.i) or status in ("held", "under_way")


def of_above(a: Annotated, trigger: Trigger, words: EngagementWords) -> Standing | None:
    """What the verbs and nouns that govern the trigger say of it: the nearest, unless a verb undoes it.

    "Rebuffed a request for a meeting", "canceled plans for a visit": the verb counts, not the request or the plan.
    """
    found: Standing | None = None
    below = a.tokens[trigger.token]
    for above in tree.ancestors(a, trigger.token):
        if thanks(a, above, words) or _is_glad(a, above, words):
            return None if found is not None and found.status == "possible" else found  # "thanks for this opportunity"
        if not (_passes(below) or _is_proposed(below, above, words)) or _other_topic(a, below, above, words):
            break
        status = _governing(a, below, above, words)
        if status is not None and (found is None or status in (*AUTHORED, "held")):
            found = Standing(status, above.i)
        if found is not None and above.pos in ("VERB", "AUX"):
            break
        below = above
    return found


def _is_glad(a: Annotated, above: Token, words: EngagementWords) -> bool:
    """Is somebody grateful or glad ("I am grateful for this opportunity to meet you")?"""
    return any(t.lemma in words.glad for t in (above, *tree.children(a, above.i, "acomp", "oprd")))


_PASSING = frozenset(
    ["dobj", "obj", "pobj", "nsubjpass", "nsubj", "attr", "conj", "appos", "xcomp", "pcomp", "acomp", "oprd",
     "dative", "acl"]
)  # fmt: skip


def _other_topic(a: Annotated, below: Token, above: Token, words: EngagementWords) -> bool:
    """Is the engagement only the complement of something else ("the outcome of talks", not "a request for talks")?"""
    hangs = below.dep == "prep" and above.pos == "NOUN"
    return (
        hangs
        and above.lemma not in words.heads
        and above.lemma not in words.cues
        and above.lemma not in words.measures | words.chances
    )


def _passes(below: Token) -> bool:
    """Does what the word above says reach down to the word below?"""
    if below.dep == "prep":
        return below.lemma in ("for", "of", "to", "about", "on", "from", "at")
    if below.dep == "acl":
        return below.tag in ("VB", "VBG")
    return below.dep in _PASSING and not (below.dep == "conj" and below.pos in ("VERB", "AUX"))


def _is_proposed(below: Token, above: Token, words: EngagementWords) -> bool:
    """Is it what somebody proposes or asks that others do ("proposed that they meet")?"""
    return below.dep == "ccomp" and below.tag in ("VB", "VBP") and above.lemma in words.mandative


def _governing(a: Annotated, below: Token, above: Token, words: EngagementWords) -> EngagementStatus | None:
    if above.pos in ("NOUN", "PROPN"):
        if _was_had(a, above, words):  # "we had an opportunity to meet"
            return "held"
        told = words.heads.get(above.lemma) or _off(words, above)
        return cast("EngagementStatus | None", None if told == "held" and _is_to_come(a, above) else told)
    if above.pos == "ADJ":
        told = words.cues.get(above.lemma)
        return cast("EngagementStatus | None", "possible" if told == "under_way" else told)  # "is open to a meeting"
    if above.pos not in ("VERB", "AUX") or below.dep in ("nsubj", "nsubjpass", "csubj", "agent", "npadvmod"):
        return _as_subject(a, below, above, words)
    if above.lemma == "return" and below.dep in ("dobj", "obj"):  # "to return the visit" is to pay one
        return None
    if below.dep == "prep" and below.lemma not in words.governs.get(above.lemma, ()):  # "agreed to a visit"
        return None
    return _as_object(a, above, _cue(a, above, words), words)


def _is_to_come(a: Annotated, report: Token) -> bool:
    """Is the report of it still ahead, so that the thing itself may be ("there will be a readout of the call")?"""
    verb = next((t for t in tree.ancestors(a, report.i) if t.pos in ("VERB", "AUX")), None)
    return verb is not None and tree.actuality(a, verb.i) == "planned"


def _was_had(a: Annotated, chance: Token, words: EngagementWords) -> bool:
    """Is it a chance that somebody had, and so took ("today we had the opportunity to meet")?"""
    verb = a.tokens[chance.head]
    had = verb.lemma == "have" and chance.dep in ("dobj", "obj") and tree.tense(a, verb.i) == "past"
    denied = any(tree.is_negated(a, i) for i in (verb.i, chance.i))
    return had and chance.lemma in words.chances and not denied


def _as_object(
    a: Annotated, verb: Token, status: EngagementStatus | None, words: EngagementWords
) -> EngagementStatus | None:
    """What a verb says of its object or infinitive, by its own tense and modality."""
    if status is None or tree.is_negated(a, verb.i) or _does_nobody(a, verb):
        return "declined" if status == "agreed" else None
    actual = tree.actuality(a, verb.i) == "actual"
    if status == "planned" and _is_sought(a, verb, words):
        return "possible"
    if status in ("held", "under_way"):
        future = not actual or tree.tense(a, verb.i) == "future" or _is_agreed_upon(a, verb, words)
        return "planned" if future else status
    if status in CALLED_OFF and not actual:
        return "possible"
    return status


def _does_nobody(a: Annotated, verb: Token) -> bool:
    """Is it what nobody does ("nobody is ruling out a meeting")?"""
    return any(t.lemma.lower() in ("nobody", "none") for t in tree.children(a, verb.i, "nsubj"))


def _is_agreed_upon(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Is it what one has agreed or pledged to do ("committed to conclude the negotiations")?"""
    return verb.tag == "VB" and verb.dep == "xcomp" and words.agenda.get(a.tokens[verb.head].lemma) == "agreed"


def _is_sought(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Does somebody only try or wish to do it ("will go there to try to arrange a meeting", "is keen to schedule")?"""
    above = a.tokens[verb.head]
    return verb.tag in ("VB", "VBG") and verb.dep in ("xcomp", "acl", "pcomp") and above.lemma in words.seeking


def _off(words: EngagementWords, above: Token) -> str | None:
    status = words.cues.get(above.lemma)
    return status if status in CALLED_OFF else None


def _as_subject(a: Annotated, below: Token, above: Token, words: EngagementWords) -> EngagementStatus | None:
    """The engagement is the subject: "the visit was postponed", "the trip is due", "talks ended"."""
    if above.pos not in ("VERB", "AUX"):
        return None
    if below.dep == "nsubjpass":
        purpose = above.lemma in words.purpose and not tree.children(a, above.i, "prt")  # not "called off"
        return None if purpose else _as_object(a, above, _cue(a, above, words), words)
    if below.dep != "nsubj":
        return None
    if (said := _said_to_be(a, above, words)) is not None:
        return said
    status = "under_way" if _gets_going(a, above) else _cue(a, above, words)
    actual = tree.actuality(a, above.i) == "actual"
    lasts = tree.tense(a, above.i) == "present" or any(t.lemma == "have" for t in tree.children(a, above.i, "aux"))
    if actual and lasts and _goes_on(a, above, words):
        return "under_way"
    if status == "held":
        return "held" if actual and tree.tense(a, above.i) == "past" else "planned" if not actual else None
    return "under_way" if status == "under_way" and actual else None


def _said_to_be(a: Annotated, verb: Token, words: EngagementWords) -> EngagementStatus | None:
    """What an engagement is said to be: off, under discussion, due, likely."""
    if (tree.is_negated(a, verb.i) and verb.lemma in words.happening) or _is_off(a, verb):  # "did not take place"
        return "cancelled"
    if _is_pondered(a, verb, words):
        return "possible"
    for token in tree.children(a, verb.i, "acomp", "oprd"):
        if is_to_end(a, token, words):
            return "under_way"
        if token.lemma in words.cues:
            return cast("EngagementStatus", words.cues[token.lemma])
    return None


def _is_pondered(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Is it still talked over ("the visit is under discussion", "remains under consideration")?"""
    over = [
        o for p in tree.children(a, verb.i, "prep") if p.lemma in ("under", "in") for o in tree.children(a, p.i, "pobj")
    ]
    return verb.lemma in ("be", "remain") and any(t.lemma in words.pondering for t in over)


def _is_off(a: Annotated, verb: Token) -> bool:
    """Is it "off" ("the visit is off")?"""
    return verb.lemma == "be" and any(
        t.lemma == "off" for t in tree.children(a, verb.i, "advmod", "acomp", "prt", "prep")
    )


def _gets_going(a: Annotated, verb: Token) -> bool:
    """Has it begun ("got under way on Monday")?"""
    below = {t.lemma for p in tree.children(a, verb.i) for t in [p, *tree.children(a, p.i, "pobj")]}
    return verb.lemma == "get" and bool(below & {"way", "underway"})


def _goes_on(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Does it go on now ("are continuing", "are under way")?"""
    below = {t.lemma for p in tree.children(a, verb.i) for t in [p, *tree.children(a, p.i, "pobj")]}
    return verb.lemma in words.continuing or (verb.lemma == "be" and bool(below & {"way", "underway", "ongoing"}))


def _cue(a: Annotated, verb: Token, words: EngagementWords) -> EngagementStatus | None:
    if verb.lemma in words.passive and not (tree.is_passive(a, verb.i) or verb.tag == "VBN"):
        return None
    beside = [words.particles.get(f"{verb.lemma} {t.lemma}") for t in tree.children(a, verb.i, "prt", "advmod")]
    status = next((s for s in beside if s), None) or words.cues.get(verb.lemma)
    if status == "planned" and is_to_end(a, verb, words):
        return "under_way"
    return cast("EngagementStatus | None", status)


def no_longer(a: Annotated, standing: Standing) -> bool:
    """Is it a plan of before, whose day need not stand ("was originally set for May", "had been scheduled for May")?"""
    if standing.cue is None or standing.status != "planned":
        return False
    verb = a.tokens[standing.cue]
    first = any(t.lemma in ("originally", "initially", "previously") for t in tree.children(a, verb.i, "advmod"))
    had = any(t.lemma == "have" and t.tag == "VBD" for t in tree.children(a, verb.i, "aux"))
    return tree.is_passive(a, verb.i) and (first or had)


def is_to_end(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Is it said when it will be over ("is due to end on Friday")? Then it has begun."""
    below = tree.subtree(a, verb.i) if verb.lemma == "due" else tree.children(a, verb.i, "xcomp")
    return any(t.lemma in words.ending and t.tag in ("VB", "NN") for t in below)
