"""Positions that an official states without a word of stance: what must be, is right or wrong, or will be done."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate.extents import clause_span
from detente.annotate.frames import frame_of, tokens_in
from detente.annotate.naming import holders_of, sides_in
from detente.annotate.tree import children
from detente.extract.positions.draft import VOICES, Draft, holders_at
from detente.lexicon import Lexicon
from detente.lexicon.stance import PositionWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Attribution, Token
from detente.model.span import Span

_LEAST_WORDS = 4
_FINITE = ("MD", "VBZ", "VBP")


def stated(a: Annotated, lexicon: Lexicon, attribution: Attribution) -> Iterator[Draft]:
    """The clauses of what an official says that take a stand on a public matter."""
    words = lexicon.stance.position
    speakers = [x for x in holders_of(a, attribution) if _in_office(x, labelled=attribution.cue is None)]
    plain = attribution.cue_lemma is None or attribution.cue_lemma in words.state
    if not speakers or attribution.manner == "asked":
        return
    for span in attribution.content:
        for root in _roots(a, span):
            if not plain and root.sentence == attribution.sentence:
                continue  # the cue is a word of stance and tells this itself
            clause = _within(clause_span(a, root.i), span)
            if not _told_inside(a, words, root) and _is_stance(a, words, root) and _public(a, lexicon, clause):
                yield Draft(
                    trigger=root,
                    stance=clause,
                    holders=tuple(speakers),
                    when=attribution.said_on,
                    rule="stated",
                    confidence=0.45,
                )


def _in_office(speaker: Actor, *, labelled: bool) -> bool:
    """Does a side speak itself, or by somebody who is known to hold an office, or by a transcript's speaker?"""
    known = speaker.standing is not None or speaker.name is None or labelled
    return speaker.side is not None and speaker.standing in VOICES and known


def _roots(a: Annotated, span: Span) -> Iterator[Token]:
    """The highest token of each sentence's part of a reported stretch, and the clauses coordinated with it."""
    inside = tokens_in(a, span)
    ids = {t.i for t in inside}
    for token in inside:
        top = (token.head == token.i or token.head not in ids) and token.dep not in ("advcl", "relcl")
        beside = token.dep in ("conj", "parataxis") and bool(children(a, token.i, "nsubj", "nsubjpass"))
        if (top or beside) and token.pos in ("VERB", "AUX"):
            yield token


def _told_inside(a: Annotated, words: PositionWords, root: Token) -> bool:
    """Does the clause say itself who takes the stance? Then the verb's own rule tells it."""
    return root.lemma in words.verbs and bool(holders_at(a, frame_of(a, root.i).subjects))


def _is_stance(a: Annotated, words: PositionWords, root: Token) -> bool:
    """Does the clause say what must be, or what is right or wrong, rather than what happened?"""
    if _own_deed(a, root):
        return False
    helpers = children(a, root.i, "aux", "acomp", "attr", "xcomp", "ccomp", "dobj")
    present = root.tag in _FINITE or any(t.tag in _FINITE for t in helpers)
    return present or root.lemma in words.norms or any(t.lemma in words.norms for t in helpers)


def _own_deed(a: Annotated, root: Token) -> bool:
    """Does it only tell what the speakers have done or are doing ("we have made progress")?"""
    subjects = {t.text.lower() for t in children(a, root.i, "nsubj", "nsubjpass")}
    helpers = {t.lemma for t in children(a, root.i, "aux")}
    return root.tag in ("VBD", "VBG") and bool(subjects & {"we", "i"}) and helpers <= {"have", "be", "’ve", "'ve"}


def _public(a: Annotated, lexicon: Lexicon, clause: Span) -> bool:
    """Is it about an issue, a side, or a matter of policy; not "I can tell you that"?"""
    tokens = [t for t in tokens_in(a, clause) if t.pos not in ("PUNCT", "SPACE")]
    if len(tokens) < _LEAST_WORDS or any(t.text == "?" for t in tokens):
        return False
    matter = any(t.lemma in lexicon.stance.assessment.subjects for t in tokens)
    return matter or bool(lexicon.issues.find(clause.of(a.document.text))) or bool(sides_in(a, clause))


def _within(span: Span, bounds: Span) -> Span:
    start, end = max(span.start, bounds.start), min(span.end, bounds.end)
    return Span(start, end) if start < end else bounds
