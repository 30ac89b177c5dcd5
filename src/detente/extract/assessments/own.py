"""Assessments in the author's own voice: what nobody is said to hold."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate.extents import clause_span
from detente.annotate.frames import tokens_in
from detente.annotate.minutes import minuted, parties
from detente.annotate.naming import actors_at, sides_in
from detente.annotate.tree import account_at, children, subtree
from detente.extract.assessments.bearing import bearing
from detente.extract.assessments.draft import Draft, together
from detente.extract.assessments.evaluating import evaluates
from detente.extract.assessments.judging import about_relations, type_and_bearing
from detente.extract.assessments.telling import asks_or_offers, norm, only_tells, only_when, proceeds
from detente.extract.assessments.venturing import Manner, ventured
from detente.kinds.assessment import AssessmentType, Direction
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Sentence, Token
from detente.model.span import Span

_LEAST_WORDS = 3
_DUE = frozenset({"expect", "schedule", "set", "slate", "plan", "be", "due"})
_PEOPLE = frozenset({"minister", "official", "delegation", "leader", "envoy", "president", "delegate", "team"})
_LOOSE = frozenset({"advcl", "relcl", "acl", "pcomp", "parataxis"})


def is_held(span: Span, held: list[Span]) -> bool:
    """Are most of these words somebody's already? Then they are not the author's too."""
    return any(2 * (min(span.end, h.end) - max(span.start, h.start)) > len(span) for h in held)


def own_assessments(a: Annotated, lexicon: Lexicon, sentence: Sentence, *, manner: Manner) -> Iterator[Draft]:
    """What the sentence assesses in the author's own voice; where the document tells what happened, little does."""
    for root in _clauses(a, sentence):
        span = _main_words(a, root)
        if account_at(a, root.start) is not None or _reports(a, root, span) or _tells(a, lexicon, root):
            continue
        judged = _judged(a, lexicon, root, span, manner=manner)
        if judged is not None:
            told = minuted(a, root, lexicon.stance.position.minuted)
            holder = together(parties(a)) if told else None
            yield Draft(trigger=root, span=span, type=judged[0], direction=judged[1], attribution=None, holder=holder)


def _judged(
    a: Annotated, lexicon: Lexicon, root: Token, span: Span, *, manner: Manner
) -> tuple[AssessmentType, Direction] | None:
    """Its type and bent, where it assesses."""
    words, back = list(tokens_in(a, span)), evaluates(a, lexicon, root) or _felt(a, lexicon, root)
    if len(words) < _LEAST_WORDS or (manner == "tells" and not (back or _weighs(lexicon, root) or _of_things(a, root))):
        return None
    if back or _matters(a, lexicon, words, span):
        judged = type_and_bearing(a, lexicon, words, span, cue=None, judging=back)
        if judged is not None and (judged[0] != "forecast" or back or _foretells(a, lexicon, root)):
            return judged
    kind = ventured(a, lexicon, root) if manner == "comments" else None
    return (kind, bearing(a, lexicon.stance.bent, span) or "uncertain") if kind else None


def _felt(a: Annotated, lexicon: Lexicon, root: Token) -> bool:
    """Is a feeling told of nobody named ("satisfaction was expressed with …"), which both parties share?"""
    felt = any(t.lemma in lexicon.stance.assessment.feelings for t in children(a, root.i, "nsubjpass"))
    return felt and minuted(a, root, lexicon.stance.position.minuted)


def _of_things(a: Annotated, root: Token) -> bool:
    """Is it said in the present, or as possible, of no state and nobody ("the deal faces a rough ride")?"""
    doers = children(a, root.i, "nsubj", "nsubjpass", "csubj")
    persons = any(t.pos in ("PRON", "PROPN") or actors_at(a, t.i) for t in doers)
    helpers = children(a, root.i, "aux", "auxpass")
    present = root.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP", "MD") for t in helpers)
    return bool(doers) and not persons and present


def _weighs(lexicon: Lexicon, root: Token) -> bool:
    """Does the verb itself judge or see ("appeared to accept", "is seen as a test")?"""
    words = lexicon.stance.assessment
    return root.lemma in words.judgement | words.perception


def _tells(a: Annotated, lexicon: Lexicon, root: Token) -> bool:
    """Does the clause only tell, ask or lay down what somebody must do?"""
    told = only_when(a, root) or proceeds(lexicon, root) or only_tells(a, lexicon, root)
    return told or asks_or_offers(a, lexicon, root) or norm(a, root)


def _foretells(a: Annotated, lexicon: Lexicon, root: Token) -> bool:
    """Does the clause itself foretell, not a participle or a noun's clause in it, and more than an errand?"""
    core, stack = list[Token](), [root.i]
    while stack:
        i = stack.pop()
        core.append(a.tokens[i])
        stack += [c.i for c in children(a, i) if c.dep not in _LOOSE]
    return not (_errand(a, root) or _journey(a, lexicon, root)) and any(
        t.lemma in lexicon.stance.assessment.forecast for t in core
    )


def _errand(a: Annotated, root: Token) -> bool:
    """Is it what a person will do or is to do ("Lund will attend the talks"), which is a plan?"""
    to_do = any(t.lemma == "will" for t in children(a, root.i, "aux"))
    return to_do and any(x.name for t in children(a, root.i, "nsubj", "nsubjpass") for x in actors_at(a, t.i))


def _journey(a: Annotated, lexicon: Lexicon, root: Token) -> bool:
    """Is somebody expected to come or meet ("are due to visit Oslo"), which is an engagement?"""
    contacts = lexicon.commitments.contact_verbs | lexicon.commitments.travel
    people = any(actors_at(a, t.i) or t.lemma in _PEOPLE for t in children(a, root.i, "nsubj", "nsubjpass"))
    aims = [c for t in (root, *children(a, root.i, "acomp")) for c in children(a, t.i, "xcomp")]
    return people and root.lemma in _DUE and any(c.lemma in contacts for c in aims)


def _main_words(a: Annotated, root: Token) -> Span:
    """The clause without the clauses with a subject of their own that stand before it ("While …, it may …")."""
    span = clause_span(a, root.i)
    before = [t for c in children(a, root.i, "advcl") if c.i < root.i for t in _with_subject(a, c)]
    kept = [t for t in tokens_in(a, span) if t.i > max((t.i for t in before), default=-1)]
    while len(kept) > 1 and kept[0].pos in ("PUNCT", "SPACE"):
        kept.pop(0)
    return Span(kept[0].start, span.end) if before and kept else span


def _with_subject(a: Annotated, clause: Token) -> list[Token]:
    return subtree(a, clause.i) if children(a, clause.i, "nsubj", "nsubjpass") else []


def _clauses(a: Annotated, sentence: Sentence) -> Iterator[Token]:
    """The heads of the sentence's own clauses: the main one and those coordinated with it, or set beside it."""
    for token in a.tokens[sentence.first : sentence.last]:
        main = token.head == token.i
        beside = token.dep in ("conj", "parataxis", "advcl") and bool(children(a, token.i, "nsubj", "nsubjpass"))
        if token.pos in ("VERB", "AUX") and (main or beside):
            yield token


def _reports(a: Annotated, root: Token, span: Span) -> bool:
    """Does the clause only report what somebody says?"""
    return any(at.cue is not None and at.cue.start <= root.start < at.cue.end for at in a.attributions)


def _matters(a: Annotated, lexicon: Lexicon, words: list[Token], span: Span) -> bool:
    """Is it about what relations are made of, or about two sides?"""
    return about_relations(lexicon.stance.assessment, words) or len(set(sides_in(a, span))) > 1
