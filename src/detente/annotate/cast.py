"""Who speaks and acts: mentions, and who each of them is.

The finders (`terms`, `names`, `office_phrases`, `appositions`, `groups`, `sides`) each see the document and what is
passed to them here; `personas` and `references` say who is who.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from detente.annotate.appositions import attach
from detente.annotate.found import Holding, Name, OfficePhrase, Persona, Sighting, governor, words_of
from detente.annotate.groups import find_groups
from detente.annotate.holders import (
    actor_of_office,
    may_hold,
    registered_offices,
    roles_of,
    side_of_persona,
    standing_by_body,
    standing_of,
)
from detente.annotate.names import find_names
from detente.annotate.office_phrases import find_offices
from detente.annotate.personas import find_personas
from detente.annotate.references import Known, refer
from detente.annotate.sides import find_sides
from detente.annotate.terms import find_terms
from detente.lexicon import Lexicon
from detente.lexicon.offices import Level
from detente.model.actor import Actor
from detente.model.annotated import Annotated, CastMember, Mention


def find_cast(a: Annotated, lexicon: Lexicon) -> tuple[tuple[CastMember, ...], tuple[Mention, ...]]:
    """The cast and their mentions in order of the text (needs tokens, sentences, quotes and times).

    What stands in noise is neither. A person has one entry however often and variously named; so has a side, a body,
    an office without a name and a group described in the same words.
    """
    terms = find_terms(a, lexicon)
    names = find_names(a, terms, lexicon)
    offices = find_offices(a, terms, names, lexicon)
    holdings = attach(a, names, offices, terms, lexicon.actors)
    personas = find_personas(a, names, holdings, lexicon)
    sides = _sides_of(a, personas, lexicon)
    unnamed = _unnamed(a, offices, holdings, personas, sides, lexicon)
    personas = _with_titles(personas, unnamed)
    sightings = [*_named(a, personas, holdings, sides, lexicon), *unnamed.values()]
    taken = _covered(sightings) | {i for o in offices for i in range(o.first, o.last)}
    sightings += find_groups(a, terms, names, taken, lexicon)
    sightings += find_sides(a, terms, taken | _covered(sightings), lexicon)
    heard = [s for s in sightings if not a.sentences[a.tokens[s.head].sentence].noise]
    return refer(a, heard, _known(a, personas, sides, lexicon), lexicon)


def _with_titles(personas: Sequence[Persona], unnamed: Mapping[OfficePhrase, Sighting]) -> tuple[Persona, ...]:
    """The persons; one whom no office is printed beside has those by which the text means them ("The President")."""
    meant: dict[str | None, OfficePhrase] = {}
    for office, sighting in unnamed.items():
        if sighting.kind == "office" and office.article in ("definite", "possessive"):
            meant.setdefault(sighting.key, office)
    return tuple(
        replace(p, offices=(meant[_key(i)],)) if not p.offices and _key(i) in meant else p
        for i, p in enumerate(personas)
    )


def _covered(sightings: Sequence[Sighting]) -> frozenset[int]:
    return frozenset(i for s in sightings for i in range(s.first, s.last))


def _sides_of(a: Annotated, personas: Sequence[Persona], lexicon: Lexicon) -> list[str | None]:
    """Each person's side. Those whose office is another's ("Biden's envoy") take it from that person."""
    possessors: dict[int, str] = {}
    sides: list[str | None] = []
    for _ in range(2):
        sides = [side_of_persona(a, p, possessors, lexicon) for p in personas]
        for persona, side in zip(personas, sides, strict=True):
            if side is not None:
                possessors |= {n.last - 1: side for n in persona.names}
        possessors |= _pronoun_owners(a, personas, sides)
    return sides


def _pronoun_owners(a: Annotated, personas: Sequence[Persona], sides: Sequence[str | None]) -> dict[int, str]:
    """For "his" in "his spokesman, Kim Eui-kyeom" the side of who was named last, in this or the last sentence."""
    named = sorted((n.last, i) for i, p in enumerate(personas) for n in p.names)
    found: dict[int, str] = {}
    for i, persona in enumerate(personas):
        for office in persona.offices:
            owner = office.possessor
            if owner is None or a.tokens[owner].tag != "PRP$" or office.office.head == "counterpart":
                continue
            last, other = max(((last, k) for last, k in named if last <= owner and k != i), default=(0, -1))
            near = other >= 0 and a.tokens[owner].sentence - a.tokens[last - 1].sentence <= 1
            if near and (side := sides[other]) is not None:
                found[owner] = side
    return found


def _possessors(a: Annotated, personas: Sequence[Persona], sides: Sequence[str | None]) -> dict[int, str]:
    """For the last token of each name, and for "his" before an office, the side of who is meant."""
    pairs = zip(personas, sides, strict=True)
    return {n.last - 1: side for p, side in pairs if side for n in p.names} | _pronoun_owners(a, personas, sides)


def _known(
    a: Annotated, personas: Sequence[Persona], sides: Sequence[str | None], lexicon: Lexicon
) -> tuple[Known, ...]:
    """The persons as cast members to be."""
    possessors = _possessors(a, personas, sides)
    return tuple(
        Known(
            key=_key(i),
            actor=_actor(p, side, lexicon),
            aliases=tuple(dict.fromkeys(n.text for n in p.names)),
            roles=roles_of(a, p, side, possessors, lexicon),
            level=_level(a, p, lexicon),
            gender=p.gender,
        )
        for i, (p, side) in enumerate(zip(personas, sides, strict=True))
    )


def _level(a: Annotated, persona: Persona, lexicon: Lexicon) -> Level | None:
    """At what level somebody meets others: by the offices given, else by the registry's."""
    titles = [o.title for o in persona.offices if not o.former] or registered_offices(a, persona, lexicon)
    return next((level for t in titles if (level := lexicon.offices.level(t)) is not None), None)


def _key(i: int) -> str:
    return f"person:{i}"


def _actor(persona: Persona, side: str | None, lexicon: Lexicon) -> Actor:
    proper = [o for o in persona.offices if o.office.head not in lexicon.actors.relative] or list(persona.offices)
    present = [o for o in proper if not o.former] or proper
    first = present[0] if present else None
    body = first.body if first else next(iter(persona.institutions), None)
    standing = standing_of(persona.offices, lexicon)
    if standing is None and body and not present:
        standing = standing_by_body(body, side, lexicon)
    sector = next((o.office.sector for o in present if o.office.sector), None)
    if standing == "scholar":
        sector = "EDU"
    return Actor(
        name=persona.name,
        role=first.title if first else None,
        body=body,
        side=side,
        standing=standing,
        sector=sector,
    )


def _named(
    a: Annotated,
    personas: Sequence[Persona],
    holdings: Sequence[Holding],
    sides: Sequence[str | None],
    lexicon: Lexicon,
) -> Iterator[Sighting]:
    """A sighting for each place where a person is named, with the office in the same phrase."""
    by_name: dict[int, list[OfficePhrase]] = {}
    for holding in holdings:
        if holding.joined in ("before", "apposition"):
            by_name.setdefault(holding.name.first, []).append(holding.office)
    for i, persona in enumerate(personas):
        for name in persona.names:
            first, last = _phrase(name, by_name.get(name.first, []))
            yield Sighting(
                first=first,
                last=last,
                head=governor(a, first, last),
                form="name",
                kind="person",
                actor=_actor(persona, sides[i], lexicon),
                key=_key(i),
                gender=persona.gender,
            )


def _phrase(name: Name, offices: Sequence[OfficePhrase]) -> tuple[int, int]:
    """From the first to the last token of a name, its honorific and the offices beside it."""
    first = min([name.first - (name.honorific is not None), *(o.first for o in offices if o.first <= name.first)])
    return first, max([name.last, *(o.last for o in offices if o.last >= name.last)])


def _unnamed(
    a: Annotated,
    offices: Sequence[OfficePhrase],
    holdings: Sequence[Holding],
    personas: Sequence[Persona],
    sides: Sequence[str | None],
    lexicon: Lexicon,
) -> dict[OfficePhrase, Sighting]:
    """For each office phrase beside which nobody is named: whom it means, if somebody of the document, else itself."""
    held = {h.office.first for h in holdings if h.joined in ("before", "apposition")}
    possessors = _possessors(a, personas, sides)
    found: dict[OfficePhrase, Sighting] = {}
    for office in offices:
        if office.first in held or _as_what(a, office):
            continue
        side = office.side or possessors.get(office.possessor if office.possessor is not None else -1)
        if side is None and not office.plural and office.article == "definite" and office.office.standing == "official":
            side = a.document.side
        key = None if office.plural else _holder(a, office, side, personas, sides, lexicon)
        several = office.sides if len(office.sides) > 1 else ()
        keys = tuple(_holder(a, _one(office, s), s, personas, sides, lexicon) for s in several)
        sighting = replace(_office(a, office, side, key, lexicon), sides=several, keys=keys)
        found[office] = _with_role(sighting, office, lexicon) if several else sighting
    return found


def _with_role(sighting: Sighting, office: OfficePhrase, lexicon: Lexicon) -> Sighting:
    """A plural with the role of each holder, where it is one ("national security adviser", but not "official")."""
    if office.office.head in lexicon.actors.general:
        return sighting
    return replace(sighting, actor=replace(sighting.actor, role=_one(office, "").title))


def _one(office: OfficePhrase, side: str) -> OfficePhrase:
    """Of "the presidents of Russia and France" the one of a side."""
    title = replace(office, title=office.title.split(" of ")[0]).title_of_one
    return replace(office, title=title, side=side, plural=False)


def _office(a: Annotated, office: OfficePhrase, side: str | None, key: str | None, lexicon: Lexicon) -> Sighting:
    """The sighting of an office phrase; `key` is that of the person meant, None where it means no one named."""
    actor = actor_of_office(office, side, lexicon)
    words = words_of(a, office.first, office.last)
    if office.plural:
        actor, key = (
            Actor(name=words, side=side, standing=actor.standing, sector=actor.sector),
            f"group:{words.lower()}",
        )
    return Sighting(
        first=office.first,
        last=office.last,
        head=office.head,
        form="group" if office.plural else "role",
        kind="group" if office.plural else "office",
        actor=actor,
        key=key or f"office:{side}:{office.title.lower()}",
        plural=office.plural,
    )


def _as_what(a: Annotated, office: OfficePhrase) -> bool:
    """Is it only what somebody is or acts as ("as president", "to be the first secretary of state")?"""
    before = a.tokens[office.first - 1].text.lower() if office.first else ""
    inside = {t.text.lower() for t in a.tokens[office.first : office.head]}
    singular = not office.plural
    return before == "as" or (singular and (a.tokens[office.head].dep == "attr" or bool(inside & _ORDINALS)))


_ORDINALS = frozenset({"first", "last", "only", "next"})


def _holder(
    a: Annotated,
    office: OfficePhrase,
    side: str | None,
    personas: Sequence[Persona],
    sides: Sequence[str | None],
    lexicon: Lexicon,
) -> str | None:
    """The person of the document whom the office words mean: the one named last before, else the only one after."""
    if office.article == "indefinite" or office.former:
        return None
    fits = [
        i for i, p in enumerate(personas) if may_hold(office, p, sides[i], registered_offices(a, p, lexicon), lexicon)
    ]
    fits = [i for i in fits if side is None or sides[i] in (None, side)]
    before = [(n.first, i) for i in fits for n in personas[i].names if n.first < office.first]
    if before:
        return _key(max(before)[1])
    return _key(fits[0]) if len(fits) == 1 and len(office.title.split()) > 1 else None
