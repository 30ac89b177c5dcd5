"""A record in one line: who, what, where, from its own fields; no word that the record does not carry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from detente.model.record import Json

Fields = Mapping[str, Json]


def headline(kind: str, fields: Fields) -> str:
    """What a record of this kind with these fields (as the contract prints them) is about, in one line."""
    write = _WRITERS.get(kind, _unknown)
    return " ".join(write(fields).split())


def actors(value: Json) -> str:
    """Who is meant, in a few words: "Antony Blinken (USA), CHN". Empty where nobody is named."""
    given = value if isinstance(value, list) else [value] if value else []
    return ", ".join(dict.fromkeys(filter(None, map(_actor, given))))


def _actor(value: Json) -> str:
    if not isinstance(value, Mapping):
        return str(value or "")
    side = value.get("side")
    name = value.get("name") or value.get("role") or value.get("body")
    if not name:
        return side or ""
    return f"{name} ({side})" if side and side != name else str(name)


def _joined(*parts: Json, by: str = " · ") -> str:
    return by.join(str(part) for part in parts if part)


def _engagement(f: Fields) -> str:
    people = actors(f.get("participants"))
    if f.get("form") == "visit":
        return _joined(f"visit to {f.get('place') or f.get('host') or 'a place not told'}", people)
    return _joined(f.get("form"), people, f.get("place"))


def _channel(f: Fields) -> str:
    return str(f.get("subject") or "")


def _commitment(f: Fields) -> str:
    return _joined(_arrow(f.get("by"), f.get("toward")), f.get("text"), by=": ")


def _measure(f: Fields) -> str:
    return _joined(_arrow(f.get("by"), f.get("against")), f.get("what"), by=": ")


def _incident(f: Fields) -> str:
    return _joined(_arrow(f.get("actors"), f.get("targets")), _joined(f.get("what"), f.get("place")), by=": ")


def _position(f: Fields) -> str:
    who = _joined(f.get("holder") or f.get("body"), f.get("side"), by=", ")
    return _joined(_joined(who, f.get("issue"), by=" on "), f.get("stance"), by=": ")


def _assessment(f: Fields) -> str:
    who = actors(f.get("holder")) or "the author"
    about = f" (of {f['of_side']})" if f.get("of_side") else ""
    return f"{who}{about}: {f.get('claim') or ''}"


def _event(f: Fields) -> str:
    act = _joined(f.get("plover"), f.get("mode"), by="/")
    return _joined(_joined(f.get("source"), f.get("target"), by=" → "), act, f.get("place"))


def _statement(f: Fields) -> str:
    words = f.get("text") or ""
    marked = words if f.get("form") == "indirect" else f"“{words}”"
    return _joined(actors(f.get("speaker")) or "somebody not named", marked, by=": ")


def _person(f: Fields) -> str:
    roles = "; ".join(_joined(r.get("title"), r.get("side"), by=", ") for r in f.get("roles") or [])
    return _joined(f.get("name"), roles)


def _date(f: Fields) -> str:
    return _joined(f.get("text"), f.get("value") or f.get("timex"), by=" = ")


def _document(f: Fields) -> str:
    return _joined(f.get("title") or f.get("path"), f.get("publisher"))


def _unknown(f: Fields) -> str:
    """A kind that has no line of its own yet: its words, in the order in which it prints them."""
    return _joined(*(value for key, value in f.items() if isinstance(value, str) and key not in ("id", "kind")))


def _arrow(source: Json, target: Json) -> str:
    return _joined(_few(source), _few(target), by=" → ")


_MOST, _FIRST = 4, 3
"""Who are named in a line of what many have part in: of a war's accounts each has its own."""


def _few(value: Json) -> str:
    """Who is meant; of more than a line has room for the first, and how many more there are."""
    given = list(dict.fromkeys(filter(None, map(_actor, value)))) if isinstance(value, list) else []
    if len(given) <= _MOST:
        return actors(value)
    return f"{', '.join(given[:_FIRST])} and {len(given) - _FIRST} more"


_WRITERS: Mapping[str, Callable[[Fields], str]] = MappingProxyType(
    {
        "engagement": _engagement,
        "channel": _channel,
        "commitment": _commitment,
        "measure": _measure,
        "incident": _incident,
        "position": _position,
        "assessment": _assessment,
        "event": _event,
        "statement": _statement,
        "person": _person,
        "date": _date,
        "document": _document,
    }
)
