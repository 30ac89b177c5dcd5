"""Where a place that a record names lies on the map, as far as the table of towns knows it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from detente.lexicon.places import load_places
from detente.lexicon.states import load_states


@dataclass(frozen=True, slots=True)
class Located:
    """A town: its name, its state (alpha-3), latitude and longitude in degrees (WGS 84)."""

    name: str
    state: str
    latitude: float
    longitude: float


class Spots:
    """Finds towns by the words of a place. A country, a strait or a building alone has no point, and gets none."""

    def __init__(self, lexicon: Path | None = None) -> None:
        self._towns = load_places(lexicon).towns
        self._states = load_states(lexicon)

    def find(self, place: str | None) -> Located | None:
        """The town that a place names ("Vienna", "Vienna, Austria", "the Hofburg in Vienna"), or None.

        A town is not taken for one of its name elsewhere where the words name the state.
        """
        parts = [part.strip() for part in (place or "").replace(" in ", ",").split(",") if part.strip()]
        states = {code for part in parts if (code := self._states.code(part))}
        for part in parts:
            town = self._towns.get(part.removeprefix("the "))
            if town and (len(parts) == 1 or not states or town.state in states):
                return Located(part, town.state, town.latitude, town.longitude)
        return None
