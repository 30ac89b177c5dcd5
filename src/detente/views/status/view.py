"""Puts the parts together, in the order in which they are asked after."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from types import MappingProxyType

from detente.lexicon.standing_out import StandingOut, load_standing_out
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.views.line import Sources, sourced
from detente.views.status import engagements, pledges, pressures, readings
from detente.views.status.answer import Part, Status
from detente.views.status.asked import Asked, Write, asking
from detente.views.status.channels import channels
from detente.views.status.folding import MOST, cut, folded, once, short
from detente.views.status.guardrails import guardrails
from detente.views.status.standing_out import standing_out

_PARTS: Mapping[str, Write] = MappingProxyType(
    {
        "stands_out": standing_out,
        "channels": channels,
        "last_engagements": engagements.last,
        "next_engagements": engagements.coming,
        "undated_engagements": engagements.undated,
        "put_off": engagements.put_off,
        "guardrails": guardrails,
        "overdue_commitments": pledges.overdue,
        "open_commitments": pledges.open_pledges,
        "incidents": pressures.incidents,
        "measures": pressures.measures,
        "positions": readings.positions,
        "constraints": readings.constraints,
        "third_parties": readings.third_parties,
        "readings": readings.perceptions,
        "forecasts": readings.forecasts,
    }
)
"""What writes each part, by its name."""

NAMES = tuple(_PARTS)
"""The names of the parts, in order."""

_SPARE = 6
"""Records that are read for a part beyond the lines that it needs: some fold, or stand in another part."""


def status(
    ledger: Ledger,
    between: tuple[str, str],
    filter: Filter = Filter(),
    *,
    watch: StandingOut | None = None,
    whole: bool = False,
    lines: int | None = None,
    firsts: Mapping[str, int] = MappingProxyType({}),
    without: Collection[str] = (),
) -> Status:
    """The state of the relationship between two sides, as of the filter's day.

    The filter's other bounds hold too: `since` leaves out of each part what happened before. Parts with nothing to
    tell are there and empty, so that what is not known is seen. A part is folded to its most telling lines unless
    the `whole` is asked for, or the first so many `lines` of each; no record and no words stand in two parts, but for
    `stands_out`, which points to others. Only what may be shown is read. `watch` says what stands out (the bundled
    rules where None). Of the parts named in `firsts` no more than so many records are read, though the whole is asked
    for: such a part tells how many `more` there are, and `more_of` gives them. Parts `without` which it will do are not
    there; nor is more read for them than `firsts` allows.
    """
    needed = None if whole else lines or MOST
    limit = None if needed is None else needed + _SPARE
    asked_of = replace(filter, between=between)
    with asking(ledger, asked_of, watch or load_standing_out(), limit=limit, limits=firsts) as asked:
        parts = _filled(asked, [write for name, write in _PARTS.items() if name not in without], needed)
    shown = parts if whole else cut(parts, lines) if lines else folded(parts)
    return Status(between=between, now=asked.now, as_of=filter.as_of, parts=_sourced(shown, asked.sources))


def more_of(
    ledger: Ledger, known: Status, name: str, filter: Filter, *, firsts: Mapping[str, int], watch: StandingOut | None
) -> Part:
    """A part of a whole status with those `firsts`, with more of it where they are more now.

    What the parts before it show is not in it, as far as it is `known`.
    """
    asked_of = replace(filter, between=known.between)
    with asking(ledger, asked_of, watch or load_standing_out(), limit=None, limits=firsts) as asked:
        every = _PARTS[name](asked)
    before = takewhile(lambda part: part.name != name, known.parts)
    return _sourced(once([*before, every])[-1:], asked.sources)[0]


def _filled(asked: Asked, writers: Sequence[Write], needed: int | None) -> tuple[Part, ...]:
    """The parts, each with as many lines as are needed where there are so many."""
    parts = _written(asked, writers)
    while needed is not None and (lacking := short(parts, needed)):
        for name in lacking:
            asked.widen(name)
        parts = _written(asked, writers)
    return parts


def _written(asked: Asked, writers: Sequence[Write]) -> tuple[Part, ...]:
    return once(asked.written(writers))


def _sourced(parts: tuple[Part, ...], sources: Sources) -> tuple[Part, ...]:
    sources.ahead(e.document for part in parts for line in part.lines for e in line.evidence)
    return tuple(replace(part, lines=tuple(sourced(line, sources) for line in part.lines)) for part in parts)
