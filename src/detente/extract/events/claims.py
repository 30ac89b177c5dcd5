"""A match -> claims: between whom, on which day, in whose account, with the words for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from detente.annotate.extents import clause_span
from detente.annotate.moments import timex_of
from detente.annotate.naming import actors_at, actors_behind, reported_by, stretches
from detente.annotate.tree import children, subjects
from detente.extract.events.between import COLLECTIVE, met, own_words
from detente.extract.events.codes import code_of
from detente.extract.events.foreseen import Foreseen, words_that_tell
from detente.extract.events.match import Match
from detente.extract.events.recipients import known_thing, other_side_near, to_others
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

_ABOUT = frozenset({"ACCUSE", "REQUEST", "REJECT"})
"""What may be done about a thing that is no side's."""

_ADDRESSED = frozenset(
    {"CONCEDE", "RETREAT", "AGREE", "CONSULT", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "MOBILIZE", "SANCTION"}
)
"""What is done to somebody even where the clause does not say to whom; praise and help without an object are not."""

_APART = frozenset({"acl", "relcl", "amod", "advcl"})
"""In a clause beside another the other's actors are not those who are meant."""

_OWN = frozenset({"i", "we", "he", "she", "it"})

_BETWEEN = frozenset({"talk", "dialogue", "negotiation", "ceasefire", "cease-fire", "truce", "apology", "withdrawal"})
"""What one side refuses to the other, though it doesn't say so."""

_AMID = frozenset({"in", "at", "during", "after", "following"})


def claims_of(a: Annotated, lexicon: Lexicon, match: Match, dyad: tuple[str, ...]) -> Iterator[Claim[Event]]:
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
        found = target or (None if len(pairs) > 1 else _implied(a, lexicon, match, source, dyad))
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
    about = match.plover in _ABOUT and bool(match.frame.objects) and not match.pattern.strict
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


def _implied(a: Annotated, lexicon: Lexicon, match: Match, source: str | None, dyad: tuple[str, ...]) -> str | None:
    """Where the clause names no target: the one other side that the sentence names, or that the document is about."""
    if source is None or match.plover not in _ADDRESSED or (match.nominal and match.plover == "CONSULT"):
        return None
    if own_words(a, match.frame.subjects) or _with_others(match):
        return None
    if a.tokens[match.trigger].dep in _APART or (match.plover == "REJECT" and _intransitive(match)):
        return None
    if match.plover == "MOBILIZE" and any(t.entity in ("LOC", "FAC", "GPE") for _, t in match.frame.slots):
        return None
    own = source.split()[0]
    if to_others(a, match, {own}):
        return None
    demanded = match.pattern.says == "must"
    side = None if match.plover in _ABOUT else other_side_near(a, a.tokens[match.trigger], own)
    side = side if not dyad or side in dyad else None
    if side is None and own in dyad and not match.nominal and _left_open(a, match, demanded=demanded):
        side = next((x for x in dyad if x != own and (a.document.side is None or x in met(a))), None)
    return code_of(Actor(side=side), match.plover, lexicon) if side else None


def _left_open(a: Annotated, match: Match, *, demanded: bool) -> bool:
    """Does the clause leave to the reader whom it means: no object, or something told of before?"""
    if demanded:
        who = [t for c in match.frame.clauses for t in subjects(a, c.i)]
        return bool(who) and not any((t.tag == "PRP" and t.text.lower() in _OWN) or actors_behind(a, t.i) for t in who)
    if match.plover in ("CONCEDE", "RETREAT"):  # what the matter of the two is about
        return True
    plain = [t for t in match.frame.objects if t.dep not in ("oprd", "attr")]
    if match.plover in _ABOUT:  # "lodged a protest" says nothing of whom
        plain = [t for t in plain if t.lemma not in match.pattern.with_]
    things = [*plain, *(t for name, t in match.frame.slots if name in match.pattern.target)]
    if match.plover == "THREATEN":  # "threatened to leave", "reserved the right to answer"
        return True
    matters = [*match.frame.objects, *match.frame.slot("for", "to", "on")]
    if match.plover in ("REJECT", "REQUEST") and any(t.lemma in _BETWEEN for t in matters):  # "ruled out talks"
        return True
    if match.plover == "SANCTION":  # "suspended it"
        return bool(things) and all(t.pos == "PRON" for t in things)
    return all(match.plover in _ABOUT and known_thing(a, t) for t in things)


def _with_others(match: Match) -> bool:
    """Does a meeting say with whom, though they are no side's ("met with stakeholders")?"""
    return match.pattern.plover == "CONSULT" and bool(match.frame.slot("with"))


def _intransitive(match: Match) -> bool:
    """Is nothing refused ("has been resisting for months")?"""
    return not (match.frame.objects or match.frame.clauses or match.frame.slots)


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
