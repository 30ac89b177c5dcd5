"""Incidents: hostile or dangerous acts, with each side's account."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from detente.kinds.folding import (
    actor_json,
    content_words,
    dates_exclude,
    days_about,
    evidence_json,
    people_of,
    same_parties,
    settle,
    settle_when,
    shared_account,
    sides_of,
    state_words,
    told_alike,
    told_within,
    unique,
    when_json,
    wording_alike,
)
from detente.model.actor import Actor
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Facets, Folded, Json
from detente.model.when import When

_RARE = 0.75
"""Likeness of two acts of a rare sort within a month that share a word."""
_MONTH = 31
"""Days within which two acts of a rare sort are one."""
_SEASON = 60
"""Days between two documents within which a word that tells, or both parties, make two acts without a day one."""
_LITTLE = 0.4
"""Likeness at most of acts of which two documents have but the sort in common ("the attacks")."""
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
    """The nature of the act: acts of another nature are not compared."""
    return frozenset([claim.fields.nature])


def likeness(a: Claim[Incident], b: Claim[Incident], lexicon: Any) -> float | None:
    """The share of content words in common, raised by a common day and by common parties.

    None where the days exclude each other, the actors or targets differ, or one is a tally over years ("200 killed
    since 1985") and the other is not. A bare word ("the attack") is no likeness without a day or a party in common.
    Acts of a rare sort (a balloon) within a month of each other are one.
    """
    mine, theirs = a.fields, b.fields
    if is_tally(mine.when) is not is_tally(theirs.when) and mine.when and theirs.when:
        return None
    actors, targets = same_parties(mine.actors, theirs.actors), same_parties(mine.targets, theirs.targets)
    if actors is False or targets is False:
        return None
    share = wording_alike(mine.what, theirs.what)
    if share and _is_rare(mine.nature, lexicon):
        return _RARE if mine.when is None or theirs.when is None or mine.when.near(theirs.when, days=_MONTH) else None
    if dates_exclude(mine.when, theirs.when):
        return None
    dated = mine.when is not None and theirs.when is not None
    bare = min(len(content_words(mine.what)), len(content_words(theirs.what))) < _TELLING
    if bare and not (dated or actors or targets):
        return None
    score = min(1.0, share + 0.2 * dated + 0.1 * (actors is True) + 0.1 * (targets is True))
    if score <= _LITTLE:
        return score
    same_act = actors is True and targets is True and told_within(a, b, _SEASON)
    sure = same_act or (dated and _is_narrow(mine.when) and _is_narrow(theirs.when))
    return score if sure or _told_alike(a, b, lexicon) else min(score, _LITTLE)


def _told_alike(a: Claim[Incident], b: Claim[Incident], lexicon: Any) -> bool:
    """Have the words of two documents more in common than the sort of act and the states?"""
    texts = a.fields.what, b.fields.what
    acts = lexicon.incidents.nouns | lexicon.incidents.verbs if lexicon is not None else frozenset()
    generic = acts | state_words(texts[0], lexicon) | state_words(texts[1], lexicon)
    named = frozenset(_names_in(texts[0])) & frozenset(_names_in(texts[1])) - generic
    return told_alike(a, b, texts, least=1 if named else _TELLING, within=_SEASON, generic=generic)


def _names_in(text: str) -> list[str]:
    """The capitalised words of a text, in lower case: of a person or a place one is enough ("the Bucha massacre")."""
    return [word.lower() for word in re.findall(r"\b[A-Z][\w’'-]*?(?=['’]s\b|\b)", text)]


def _is_narrow(when: When | None) -> bool:
    return when is not None and when.width <= _MONTH


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
            "accounts": [_account(c) for c in claims if c.fields.account],
        },
        facets=Facets(
            sides=sides_of(claims, lambda f: (*f.actors, *f.targets)),
            persons=people_of(claims, lambda f: (*f.actors, *f.targets)),
            when=when.value,
        ),
        conflicts=when.conflicts + place.conflicts,
        told=when.told + place.told + what.told,
        according_to=shared_account(claims),
    )


def _actors(claims: Iterable[Claim[Incident]], of: Any) -> list[Json]:
    return [actor_json(a) for a in unique(a for c in claims for a in of(c.fields))]


def _account(claim: Claim[Incident]) -> Json:
    return {"side": claim.fields.account, "text": claim.fields.what, "evidence": evidence_json(claim)}


KIND = Kind(
    name="incident",
    listing="incidents",
    fields=Incident,
    fold=fold,
    blocks=blocks,
    likeness=likeness,
    days=lambda c: days_about([c.fields.when], known=c.known_from, reach=366),
    threshold=0.7,
    wording=lambda c: content_words(c.fields.what),
)
