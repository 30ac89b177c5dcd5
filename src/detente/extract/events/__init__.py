"""Annotated -> claims about events, in PLOVER codes; and the coder of single sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from detente.annotate.clauses import clause_span, holder_of, timex_of
from detente.annotate.tree import account_at, children
from detente.extract.events.code import CodedEvent, code_event
from detente.extract.events.match import Match, match_at, swallowed
from detente.extract.events.roles import code_of, other_side_near, pairs_of
from detente.extract.events.said import Said, act_of
from detente.kinds.event import Event, Plover
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Attribution, Sentence, Token
from detente.model.claim import Claim, Place
from detente.model.span import Span
from detente.model.when import When

__all__ = ["CodedEvent", "code_event", "extract_events"]

_SKIPPED = frozenset({"possible", "denied"})


def extract_events(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Event]]:
    """The claims about events that the document makes: acts that are told, then acts that consist in saying."""
    told: set[int] = set()
    for sentence in a.sentences:
        if not sentence.noise:
            for match in _matches(a, sentence, lexicon):
                claims = list(_claims(a, lexicon, match))
                told |= {match.trigger} if claims else set()
                yield from claims
    for attribution in a.attributions:
        said = None if _told_by_cue(a, attribution, told) else act_of(a, attribution, lexicon.plover)
        if said is not None and not a.sentences[a.tokens[said.trigger].sentence].noise:
            yield _said_claim(a, lexicon, said, attribution)


def _matches(a: Annotated, sentence: Sentence, lexicon: Lexicon) -> list[Match]:
    tokens = a.tokens[sentence.first : sentence.last]
    found = [m for t in tokens if (m := match_at(a, lexicon.plover, t.i)) is not None]
    return [m for m in found if m.actuality not in _SKIPPED and not swallowed(a, m, found)]


def _claims(a: Annotated, lexicon: Lexicon, match: Match) -> Iterator[Claim[Event]]:
    pairs = pairs_of(a, match)
    token = a.tokens[match.trigger]
    base = _event(a, lexicon, match)
    attribution = account_at(a, token.start)
    account = holder_of(a, attribution)
    group = f"{a.document.id}:{token.start}" if len(pairs) > 1 else None
    for number, (source, target) in enumerate(pairs):
        found = target or _implied(a, token, source, match)
        yield Claim(
            place=Place(a.document.id, "event", token.span, _argument(a, match, number)),
            fields=replace(base, source=source, target=found, group=group),
            evidence=(a.document.evidence(a.sentences[token.sentence].span),),
            known_from=a.document.known_from,
            actuality=match.actuality,
            according_to=account,
            confidence=_confidence(match, target, found),
            rule=f"plover:{match.pattern.plover.lower()}:{match.pattern.rank + 1}",
        )


def _event(a: Annotated, lexicon: Lexicon, match: Match) -> Event:
    token = a.tokens[match.trigger]
    sentence = a.sentences[token.sentence].span.of(a.document.text)
    timex = timex_of(a, match.trigger)
    return Event(
        source="",
        plover=cast("Plover", match.plover),
        mode=match.mode,
        context=lexicon.plover.contexts_in(sentence),
        intensity=lexicon.plover.intensity(match.plover, match.mode),
        place=_place(a, match),
        when=timex.when if timex else None,
        act=clause_span(a, match.trigger).of(a.document.text),
    )


def _implied(a: Annotated, token: Token, source: str, match: Match) -> str | None:
    """Where the clause names no target: the one other side that the sentence names."""
    side = other_side_near(a, token, {source.split()[0]})
    return code_of(Actor(side=side), match.plover) if side else None


def _argument(a: Annotated, match: Match, number: int) -> Span | None:
    """What tells the pairs of one act apart: the words of their actors, in order."""
    tokens = [*match.frame.subjects, *match.frame.objects, *(t for _, t in match.frame.slots)]
    return tokens[min(number, len(tokens) - 1)].span if number and tokens else None


def _place(a: Annotated, match: Match) -> str | None:
    for name, token in match.frame.slots:
        if name in ("in", "at", "near", "over", "off") and token.entity in ("GPE", "LOC", "FAC"):
            names = [t for t in children(a, token.i, "compound", "amod", "nmod") if t.entity == token.entity]
            return a.document.text[min(t.start for t in [*names, token]) : token.end]
    return None


def _confidence(match: Match, told: str | None, found: str | None) -> float:
    score = 0.55 + 0.15 * bool(match.pattern.with_) + 0.15 * (told is not None) - 0.1 * match.nominal
    return round(score - 0.15 * (found is None), 2)


def _told_by_cue(a: Annotated, attribution: Attribution, told: set[int]) -> bool:
    """Is the cue itself an event that is told already ("accused", "urged")?"""
    cue = attribution.cue
    return cue is not None and any(cue.start <= a.tokens[i].start < cue.end for i in told)


def _said_claim(a: Annotated, lexicon: Lexicon, said: Said, attribution: Attribution) -> Claim[Event]:
    token = a.tokens[said.trigger]
    sentence = a.sentences[token.sentence].span
    cue = attribution.cue or token.span
    when: When | None = attribution.said_on
    return Claim(
        place=Place(a.document.id, "event", cue, token.span),
        fields=Event(
            source=code_of(said.speaker, said.plover) or "",
            target=code_of(Actor(side=said.about), said.plover),
            plover=cast("Plover", said.plover),
            context=lexicon.plover.contexts_in(sentence.of(a.document.text)),
            intensity=lexicon.plover.intensity(said.plover, None),
            when=when,
            act=sentence.of(a.document.text),
        ),
        evidence=(a.document.evidence(sentence),),
        known_from=a.document.known_from,
        confidence=0.45,
        rule=f"plover:said:{said.plover.lower()}",
    )
