"""Positions that an adjective or a noun tells: "is ready to talk", "Oslo's insistence that …"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate.extents import phrase_span, predicate_span
from detente.annotate.frames import frame_of, frame_of_noun
from detente.annotate.tree import children, is_passive
from detente.extract.positions.draft import Draft, holders_at
from detente.extract.positions.spans import CIRCUMSTANCES, with_denial
from detente.lexicon.stance import PositionWords
from detente.model.annotated import Annotated, Token

CONDITIONS = frozenset({"if", "unless", "whether", "provided", "once", "until"})


def by_adjective(a: Annotated, words: PositionWords, be: Token) -> Iterator[Draft]:
    """What side is "keen", "opposed", "prepared" to do or see: with "be", or as a participle after it."""
    head = a.tokens[be.head] if be.dep == "auxpass" else be
    states = [head] if be.dep == "auxpass" else children(a, be.i, "acomp", "attr", "prep")
    state = next((t for t in states if _is_attitude(words, t)), None)
    holders = holders_at(a, _whose(a, head)) if state is not None else ()
    if (
        state is None
        or not holders
        or _joyful(a, words, state)
        or conditional(a, head)
        or not _of_something(a, be, state)
    ):
        return
    span = predicate_span(a, head.i, until=CIRCUMSTANCES)
    yield Draft(trigger=be, stance=with_denial(a, head, span), holders=holders, rule="adjective")


def _joyful(a: Annotated, words: PositionWords, state: Token) -> bool:
    """Is it joy at a guest or a meeting ("I am happy to welcome him")?"""
    met = words.contacts | words.thanking | {"be", "have", "see", "join"}
    return state.lemma in words.joys and any(c.lemma in met for c in children(a, state.i, "xcomp"))


def _is_attitude(words: PositionWords, token: Token) -> bool:
    return token.lemma in words.adjectives or token.text.lower() in words.adjectives


def _of_something(a: Annotated, be: Token, state: Token) -> bool:
    """Is it told about what ("ready to talk", "happy with it"); not merely "they are happy"?"""
    return (
        any(c.dep in ("prep", "xcomp", "ccomp", "advcl") for c in children(a, state.i))
        or state.dep == "prep"
        or bool(children(a, be.i, "xcomp", "ccomp", "prep"))
    )


def _whose(a: Annotated, head: Token) -> tuple[Token, ...]:
    frame = frame_of(a, head.i)
    return frame.objects if is_passive(a, head.i) else frame.subjects


def conditional(a: Annotated, verb: Token) -> bool:
    """Is it a condition ("if Oslo is ready")?"""
    return any(t.lemma in CONDITIONS for t in children(a, verb.i, "mark"))


def by_noun(a: Annotated, words: PositionWords, noun: Token) -> Iterator[Draft]:
    """What a noun with its owner tells ("Oslo's insistence that …"): not where its owner's verb of stance has it."""
    clauses = children(a, noun.i, "acl", "ccomp", "relcl")
    frame = frame_of_noun(a, noun.i)
    holders = holders_at(a, (*frame.subjects, *(frame.slot("of") if clauses else ())))
    above = a.tokens[noun.head]
    worded_above = above.pos == "VERB" and above.lemma in words.verbs | words.voice
    same = worded_above and {x.side for x in holders} & {x.side for x in holders_at(a, frame_of(a, above.i).subjects)}
    told = bool(clauses) if noun.lemma in words.opinions else any(_matter(a, t) for t in children(a, noun.i))
    if holders and not same and told and not _of_a_fact(words, noun, clauses):
        yield Draft(trigger=noun, stance=phrase_span(a, noun.i), holders=holders, rule="noun", confidence=0.5)


def _of_a_fact(words: PositionWords, noun: Token, clauses: list[Token]) -> bool:
    """Is it a claim of what one has done oneself ("its claim to have tested a bomb", "its claim that it won")?"""
    return noun.lemma in words.alleging and any(c.tag in ("VBN", "VBD") for c in clauses)


def _matter(a: Annotated, child: Token) -> bool:
    """What the noun is about: a clause, or a preposition's object."""
    return child.dep in ("acl", "ccomp", "relcl") or (child.dep == "prep" and child.lemma not in ("by", "from"))
