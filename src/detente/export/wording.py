"""A value as a person writes it: what a form and a sheet show of a field, and what is read back from them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from detente.model.record import Json

MATTERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "engagement": ("status", "when", "participants", "form", "place", "host"),
        "channel": ("subject", "state", "sides"),
        "commitment": ("status", "by", "toward", "text", "made_on", "due"),
        "measure": ("what", "by", "against", "type", "announced", "in_force"),
        "incident": ("what", "actors", "targets", "place", "when"),
        "position": ("side", "issue", "stance", "holder", "when"),
        "assessment": ("type", "holder", "claim", "of_side", "direction", "horizon"),
        "statement": ("speaker", "text", "said_on", "addressee"),
        "event": ("source", "plover", "target", "when", "actuality", "place"),
        "person": ("name",),
    }
)
"""The fields of each kind that a person is asked about, in order: status, date, who, then the rest."""


def wording(value: Json) -> str:
    """A value as `read` takes it."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return _who(value)
    if isinstance(value, list | tuple):
        return "; ".join(map(wording, value))
    return str(value)


def _who(given: Mapping[str, Json]) -> str:
    if not {"name", "role", "body", "side"} & set(given):
        return json.dumps(dict(given), ensure_ascii=False)
    role = ", ".join(str(given[key]) for key in ("role", "body") if given.get(key))
    named = ", ".join(filter(None, [given.get("name"), role])) if given.get("name") else role and f", {role}"
    side = given.get("side")
    if not named:
        return str(side or "")
    return f"{named} ({side})" if side else str(named)
