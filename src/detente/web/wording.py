"""Days, states and values as the pages write them. A state always has a sign beside its colour."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from detente.model.record import Json

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ISO = len("2023-06-18")
_SEASON = re.compile(r"\b(\d{4})-(2[1-4])\b(?!-)")
_SEASONS: Mapping[str, str] = MappingProxyType({"21": "spring", "22": "summer", "23": "autumn", "24": "winter"})

KIND_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "engagement": "Engagements",
        "channel": "Channels",
        "commitment": "Commitments",
        "measure": "Measures",
        "incident": "Incidents",
        "position": "Positions",
        "assessment": "Assessments",
        "statement": "Statements",
        "event": "Events",
        "person": "People",
        "date": "Dates",
    }
)
"""How a page calls the records of a kind."""

LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "engagement": "E",
        "channel": "L",
        "commitment": "C",
        "measure": "M",
        "incident": "I",
        "position": "P",
        "assessment": "A",
        "statement": "S",
        "event": "V",
        "person": "W",
        "date": "D",
    }
)
"""The letter that marks a kind in a document's margin, so that colour is never alone. L is a line of communication."""

_TONES: Mapping[str, tuple[str, frozenset[str]]] = MappingProxyType(
    {
        "good": ("●", frozenset({"held", "open", "resumed", "kept", "borne_out", "accepted", "applied", "agreed"})),
        "live": ("◐", frozenset({"under_way", "in_progress", "made", "corrected"})),
        "ahead": (
            "○",
            frozenset({"planned", "possible", "invited", "proposed", "sought", "open_question", "indirect"}),
        ),
        "warn": ("▲", frozenset({"postponed", "no_evidence", "avoided", "mixed", "disputed", "without_place"})),
        "bad": (
            "✕",
            frozenset(
                [
                    "cancelled",
                    "declined",
                    "suspended",
                    "refused",
                    "not_restored",
                    "terminated",
                    "broken",
                    "not_borne_out",
                    "rejected",
                ]
            ),
        ),
    }
)


def tone(state: str | None) -> str:
    """good, live, ahead, warn, bad, or plain for a state that is neither."""
    return next((name for name, (_, states) in _TONES.items() if state in states), "plain")


def mark(state: str | None) -> Mapping[str, str]:
    """A state's tone, sign and words."""
    name = tone(state)
    sign = _TONES[name][0] if name in _TONES else "·"
    return {"tone": name, "sign": sign, "words": words(state)}


def words(name: str | None) -> str:
    """``not_restored`` as people write it."""
    return clean(str(name or "").replace("_", " "))


def label(name: str) -> str:
    """A field's name as a heading."""
    return words(name).capitalize()


def day(edtf: object) -> str:
    """A day as pages show it: an interval within a month as ``2023-06-18/19``, a season by its name; empty for none.

    Where one end is open, the other is told as what it is: "by 2023-06-18", "from 2023-06-18".
    """
    written = _SEASON.sub(lambda m: f"{_SEASONS[m[2]]} {m[1]}", str(edtf)) if edtf else ""
    first, slash, last = written.partition("/")
    if ".." in (first, last):
        return f"by {last}" if last != ".." else f"from {first}".replace("from ..", "")
    same_month = len(first) == len(last) == _ISO and first[:7] == last[:7]
    return f"{first}/{last[8:]}" if slash and same_month else written


def value(given: Json) -> str:
    """Any value of a field in words."""
    if given is None or given == "" or given == []:
        return "–"
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, float):
        return f"{given:.2f}"
    if isinstance(given, list | tuple):
        return "; ".join(map(value, given))
    if isinstance(given, Mapping):
        return ", ".join(value(v) for v in given.values() if v is not None and not isinstance(v, list | dict | tuple))
    return clean(str(given))


def clean(given: object) -> str:
    """Words without control characters and turns of the writing direction, which could hide what is written."""
    return _CONTROL.sub("", str(given).replace("\r", " "))


def clip(given: object, most: int = 220) -> str:
    """At most so many letters."""
    told = clean(given)
    return told if len(told) <= most else told[: most - 1].rstrip() + "…"


def term(since: str | None, until: str | None) -> str:
    """How long an office is known to be held: "by 2023-08-30" where it was held on that day, since when is not told.

    So too "over by 2023-08-30", where it is not told until when it was.
    """
    began = str(since or "")
    known = f"by {began.removeprefix('../')}" if began.startswith("../") else began
    ended = str(until or "").removesuffix("/..")
    if ended.startswith("../"):
        return ", ".join(filter(None, [known, f"over by {ended.removeprefix('../')}"]))
    return f"{known}–{ended}" if ended else known
