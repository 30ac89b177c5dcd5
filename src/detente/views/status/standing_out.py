"""What stands out: the rules of the data file over the records, each finding naming the record that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from detente.lexicon.standing_out import Companion, Rule
from detente.model.record import Record
from detente.model.when import parse_when
from detente.views.headline import headline
from detente.views.line import Line, is_past
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked
from detente.views.status.telling import latest


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a rule may say of a record beside its own fields."""

    days: int | None
    count: int


def standing_out(asked: Asked) -> Part:
    """What the rules find, a record once: the latest finding of each rule in their order, then the next of each."""
    seen: dict[str, Line] = {}
    for around in zip_longest(*(findings(rule, asked) for rule in asked.watch.rules)):
        for record, said in filter(None, around):
            seen.setdefault(record.id, asked.line(record, said))
    return part("stands_out", "What stands out", seen.values(), listing="status --all")


def findings(rule: Rule, asked: Asked) -> Iterator[tuple[Record, str]]:
    """Each record that the rule picks, with what it says of it."""
    for record in latest(r for kind in rule.kind if kind in asked.records for r in asked.of(kind)):
        found = _found(rule, record, asked)
        if found is not None:
            rivals = ", ".join(conflict.field for conflict in record.conflicts)
            yield record, rule.say.format(days=found.days, count=found.count, fields=rivals)


def _found(rule: Rule, record: Record, asked: Asked) -> _Found | None:
    days = _days_since(record, rule.since, asked)
    count = _companions(rule.companion, record, asked)
    holds = (
        _is(record, rule.status, rule.words),
        rule.past is None or is_past(record.fields.get(rule.past), asked.now),
        rule.since is None or (days is not None and days >= rule.days),
        not any(record.fields.get(field) for field in rule.empty),
        not rule.rivals or bool(record.conflicts),
        rule.companion is None or count > 0,
        rule.absent is None or not _companions(rule.absent, record, asked),
    )
    return _Found(days=days, count=count) if all(holds) else None


def _is(record: Record, status: frozenset[str], words: tuple[str, ...]) -> bool:
    told = f" {headline(record.kind, record.fields).lower()}"
    return (not status or record.facets.status in status) and (not words or any(f" {w}" in told for w in words))


def _days_since(record: Record, field: str | None, asked: Asked) -> int | None:
    """Days from the last day of the date in the field to now, or None where either is unknown."""
    when = parse_when(record.fields.get(field)) if field else None
    return (asked.now - when.last).days if when and when.last and asked.now else None


def _companions(wanted: Companion | None, record: Record, asked: Asked) -> int:
    if wanted is None or wanted.kind not in asked.records:
        return 0
    others = (o for o in asked.of(wanted.kind) if o.id != record.id and _is(o, wanted.status, wanted.words))
    return sum(_near(o, wanted, asked) and (not wanted.part or _is_part(o, record)) for o in others)


def _near(other: Record, wanted: Companion, asked: Asked) -> bool:
    if wanted.within is None:
        return True
    when = other.facets.when
    return bool(when and when.last and asked.now and 0 <= (asked.now - when.last).days <= wanted.within)


def _is_part(other: Record, whole: Record) -> bool:
    return any(link.type == "part_of" and link.record == whole.id for link in other.links)
