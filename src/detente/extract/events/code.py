"""One sentence whose two actors are known -> its PLOVER code: the coder as a library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.annotate import annotate
from detente.annotate.tree import ancestors, subtree
from detente.extract.events.content import conceding, swallowed
from detente.extract.events.features import features
from detente.extract.events.match import Match, match_at
from detente.lexicon import load_lexicon
from detente.lexicon.plover import Plover
from detente.model.annotated import Annotated
from detente.model.document import Document, document_id

if TYPE_CHECKING:
    from detente.extract.events.trained import EventModel

Span = tuple[int, int]

_YIELDING = ("CONCEDE", "RETREAT")
"""What a model means that was trained on YIELD, which older data have for both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """A PLOVER 2.0 type and mode, and how sure it is (0 to 1). `plover` is None where no words say one.

    `promised` marks what is announced, offered or agreed to be done: AGREE, THREATEN, or CONCEDE, as the manual has it
    (section CONCEDE; CAMEO's intent to yield, 035, is AGREE in the code map).
    """

    plover: str | None
    mode: str | None
    confidence: float
    promised: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A sentence with its two actors, and the events that rules find in it, the best for these actors first."""

    annotated: Annotated
    source: Span
    target: Span
    ranked: tuple[Match, ...]
    scores: tuple[float, ...]


def code_event(text: str, *, source: Span, target: Span, model: EventModel | None = None) -> CodedEvent:
    """The event that `source` does to `target` in one sentence: by rules, or by a trained `model` over them.

    `source` and `target` are half-open spans in code points of `text`. Raises ValueError where a span is none.
    """
    sight = look(text, source=source, target=target)
    by_rules = _by_rules(sight)
    return by_rules if model is None else _by_model(sight, model, by_rules)


def look(text: str, *, source: Span, target: Span) -> Sight:
    """What the rules see in a sentence. Raises ValueError where a span is none."""
    for start, end in (source, target):
        if not 0 <= start < end <= len(text):
            raise ValueError(f"not a span of the text: {start}:{end}")
    a = _annotated(text)
    matches = _matches(a, load_lexicon().plover)
    scored = sorted(((_score(a, m, source, target), -m.trigger, m) for m in matches), key=lambda r: r[:2], reverse=True)
    return Sight(
        annotated=a,
        source=source,
        target=target,
        ranked=tuple(m for _, _, m in scored),
        scores=tuple(score for score, _, _ in scored),
    )


def seen(sight: Sight) -> dict[str, float]:
    """The features of a sentence that a trained model weighs."""
    return dict(features(sight.annotated, sight.ranked, sight.source, sight.target))


def _by_rules(sight: Sight) -> CodedEvent:
    if not sight.ranked:
        return CodedEvent(plover=None, mode=None, confidence=0.0)
    best, confidence = sight.ranked[0], round(min(0.95, max(0.1, 0.2 + sight.scores[0] / 12)), 2)
    return CodedEvent(plover=best.plover, mode=best.mode, confidence=confidence, promised=best.promised)


def _by_model(sight: Sight, model: EventModel, by_rules: CodedEvent) -> CodedEvent:
    """The model's most probable type; the mode is that of the rules' event of this type, if they found one."""
    chances = model.probabilities(seen(sight))
    code = max(sorted(chances), key=chances.__getitem__)
    share = round(chances[code], 2)
    if code == "YIELD":
        code = by_rules.plover if by_rules.plover in _YIELDING else _YIELDING[0]
    match = next((m for m in sight.ranked if m.plover == code), None)
    promised = match.promised if match else by_rules.promised and by_rules.plover == code
    return CodedEvent(plover=code, mode=match.mode if match else None, confidence=share, promised=promised)


def _annotated(text: str) -> Annotated:
    flat = text.replace("\n", " ")
    return next(annotate([Document(id=document_id(flat), text=flat)], load_lexicon()))


def _matches(a: Annotated, plover: Plover) -> list[Match]:
    found = [m for t in a.tokens if (m := match_at(a, plover, t.i)) is not None]
    found = [conceding(a, m, found) for m in found]
    return [m for m in found if not swallowed(a, m, found)]


def _score(a: Annotated, match: Match, source: Span, target: Span) -> float:
    """How well the marked actors fill the places of this event's actor and recipient."""
    does = {t.i for s in match.frame.subjects for t in subtree(a, s.i)}
    done = {t.i for s in (*match.frame.objects, *(t for _, t in match.frame.slots)) for t in subtree(a, s.i)}
    clause = {t.i for t in subtree(a, match.trigger)}
    one, two = _tokens(a, source), _tokens(a, target)
    score = 4.0 * _meets(does, one) + 3.0 * _meets(done, two) + 1.0 * _meets(clause, two)
    score += 1.0 * _meets(does, two) * _meets(done, one)
    score += 0.5 * bool(match.pattern.with_) - 1.5 * match.nominal - 1.0 * (match.actuality == "possible")
    score -= 2.0 * (match.trigger in one or match.trigger in two)
    depth = sum(1 for _ in ancestors(a, match.trigger))
    return score - 0.3 * depth


def _tokens(a: Annotated, span: Span) -> set[int]:
    return {t.i for t in a.tokens if t.start < span[1] and span[0] < t.end}


def _meets(a: set[int], b: set[int]) -> bool:
    return not a.isdisjoint(b)
