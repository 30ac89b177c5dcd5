"""Who held which office when, since 2000: to know a person's side, full name and family name, never to add a role."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from detente.lexicon.data import read_data

_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae"}
)
_DAYS_OF_FAME = 1500
"""Days before and after a term in which the family name alone still tells who is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One term of office. `since` and `until` are its first and last day, None where it is open or not known."""

    name: str
    family: str
    aliases: tuple[str, ...]
    office: str
    side: str
    since: date | None = None
    until: date | None = None

    def held(self, day: date | None, *, margin: int = 0) -> bool:
        """Was this the holder on that day, give or take `margin` days? Of an unknown day everybody may be."""
        if day is None:
            return True
        begun = self.since is None or (self.since - day).days <= margin
        return begun and (self.until is None or (day - self.until).days <= margin)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Officials:
    """The registry, by full name (and alias) and by family name, accents folded and in lower case."""

    by_name: Mapping[str, tuple[Holder, ...]]
    by_family: Mapping[str, tuple[Holder, ...]]

    def named(self, name: str) -> tuple[Holder, ...]:
        """The terms of the person with this full name or alias."""
        return self.by_name.get(folded(name), ())

    def side(self, name: str, day: date | None = None) -> str | None:
        """The side that the person of this full name acts for; None where it is unknown or they had several.

        Of several the one of the office held on the day, if only one was.
        """
        terms = self.named(name)
        sides = {h.side for h in terms}
        if len(sides) > 1 and day is not None:
            sides = {h.side for h in terms if h.held(day)}
        return next(iter(sides)) if len(sides) == 1 else None

    def family(self, family: str, day: date | None) -> Holder | None:
        """The one person known by this family name around that day, or None where there are none or several.

        Of several the one in office that day, if only one was. Of an unknown day all days count.
        """
        near = self._around(family, day)
        if len({h.name for h in near}) > 1 and day is not None:
            near = [h for h in near if h.held(day)]
        return near[-1] if near and len({h.name for h in near}) == 1 else None

    def family_side(self, family: str, day: date | None) -> str | None:
        """The side of all who are known by this family name around that day; None where they have several or none."""
        sides = {h.side for h in self._around(family, day)}
        return next(iter(sides)) if len(sides) == 1 else None

    def _around(self, family: str, day: date | None) -> list[Holder]:
        return [h for h in self.by_family.get(folded(family), ()) if h.held(day, margin=_DAYS_OF_FAME)]


@lru_cache(maxsize=32_768)
def folded(name: str) -> str:
    """Without accents, in lower case, apostrophes and hyphens left out: how names are compared."""
    plain = unicodedata.normalize("NFKD", name.replace("-", " ").translate(_PLAIN))
    return " ".join("".join(c for c in plain if c.isalnum() or c == " ").lower().split())


def load_officials(extra: Path | None = None) -> Officials:
    """The bundled registry, with a user's rows on top."""
    data = read_data("officials", extra, optional=("from",))
    holders = [_holder(row, side) for side, rows in data["holders"].items() for row in rows]
    names: dict[str, tuple[Holder, ...]] = {}
    families: dict[str, tuple[Holder, ...]] = {}
    for holder in holders:
        for name in (holder.name, *holder.aliases):
            names[folded(name)] = (*names.get(folded(name), ()), holder)
        for family in {folded(holder.family)} | {folded(n) for n in holder.aliases if " " not in n}:
            families[family] = (*families.get(family, ()), holder)
    return Officials(by_name=names, by_family=families)


def _holder(row: dict[str, Any], side: str) -> Holder:
    name = row["name"]
    return Holder(
        name=name,
        family=row.get("family") or name.split()[-1],
        aliases=tuple(row.get("aliases", ())),
        office=row["office"],
        side=side,
        since=row.get("from"),
        until=row.get("to"),
    )
