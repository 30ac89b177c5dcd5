"""Who speaks and acts: mentions, and who each of them is.

The finders (`terms`, `names`, `office_phrases`, `appositions`, `groups`, `sides`) each see the document and what is
passed to them here; `personas`, `owners`, `unnamed` and `references` say who is who.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from detente.annotate.appositions import attach
from detente.annotate.bare_offices import settle
from detente.annotate.found import Holding, Name, OfficePhrase, Persona, Sighting, governor, person_key
from detente.annotate.groups import find_groups
from detente.annotate.holders import registered_offices, roles_of, standing_by_body, standing_of
from detente.annotate.homes import Setting, setting_of
from detente.annotate.leading import find_leading
from detente.annotate.leads import find_leads
from detente.annotate.names import find_names
from detente.annotate.office_phrases import find_offices
from detente.annotate.owners import of_its_state, owners, sides_of, with_homes
from detente.annotate.personas import find_personas
from detente.annotate.references import refer
from detente.annotate.sides import find_sides
from detente.annotate.stage import Known
from detente.annotate.terms import find_terms
from detente.annotate.unnamed import unnamed_offices
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
    offices = of_its_state(a, find_offices(a, terms, names, lexicon), terms, lexicon)
    holdings = (*attach(a, names, offices, terms, lexicon.actors), *find_leading(a, names, terms, lexicon))
    holdings = (*holdings, *find_leads(a, names, offices, holdings, lexicon))
    personas = find_personas(a, names, holdings, lexicon)
    setting = setting_of(a, terms, personas, sides_of(a, personas, lexicon), lexicon)
    lent = _lent(a, setting, offices, holdings, personas, lexicon)
    offices, holdings = _with_sides(offices, holdings, lent)
    personas = find_personas(a, names, holdings, lexicon)
    sides = with_homes(a, personas, sides_of(a, personas, lexicon), terms, lexicon)
    unnamed = unnamed_offices(a, offices, holdings, personas, sides, lexicon)
    personas = _with_titles(personas, unnamed)
    sightings = [*_named(a, personas, holdings, sides, lexicon), *unnamed.values()]
    taken = _covered(sightings) | {i for o in offices for i in range(o.first, o.last)}
    sightings += find_groups(a, terms, names, taken, lexicon)
    sightings += find_sides(a, terms, taken | _covered(sightings), lexicon)
    heard = [s for s in sightings if not a.sentences[a.tokens[s.head].sentence].noise]
    return refer(a, heard, _known(a, personas, sides, lexicon), setting.home, lexicon)


def _lent(
    a: Annotated,
    setting: Setting,
    offices: Sequence[OfficePhrase],
    holdings: Sequence[Holding],
    personas: Sequence[Persona],
    lexicon: Lexicon,
) -> dict[int, str]:
    """The sides of offices that only the rest of the text gives, by the token at which each begins."""
    sides = sides_of(a, personas, lexicon)
    return settle(a, offices, holdings, personas, sides, owners(a, personas, sides), setting, lexicon)


def _with_sides(
    offices: Sequence[OfficePhrase], holdings: Sequence[Holding], lent: Mapping[int, str]
) -> tuple[tuple[OfficePhrase, ...], tuple[Holding, ...]]:
    """Offices and holdings with the sides that they are lent."""

    def dressed(office: OfficePhrase) -> OfficePhrase:
        side = None if office.side else lent.get(office.first)
        return replace(office, side=side, lent=True) if side else office

    return tuple(map(dressed, offices)), tuple(replace(h, office=dressed(h.office)) for h in holdings)


def _with_titles(personas: Sequence[Persona], unnamed: Mapping[OfficePhrase, Sighting]) -> tuple[Persona, ...]:
    """The persons; one whom no office is printed beside has those by which the text means them ("The President")."""
    meant: dict[str | None, OfficePhrase] = {}
    for office, sighting in unnamed.items():
        if sighting.kind == "office" and office.article in ("definite", "possessive"):
            meant.setdefault(sighting.key, office)
    return tuple(
        replace(p, offices=(meant[person_key(i)],)) if not p.offices and person_key(i) in meant else p
        for i, p in enumerate(personas)
    )


def _covered(sightings: Sequence[Sighting]) -> frozenset[int]:
    return frozenset(i for s in sightings for i in range(s.first, s.last))


def _known(
    a: Annotated, personas: Sequence[Persona], sides: Sequence[str | None], lexicon: Lexicon
) -> tuple[Known, ...]:
    """The persons as cast members to be."""
    possessors = owners(a, personas, sides)
    return tuple(
        Known(
            key=person_key(i),
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
                key=person_key(i),
                gender=persona.gender,
            )


def _phrase(name: Name, offices: Sequence[OfficePhrase]) -> tuple[int, int]:
    """From the first to the last token of a name, its honorific and the offices beside it."""
    first = min([name.first - (name.honorific is not None), *(o.first for o in offices if o.first <= name.first)])
    return first, max([name.last, *(o.last for o in offices if o.last >= name.last)])
