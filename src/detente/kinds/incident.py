"""Incidents: hostile or dangerous acts, with each side's account."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from detente.kinds.folding import (
    actor_json,
    content_words,
    dates_exclude,
    days_about,
    evidence_json,
    naming,
    people_of,
    same_parties,
    settle,
    settle_when,
    shared_account,
    sides_named,
    sides_of,
    unique,
    when_json,
    wording_alike,
)
from detente.kinds.retelling import LITTLE, telling_words, told_within
from detente.lexicon.retelling import RetellingWords, load_retelling
from detente.model.actor import Actor
from detente.model.claim import Claim
from detente.model.kind import EVER, Kind
from detente.model.record import Facets, Folded, Json
from detente.model.when import When

_RARE = 0.75
"""Likeness of two acts of a rare sort within a month that share a word."""
_MONTH = 31
"""Days within which two acts of a rare sort are one."""
_SEASON, _FORTNIGHT, _WEEK = 60, 14, 7
"""Days within which two documents that share one word, or but the parties, tell of one act; a name and more: 60."""
_DAYS = 3
"""Days up to which a date is that of one act."""
_TELLING = 2
"""Content words of which at least as many must be there for words alone to say that two acts are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What one place of a document says of an incident. `what` is the act in the document's words.

    `nature` is the kind of act ("spy balloon", "close encounter"), a name of the lexicon. `account` is the side whose
    telling this is: the one quoted, else the one whose official document it is; None where a third party reports.
    """

    what: str
    actors: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    place: str | None = None
    when: When | None = None
    nature: str = "other"
    account: str | None = None


def blocks(claim: Claim[Incident]) -> frozenset[str]:
    """The nature of the act with each side in it, each name and place, and its own document: no others are compared.

    A war as a whole is compared with wars of the same sides, whatever it is called.
    """
    fields = claim.fields
    sides = sides_named((*fields.actors, *fields.targets))
    if _is_whole(fields):
        return frozenset(f"whole|{side}" for side in sides or {claim.place.document})
    names = {*_names_in(fields.what), *content_words(fields.place or "")}
    return frozenset(f"{fields.nature}|{key}" for key in (*sides, *names, claim.place.document))


def days(claim: Claim[Incident]) -> tuple[date, date]:
    """The days on which it may have been; without a day those near its telling. A war is told of for ever."""
    fields = claim.fields
    if _is_whole(fields):
        return EVER
    return days_about([fields.when], known=claim.known_from, reach=_SEASON if fields.nature == _COMMON else 366)


_COMMON = "attack"
"""The sort of which a war has thousands: told without a day, it is one of the last weeks."""


def same(claim: Claim[Incident], lexicon: Any) -> str | None:
    """A war as a whole is told in hundreds of documents by its sides alone: it is one thing outright."""
    fields = claim.fields
    actors, targets = ("+".join(sorted(sides_named(who))) for who in (fields.actors, fields.targets))
    return f"{actors}>{targets}@{_own_time(claim) or ''}" if _is_whole(fields) and actors else None


def likeness(a: Claim[Incident], b: Claim[Incident], lexicon: Any) -> float | None:
    """How surely two acts are one, 0 to 1.

    None where the days exclude each other, the actors or targets differ, one is a war and the other an act in it, or
    one is a tally over years ("200 killed since 1985") and the other is not. Acts of a rare sort (a balloon) within a
    month of each other are one. Within a document shared words are enough; two documents must share what tells: the
    day, a place or a name, words that are not those of the sort.
    """
    mine, theirs = a.fields, b.fields
    actors, targets = same_parties(mine.actors, theirs.actors), same_parties(mine.targets, theirs.targets)
    if actors is False or targets is False or _is_whole(mine) is not _is_whole(theirs):
        return None
    if _is_whole(mine):
        return _one_war(a, b, actors is True or targets is True)
    if is_tally(mine.when) is not is_tally(theirs.when) and mine.when and theirs.when:
        return None
    share = wording_alike(mine.what, theirs.what)
    if share and _is_rare(mine.nature, lexicon):
        return _RARE if mine.when is None or theirs.when is None or mine.when.near(theirs.when, days=_MONTH) else None
    if dates_exclude(mine.when, theirs.when):
        return None
    if a.place.document == b.place.document or lexicon is None:
        return _in_one_text(mine, theirs, share, actors is True, targets is True)
    return _in_two_texts(a, b, share, (actors, targets), lexicon)


def _is_whole(fields: Incident) -> bool:
    """Is it a war as a whole ("the invasion"), and not an act in one?"""
    words, lists = content_words(fields.what), load_retelling()
    return not words.isdisjoint(lists.whole) and words.isdisjoint(lists.acts)


def _one_war(a: Claim[Incident], b: Claim[Incident], parties: bool) -> float | None:
    x, y = _own_time(a), _own_time(b)
    if dates_exclude(x, y):
        return None
    return 1.0 if parties else LITTLE


def _own_time(claim: Claim[Incident]) -> When | None:
    """When it was, as far as told: the day on which a war is spoken of says nothing."""
    when, told = claim.fields.when, claim.known_from
    spoken = when is not None and told is not None and when.near(When.day(told), days=1)
    return None if spoken else when


def _in_one_text(x: Incident, y: Incident, share: float, actors: bool, targets: bool) -> float | None:
    """A bare word ("the attack") is no likeness without a day or a party in common."""
    dated = x.when is not None and y.when is not None
    bare = min(len(content_words(x.what)), len(content_words(y.what))) < _TELLING
    if bare and not (dated or actors or targets):
        return None
    return min(1.0, share + 0.2 * dated + 0.1 * actors + 0.1 * targets)


def _in_two_texts(
    a: Claim[Incident], b: Claim[Incident], share: float, parties: tuple[bool | None, ...], lexicon: Any
) -> float | None:
    mine, theirs = (_telling(fields, lexicon) for fields in (a.fields, b.fields))
    shared = mine & theirs
    if _elsewhere(a.fields, b.fields, lexicon) or (mine and theirs and not shared):
        return None
    if _is_one_day(a.fields.when) and _is_one_day(b.fields.when):
        return _SURE if shared or (any(parties) and share) else LITTLE
    if _are_several(a.fields, lexicon) is not _are_several(b.fields, lexicon):
        return None
    if not _close(a, b, _season(a.fields, b.fields) if len(shared) >= _TELLING else _FORTNIGHT if shared else _WEEK):
        return LITTLE
    if len(shared) >= _TELLING:
        return _SURE if 2 * len(shared) >= min(len(mine), len(theirs)) else LITTLE
    return _SURE if share and (all(parties) or mine == theirs != frozenset()) else LITTLE


def _are_several(fields: Incident, lexicon: Any) -> bool:
    """Does it tell of more than one act ("constant shelling", "the strikes")?"""
    words, lists = re.findall(r"\w+", fields.what.lower()), lexicon.retelling
    plural = any(word.endswith("s") and word[:-1] in lexicon.incidents.nouns for word in words)
    return plural or not lists.several.isdisjoint(words)


def _season(x: Incident, y: Incident) -> int:
    """Days within which several shared words tell of one act: longer where a name is among them."""
    return _MONTH if set(_names_in(x.what)).isdisjoint(_names_in(y.what)) else _SEASON


_SURE = 0.8
"""Likeness of what two documents tell with enough in common."""


def _close(a: Claim[Incident], b: Claim[Incident], days: int) -> bool:
    """Did the documents come out within so many days, and what is dated lie no further back from the other's?"""
    if not told_within(a, b, days):
        return False
    return all(
        one.fields.when is None
        or other.known_from is None
        or one.fields.when.near(When.day(other.known_from), days=days)
        for one, other in ((a, b), (b, a))
    )


def _telling(fields: Incident, lexicon: Any) -> frozenset[str]:
    """The words that tell this act from others of its sort: names, places, what was hit."""
    lists: RetellingWords = lexicon.retelling
    acts = frozenset(lexicon.incidents.nouns | lexicon.incidents.verbs | lists.acts | lists.forces)
    place = telling_words(fields.place, lexicon) if fields.place else frozenset()
    return (telling_words(fields.what, lexicon) | place) - acts


def _elsewhere(x: Incident, y: Incident, lexicon: Any) -> bool:
    """Are both told of at a place, and have these no word in common? A whole state is no place of an act."""
    places = [telling_words(place, lexicon) for place in (x.place, y.place) if place]
    return len(places) == 2 and all(places) and places[0].isdisjoint(places[1])


def _is_one_day(when: When | None) -> bool:
    return when is not None and when.width <= _DAYS


def _names_in(text: str) -> list[str]:
    """The capitalised words of a text, in lower case: of a person or a place one is enough ("the Bucha massacre")."""
    return [word.lower() for word in re.findall(r"\b[A-Z][\w’'-]*?(?=['’]s\b|\b)", text)]


def _is_rare(nature: str, lexicon: Any) -> bool:
    return lexicon is not None and bool(lexicon.incidents.is_rare(nature.replace(" ", "_")))


def is_tally(when: When | None) -> bool:
    """Is it a stretch of time open at one end, over which acts are added up?"""
    return when is not None and ".." in when.edtf


def fold(claims: Sequence[Claim[Incident]], lexicon: Any) -> Folded:
    """What the claims about one incident add up to, with every side's own telling beside it."""
    when = settle_when("when", claims, lambda f: f.when)
    place = settle("place", claims, lambda f: f.place, to_json=str, contains=lambda a, b: wording_alike(a, b) > 0)
    what = settle("what", claims, lambda f: f.what, to_json=str, contains=lambda a, b: True)
    return Folded(
        fields={
            "what": claims[0].fields.what,
            "actors": _actors(claims, lambda f: f.actors),
            "targets": _actors(claims, lambda f: f.targets),
            "place": place.value,
            "when": when_json(when.value),
            "accounts": _accounts(claims),
        },
        facets=Facets(
            sides=sides_of(claims, _parties),
            persons=people_of(claims, _parties),
            when=when.value,
        ),
        conflicts=when.conflicts + place.conflicts,
        told=when.told + place.told + what.told,
        according_to=shared_account(claims),
    )


def _actors(claims: Iterable[Claim[Incident]], of: Any) -> list[Json]:
    return [actor_json(a) for a in unique(a for c in claims for a in of(c.fields))]


def _accounts(claims: Iterable[Claim[Incident]]) -> list[Json]:
    """What each side calls it, each wording with where that side first used it: of a war hundreds say the same."""
    first: dict[tuple[str, str], Claim[Incident]] = {}
    for claim in claims:
        if claim.fields.account:
            first.setdefault((claim.fields.account, claim.fields.what.casefold()), claim)
    return [{"side": c.fields.account, "text": c.fields.what, "evidence": evidence_json(c)} for c in first.values()]


def _parties(fields: Incident) -> tuple[Actor, ...]:
    return (*fields.actors, *fields.targets)


KIND = Kind(
    name="incident",
    listing="incidents",
    fields=Incident,
    fold=fold,
    blocks=blocks,
    likeness=likeness,
    days=days,
    same=same,
    threshold=0.7,
    wording=lambda c: content_words(c.fields.what),
    sides=naming(_parties),
)
