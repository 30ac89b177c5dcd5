"""Offices beside which nobody is named: whom they mean, or that they stand for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.annotate.found import Holding, OfficePhrase, Persona, Sighting, person_key, words_of
from detente.annotate.holders import actor_of_office, may_hold, may_hold_by_registry
from detente.annotate.owners import owners
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated


def unnamed_offices(
    a: Annotated,
    offices: Sequence[OfficePhrase],
    holdings: Sequence[Holding],
    personas: Sequence[Persona],
    sides: Sequence[str | None],
    lexicon: Lexicon,
) -> dict[OfficePhrase, Sighting]:
    """For each office phrase beside which nobody is named: whom it means, if somebody of the document, else itself."""
    held = {h.office.first for h in holdings if h.joined in ("before", "apposition")}
    possessors = owners(a, personas, sides)
    found: dict[OfficePhrase, Sighting] = {}
    for office in offices:
        if office.first in held or _as_what(a, office):
            continue
        side = office.side or possessors.get(office.possessor if office.possessor is not None else -1)
        if side is None and _is_own(a, office):
            side = a.document.side
        key = None if office.plural else _whom(a, office, side, personas, sides, lexicon)
        several = office.sides if len(office.sides) > 1 else ()
        keys = tuple(_holder(a, _one(office, s), s, personas, sides, lexicon) for s in several)
        sighting = replace(_office(a, office, side, key, lexicon), sides=several, keys=keys)
        found[office] = _with_role(sighting, office, lexicon) if several else sighting
    return found


def _whom(
    a: Annotated,
    office: OfficePhrase,
    side: str | None,
    personas: Sequence[Persona],
    sides: Sequence[str | None],
    lexicon: Lexicon,
) -> str | None:
    """The person meant. A side that only the rest of the text lends does not stand against somebody named before."""
    own = a.document.side
    if own and side == own and _is_own(a, office) and (office.lent or office.side is None):
        return _holder(a, replace(office, side=own), own, personas, sides, lexicon)  # no guest of that government's
    if not office.lent:
        return _holder(a, office, side, personas, sides, lexicon)
    lent = _holder(a, office, office.side, personas, sides, lexicon) if office.article == "definite" else None
    if lent is not None and _is_near(a, office, lent, personas):
        return lent
    return _holder(a, replace(office, side=None), None, personas, sides, lexicon)


def _is_near(a: Annotated, office: OfficePhrase, key: str, personas: Sequence[Persona]) -> bool:
    """Was the holder of that side named shortly before?"""
    here = a.tokens[office.head].sentence
    heads = [n.first for i, p in enumerate(personas) if person_key(i) == key for n in p.names if n.first < office.first]
    return bool(heads) and here - a.tokens[max(heads)].sentence <= _WINDOW


_WINDOW = 6
"""Sentences over which "the president" of one's own state is thought of before a guest named since."""


def _with_role(sighting: Sighting, office: OfficePhrase, lexicon: Lexicon) -> Sighting:
    """A plural with the role of each holder, where it is one ("national security adviser", but not "official")."""
    if office.office.head in lexicon.actors.general:
        return sighting
    return replace(sighting, actor=replace(sighting.actor, role=_one(office, "").title))


def _is_own(a: Annotated, office: OfficePhrase) -> bool:
    """Is it an office without more ("The President", "PM"), which in a government's own release is its own?"""
    named = office.article == "definite" or (office.article == "none" and a.tokens[office.head].text[0].isupper())
    return named and not office.plural and office.office.standing == "official"


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
    near = [i for i in range(len(personas)) if side is None or sides[i] in (None, side)]
    fits = [i for i in near if may_hold(office, personas[i], sides[i], lexicon)]
    fits = fits or [i for i in near if may_hold_by_registry(a, office, personas[i], sides[i], lexicon)]
    before = [(n.first, i) for i in fits for n in personas[i].names if n.first < office.first]
    if before and side is None and a.tokens[office.head].text.istitle() and len({sides[i] for _, i in before}) > 1:
        return person_key(min(before)[1])  # large letters are the style of one's own: who was named first
    if before:
        return person_key(max(before)[1])
    return person_key(fits[0]) if len(fits) == 1 and len(office.title.split()) > 1 else None
