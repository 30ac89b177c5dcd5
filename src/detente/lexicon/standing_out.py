"""What a reader is told to look at: rules over records, and words of limits, from ``data/standing_out.toml``.

Views read it, extraction does not: a changed rule shows at once, with nothing to rebuild.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Another record that a rule asks for; `within` days before the day asked about, `part` of the first one."""

    kind: str
    status: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    within: int | None = None
    part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One sort of finding: what a record must be, and what is said of it. The file tells what each field asks."""

    name: str
    kind: tuple[str, ...]
    say: str
    status: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    past: str | None = None
    since: str | None = None
    days: int = 0
    empty: tuple[str, ...] = ()
    rivals: bool = False
    companion: Companion | None = None
    absent: Companion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingOut:
    """The rules, in the order of the file, and the pattern of words that speak of a floor or guardrails."""

    rules: tuple[Rule, ...]
    guardrails: re.Pattern[str]
    limits: tuple[str, ...] = ()
    """Words and phrases, as a search takes them, of which one stands in everything that `guardrails` finds."""


@cache
def load_standing_out(extra: Path | None = None) -> StandingOut:
    """The bundled rules with those of a user's standing_out.toml in the folder `extra`.

    Raises ValueError naming the rule where it lacks `kind` or `say`, or asks for something that there is not.
    """
    data = read_data("standing_out", extra)
    rules = tuple(_rule(name, row) for name, row in data["rule"].items())
    words = data["guardrails"]
    return StandingOut(rules=rules, guardrails=_guardrails(words), limits=_limits(words))


_RENAMED = {"with": "companion", "without": "absent"}
_LISTS = {"kind": tuple, "status": frozenset, "words": tuple, "empty": tuple}


def _rule(name: str, row: Mapping[str, Any]) -> Rule:
    given = {_RENAMED.get(key, key): _value(key, value, name) for key, value in row.items()}
    _check(name, given, {field.name for field in fields(Rule)}, needed=("kind", "say"))
    return Rule(name=name, **given)


def _value(key: str, value: Any, name: str) -> Any:
    if key in _RENAMED:
        inner = {k: _listed(k, v) if k != "kind" else v for k, v in value.items()}
        _check(name, inner, {field.name for field in fields(Companion)}, needed=("kind",))
        return Companion(**inner)
    return _listed(key, value)


def _listed(key: str, value: Any) -> Any:
    make = _LISTS.get(key)
    return make([value] if isinstance(value, str) else value) if make else value


def _check(name: str, given: Mapping[str, Any], known: set[str], *, needed: Iterable[str]) -> None:
    strange = sorted(given.keys() - known)
    missing = [key for key in needed if key not in given]
    if strange or missing:
        told = [*(f"{key}: no such condition" for key in strange), *(f"{key} is missing" for key in missing)]
        raise ValueError(f'standing_out.toml, rule "{name}": {"; ".join(told)}')


def _guardrails(row: Mapping[str, list[str]]) -> re.Pattern[str]:
    names, metaphors, built, held_up = (_any(row[key]) for key in ("names", "metaphors", "built", "held_up"))
    article = r"(?:a|an|the|some|new)"
    return re.compile(
        rf"\b(?:{names})s?\b"
        rf"|\b{article} (?:\w+ )?\W?(?:{metaphors})\W? (?:under|beneath|for|to|in|of) (?:\S+ ){{0,4}}?(?:{held_up})\b"
        rf"|\b(?:{built}) {article} \W?(?:{metaphors})\b",
        re.IGNORECASE,
    )


def _limits(row: Mapping[str, list[str]]) -> tuple[str, ...]:
    names = [form for name in row["names"] for form in (name, f"{name}s")]
    spoken = (" ".join(re.findall(r"\w+", name)) for name in (*names, *row["metaphors"]))
    return tuple(dict.fromkeys(f'"{phrase}"' for phrase in spoken))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
