"""Places: towns of the world with their state and where on the map (GeoNames, CC BY 4.0; see NOTICE), and cue words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True)
class Town:
    """A town: its state (ISO 3166-1 alpha-3), latitude and longitude in degrees, thousands of people."""

    state: str
    latitude: float
    longitude: float
    thousands: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Places:
    """Towns by their name as printed, of several of one name the largest; and words that end or begin a place's name.

    `lands` end the name of a water or land, `first` begin one, `buildings` end that of a building or base; `parts` are
    parts of the world.
    """

    towns: Mapping[str, Town]
    lands: frozenset[str]
    first: frozenset[str]
    buildings: frozenset[str]
    parts: frozenset[str]


def load_places(extra: Path | None = None) -> Places:
    """The bundled tables, with those of a user's ``places.toml`` and ``towns.tsv`` on top.

    Raises ValueError that names the file and the line where a row of towns has not five columns of the right sort.
    """
    data = read_data("places", extra)
    words = {key: frozenset(" ".join(_texts(data[key])).split()) for key in ("lands", "first", "buildings")}
    return Places(towns=dict(_towns(extra)), parts=frozenset(data["parts"]), **words)


def _texts(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _towns(extra: Path | None) -> list[tuple[str, Town]]:
    rows = _rows((files("detente.lexicon") / "data" / "towns.tsv").read_text("utf-8"), "towns.tsv")
    own = extra / "towns.tsv" if extra else None
    return rows + (_rows(own.read_text("utf-8"), str(own)) if own is not None and own.exists() else [])


def _rows(text: str, source: str) -> list[tuple[str, Town]]:
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        try:
            name, state, latitude, longitude, thousands = line.split("\t")
            rows.append((name, Town(state, float(latitude), float(longitude), int(thousands))))
        except ValueError as error:
            raise ValueError(f"{source}, line {number}: {error}") from error
    return rows
