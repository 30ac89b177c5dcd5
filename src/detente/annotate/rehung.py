"""Slips of the parser that its own tags give away, put right: what governs a verb that has a tense of its own.

A verb of the past cannot be coordinated with a gerund or an infinitive ("accused Oslo of spying and | cut all ties"),
a sentence is no noun with a participle behind its clause ("Kuwait, which mediates, | announced that …"), and no verb
has a subject on either side of a semicolon.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.model.annotated import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TENSED = frozenset({"VBD", "VBZ"})
_Below = Mapping[int, Sequence[Token]]


def rehung(tokens: list[Token]) -> list[Token]:
    """The tokens of a document, in order, the few that are hung wrong hung anew; each stands at its own index."""
    joined = [t for t in tokens if t.dep == "conj" and t.tag in _TENSED and tokens[t.head].tag in ("VBG", "VB")]
    lone = [t for t in tokens if t.dep == "acl" and t.tag in ("VBN", "VBD") and _heads_noun_phrase(tokens, t)]
    parted = [t for t in tokens if t.text == ";" and t.head > t.i]
    if not (joined or lone or parted):
        return tokens
    below = _below(tokens)
    mended = list(tokens)
    for verb in joined:
        _join_higher(mended, below, verb)
    for verb in lone:
        _make_root(mended, below, verb)
    for mark in parted:
        _leave_one_subject(mended, below, mark)
    return mended


def _below(tokens: Sequence[Token]) -> _Below:
    """The tokens that hang on each, by its index."""
    found: dict[int, list[Token]] = defaultdict(list)
    for t in tokens:
        if t.head != t.i:
            found[t.head].append(t)
    return found


def _join_higher(tokens: list[Token], below: _Below, verb: Token) -> None:
    """Coordinates it with the next verb above that has a tense, where what it hangs on has none."""
    first = tokens[verb.head]
    base = verb.tag == "VBD" and verb.text.lower() == verb.lemma and first.tag == "VB"  # "to come and | put an end to"
    own = any(t.dep in ("nsubj", "nsubjpass", "expl") for t in below.get(verb.i, ()))
    aux = {t.tag for t in below.get(first.i, ()) if t.dep == "aux"}
    modal = verb.tag == "VBD" and "MD" in aux and first.tag == "VB"  # "agreed that they should meet and | expressed"
    if base or own or (_has_tense(below, first) and not modal) or first.i > verb.i:
        return
    above = first
    while above.head != above.i:
        above = tokens[above.head]
        if above.pos in ("VERB", "AUX") and _has_tense(below, above):
            break
    apart = above.i >= first.i or not _has_tense(below, above)
    if apart or (above.tag in _TENSED and above.tag != verb.tag) or (modal and above.tag != "VBD"):
        return
    tokens[verb.i] = replace(verb, head=above.i)
    for t in below.get(first.i, ()):
        if t.dep in ("cc", "punct") and first.i < t.i < verb.i and _is_last_before(tokens, t, verb):
            tokens[t.i] = replace(t, head=above.i)


def _is_last_before(tokens: Sequence[Token], mark: Token, verb: Token) -> bool:
    """Does nothing but other marks, conjunctions and adverbs stand between it and the verb?"""
    return all(t.dep in ("cc", "punct", "advmod", "neg") for t in tokens[mark.i + 1 : verb.i])


def _has_tense(below: _Below, verb: Token) -> bool:
    """Has it a tense: its own, or by an auxiliary?"""
    return verb.tag in _FINITE or any(t.dep in ("aux", "auxpass") and t.tag in _FINITE for t in below.get(verb.i, ()))


def _heads_noun_phrase(tokens: Sequence[Token], participle: Token) -> bool:
    """Does it follow a comma, behind a clause or an apposition of a noun over which there is no verb?"""
    noun = tokens[participle.head]
    parted = noun.i < participle.i and tokens[participle.i - 1].text == "," and tokens[noun.i + 1].text == ","
    return parted and noun.head == noun.i and noun.pos in ("NOUN", "PROPN") and noun.i + 1 < participle.i - 1


def _leave_one_subject(tokens: list[Token], below: _Below, mark: Token) -> None:
    """Takes the subject before a semicolon from a verb that has one of its own behind it ("X spoke; Y | called")."""
    subjects = [t for t in below.get(mark.head, ()) if t.dep in ("nsubj", "nsubjpass") and t.i < mark.head]
    if any(t.i > mark.i for t in subjects):
        for t in (t for t in subjects if t.i < mark.i):
            tokens[t.i] = replace(t, dep="dep")


def _make_root(tokens: list[Token], below: _Below, verb: Token) -> None:
    """Makes it the verb of the sentence whose subject the noun is."""
    noun = tokens[verb.head]
    if any(t.dep in ("nsubj", "nsubjpass", "aux", "auxpass") for t in below.get(verb.i, ())):
        return
    tokens[verb.i] = replace(verb, head=verb.i, dep="ROOT", tag="VBD")
    tokens[noun.i] = replace(noun, head=verb.i, dep="nsubj")
    for t in below.get(noun.i, ()):
        if t.i > verb.i:
            tokens[t.i] = replace(t, head=verb.i)
