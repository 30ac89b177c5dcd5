"""A match -> claims: between whom, on which day, in whose account, with the words for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from detente.annotate.extents import clause_span
from detente.annotate.moments import timex_of
from detente.annotate.naming import actors_at, actors_behind, reported_by, stretches
from detente.annotate.tree import children, subjects
from detente.extract.events.between import COLLECTIVE, own_words
from detente.extract.events.codes import code_of
from detente.extract.events.foreseen import Foreseen, words_that_tell
from detente.extract.events.implied import ABOUT, implied
from detente.extract.events.match import Match
from detente.extract.events.roles import pairs_of, sources
from detente.extract.events.said import Said
from detente.extract.events.words import words_of
from detente.kinds.event import Event, Plover
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Attribution, Timex
from detente.model.claim import Claim, Place
from detente.model.when import When

_ALONE = frozenset({"MOBILIZE", "ASSAULT"})
"""What may be done to nobody in particular; elsewhere an act without a recipient is a side's own affair."""

_AMID = frozenset({"in", "at", "during", "after", "following"})


def claims_of(
    a: Annotated, lexicon: Lexicon, match: Match, dyad: tuple[str, ...], before: Sequence[Claim[Event]] = ()
) -> Iterator[Claim[Event]]:
    """The claims that a match tells as done, one a pair; none where nobody does it, or nobody else is concerned."""
    pairs = [] if _own_duty(a, match) else pairs_of(a, lexicon, match, dyad)
    several = len({source.split()[0] for source, _ in pairs if source}) > 1
    token = a.tokens[match.trigger]
    timex = timex_of(a, match.trigger)
    base = _event(a, lexicon, match, timex)
    account = reported_by(a, token.start)
    group = f"{a.document.id}:{token.start}" if len(pairs) > 1 else None
    sentence = a.sentences[token.sentence].span
    sides = [[code.split()[0] for code in pair if code] for pair in pairs]
    for (source, target), stretch in zip(pairs, stretches(a, sentence, sides), strict=True):
        found = target or (None if len(pairs) > 1 else implied(a, lexicon, match, source, dyad, before))
        found = found or _of_teller(match, account, source, lexicon)
        if found is None and (
            own_words(a, match.frame.subjects)
            or not _aimless(a, match, shared=several and match.plover == "AGREE", told=bool(dyad))
        ):
            continue
        yield Claim(
            place=Place(a.document.id, "event", token.span, stretch),
            fields=replace(base, source=source, target=found, group=group),
            evidence=words_of(a, token.i, source=source, target=found, when=timex, place=base.place),
            known_from=a.document.known_from,
            actuality=match.actuality if match.plover == match.pattern.plover else "actual",
            according_to=account,
            confidence=_confidence(match, target, found),
            rule=f"plover:{match.pattern.plover.lower()}:{match.pattern.rank + 1}" + _mark(a, match),
        )


def _of_teller(match: Match, account: Actor | None, source: str | None, lexicon: Lexicon) -> str | None:
    """Whom it hit where only he tells it ("Hanoi said that Chinese ships had sunk a trawler"): the teller's own."""
    hostile = match.plover in ("ASSAULT", "COERCE") and not match.nominal and source is not None
    if not hostile or account is None or account.side is None or account.side == (source or "").split(" ")[0]:
        return None
    return code_of(Actor(side=account.side), match.plover, lexicon) if account.standing in _OFFICIAL else None


_OFFICIAL = (None, "official")


def foreseen_claims(a: Annotated, lexicon: Lexicon, act: Foreseen, dyad: tuple[str, ...]) -> Iterator[Claim[Event]]:
    """The claims about an act that is planned, possible or denied; none unless both sides are told."""
    match = act.match
    token, timex = a.tokens[match.trigger], timex_of(a, match.trigger)
    pairs = [(source, target) for source, target in pairs_of(a, lexicon, match, dyad) if source and target]
    base = _event(a, lexicon, match, timex)
    account = reported_by(a, token.start)
    if account is None and act.denier is not None:
        account = next(iter(sources(a, act.denier, dyad)), None)
    group = f"{a.document.id}:{token.start}" if len(pairs) > 1 else None
    sides = [[code.split()[0] for code in pair] for pair in pairs]
    words = words_that_tell(a, match.trigger)
    for (source, target), stretch in zip(pairs, stretches(a, a.sentences[token.sentence].span, sides), strict=True):
        yield Claim(
            place=Place(a.document.id, "event", words, stretch),
            fields=replace(base, source=source, target=target, group=group),
            evidence=words_of(a, token.i, source=source, target=target, when=timex, place=base.place),
            known_from=a.document.known_from,
            actuality=match.actuality,
            according_to=account,
            confidence=round(_confidence(match, target, target) - 0.1, 2),
            rule=f"plover:{match.plover.lower()}:{match.pattern.rank + 1}:{match.actuality}",
        )


def _aimless(a: Annotated, match: Match, *, shared: bool, told: bool) -> bool:
    """Is it an event though the text names no side that it is done to?

    What is agreed by several is; so is an armed act, and, in a document about two sides (`told`), what is criticised,
    demanded or refused of something.
    """
    if shared or match.nominal:
        return shared
    about = match.plover in ABOUT and bool(match.frame.objects) and not match.pattern.strict
    who = [t for c in match.frame.clauses for t in subjects(a, c.i)]
    demanded = match.pattern.says == "must" and any(t.lemma in COLLECTIVE for t in who)
    return match.plover in _ALONE or ((about or demanded) and told)


def _mark(a: Annotated, match: Match) -> str:
    """Says of a meeting that it is only named or spoken of, not told."""
    spoken_of = match.pattern.plover == "CONSULT" and match.pattern.strict and match.pattern.mode is None
    spoken_of = spoken_of and not (a.document.side is None and any(actors_at(a, t.i) for t in match.frame.slot("with")))
    told = match.nominal and _circumstance(a, match.trigger)
    if told or not (match.nominal or spoken_of):
        return ""
    return ":noun" if match.nominal else ":spoken"


def _circumstance(a: Annotated, noun: int) -> bool:
    """Is it where or when somebody did something ("in a meeting with Rome", "after the call")?"""
    token = a.tokens[noun]
    return (
        token.dep == "pobj"
        and a.tokens[token.head].lemma in _AMID
        and a.tokens[a.tokens[token.head].head].pos == "VERB"
    )


def _event(a: Annotated, lexicon: Lexicon, match: Match, timex: Timex | None) -> Event:
    token = a.tokens[match.trigger]
    sentence = a.sentences[token.sentence].span.of(a.document.text)
    return Event(
        source=None,
        plover=cast("Plover", match.plover),
        mode=match.mode,
        context=lexicon.plover.contexts_in(sentence),
        intensity=lexicon.plover.intensity(match.plover, match.mode),
        place=_place(a, match),
        when=timex.when if timex else None,
        act=clause_span(a, match.trigger).of(a.document.text),
    )


def _own_duty(a: Annotated, match: Match) -> bool:
    """Is it what the speaker's own side must do, which is asked of nobody else?"""
    if match.pattern.says != "must":
        return False
    mine = {x.side for t in match.frame.subjects for x in actors_behind(a, t.i) if x.side}
    who = [t for c in match.frame.clauses for t in subjects(a, c.i)]
    bound = {x.side for t in who for x in actors_behind(a, t.i) if x.side}
    return own_words(a, who) or (bool(bound) and bound <= mine)


def _place(a: Annotated, match: Match) -> str | None:
    for name, token in match.frame.slots:
        if name in ("in", "at", "near", "over", "off") and token.entity in ("GPE", "LOC", "FAC"):
            names = [t for t in children(a, token.i, "compound", "amod", "nmod") if t.entity == token.entity]
            return a.document.text[min(t.start for t in [*names, token]) : token.end]
    return None


def _confidence(match: Match, told: str | None, found: str | None) -> float:
    score = 0.55 + 0.15 * bool(match.pattern.with_) + 0.15 * (told is not None) - 0.1 * match.nominal
    return round(score - 0.15 * (found is None), 2)


def claim_of_speech(a: Annotated, lexicon: Lexicon, said: Said, attribution: Attribution) -> Claim[Event]:
    """The claim that somebody does something by these words."""
    token = a.tokens[said.trigger]
    sentence = a.sentences[token.sentence].span
    cue = attribution.cue or token.span
    when: When | None = attribution.said_on
    source = code_of(said.speaker, said.plover, lexicon)
    target = code_of(Actor(side=said.about), said.plover, lexicon)
    return Claim(
        place=Place(a.document.id, "event", cue, token.span),
        fields=Event(
            source=source,
            target=target,
            plover=cast("Plover", said.plover),
            context=lexicon.plover.contexts_in(sentence.of(a.document.text)),
            intensity=lexicon.plover.intensity(said.plover, None),
            when=when,
            act=sentence.of(a.document.text),
        ),
        evidence=words_of(a, token.i, source=source, target=target, when=None, place=None),
        known_from=a.document.known_from,
        confidence=0.45,
        rule=f"plover:said:{said.plover.lower()}",
    )
