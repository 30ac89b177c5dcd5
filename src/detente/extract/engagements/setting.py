"""A noun or gerund that no cue governs stands as the clause in which it is told ("during his visit, he said")."""

from __future__ import annotations

from detente.annotate import tree
from detente.extract.engagements.contact import Standing
from detente.extract.engagements.granted import standing_of_granted, thanks
from detente.extract.engagements.modality import actuality_of
from detente.kinds.engagement import EngagementStatus
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token

_BEFORE = frozenset({"before", "ahead", "prior", "until", "pending"})
_PAST = frozenset({"after", "following", "since"})
_DURING = frozenset({"after", "following", "during", "at", "in", "since", "on"})
_BY = frozenset({"by", "over"})
"""How it was done ("agreed by telephone")."""
_ASKING = frozenset({"ask", "question", "quiz", "press"})
_TOPICAL = frozenset({"of", "about", "on"})


def of_surroundings(a: Annotated, i: int, words: EngagementWords) -> Standing:
    """A noun that no cue governs: as the clause in which it stands ("during his visit, he said")."""
    granted = standing_of_granted(a, a.tokens[i], words)
    return granted if granted is not None else _as_clause(a, i, words)


def _as_clause(a: Annotated, i: int, words: EngagementWords) -> Standing:
    """As the verb above has it, by its tense and modality and by the preposition between."""
    below = a.tokens[i]
    preposition: str | None = None
    through = False  # another noun: "the goodwill of the visit will last" says nothing of when the visit is
    for above in tree.ancestors(a, i):
        if below.dep in ("prep", "pcomp", "advmod", "mark") and above.pos in ("VERB", "AUX", "ADP", "SCONJ"):
            preposition = preposition or (above.lemma if below.dep == "pcomp" else below.lemma)  # "after meeting X"
        told = above.dep == "dobj" and below.lemma in _TOPICAL and a.tokens[above.head].lemma in words.telling
        hangs = above.pos == "NOUN" and below.dep == "prep" and below.lemma not in _DURING | _BY and not told
        hangs = hangs and not _is_following(below)
        preposition = below.lemma if told else preposition
        through = through or (hangs and above.lemma not in words.measures | words.parts)
        if below.lemma == "for" and thanks(a, above, words):  # "I want to thank you for the meeting"
            return Standing("held", above.i)
        if above.pos in ("VERB", "AUX"):
            if _is_loose(a, above):  # "speaking after a meeting with X, he said": as the clause around it
                preposition, below = "following" if _is_following(above) else preposition, above
                continue
            if through:
                return Standing("possible" if actuality_of(a, above.i) == "possible" else None, above.i)
            if preposition == "on" and a.tokens[i].tag == "NNS":  # "on the visits that you mentioned": of what is told
                return Standing(None, above.i)
            if preposition in _TOPICAL and above.lemma in words.telling and tree.tense(a, above.i) == "past":
                asked = above.lemma in _ASKING  # who asks about a meeting may ask about one to come
                return Standing(None if asked else "held", above.i)  # "informed X of his talks with Y"
            purpose = below.dep == "nsubjpass" and above.lemma in words.purpose
            return Standing(None if purpose else _by_tense(a, above, preposition), above.i)
        below = above
    return Standing(None)


def _is_following(token: Token) -> bool:
    """Is it "following" where it only says after what?"""
    return token.tag == "VBG" and token.lemma == "follow" and token.dep == "prep"


def _is_loose(a: Annotated, verb: Token) -> bool:
    """Is it a participle without a tense of its own, set beside a clause ("speaking after the talks")?"""
    loose = verb.tag == "VBG" and (verb.dep in ("advcl", "acl") or _is_following(verb))
    return loose and not tree.children(a, verb.i, "aux", "auxpass")


def _by_tense(a: Annotated, verb: Token, preposition: str | None) -> EngagementStatus | None:
    """The clause's tense and modality, unless the noun is what comes after ("before the visit, he said")."""
    actuality = actuality_of(a, verb.i)
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
