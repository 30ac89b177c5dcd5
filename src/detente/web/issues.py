"""What the two sides differ and agree on: each issue with the positions of both over time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from detente.export.contract import COMMON, FIELDS, to_json
from detente.model.filter import Filter
from detente.model.record import Record
from detente.views.line import first_day
from detente.web.asking import Here, filter_in, pair_in
from detente.web.desk import Desk
from detente.web.latest import Latest, latest, listing
from detente.web.listing import rows_of
from detente.web.page import Page

KINDS = ("position", "engagement", "commitment", "measure", "statement", "assessment")
POSITION = ("id", "kind", *dict.fromkeys([*FIELDS["position"], *COMMON]))
ROW = ("issue", "records", "positions", "sides", "last")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue, how many records name it, how many positions each side has on it, and the last day of them."""

    issue: str
    records: int
    positions: int
    sides: dict[str, int]
    last: date | None


def page(desk: Desk, here: Here) -> Page:
    """All issues, those with most positions first."""
    asked = filter_in(here, desk)
    pair = asked.between or desk.pair(asked.as_of)
    found = desk.once(("issues", asked), lambda: _issues(desk, replace(asked, between=None)))
    return Page(
        template="issues.html",
        title="Issues",
        shown={"issues": found, "two": pair or ()},
        data=lambda: to_json(found),
        table=lambda: (ROW, (to_json(issue) for issue in found)),
    )


def _issues(desk: Desk, asked: Filter) -> list[Issue]:
    if asked == Filter(as_of=asked.as_of):
        told = desk.store.issues(KINDS, as_of=asked.as_of)
        found = [_issue(i.issue, i.records, i.sides, i.last) for i in told]
    else:
        found = _counted(desk, asked)
    return sorted(found, key=lambda i: (-i.positions, -i.records, i.issue))


def _counted(desk: Desk, asked: Filter) -> list[Issue]:
    """The issues of the records that pass a filter: each is read."""
    count: Counter[str] = Counter()
    sides: dict[str, Counter[str]] = {}
    last: dict[str, date] = {}
    for record in desk.store.records(KINDS, asked):
        for issue in record.facets.issues:
            count[issue] += 1
            if record.kind == "position" and record.fields.get("side"):
                sides.setdefault(issue, Counter())[str(record.fields["side"])] += 1
            day = first_day(record)
            if day > date.min:
                last[issue] = max(day, last.get(issue, date.min))
    return [_issue(issue, number, sides.get(issue, Counter()), last.get(issue)) for issue, number in count.items()]


def _issue(name: str, records: int, sides: Counter[str], last: date | None) -> Issue:
    return Issue(issue=name, records=records, positions=sides.total(), sides=dict(sides.most_common()), last=last)


def one(desk: Desk, here: Here) -> Page:
    """An issue: positions of the one side at the left, of the other at the right, by month; then all others'.

    Of each side the latest stand here, and so of all that was done and said; listings have the rest.
    """
    name = here.path.removeprefix("/issue/")
    asked = replace(filter_in(here, desk), issue=name, between=None)
    pair = pair_in(here, desk) or desk.pair(asked.as_of) or ("", "")
    own = [_positions(desk, replace(asked, side=side)) for side in pair]

    def every(*kinds: str) -> list[Record]:
        return list(desk.store.records(kinds or KINDS, asked))

    return Page(
        template="issue.html",
        title=name,
        shown={
            "two": pair,
            "months": _by_month([record for some, _ in own for record in some], pair),
            "longer": [
                (side, count, listing(here, "position", replace(asked, side=side)))
                for side, (_, count) in zip(pair, own, strict=True)
                if count > OWN
            ],
            "per_side": OWN,
            "others": _others(desk, here, asked, pair),
            "acts": latest(desk, here, ("engagement", "commitment", "measure"), asked, SHOWN),
            "words": latest(desk, here, ("statement", "assessment"), asked, SHOWN),
        },
        data=lambda: list(rows_of(desk, asked, every())),
        table=lambda: (POSITION, rows_of(desk, asked, every("position"))),
    )


OWN, SHOWN = 40, 12
"""Positions of each of the two sides, and records of each other sort, that stand on an issue's page."""


def _positions(desk: Desk, asked: Filter) -> tuple[list[Record], int]:
    """Of the latest positions that a side has part in those that it holds; and how many in all it has part in."""
    some = replace(asked, limit=OWN)
    found = desk.once(("newest", "position", some), lambda: desk.store.newest(("position",), some))
    count = desk.once(("how many", "position", asked), lambda: desk.store.how_many(("position",), asked))
    return [record for record in found if record.fields.get("side") == asked.side], count["position"]


def _others(desk: Desk, here: Here, asked: Filter, pair: tuple[str, str]) -> list[Latest]:
    """Positions of neither, the latest first, found among the latest of all."""
    whole = next(iter(latest(desk, here, ("position",), asked, OWN * 4)), None)
    if whole is None:
        return []
    others = [record for record in whole.records if record.fields.get("side") not in pair]
    count = whole.count - _held(desk, asked, pair) if whole.count > len(whole.records) else len(others)
    return [replace(whole, records=tuple(others[:SHOWN]), count=max(count, len(others)))] if others else []


def _held(desk: Desk, asked: Filter, pair: tuple[str, str]) -> int:
    """How many positions on it the two hold; of a narrower question all that are counted for it at least."""
    every = Filter(as_of=asked.as_of)
    found = desk.once(("issues", every), lambda: _issues(desk, every))
    return sum(i.sides.get(side, 0) for i in found if i.issue == asked.issue for side in pair)


def _by_month(positions: list[Record], pair: tuple[str, str]) -> list[tuple[str, list[Record], list[Record]]]:
    """For each month, the latest first, the positions of the one and of the other.

    One of unknown day stands in the month from which it is known; those of no day at all come last.
    """
    months: dict[str, tuple[list[Record], list[Record]]] = {}
    for record in positions:
        if record.fields.get("side") in pair:
            day = first_day(record) if record.facets.when else record.known_from
            month = day.isoformat()[:7] if day else "no day"
            months.setdefault(month, ([], []))[pair.index(record.fields["side"])].append(record)
    ordered = sorted(months, key=lambda month: (month != "no day", month), reverse=True)
    return [(month, *months[month]) for month in ordered]
