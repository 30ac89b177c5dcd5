"""Channels as lanes over time: a picture of when each line of communication was open, shut or only agreed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from detente.model.record import Json, Record
from detente.model.when import parse_when
from detente.web.axis import Axis, Tick

LOOKS: Mapping[str, str] = MappingProxyType(
    {
        "open": "open",
        "resumed": "open",
        "suspended": "shut",
        "not_restored": "shut",
        "refused": "shut",
        "terminated": "shut",
        "proposed": "ahead",
        "agreed": "ahead",
    }
)
"""How a state looks: solid for open, hatched for shut, dotted for what is only agreed."""

HEAD, LANE, BAR = 22, 36, 13
_LETTER = 6.4
"""Units of width that a letter of a label takes at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A stretch in one state. `said` is the state where the stretch is wide enough to write it in."""

    x: float
    width: float
    look: str
    title: str
    said: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One channel: its name, where it stands, its stays in order, and the days on which it turned."""

    record: str
    name: str
    y: int
    stays: tuple[Stay, ...]
    turns: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """The picture, in units of its own."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    now: float | None


def lanes(channels: Iterable[Record], now: date | None, width: int) -> Lanes | None:
    """The lanes of the channels of which any turn has a day, or None where none has."""
    known = [(channel, turns) for channel in channels if (turns := list(_turns(channel)))]
    if not known or now is None:
        return None
    known.sort(key=lambda pair: (pair[1][0][0], pair[0].id))
    axis = Axis.over([day for _, turns in known for day, _ in turns], now, width)
    drawn = tuple(_lane(channel, turns, axis, HEAD + i * LANE) for i, (channel, turns) in enumerate(known))
    return Lanes(
        width=width, height=HEAD + len(drawn) * LANE + 2, lanes=drawn, ticks=tuple(axis.ticks()), now=axis.at(now)
    )


def _turns(channel: Record) -> Iterator[tuple[date, Mapping[str, Json]]]:
    """Each turn with the day at which it is drawn: the first that its date allows, else the one it is known from."""
    for turn in channel.fields.get("transitions") or []:
        when = parse_when(turn.get("when"))
        told = parse_when(turn.get("known_from"))
        day = (when and (when.first or when.last)) or (told and told.first)
        if day and turn.get("state"):
            yield day, turn


def _lane(channel: Record, turns: Sequence[tuple[date, Mapping[str, Json]]], axis: Axis, y: int) -> Lane:
    ends = [axis.at(day) for day, _ in turns[1:]] + [axis.right]
    stays = tuple(
        _stay(axis.at(day), end, turn) for (day, turn), end in zip(turns, ends, strict=True) if end >= axis.at(day)
    )
    return Lane(
        record=channel.id,
        name=str(channel.fields.get("subject") or channel.id),
        y=y,
        stays=stays,
        turns=tuple((axis.at(day), _told(turn)) for day, turn in turns),
    )


def _stay(x: float, end: float, turn: Mapping[str, Json]) -> Stay:
    state = str(turn["state"])
    width = max(3.0, end - x)
    said = state.replace("_", " ")
    return Stay(
        x=x,
        width=round(width, 1),
        look=LOOKS.get(state, "plain"),
        title=_told(turn),
        said=said if width > _LETTER * len(said) + 10 else None,
    )


def _told(turn: Mapping[str, Json]) -> str:
    when = turn.get("when") or f"no day told, known from {turn.get('known_from')}"
    return f"{str(turn['state']).replace('_', ' ')}: {when}"
