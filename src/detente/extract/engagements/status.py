"""How things stand with an engagement: from tense, modality and the words above, before and beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from detente.annotate import tree
from detente.extract.engagements.contact import Trigger
from detente.kinds.engagement import EngagementStatus
from detente.lexicon.engagements import EngagementWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.when import When

_BEFORE = frozenset({"before", "ahead", "prior", "until", "pending"})
_DURING = frozenset({"after", "following", "during", "at", "in", "since", "on"})
_AUTHORED = ("postponed", "cancelled", "declined", "invited", "agreed")
_REASONS = frozenset({"after", "following", "over", "because", "due", "amid", "response", "since", "as"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and the verb or noun that gives it; `denied` where the text says that it did not take place."""

    status: EngagementStatus | None
    cue: int | None = None
    denied: bool = False


def standing_of(
    a: Annotated, trigger: Trigger, words: EngagementWords, when: When | None, argument: int | None
) -> Standing:
    """The status that the trigger's words give; None where they leave it open.

    In order: a hedge at the argument itself, words before the noun, the verbs and nouns above, tense and modality.
    A day after the day of publication makes done things planned.
    """
    if argument is not None and _hedged(a, argument, words):
        return Standing("possible", argument)
    found = _of_modifiers(a, trigger, words) if trigger.noun else None
    found = found or _of_above(a, trigger, words) or _of_verb(a, trigger)
    return _in_time(a, trigger, found, when)


def author_of(a: Annotated, standing: Standing) -> Actor | None:
    """Who put it off, refused, invited or agreed: the subject, or the agent, of the verb that says so."""
    if standing.cue is None or standing.status not in _AUTHORED:
        return None
    verb = a.tokens[standing.cue]
    if verb.pos not in ("VERB", "AUX"):
        return None
    passive = tree.is_passive(a, verb.i) or verb.dep == "acl"
    mentions = [tree.mention_of(a, t.i) for t in (tree.agents(a, verb.i) if passive else tree.subjects(a, verb.i))]
    return next((a.cast[m.cast[0]].actor for m in mentions if m is not None and m.cast), None)


def cause_of(a: Annotated, standing: Standing) -> str | None:
    """Why it was put off or refused, in the document's words: what follows "after", "over", "because of"."""
    if standing.cue is None or standing.status not in ("postponed", "cancelled", "declined"):
        return None
    for token in tree.children(a, standing.cue, "prep", "advcl", "agent"):
        marks = {t.lemma for t in [token, *tree.children(a, token.i, "mark", "advmod")]}
        if marks & _REASONS or (token.dep == "agent" and not _is_mention(a, token)):
            return tree.subtree_span(a, token.i).of(a.document.text)
    return None


def _is_mention(a: Annotated, by: Token) -> bool:
    return any(tree.mention_of(a, t.i) is not None for t in tree.children(a, by.i, "pobj"))


def _hedged(a: Annotated, argument: int, words: EngagementWords) -> bool:
    beside = {t.lemma for t in tree.children(a, argument)}
    before = a.tokens[argument - 1].lemma if argument else ""
    first = min((t.i for t in tree.subtree(a, argument)), default=argument)
    earlier = a.tokens[first - 1].lemma if first else ""
    return bool({*beside, before, earlier} & words.possibly)


def _of_modifiers(a: Annotated, trigger: Trigger, words: EngagementWords) -> Standing | None:
    for token in tree.children(a, trigger.token, "amod", "compound", "nmod", "acl", "relcl"):
        if token.i < trigger.token:
            status = words.adjectives.get(token.text.lower())
            if status is not None and status != "held":
                return Standing(cast("EngagementStatus", status), token.i)
        elif token.dep == "relcl" or token.tag == "VBN":
            passive = tree.is_passive(a, token.i) or token.tag == "VBN"
            status = _cue(a, token, words) if passive else None
            if status in ("planned", "postponed", "cancelled", "declined"):
                return Standing(status, token.i)
    return None


def _of_above(a: Annotated, trigger: Trigger, words: EngagementWords) -> Standing | None:
    """What the verbs and nouns that govern the trigger say of it, the nearest that says something."""
    below = a.tokens[trigger.token]
    for above in tree.ancestors(a, trigger.token):
        if not _passes(a, below, above):
            return None
        status = _governing(a, below, above, words)
        if status is not None:
            return Standing(status, above.i)
        below = above
    return None


def _passes(a: Annotated, below: Token, above: Token) -> bool:
    """Does what the word above says reach down to the word below?"""
    if below.dep in ("relcl", "ccomp", "parataxis", "csubj", "mark"):
        return False
    if below.dep == "advcl":
        return below.tag == "VB" and False
    if below.dep == "acl":
        return below.tag in ("VB", "VBG")
    if below.dep == "prep":
        return below.lemma in ("for", "of", "to", "about", "from", "on", "in", "with")
    if below.dep == "conj" and below.pos in ("VERB", "AUX"):
        return not tree.children(a, below.i, *tree.SUBJECTS)
    return True


def _governing(a: Annotated, below: Token, above: Token, words: EngagementWords) -> EngagementStatus | None:
    if above.pos in ("NOUN", "PROPN"):
        return cast("EngagementStatus | None", words.heads.get(above.lemma) or _off(words, above))
    if above.pos == "ADJ":
        return cast("EngagementStatus | None", words.cues.get(above.lemma))
    if above.pos not in ("VERB", "AUX") or below.dep in ("nsubj", "csubj", "agent", "npadvmod"):
        return _as_subject(a, below, above, words)
    if below.dep == "prep" and not _takes(above, below):
        return None
    status = _cue(a, above, words)
    if status is None or tree.is_negated(a, above.i):
        return "declined" if status == "agreed" else None
    if status == "held" and tree.tense(a, above.i) == "future":
        return "planned"
    if status == "under_way" and tree.actuality(a, above.i) != "actual":
        return "planned"
    return status


def _off(words: EngagementWords, above: Token) -> str | None:
    status = words.cues.get(above.lemma)
    return status if status in ("postponed", "cancelled", "declined") else None


def _takes(verb: Token, preposition: Token) -> bool:
    """Is the preposition the verb's own ("agreed to a visit", "called for talks")?"""
    return (verb.lemma, preposition.lemma) in {
        ("agree", "to"), ("call", "for"), ("ask", "for"), ("hope", "for"), ("look", "to"), ("prepare", "for"),
        ("set", "for"), ("plan", "for"), ("push", "for"), ("aim", "for"), ("invite", "to"), ("invite", "for"),
        ("return", "from"), ("embark", "on"), ("plan", "on"),
    }  # fmt: skip


def _as_subject(a: Annotated, below: Token, above: Token, words: EngagementWords) -> EngagementStatus | None:
    """The engagement is the subject: "the visit was postponed", "the trip is expected", "talks ended"."""
    if below.dep == "nsubjpass":
        return _cue(a, above, words)
    if below.dep != "nsubj" or above.pos not in ("VERB", "AUX"):
        return None
    status = _cue(a, above, words)
    if status == "held" and tree.actuality(a, above.i) == "actual":
        return "held" if tree.tense(a, above.i) == "past" else None
    if status == "under_way" and tree.actuality(a, above.i) == "actual":
        return "under_way"
    return None


def _cue(a: Annotated, verb: Token, words: EngagementWords) -> EngagementStatus | None:
    particle = next((t.lemma for t in tree.children(a, verb.i, "prt", "advmod")), "")
    status = words.particles.get(f"{verb.lemma} {particle}") or words.cues.get(verb.lemma)
    return cast("EngagementStatus | None", status)


def _of_verb(a: Annotated, trigger: Trigger) -> Standing:
    """Tense and modality: of the verb itself, of the verb that carries the noun, else of the clause around it."""
    if not trigger.noun or trigger.carrier is not None:
        return _of_clause(a, trigger.anchor)
    if tree.is_negated(a, trigger.token):
        return Standing(None, trigger.token, denied=True)
    return _of_surroundings(a, trigger)


def _of_clause(a: Annotated, verb: int) -> Standing:
    token = a.tokens[verb]
    actuality = tree.actuality(a, verb)
    if actuality == "denied":
        return Standing(None, verb, denied=True)
    if actuality in ("planned", "possible") or _asked(a, token):
        status: EngagementStatus = "possible" if actuality == "possible" or _asked(a, token) else "planned"
        return Standing(status, verb)
    if token.tag == "VB" and not tree.children(a, verb, "aux") and token.dep != "ROOT":
        return Standing(None, verb)
    if tree.tense(a, verb) == "future":
        return Standing("planned", verb)
    if token.tag == "VB" and any(t.lemma == "to" for t in tree.children(a, verb, "aux")):
        return _of_infinitive(a, token)
    if token.tag == "VBG" and tree.tense(a, verb) == "present":
        return Standing("under_way", verb) if tree.children(a, verb, "aux") else Standing(None, verb)
    return Standing("held", verb)


def _of_infinitive(a: Annotated, verb: Token) -> Standing:
    """A headline's infinitive is a plan ("Biden to visit Vietnam"); one of purpose leaves it open."""
    return Standing("planned" if verb.dep == "ROOT" else None, verb.i)


def _asked(a: Annotated, token: Token) -> bool:
    """Does it stand in a question, or in a clause of condition?"""
    sentence = a.sentences[token.sentence]
    if a.document.text[sentence.span.start : sentence.span.end].rstrip().endswith("?"):
        return True
    return any(t.lemma in ("if", "whether", "unless") for t in tree.children(a, token.i, "mark"))


def _of_surroundings(a: Annotated, trigger: Trigger) -> Standing:
    """A noun that no cue governs: as the clause in which it stands ("during his visit, he said")."""
    below = a.tokens[trigger.token]
    preposition: str | None = None
    for above in tree.ancestors(a, trigger.token):
        if below.dep in ("prep", "pcomp", "advmod", "mark") and above.pos in ("VERB", "AUX", "ADP", "SCONJ"):
            preposition = preposition or below.lemma
        if above.pos in ("VERB", "AUX"):
            return Standing(_by_tense(a, above, preposition), above.i)
        below = above
    return Standing(None)


def _by_tense(a: Annotated, verb: Token, preposition: str | None) -> EngagementStatus | None:
    actual = tree.actuality(a, verb.i) in ("actual", "denied")
    tense = tree.tense(a, verb.i)
    if preposition in _BEFORE:
        return None if tense == "past" else "planned"
    if tense == "future":
        return "planned"
    if actual and tense == "past" and (preposition in _DURING or preposition is None):
        return "held" if preposition in _DURING else None
    return None


def _in_time(a: Annotated, trigger: Trigger, found: Standing, when: When | None) -> Standing:
    """Sets the status right by the calendar: what lies ahead is planned; what has just begun is under way."""
    published = a.document.published
    if published is None or published.last is None or when is None:
        return found
    ahead = when.first is not None and when.first > published.last
    if ahead and found.status in ("held", "under_way", None) and not found.denied:
        return Standing("planned", found.cue)
    if found.status in ("held", None) and trigger.frame.phase == "arrival" and when.last is not None:
        fresh = timedelta(0) <= published.last - when.last <= timedelta(days=1)
        return Standing("under_way" if fresh else found.status, found.cue)
    if found.status == "under_way" and when.last is not None and when.last < published.last - timedelta(days=1):
        return Standing("held", found.cue)
    if found.status is None and when.last is not None and when.last < published.last and not found.denied:
        return Standing("held", found.cue)
    return found
