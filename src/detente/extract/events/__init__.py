"""Annotated -> claims about events, in PLOVER codes; and the coder of single sentences."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate.naming import among_sides
from detente.extract.events.between import pair_of
from detente.extract.events.claims import claim_of_speech, claims_of, foreseen_claims
from detente.extract.events.code import CodedEvent, code_event
from detente.extract.events.content import conceding, swallowed
from detente.extract.events.foes import filled_in
from detente.extract.events.foreseen import each_once, foreseen
from detente.extract.events.match import Match, match_at
from detente.extract.events.once import Act, act_key, once_each
from detente.extract.events.said import act_of
from detente.kinds.event import Event
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Sentence
from detente.model.claim import Claim
from detente.model.span import Span

__all__ = ["CodedEvent", "code_event", "extract_events", "told_in"]


_TITLES = 2
"""So many lines, a title and what stands under it, are above the text at most."""

_LINE = 24
"""So many tokens, stops among them, are in a line of a title at most; the lead of a report has more."""


def extract_events(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Event]]:
    """The claims about events that the document makes.

    First acts that are told as done, then acts that consist in saying, last what is planned, possible or denied.
    """
    dyad, foreign = pair_of(a), among_sides(a)
    told: list[Claim[Event]] = []
    untold: list[Claim[Event]] = []
    for sentence in a.sentences:
        if not _unheard(a, sentence):
            found = _matches(a, sentence, lexicon)
            done = _told(a, found)
            claims = [c for match in done for c in claims_of(a, lexicon, match, dyad, told)]
            told += [c for c in claims if sentence.index in foreign or _abroad(c.fields)]
            for act in foreseen(a, found, done):
                untold += (c for c in foreseen_claims(a, lexicon, act, dyad) if _abroad(c.fields))
    kept = list(once_each(filled_in(a, told, dyad), _title(a)))
    yield from kept
    yield from _by_saying(a, lexicon, kept, dyad)
    yield from each_once(untold, kept)


def _by_saying(
    a: Annotated, lexicon: Lexicon, kept: list[Claim[Event]], dyad: tuple[str, ...]
) -> Iterator[Claim[Event]]:
    """What speakers do by their words, where no verb of the sentence tells it already."""
    triggers = {c.place.trigger for c in kept}
    known = {act_key(c) for c in kept}
    for attribution in a.attributions:
        cued = any(attribution.cue is not None and attribution.cue.overlaps(t) for t in triggers)
        said = None if cued else act_of(a, attribution, lexicon.plover, dyad)
        if said is not None and not _unheard(a, a.sentences[a.tokens[said.trigger].sentence]):
            claim = claim_of_speech(a, lexicon, said, attribution)
            if not _told_already(act_key(claim), known):
                known.add(act_key(claim))
                yield claim


def _told_already(act: Act, known: set[Act]) -> bool:
    """Is this act told, or does a verb say that he faults or asks something of them whom a loose word would praise?"""
    faulted = act[3] == "SUPPORT" and any((*act[:3], code) in known for code in ("ACCUSE", "REJECT", "THREATEN"))
    return act in known or faulted


def _title(a: Annotated) -> Span | None:
    """Where the title stands in the text: as the document names it, else the short lines over a longer paragraph."""
    title = " ".join((a.document.title or "").split())
    first = a.document.text.find(title) if title else -1
    return Span(first, first + len(title)) if first >= 0 else _headline(a)


def _headline(a: Annotated) -> Span | None:
    """The first paragraphs, one or two, that are a line each, where a longer one follows."""
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in a.sentences:
        if not sentence.noise:
            paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    parts = list(paragraphs.values())[: _TITLES + 1]
    longs = [i for i, part in enumerate(parts) if part[-1].last - part[0].first > _LINE]
    if not longs or longs[0] == 0:
        return None
    return Span(parts[0][0].span.start, parts[longs[0] - 1][-1].span.end)


def told_in(a: Annotated, sentence: Sentence, lexicon: Lexicon) -> list[Match]:
    """The events that a sentence tells as done, said or promised, whoever does them."""
    return _told(a, _matches(a, sentence, lexicon))


def _matches(a: Annotated, sentence: Sentence, lexicon: Lexicon) -> list[Match]:
    """All that a sentence names, done or not, each as of its content."""
    tokens = a.tokens[sentence.first : sentence.last]
    found = [m for t in tokens if (m := match_at(a, lexicon.plover, t.i)) is not None]
    return [conceding(a, m, found) for m in found]


def _told(a: Annotated, found: list[Match]) -> list[Match]:
    return [m for m in found if _happened(m) and not swallowed(a, m, found)]


def _abroad(event: Event) -> bool:
    """Is it between two sides, not one side's own affair?"""
    return event.target is not None and (event.source or "").split(" ")[0] != event.target.split(" ")[0]


def _unheard(a: Annotated, sentence: Sentence) -> bool:
    """Is it noise, or a question? What is asked is not told."""
    return sentence.noise or sentence.span.of(a.document.text).rstrip(" \"”’'").endswith("?")


def _happened(match: Match) -> bool:
    """Not merely possible, denied or planned; what will be done is told as its promise or threat."""
    return match.actuality == "actual" or (match.actuality == "planned" and match.promised)
