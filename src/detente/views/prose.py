"""Records in sentences for a briefing book: their own fields, joined by plain words that add nothing to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.kinds.engagement import TO_COME
from detente.model.record import Json
from detente.views.headline import actors, headline

Fields = Mapping[str, Json]

_STATED = frozenset({"engagement", "channel", "commitment", "assessment"})
"""Kinds whose status is told of the matter; that of a statement is the form of its words."""


def engagement(f: Fields) -> str:
    """Who, where, when, as far as is told: Visit of Anna Berg (NOR) to Tokyo, with Sato (JPN), 2024-05-08."""
    when = f.get("when")
    return _visit(f) + (f", {when}" if when else "")


def _visit(f: Fields) -> str:
    people, host, place = f.get("participants") or [], f.get("host"), f.get("place")
    form = str(f.get("form") or "engagement").capitalize()
    if f.get("form") != "visit":
        return " ".join(filter(None, [form, of(people), place and f"in {place}"]))
    hosts = [person for person in people if host and isinstance(person, Mapping) and person.get("side") == host]
    visitors = [person for person in people if person not in hosts]
    where = place or host
    met = f", with {listed(hosts)}" if hosts else ""
    return " ".join(filter(None, [form, of(visitors), where and f"to {where}"])) + met


def of(people: Sequence[Json]) -> str:
    """Whose it is: of Berg (NOR) and Sato (JPN). Empty where nobody is named."""
    return f"of {listed(people)}" if listed(people) else ""


def listed(people: Sequence[Json]) -> str:
    """Names in a row: Berg (NOR), Sato (JPN) and Mori (JPN)."""
    names = list(dict.fromkeys(filter(None, map(actors, people))))
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def turn(step: Fields) -> str:
    """A step of a history: As told on 2024-03-04: postponed, on 2024-03-04, by Anna Berg (NOR), after the ramming."""
    told = f"As told on {step['known_from']}" if step.get("known_from") else "As told on an unknown day"
    status, when, by = step.get("status") or step.get("state"), step.get("when"), actors(step.get("by"))
    day = when and f"{'for' if status in TO_COME else 'on'} {when}"
    return f"{told}: " + ", ".join(str(part) for part in (status, day, by and f"by {by}", step.get("cause")) if part)


def sentence(kind: str, fields: Fields, *, when: str | None, state: str | None, note: str | None) -> str:
    """A record of any kind with its day, its state and what a view adds."""
    if kind == "engagement":
        words = engagement(fields)
    else:
        words = f"{when}: {headline(kind, fields)}" if when else headline(kind, fields)
    told = ", ".join(filter(None, [state if kind in _STATED else None, note]))
    return words.rstrip(" .;,") + (f" ({told})" if told else "")
