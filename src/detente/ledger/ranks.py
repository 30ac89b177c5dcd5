"""By what a record is ranked on a screen: whose it is, its matter, its end; each as one value that can be sorted by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from types import MappingProxyType

from detente.ledger.followed import told_by
from detente.lexicon.following import load_follow_words
from detente.model.record import Json, Record
from detente.model.when import parse_when

ALONE = ("measure", "incident", "position", "assessment", "statement")
"""The kinds of a relationship's state that one side may be alone in."""

MANY = 6
"""Sides; a record of more is a gathering, and says little of any two."""

ENDS: Mapping[str, str] = MappingProxyType({"commitment": "due", "assessment": "horizon"})
"""The field that tells by when a record of the kind is to be decided; of others it is the day that they are about."""

_TOPIC: Mapping[str, str] = MappingProxyType({"position": "issue", "assessment": "type", "deed": "verb"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranks:
    """By what a record is ranked.

    `topic` is a position's issue, an assessment's type, a deed's verb, the kinds that may tell what came of a pledge.
    `whose` is the side that holds or speaks, of an assessment the side that it is of; `ends` the last day by which
    it is decided; `turned` when a channel came into its state (as it is printed); `rivals` whether accounts differ.
    """

    topic: str | None
    whose: str | None
    standing: str | None
    ends: date | None
    turned: str | None
    rivals: bool


def ranks_of(record: Record) -> Ranks:
    """The ranks of a record as it was folded."""
    fields = record.fields
    return Ranks(
        topic=_topic(record),
        whose=_whose(record.kind, fields),
        standing=_text(fields.get("standing") or _inner(fields.get("speaker"), "standing")),
        ends=_ends(record),
        turned=turned(fields) if record.kind == "channel" else None,
        rivals=bool(record.conflicts),
    )


def pairs_of(sides: tuple[str, ...]) -> list[str]:
    """Every two of the sides, as one word each."""
    return [pair_name(one, other) for one, other in combinations(sorted(set(sides)), 2)]


def pair_name(one: str, other: str) -> str:
    """Two sides as one word, whichever is named first."""
    return "|".join(sorted((one, other)))


def sides_of(pair: str) -> tuple[str, str]:
    """The two sides of a pair's name, by the alphabet."""
    one, _, other = pair.partition("|")
    return one, other


def own_words(record: Record) -> str:
    """What the record tells in somebody's own words: its text, stance or claim; empty where it has none."""
    return " ".join(str(record.fields.get(key) or "") for key in ("text", "stance", "claim"))


def last_turn(fields: Mapping[str, Json]) -> Mapping[str, Json] | None:
    """The transition that left a channel in its state, or None where nothing is told."""
    state, turns = fields.get("state"), fields.get("transitions") or []
    return next((turn for turn in reversed(turns) if turn.get("state") == state), None)


def turned(fields: Mapping[str, Json]) -> str:
    """When that was, or from when it is known; empty where nothing is told."""
    last = last_turn(fields) or {}
    return str(last.get("when") or last.get("known_from") or "")


def _topic(record: Record) -> str | None:
    if record.kind == "commitment":
        return " ".join(sorted(told_by(record, load_follow_words()))) or None
    return _text(record.fields.get(_TOPIC.get(record.kind, "")))


def _whose(kind: str, fields: Mapping[str, Json]) -> str | None:
    if kind == "statement":
        return _inner(fields.get("speaker"), "side")
    return _text(fields.get({"position": "side", "assessment": "of_side"}.get(kind, "")))


def _ends(record: Record) -> date | None:
    if record.kind in ENDS:
        when = parse_when(_text(record.fields.get(ENDS[record.kind])))
        return when.last if when else None
    return record.facets.when.last if record.facets.when else None


def _inner(value: Json, key: str) -> str | None:
    return _text(value.get(key)) if isinstance(value, Mapping) else None


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) else None
