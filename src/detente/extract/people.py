"""Annotated -> claims about people: one for each person that the document names."""

from __future__ import annotations

from collections.abc import Iterator

from detente.kinds.person import Person
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, CastMember, Mention
from detente.model.claim import Claim, Place


def extract_people(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Person]]:
    """The claims about people that the document makes: the first mention is the place, each named mention evidence."""
    named: dict[int, list[Mention]] = {}
    for mention in a.mentions:
        if mention.form == "name" and len(mention.cast) == 1:
            named.setdefault(mention.cast[0], []).append(mention)
    for index, mentions in named.items():
        member = a.cast[index]
        if member.kind == "person" and member.actor.name:
            yield _claim(a, member, mentions)


def _claim(a: Annotated, member: CastMember, mentions: list[Mention]) -> Claim[Person]:
    assert member.actor.name is not None
    telling = [m for m in mentions if m is mentions[0] or len(m.span) > len(member.actor.name or "")]
    return Claim(
        place=Place(a.document.id, "person", mentions[0].span),
        fields=Person(name=member.actor.name, aliases=member.aliases, roles=member.roles, side=member.actor.side),
        evidence=tuple(a.document.evidence(m.span) for m in telling[:4]),
        known_from=a.document.known_from,
        confidence=0.9 if " " in member.actor.name else 0.6,
        rule="cast",
    )
