"""Annotated -> claims about assessments: forecasts, hopes, judgements, perceptions, constraints, and their bent."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from detente.annotate.extents import clause_span
from detente.annotate.frames import tokens_in
from detente.annotate.moments import timex_of
from detente.annotate.naming import among_sides, holder_of, holders_of, sides_in
from detente.annotate.tree import account_at, chief_pair, children, subtree
from detente.extract.assessments.bearing import bearing
from detente.extract.assessments.judging import about_relations, type_and_bearing
from detente.kinds.assessment import Assessment, AssessmentType, Direction
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Attribution, Sentence, Token
from detente.model.claim import Claim, Place
from detente.model.span import Span
from detente.model.when import When

__all__ = ["extract_assessments"]

_LEAST_WORDS = 3
_PRONOUNS = frozenset(["he", "she", "they", "it", "who", "we", "i", "some", "others", "many"])
_OFFICE = frozenset({"official", "legislator", "state_media"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A clause that assesses: `span` are its words."""

    trigger: Token
    span: Span
    type: AssessmentType
    direction: Direction
    attribution: Attribution | None


def extract_assessments(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Assessment]]:
    """The claims about assessments that the document makes: first those that somebody is said to hold, then its own."""
    between, held = among_sides(a), list[Span]()
    for attribution in a.attributions:
        if _asks(a, attribution):
            continue
        for sentence, span in _parts(a, attribution):
            heard = not sentence.noise and sentence.index in between
            draft = _reported(a, lexicon, attribution, span) if heard else None
            if draft is not None:
                held.append(draft.span)
                yield _claim(a, lexicon, draft)
    for sentence in a.sentences:
        if not sentence.noise and sentence.index in between:
            yield from (_claim(a, lexicon, d) for d in _own(a, lexicon, sentence) if not _held(d.span, held))


# ---------------------------------------------------------------- held by somebody


def _asks(a: Annotated, attribution: Attribution) -> bool:
    """Is it a question put, or a reporter's words under his paper's label in a transcript?"""
    holder = holder_of(a, attribution)
    labelled = attribution.cue is None and holder is not None and holder.standing == "press"
    return labelled or attribution.manner == "asked"


def _parts(a: Annotated, attribution: Attribution) -> Iterator[tuple[Sentence, Span]]:
    """What is reported, sentence by sentence."""
    for content in attribution.content:
        first = bisect_right(a.sentences, content.start, key=lambda s: s.span.start) - 1
        last = bisect_right(a.sentences, content.end, key=lambda s: s.span.start)
        for sentence in a.sentences[max(0, first) : last]:
            start, end = max(content.start, sentence.span.start), min(content.end, sentence.span.end)
            if start < end:
                yield sentence, Span(start, end)


def _reported(a: Annotated, lexicon: Lexicon, attribution: Attribution, span: Span) -> Draft | None:
    words = [t for t in tokens_in(a, span) if t.pos not in ("PUNCT", "SPACE")]
    if len(words) < _LEAST_WORDS:
        return None
    bare = Span(words[0].start, words[-1].end)
    ids = {t.i for t in words}
    root = next((t for t in words if t.head not in ids or t.head == t.i), words[0])
    judged = type_and_bearing(a, lexicon, words, span, cue=attribution.cue_lemma)
    if judged is None and _public(a, lexicon, words, span, quoted=attribution.form != "indirect"):
        direction = bearing(a, lexicon.stance.bent, span)
        judged = ("judgement", direction) if direction else None
    if judged is None and _view(a, attribution, root):
        judged = "judgement", "uncertain"
    if judged is None or _own_deed(a, attribution, root) or _wish(a, lexicon, root):
        return None
    return Draft(trigger=root, span=bare, type=judged[0], direction=judged[1], attribution=attribution)


def _public(a: Annotated, lexicon: Lexicon, words: list[Token], span: Span, *, quoted: bool) -> bool:
    """Is it about what relations are made of, or in quoted words about a side or an issue; and of today?"""
    named = bool(sides_in(a, span)) or bool(lexicon.issues.find(span.of(a.document.text)))
    finite = any(t.tag in ("VBZ", "VBP", "MD") for t in words)
    subject = any(t.dep in ("nsubj", "nsubjpass") and t.lemma in lexicon.stance.assessment.subjects for t in words)
    return finite and (subject or (quoted and (named or about_relations(lexicon.stance.assessment, words))))


def _view(a: Annotated, attribution: Attribution, root: Token) -> bool:
    """Does somebody without office say what is so, or may be? What a commentator says so is a judgement."""
    holder = _holder(a, attribution)
    if holder is None or holder.name is None or holder.standing in _OFFICE or root.pos not in ("VERB", "AUX"):
        return False
    tokens = [root, *children(a, root.i, "aux")]
    return any(t.tag in ("VBZ", "VBP", "MD") for t in tokens)


def _wish(a: Annotated, lexicon: Lexicon, root: Token) -> bool:
    """Does it say what somebody wants to do, which is a position? A hope or an expectation assesses as well."""
    words = lexicon.stance
    known = words.position.want - words.assessment.hope - words.assessment.forecast
    return root.lemma in known and bool(children(a, root.i, "xcomp"))


def _own_deed(a: Annotated, attribution: Attribution, root: Token) -> bool:
    """Is it what the speaker will do, not what is expected ("we will send aid", "pledged to send aid")?"""
    helpers = {t.lemma for t in children(a, root.i, "aux")} | {root.lemma}
    subjects = {t.text.lower() for t in children(a, root.i, "nsubj", "nsubjpass")}
    infinitive = "to" in helpers and not subjects and attribution.cue_lemma not in ("hope", "expect", "want")
    return infinitive or bool(subjects & {"we", "i"} and helpers & {"will", "must", "need", "have", "'ll", "’ll"})


# ---------------------------------------------------------------- the author's own


def _held(span: Span, held: list[Span]) -> bool:
    """Are most of these words somebody's already? Then they are not the author's too."""
    return any(2 * (min(span.end, h.end) - max(span.start, h.start)) > len(span) for h in held)


def _own(a: Annotated, lexicon: Lexicon, sentence: Sentence) -> Iterator[Draft]:
    for root in _clauses(a, sentence):
        span = _main_words(a, root)
        if account_at(a, root.start) is not None or _reports(a, root, span):
            continue
        words = list(tokens_in(a, span))
        if len(words) < _LEAST_WORDS or not _matters(a, lexicon, words, span):
            continue
        judged = type_and_bearing(a, lexicon, words, span, cue=None)
        if judged is not None:
            yield Draft(trigger=root, span=span, type=judged[0], direction=judged[1], attribution=None)


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


# ---------------------------------------------------------------- drafts -> claims


def _claim(a: Annotated, lexicon: Lexicon, draft: Draft) -> Claim[Assessment]:
    text = draft.span.of(a.document.text)
    holder = _holder(a, draft.attribution)
    sentence = a.sentences[draft.trigger.sentence]
    return Claim(
        place=Place(a.document.id, "assessment", draft.trigger.span),
        fields=Assessment(
            claim=text,
            type=draft.type,
            direction=draft.direction,
            holder=holder,
            standing=holder.standing if holder else None,
            of_side=_of_side(a, draft, holder) if draft.type in ("perception", "constraint") else None,
            condition=_condition(a, draft),
            said_on=draft.attribution.said_on if draft.attribution else a.document.published,
            horizon=_horizon(a, draft),
            issues=lexicon.issues.find(text),
        ),
        evidence=(a.document.evidence(sentence.span), a.document.evidence(draft.span, field="claim")),
        known_from=a.document.known_from,
        according_to=holder,
        about=tuple(sorted(set(sides_in(a, sentence.span)))),
        confidence=0.55 if draft.attribution else 0.5,
        rule=f"assessment:{draft.type}",
    )


def _holder(a: Annotated, attribution: Attribution | None) -> Actor | None:
    """Who holds it; several go by their names together, and somebody unknown by the words that name him."""
    if attribution is None:
        return None
    known = holders_of(a, attribution)
    if len(known) > 1 and all(x.name for x in known):
        sides = {x.side for x in known}
        names = " and ".join(x.name for x in known if x.name)
        return Actor(name=names, side=sides.pop() if len(sides) == 1 else None, standing=known[0].standing)
    if not known and attribution.source_span is not None:
        words = attribution.source_span.of(a.document.text)
        return None if words.lower() in _PRONOUNS else Actor(name=words)
    return known[0] if known else None


def _of_side(a: Annotated, draft: Draft, holder: Actor | None) -> str | None:
    """Whom a perception is about: another than the holder's side; whom a constraint binds: the side first named.

    Where the clause names none, it is the other of the two that the document is about, or the holder's own.
    """
    own = holder.side if holder else None
    named = sides_in(a, draft.span)
    if draft.type == "constraint":
        return next(iter(named), own)
    pair = chief_pair(a)
    others = [s for s in (*named, *(pair if own in pair else ())) if s != own]
    return next(iter(others), None)


def _condition(a: Annotated, draft: Draft) -> str | None:
    """The clause after "if", "unless", "as long as"."""
    for token in subtree(a, draft.trigger.i):
        marks = [m for m in children(a, token.i, "mark") if m.lemma in ("if", "unless", "provided")]
        if token.dep == "advcl" and marks:
            return clause_span(a, token.i).of(a.document.text)
    return None


def _horizon(a: Annotated, draft: Draft) -> When | None:
    """The day by which a forecast or hope should come true: a date in it that is not before it was published."""
    if draft.type not in ("forecast", "hope"):
        return None
    timex = timex_of(a, draft.trigger.i)
    inside = timex if timex is not None and draft.span.covers(timex.span) else None
    published = a.document.published
    if inside is None or inside.when is None or (published is not None and inside.when.before(published)):
        return None
    return inside.when
