"""Bodies that speak and act: international ones, those of one state, and the words that make one of any state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.lexicon.data import read_data
from detente.lexicon.phrases import Phrases, phrases
from detente.model.actor import Standing

_STANDING: Mapping[str, Standing] = {
    "GOV": "official",
    "MIL": "official",
    "SPY": "official",
    "PTY": "official",
    "COP": "official",
    "LEG": "legislator",
    "EDU": "scholar",
    "BUS": "business",
    "MED": "press",
    "IGO": "official",
}


@dataclass(frozen=True, slots=True)
class Body:
    """A body: its usual name, the side that it acts for (its own acronym where it is international), its sector."""

    name: str
    side: str | None
    sector: str
    international: bool = False

    @property
    def standing(self) -> Standing | None:
        """In what capacity it speaks; the media of a government are state media."""
        return "state_media" if self.sector == "MED" and self.side else _STANDING.get(self.sector)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bodies:
    """What is known of bodies.

    `named` maps printed forms to the bodies that bear them ("Foreign Office" has two); `generic` the words that head a
    body of any state ("ministry") to their sector;
    `abroad` those of them that a state keeps in another;
    `last_words` those that end the name of an organisation or a thing, never of a person, to who speaks for such.
    """

    named: Mapping[str, tuple[Body, ...]]
    generic: Mapping[str, str]
    last_words: Mapping[str, str]
    abroad: frozenset[str]
    finder: Phrases[tuple[Body, ...]]

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[Body, ...]]]:
        """(start, end, bodies of that name) of every known body in `text`, left to right."""
        return self.finder.find(text)

    def get(self, words: str, side: str | None = None) -> Body | None:
        """The body of this name, with or without an article; of several that of `side`, else the first."""
        bare = words.strip()
        found = self.named.get(bare[4:] if bare[:4].lower() == "the " else bare, ())
        return next((b for b in found if b.side == side), found[0] if found else None)

    def sector_standing(self, sector: str) -> Standing | None:
        """In what capacity a member of this PLOVER sector speaks."""
        return _STANDING.get(sector)


def load_bodies(extra: Path | None = None) -> Bodies:
    """The bundled table, with a user's rows on top."""
    data = read_data("bodies", extra)
    named: dict[str, tuple[Body, ...]] = {}
    for word, body in _named(data):
        named[word] = (*named.get(word, ()), body)
    last_words = {w: kind for kind in ("other", "press", "business", "scholar") for w in data["last_words"][kind]}
    abroad = frozenset(data["abroad"]["words"])
    return Bodies(named=named, generic=data["generic"], last_words=last_words, abroad=abroad, finder=phrases(named))


def _named(data: dict[str, Any]) -> Iterator[tuple[str, Body]]:
    for side, sectors in data["national"].items():
        for sector, words in sectors.items():
            yield from ((word, Body(word, side, sector)) for word in words)
    yield from ((word, Body(word, None, "MED")) for word in data["press"]["names"])
    yield from ((word, Body(word, None, "BUS")) for word in data["companies"]["names"])
    for acronym, words in data["international"].items():
        side = "UN" if acronym.startswith("UN ") else acronym
        yield from ((word, Body(acronym, side, "IGO", international=True)) for word in words)
