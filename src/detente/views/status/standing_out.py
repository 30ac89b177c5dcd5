"""What stands out: the rules of the data file over the records, each finding naming the record that it rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest

from detente.ledger.ranks import ENDS
from detente.lexicon.standing_out import Companion, Rule
from detente.model.ranked import Found, Ranked
from detente.model.record import Record
from detente.model.when import parse_when
from detente.views.headline import headline
from detente.views.line import Line, is_past
from detente.views.status.answer import Part, part
from detente.views.status.asked import KINDS, Asked

NAME = "stands_out"
_COUNTED = 100
"""Companions that are read; more are only counted."""


def standing_out(asked: Asked) -> Part:
    """What the rules find, a record once: the latest finding of each rule in their order, then the next of each."""
    seen: dict[str, Line] = {}
    found = [findings(rule, asked) for rule in asked.watch.rules]
    for around in zip_longest(*(told for told, _ in found)):
        for record, said in filter(None, around):
            seen.setdefault(record.id, asked.line(record, said))
    more = sum(left for _, left in found)
    return part(NAME, "What stands out", seen.values(), listing="status --all", more=more)


def findings(rule: Rule, asked: Asked) -> tuple[list[tuple[Record, str]], int]:
    """Each record that the rule picks, with what it says of it, the latest first; and how many were not looked at."""
    kinds = tuple(kind for kind in rule.kind if kind in KINDS)
    if not kinds:
        return [], 0
    found = asked.first(NAME, replace(_question(rule, kinds, asked), order="latest"))
    picked = [record for record in found.records if _is_picked(rule, record, asked)]
    beside = _companions(rule.companion, picked, asked)
    against = _companions(rule.absent, picked, asked)
    told = []
    for record in picked:
        count = beside[record.id]
        if (rule.companion is None or count > 0) and not against[record.id]:
            days = _days_since(record, rule.since, asked)
            rivals = ", ".join(conflict.field for conflict in record.conflicts)
            told.append((record, rule.say.format(days=days, count=count, fields=rivals)))
    return told, found.more


def _question(rule: Rule, kinds: tuple[str, ...], asked: Asked) -> Ranked:
    """What a ledger can tell of the rule without reading records."""
    statuses: set[str | None] = set(rule.status)
    if statuses and "commitment" in kinds:
        statuses |= {"made", "in_progress"}  # what came of these is looked up when they are read
    ends = rule.past is not None and all(ENDS.get(kind, "when") == rule.past for kind in kinds)
    return Ranked(
        kinds=kinds,
        statuses=tuple(sorted(statuses, key=str)),
        rivals=rule.rivals,
        past=(asked.now or date.min) if ends else None,
    )


def _is_picked(rule: Rule, record: Record, asked: Asked) -> bool:
    """Does the record have all that the rule asks of it alone?"""
    days = _days_since(record, rule.since, asked)
    return all(
        (
            _is(record, rule.status, rule.words),
            rule.past is None or is_past(record.fields.get(rule.past), asked.now),
            rule.since is None or (days is not None and days >= rule.days),
            not any(record.fields.get(field) for field in rule.empty),
            not rule.rivals or bool(record.conflicts),
        )
    )


def _is(record: Record, status: frozenset[str], words: tuple[str, ...]) -> bool:
    told = f" {headline(record.kind, record.fields).lower()}"
    return (not status or record.facets.status in status) and (not words or any(f" {w}" in told for w in words))


def _days_since(record: Record, field: str | None, asked: Asked) -> int | None:
    """Days from the last day of the date in the field to now, or None where either is unknown."""
    when = parse_when(record.fields.get(field)) if field else None
    return (asked.now - when.last).days if when and when.last and asked.now else None


def _companions(wanted: Companion | None, records: list[Record], asked: Asked) -> dict[str, int]:
    """For each of the records how many others there are of the sort."""
    if wanted is None or wanted.kind not in KINDS or not records:
        return dict.fromkeys((record.id for record in records), 0)
    others, more = _others(wanted, records, asked)
    return {
        record.id: more + sum(o.id != record.id and (not wanted.part or _is_part(o, record)) for o in others)
        for record in records
    }


def _others(wanted: Companion, records: list[Record], asked: Asked) -> tuple[list[Record], int]:
    """What may stand beside the records, and how many more that were only counted."""
    near = None
    if wanted.within is not None and wanted.kind not in ENDS:
        if asked.now is None:
            return [], 0
        near = (asked.now - timedelta(days=wanted.within), asked.now)
    question = Ranked(kinds=(wanted.kind,), statuses=tuple(sorted(wanted.status)), ended=near)
    if wanted.part:
        found = Found(records=asked.every(replace(question, within=tuple(record.id for record in records))))
    elif wanted.words or wanted.kind in ENDS:
        found = Found(records=asked.every(question))
    else:
        found = asked.first(NAME, replace(question, limit=_COUNTED))
    kept = [o for o in found.records if _is(o, wanted.status, wanted.words) and _near(o, wanted, asked)]
    return kept, found.more


def _near(other: Record, wanted: Companion, asked: Asked) -> bool:
    if wanted.within is None:
        return True
    when = other.facets.when
    return bool(when and when.last and asked.now and 0 <= (asked.now - when.last).days <= wanted.within)


def _is_part(other: Record, whole: Record) -> bool:
    return any(link.type == "part_of" and link.record == whole.id for link in other.links)
