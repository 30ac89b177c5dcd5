"""Annotated -> claims about positions: what a side, or a body or person of it, wants, holds or objects to."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate.headings import headings, title_line
from detente.annotate.naming import among_sides, holder_of, near_sides, sides_in, stretches
from detente.annotate.signed import signed
from detente.annotate.tree import account_at, chief_pair
from detente.extract.positions.draft import Draft, outermost
from detente.extract.positions.roundabout import roundabout
from detente.extract.positions.stated import stated
from detente.extract.positions.worded import worded
from detente.kinds.position import Position
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated
from detente.model.claim import Claim, Place

__all__ = ["extract_positions"]


def extract_positions(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Position]]:
    """The claims about positions that the document makes; one for each side that holds it."""
    taken: set[tuple[int, str | None]] = set()
    for draft in outermost(a, list(_drafts(a, lexicon))):
        yield from _claims(a, lexicon, draft, taken)


def _drafts(a: Annotated, lexicon: Lexicon) -> Iterator[Draft]:
    """First what words of stance tell, then what officials state without one."""
    between, told = (among_sides(a) & near_sides(a)) - headings(a) - title_line(a), set[int]()
    for sentence in a.sentences:
        if sentence.noise or sentence.index not in between:
            continue
        for token in a.tokens[sentence.first : sentence.last]:
            found = [*worded(a, lexicon.stance.position, token), *roundabout(a, lexicon.stance.position, token)]
            told |= {token.i} if found else set()
            yield from found
    own = signed(a)
    for attribution in a.attributions:
        if attribution.sentence in between and not a.sentences[attribution.sentence].noise:
            yield from stated(a, lexicon, attribution, told)
    if own is not None:
        yield from stated(a, lexicon, own, told)


def _taken(draft: Draft, holder: Actor, taken: set[tuple[int, str | None]]) -> bool:
    """Is the position told already: by these words, or for what somebody states by any?"""
    already = draft.rule == "stated" and any(trigger == draft.trigger.i for trigger, _ in taken)
    return already or (draft.trigger.i, holder.side) in taken


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
            about=_about(a, draft, holder),
            confidence=draft.confidence,
            rule=f"position:{draft.rule}",
        )


def _about(a: Annotated, draft: Draft, holder: Actor) -> tuple[str, ...]:
    """The sides that the stance is about: those that it names, else the other of the two that the document is about."""
    named = {side for side in sides_in(a, draft.stance) if side != holder.side}
    pair = chief_pair(a)
    if not named and holder.side in pair:
        named = set(pair) - {holder.side}
    return tuple(sorted(s for s in named if s))
