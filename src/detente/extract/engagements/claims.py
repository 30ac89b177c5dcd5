"""Contacts -> claims, with their evidence and whose account they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.annotate import tree
from detente.extract.engagements.agenda import agenda_of
from detente.extract.engagements.contact import Contact
from detente.kinds.engagement import AgendaItem, Engagement, Level, family
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Sentence
from detente.model.claim import Actuality, Claim, ClaimLink, Place
from detente.model.span import Evidence

_ACTUALITY: dict[str | None, Actuality] = {
    "held": "actual",
    "under_way": "actual",
    None: "actual",
    "possible": "possible",
}


def to_claims(a: Annotated, contacts: Sequence[Contact], lexicon: Lexicon) -> Iterator[Claim[Engagement]]:
    """One claim for each contact, in order of the text."""
    for contact in contacts:
        trigger = a.tokens[contact.trigger.token]
        place = Place(a.document.id, "engagement", trigger.span, contact.argument)
        agenda = agenda_of(a, contact, lexicon)
        yield Claim(
            place=place,
            fields=_fields(contact, tuple(item for item, _ in agenda), lexicon),
            evidence=_evidence(a, contact, [sentence for _, sentence in agenda], place.id),
            known_from=a.document.known_from,
            actuality=_ACTUALITY.get(contact.status, "planned"),
            according_to=_account(a, trigger.start),
            links=_links(a, contact),
            confidence=contact.confidence,
            rule=contact.rule,
        )


def _fields(contact: Contact, agenda: tuple[AgendaItem, ...], lexicon: Lexicon) -> Engagement:
    actors = tuple(p.actor for p in contact.parties)
    return Engagement(
        form=contact.form,
        participants=actors,
        level=level_of(actors, lexicon),
        host=_host(contact),
        place=contact.place,
        when=contact.when,
        status=contact.status,
        by=contact.by,
        cause=contact.cause,
        issues=tuple(item.issue for item in agenda),
        agenda=agenda,
    )


def _host(contact: Contact) -> str | None:
    """The side visited; of a meeting the side at home, where it takes part."""
    if family(contact.form) == "visit" or contact.host in {p.actor.side for p in contact.parties}:
        return contact.host
    return None


def _links(a: Annotated, contact: Contact) -> tuple[ClaimLink, ...]:
    if contact.part_of is None:
        return ()
    token, argument = contact.part_of
    target = Place(a.document.id, "engagement", a.tokens[token].span, argument)
    return (
        ClaimLink(
            type="part_of", target=target.id, evidence=(a.document.evidence(a.sentences[contact.sentence].span),)
        ),
    )


def level_of(actors: Sequence[Actor], lexicon: Lexicon) -> Level | None:
    """The level of the lowest of those sides whose best office is known; None where no office is."""
    levels: tuple[Level, ...] = ("leaders", "ministers", "officials")
    best: dict[str | None, int] = {}
    for actor in actors:
        level = lexicon.offices.level(actor.role) if actor.role else None
        if level is not None:
            best[actor.side] = min(levels.index(level), best.get(actor.side, 2))
    return levels[max(best.values())] if best else None


def _evidence(a: Annotated, contact: Contact, agenda: Sequence[Sentence], claim: str) -> tuple[Evidence, ...]:
    """The trigger's sentence, those that lent it people, place or day, and those that tell of its agenda."""
    spans = dict.fromkeys([a.sentences[contact.sentence].span, *contact.support])
    issues = dict.fromkeys(s.span for s in agenda if s.span not in spans)
    whole = [replace(a.document.evidence(span), claim=claim) for span in spans]
    return (*whole, *(replace(a.document.evidence(span, field="agenda"), claim=claim) for span in issues))


def _account(a: Annotated, position: int) -> Actor | None:
    """Whose account it is: the source of the reported words around it, where it is known."""
    attribution = tree.account_at(a, position)
    if attribution is None or attribution.source is None:
        return None
    mention = a.mentions[attribution.source]
    return a.cast[mention.cast[0]].actor if mention.cast else None
