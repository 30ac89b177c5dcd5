"""Annotated -> claims about positions: what a side, or a body or person of it, wants, holds or objects to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.annotate.extents import clause_span, predicate_span
from detente.annotate.frames import frame_of, tokens_in, verb_with_particle
from detente.annotate.moments import timex_of
from detente.annotate.naming import actors_at, among_sides, holder_of, mention_at, stretches
from detente.annotate.tree import account_at, actuality, children, is_negated
from detente.kinds.position import Position
from detente.lexicon import Lexicon
from detente.lexicon.stance import PositionWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Attribution, Token
from detente.model.claim import Claim, Place
from detente.model.span import Span
from detente.model.when import When

_VOICES = frozenset({None, "official", "legislator", "state_media"})
"""Whose words are a side's position: not a scholar's, a firm's or the press's."""

_CIRCUMSTANCES = ("after", "since", "amid", "before", "during", "following", "ahead")
_NORMS = frozenset(["must", "should", "need", "ought", "require", "important", "necessary", "essential", "never"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A position as found: `stance` are its words, `holders` those who take it."""

    trigger: Token
    stance: Span
    holders: tuple[Actor, ...]
    when: When | None
    rule: str
    confidence: float


def extract_positions(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Position]]:
    """The claims about positions that the document makes; one for each side that holds it."""
    words = lexicon.stance.position
    taken: set[tuple[int, str | None]] = set()
    between = among_sides(a)
    for sentence in a.sentences:
        if sentence.noise or sentence.index not in between:
            continue
        for token in a.tokens[sentence.first : sentence.last]:
            draft = _draft(a, words, token)
            if draft is not None:
                yield from _claims(a, lexicon, draft, taken)
    for attribution in a.attributions:
        heard = attribution.sentence in between and not a.sentences[attribution.sentence].noise
        for draft in _stated(a, words, attribution) if heard else ():
            yield from _claims(a, lexicon, draft, taken)


def _draft(a: Annotated, words: PositionWords, token: Token) -> Draft | None:
    if token.pos == "VERB":
        return _by_verb(a, words, token)
    if token.lemma == "be":
        return _by_adjective(a, words, token)
    return None


def _by_verb(a: Annotated, words: PositionWords, verb: Token) -> Draft | None:
    lemma = verb_with_particle(a, verb.i)
    known = words.want | words.oppose | words.hold
    if lemma not in known and verb.lemma not in known:
        return None
    frame = frame_of(a, verb.i)
    holders = _holders(a, frame.subjects)
    told = bool(frame.objects or frame.clauses or frame.slots) and verb.dep != "relcl"
    real = actuality(a, verb.i) not in ("possible", "planned") and not _conditional(a, verb)
    infinitive = any(t.lemma == "to" for t in children(a, verb.i, "aux"))
    if not holders or not told or not real or infinitive:
        return None
    timex = timex_of(a, verb.i)
    return Draft(
        trigger=verb,
        stance=_stance_span(a, verb),
        holders=holders,
        when=timex.when if timex else None,
        rule="verb",
        confidence=0.6,
    )


def _conditional(a: Annotated, verb: Token) -> bool:
    return any(t.lemma in ("if", "unless", "whether") for t in children(a, verb.i, "mark"))


def _stance_span(a: Annotated, verb: Token) -> Span:
    """The verb with what follows; a negation before it belongs to the stance ("is not seeking to …")."""
    span = predicate_span(a, verb.i, until=_CIRCUMSTANCES)
    if is_negated(a, verb.i):
        first = min(t.start for t in children(a, verb.i, "neg", "aux") if t.i < verb.i)
        return Span(min(first, span.start), span.end)
    return span


def _by_adjective(a: Annotated, words: PositionWords, be: Token) -> Draft | None:
    frame = frame_of(a, be.i)
    state = next((t for t in children(a, be.i, "acomp", "attr") if t.lemma in words.adjectives), None)
    holders = _holders(a, frame.subjects)
    if state is None or not holders:
        return None
    return Draft(
        trigger=be,
        stance=predicate_span(a, be.i, until=_CIRCUMSTANCES),
        holders=holders,
        when=None,
        rule="adjective",
        confidence=0.6,
    )


def _holders(a: Annotated, tokens: tuple[Token, ...]) -> tuple[Actor, ...]:
    found = [x for t in tokens for x in actors_at(a, t.i)]
    return tuple(dict.fromkeys(x for x in found if x.side and x.standing in _VOICES))


# ---------------------------------------------------------------- what an official says is so, or must be


def _stated(a: Annotated, words: PositionWords, attribution: Attribution) -> Iterator[Draft]:
    speaker = holder_of(a, attribution)
    if speaker is None or speaker.side is None or speaker.standing not in _VOICES:
        return
    if attribution.cue_lemma not in words.state:
        return
    for span in attribution.content:
        for root in _roots(a, span):
            if not _told_inside(a, words, root) and _is_stance(a, root):
                yield Draft(
                    trigger=root,
                    stance=_within(clause_span(a, root.i), span),
                    holders=(speaker,),
                    when=attribution.said_on,
                    rule="stated",
                    confidence=0.45,
                )


def _roots(a: Annotated, span: Span) -> Iterator[Token]:
    """The highest token of each sentence's part of a reported stretch."""
    inside = tokens_in(a, span)
    ids = {t.i for t in inside}
    for token in inside:
        if (token.head == token.i or token.head not in ids) and token.pos in ("VERB", "AUX"):
            yield token


def _told_inside(a: Annotated, words: PositionWords, root: Token) -> bool:
    known = words.want | words.oppose | words.hold
    return root.lemma in known and any(mention_at(a, t.i) for t in frame_of(a, root.i).subjects)


def _is_stance(a: Annotated, root: Token) -> bool:
    """Does the clause say what must be, or what is right or wrong, rather than what happened?"""
    helpers = children(a, root.i, "aux", "acomp", "attr", "xcomp", "ccomp", "dobj")
    present = root.tag in ("VBZ", "VBP") or any(t.tag in ("MD", "VBZ", "VBP") for t in helpers)
    return present or root.lemma in _NORMS or any(t.lemma in _NORMS for t in helpers)


def _within(span: Span, bounds: Span) -> Span:
    start, end = max(span.start, bounds.start), min(span.end, bounds.end)
    return Span(start, end) if start < end else bounds


# ---------------------------------------------------------------- drafts -> claims


def _taken(draft: Draft, holder: Actor, taken: set[tuple[int, str | None]]) -> bool:
    """Is the position told already: by these words, or for what somebody states by any?"""
    stated = draft.rule == "stated" and any(trigger == draft.trigger.i for trigger, _ in taken)
    return stated or (draft.trigger.i, holder.side) in taken


def _claims(
    a: Annotated, lexicon: Lexicon, draft: Draft, taken: set[tuple[int, str | None]]
) -> Iterator[Claim[Position]]:
    sentence = a.sentences[draft.trigger.sentence]
    text = draft.stance.of(a.document.text)
    issues = lexicon.issues.find(text) or lexicon.issues.find(sentence.span.of(a.document.text))
    account = holder_of(a, account_at(a, draft.trigger.start))
    new = list({h.side: h for h in reversed(draft.holders) if not _taken(draft, h, taken)}.values())[::-1]
    taken |= {(draft.trigger.i, h.side) for h in new}
    for holder, stretch in zip(new, stretches(a, sentence.span, [[h.side] for h in new]), strict=True):
        yield Claim(
            place=Place(a.document.id, "position", draft.trigger.span, stretch),
            fields=Position(
                side=holder.side,
                stance=text,
                issue=issues[0] if issues else None,
                body=holder.body,
                holder=holder.name,
                when=draft.when,
                issues=issues,
            ),
            evidence=(a.document.evidence(sentence.span), a.document.evidence(draft.stance, field="stance")),
            known_from=a.document.known_from,
            according_to=account if account != holder else None,
            confidence=draft.confidence,
            rule=f"position:{draft.rule}",
        )
