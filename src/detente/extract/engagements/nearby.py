"""The day of an engagement that the sentence before tells, or the report's first: the tale goes on from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.annotate import tree
from detente.annotate.moments import times_at
from detente.extract.engagements.contact import Contact
from detente.extract.engagements.readouts import sides_of
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Sentence, Token
from detente.model.when import When

_LEDE = 4
"""Sentences of a report in which the day of the first may be meant."""
_FRESH = 4
"""Days before publication on which what is just narrated took place."""


def dated_nearby(a: Annotated, contacts: Sequence[Contact], lexicon: Lexicon) -> list[Contact]:
    """Contacts that were held, in a sentence that names no day, with the day of the sentence before or of the first.

    Both must tell in the simple past of what the same sides did, on one of the last days before publication; nothing
    in the contact's own sentence may set it apart ("earlier", "last", "had met").
    """
    return [_dated(a, c, lexicon) if _is_open(a, c, lexicon) else c for c in contacts]


def _is_open(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Is it told as done, by a verb of the simple past, on no day, with no word of another time beside it?"""
    if contact.when is not None or contact.status != "held" or contact.definite or len(sides_of(contact)) < _TWO:
        return False
    sentence = a.sentences[contact.sentence]
    tokens = a.tokens[sentence.first : sentence.last]
    apart = lexicon.engagements.apart_in_time
    if any(t.lemma in apart or t.text.lower() in apart for t in tokens):
        return False
    verb = _verb_at(a, contact.trigger.anchor)
    return verb is not None and _narrates(a, verb) and not _dates_in(a, sentence)


_TWO = 2


def _verb_at(a: Annotated, token: int) -> Token | None:
    """The verb that tells it, or that of the clause around its noun."""
    here = [a.tokens[token], *tree.ancestors(a, token)]
    return next((t for t in here if t.pos in ("VERB", "AUX")), None)


def _narrates(a: Annotated, verb: Token) -> bool:
    helpers = {t.text.lower() for t in tree.children(a, verb.i, "aux", "auxpass")}
    return (verb.tag == "VBD" or helpers <= {"was", "were"}) and not helpers & {"had", "have", "has", "would"}


def _dates_in(a: Annotated, sentence: Sentence) -> bool:
    return any(t.when is not None and t.type in ("DATE", "TIME") for t in tree.timexes_in(a, sentence.span))


def _dated(a: Annotated, contact: Contact, lexicon: Lexicon) -> Contact:
    before = contact.sentence - 1
    sources = [before] if before >= 0 else []
    sources += [n for n in range(min(_LEDE, before)) if contact.sentence <= _LEDE]
    for n in sources:
        when = _day_of(a, n, contact, lexicon)
        if when is not None:
            return replace(contact, when=when, support=(*contact.support, a.sentences[n].span), confidence=0.5)
    return contact


def _day_of(a: Annotated, n: int, contact: Contact, lexicon: Lexicon) -> When | None:
    """The fresh day on which, by this sentence, the same sides did something."""
    sentence = a.sentences[n]
    root = next((t for t in a.tokens[sentence.first : sentence.last] if t.head == t.i and t.pos == "VERB"), None)
    if root is None or sentence.noise or not _narrates(a, root) or not _brings_together(root, lexicon):
        return None
    sides = {s for m in tree.mentions_in(a, sentence.span) for i in m.cast if (s := a.cast[i].actor.side)}
    if not sides_of(contact) <= sides:
        return None
    days = [t.when for t in times_at(a, root.i) if t.when is not None and t.when.is_day]
    return next((d for d in days if _is_fresh(a, d)), None)


def _brings_together(verb: Token, lexicon: Lexicon) -> bool:
    """Is it what states do together, or when they meet ("agreed on Tuesday to"), and no blow against another?"""
    words = lexicon.engagements
    return verb.lemma in words.agenda or verb.lemma in words.verbs or verb.lemma in words.support


def _is_fresh(a: Annotated, when: When) -> bool:
    published = a.document.published
    if published is None or published.last is None or when.first is None:
        return False
    return 0 <= (published.last - when.first).days <= _FRESH
