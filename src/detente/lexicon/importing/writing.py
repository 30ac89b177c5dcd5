"""Rows of the registry -> a TOML file that the lexicon reads beside its own."""

from __future__ import annotations

import json
from collections.abc import Iterable

from detente.lexicon.importing.settling import Row


def as_toml(rows: Iterable[Row], *, source: str) -> str:
    """The rows as `officials.toml` has them, sorted, each once; `source` is told at the head."""
    by_side: dict[str, list[Row]] = {}
    for row in sorted(set(rows), key=Row.sort_key):
        by_side.setdefault(row.side, []).append(row)
    lines = [f"# Holders of offices, imported by `detente officials import` from {source}.", "", "[holders]"]
    for side, own in by_side.items():
        lines += [f"{side if side.isalnum() and side.isascii() else _text(side)} = [", *map(_line, own), "]"]
    return "\n".join(lines) + "\n"


def _line(row: Row) -> str:
    parts = [f"name = {_text(row.name)}"]
    if row.aliases:
        parts.append(f"aliases = [{', '.join(map(_text, row.aliases))}]")
    if row.family != row.name.split()[-1]:
        parts.append(f"family = {_text(row.family)}")
    parts.append(f"office = {_text(row.office)}")
    parts += [f"{key} = {day.isoformat()}" for key, day in (("from", row.since), ("to", row.until)) if day]
    return f"  {{ {', '.join(parts)} }},"


def _text(words: str) -> str:
    """A basic string of TOML 1.0, which has the escapes of JSON; DEL alone needs one more."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007F")
