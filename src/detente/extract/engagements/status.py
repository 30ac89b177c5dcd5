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
_PAST = frozenset({"after", "following", "since"})
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
    before = _of_modifiers(a, trigger, words) if trigger.noun else None
    above = _of_above(a, trigger, words)
    undone = above is not None and above.status in (*_AUTHORED, "held")  # "canceled a planned trip"
    found = above if undone else before or above
    return _in_time(a, trigger, found or _of_verb(a, trigger, words), when)


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
    """Does a word of doubt stand at the argument ("and possibly President Xi")?"""
    others = {t.i for c in tree.children(a, argument, "conj", "appos") for t in tree.subtree(a, c.i)}
    own = [t for t in tree.subtree(a, argument) if t.i not in others]
    before = a.tokens[own[0].i - 1] if own and own[0].i else None
    return any(t.lemma in words.possibly for t in own) or (before is not None and before.lemma in words.possibly)


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


def _of_above(a: Annotated, trigger: Trigger, words: EngagementWords) -> Standing | None:
    """What the verbs and nouns that govern the trigger say of it: the nearest, unless a verb undoes it.

    "Rebuffed a request for a meeting", "canceled plans for a visit": the verb counts, not the request or the plan.
    """
    found: Standing | None = None
    below = a.tokens[trigger.token]
    for above in tree.ancestors(a, trigger.token):
        if not _passes(below):
            break
        status = _governing(a, below, above, words)
        if status is not None and (found is None or status in (*_AUTHORED, "held")):
            found = Standing(status, above.i)
        if found is not None and above.pos in ("VERB", "AUX"):
            break
        below = above
    return found


_PASSING = frozenset(
    {
        "dobj",
        "obj",
        "pobj",
        "nsubjpass",
        "nsubj",
        "attr",
        "conj",
        "appos",
        "xcomp",
        "pcomp",
        "acomp",
        "oprd",
        "dative",
        "acl",
    }
)


def _passes(below: Token) -> bool:
    """Does what the word above says reach down to the word below?"""
    if below.dep == "prep":
        return below.lemma in ("for", "of", "to", "about", "on", "from")
    if below.dep == "acl":
        return below.tag in ("VB", "VBG")
    return below.dep in _PASSING and not (below.dep == "conj" and below.pos in ("VERB", "AUX"))


def _governing(a: Annotated, below: Token, above: Token, words: EngagementWords) -> EngagementStatus | None:
    if above.pos in ("NOUN", "PROPN"):
        return cast("EngagementStatus | None", words.heads.get(above.lemma) or _off(words, above))
    if above.pos == "ADJ":
        return cast("EngagementStatus | None", words.cues.get(above.lemma))
    if above.pos not in ("VERB", "AUX") or below.dep in ("nsubj", "nsubjpass", "csubj", "agent", "npadvmod"):
        return _as_subject(a, below, above, words)
    if below.dep == "prep" and not _takes(above, below):
        return None
    return _as_object(a, above, _cue(a, above, words))


def _as_object(a: Annotated, verb: Token, status: EngagementStatus | None) -> EngagementStatus | None:
    """What a verb says of its object or infinitive, by its own tense and modality."""
    if status is None or tree.is_negated(a, verb.i):
        return "declined" if status == "agreed" else None
    actual = tree.actuality(a, verb.i) == "actual"
    if status in ("held", "under_way"):
        future = not actual or tree.tense(a, verb.i) == "future"
        return "planned" if future else status
    if status in ("postponed", "cancelled", "declined") and not actual:
        return "possible"
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
    """The engagement is the subject: "the visit was postponed", "the trip is due", "talks ended"."""
    if above.pos not in ("VERB", "AUX"):
        return None
    if below.dep == "nsubjpass":
        return None if above.lemma in words.purpose else _as_object(a, above, _cue(a, above, words))
    if below.dep != "nsubj":
        return None
    for token in tree.children(a, above.i, "acomp", "oprd"):
        if token.lemma in words.cues:
            return cast("EngagementStatus", words.cues[token.lemma])
    status = _cue(a, above, words)
    actual = tree.actuality(a, above.i) == "actual"
    if status == "held":
        return "held" if actual and tree.tense(a, above.i) == "past" else "planned" if not actual else None
    return "under_way" if status == "under_way" and actual else None


def _cue(a: Annotated, verb: Token, words: EngagementWords) -> EngagementStatus | None:
    if verb.lemma in words.passive and not (tree.is_passive(a, verb.i) or verb.tag == "VBN"):
        return None
    particle = next((t.lemma for t in tree.children(a, verb.i, "prt", "advmod")), "")
    status = words.particles.get(f"{verb.lemma} {particle}") or words.cues.get(verb.lemma)
    return cast("EngagementStatus | None", status)


def _of_verb(a: Annotated, trigger: Trigger, words: EngagementWords) -> Standing:
    """Tense and modality: of the verb itself, of the verb that carries the noun, else of the clause around it."""
    if not trigger.noun or trigger.carrier is not None:
        return _of_clause(a, trigger.anchor, words)
    if tree.is_negated(a, trigger.token):
        return Standing(None, trigger.token, denied=True)
    return _of_surroundings(a, trigger.token, words)


def _of_clause(a: Annotated, verb: int, words: EngagementWords) -> Standing:
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
    if token.tag == "VBG" and token.dep == "pcomp":
        return _of_surroundings(a, verb, words)
    if token.tag == "VBG" and tree.tense(a, verb) == "present":
        return Standing("under_way", verb) if tree.children(a, verb, "aux") else Standing(None, verb)
    if token.lemma == "be" and tree.tense(a, verb) == "present":
        return Standing("under_way", verb)
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


def _of_surroundings(a: Annotated, i: int, words: EngagementWords) -> Standing:
    """A noun that no cue governs: as the clause in which it stands ("during his visit, he said")."""
    below = a.tokens[i]
    preposition: str | None = None
    through = False  # another noun: "the goodwill of the visit will last" says nothing of when the visit is
    for above in tree.ancestors(a, i):
        if below.dep in ("prep", "pcomp", "advmod", "mark") and above.pos in ("VERB", "AUX", "ADP", "SCONJ"):
            preposition = preposition or below.lemma
        through = through or (above.pos == "NOUN" and below.dep == "prep" and below.lemma not in _DURING)
        if above.pos in ("VERB", "AUX"):
            if through:
                return Standing("possible" if tree.actuality(a, above.i) == "possible" else None, above.i)
            purpose = below.dep == "nsubjpass" and above.lemma in words.purpose
            return Standing(None if purpose else _by_tense(a, above, preposition), above.i)
        below = above
    return Standing(None)


def _by_tense(a: Annotated, verb: Token, preposition: str | None) -> EngagementStatus | None:
    """The clause's tense and modality, unless the noun is what comes after ("before the visit, he said")."""
    actuality = tree.actuality(a, verb.i)
    tense = tree.tense(a, verb.i)
    if preposition in _BEFORE:
        return None if tense == "past" else "planned"
    if preposition in _PAST:
        return "held" if actuality == "actual" and tense == "past" else None
    if actuality == "planned" or tense == "future":
        return "planned"
    if actuality == "possible":
        return "possible"
    return "held" if tense == "past" and (preposition in _DURING or preposition is None) else None


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
