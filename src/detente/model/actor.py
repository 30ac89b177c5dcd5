"""Who speaks or acts: a person, an office, a body or a side, as far as the text says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.model.when import When

Standing = Literal["official", "legislator", "state_media", "scholar", "business", "press"]
"""In what capacity somebody speaks; None where the text does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, office, body or side. Each part is None where the text does not give it.

    `name` is a person's full name as the document gives it anywhere, or an unnamed group's words ("two U.S.
    officials"); `role` the office as printed; `body` the organisation (kept apart from the side); `side` ISO 3166-1
    alpha-3 or an international body's acronym; `sector` PLOVER's (GOV, MIL, LEG, MED, BUS …).
    """

    name: str | None = None
    role: str | None = None
    body: str | None = None
    side: str | None = None
    standing: Standing | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office that a person held, with the dates between which the text, or the registry, has them in it."""

    title: str
    body: str | None = None
    side: str | None = None
    since: When | None = None
    until: When | None = None
