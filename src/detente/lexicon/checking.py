"""Is a user's data file of the form of the bundled one? If not: what is wrong, in which file and line.

The bundled file is the form: its top tables are all there are; a value stands for the values beside it (a row of
`[holders]` for every row of it). Keys that all bundled rows have must be there, each of a type that it has there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_SPOKEN = {"dict": "a table", "list": "a list", "str": "text in quotation marks", "bool": "true or false"}
_SPOKEN |= {"int": "a whole number", "float": "a number", "date": "a day (2021-01-20)"}
_FEWEST = 3
"""Rows that the bundled file must have before their common keys count as needed."""


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong, and the keys that lead to it; the number of a row counts as one."""

    keys: tuple[str | int, ...]
    what: str
    lacks: str | None = None


def check(
    given: Mapping[str, Any], *, like: Mapping[str, Any], path: Path, text: str, optional: Collection[str] = ()
) -> None:
    """Raises ValueError ("FILE: line 3: holders.NOR: …") at the first value that is not of the bundled file's form.

    Rows may lack the `optional` keys though all bundled rows have them.
    """
    fault = next((f for f in _faults(given, like) if f.lacks not in optional), None)
    if fault is not None:
        keys = ".".join(str(k + 1) if isinstance(k, int) else k for k in fault.keys)
        raise ValueError(f"{path}: line {line_of(text, fault.keys)}: {keys}: {fault.what}")


def line_of(text: str, keys: Sequence[str | int]) -> int:
    """The line of a TOML text on which the last of these keys stands, as far as they can be found one after another."""
    at = 0
    for key in keys:
        if isinstance(key, int):
            rows = list(re.finditer(r"^\s*\{|\[\s*\{|\},\s*\{|^\s*\[\[", text[at:], re.MULTILINE))
            at += rows[key].end() if key < len(rows) else 0
            continue
        word = re.escape(key)
        match = re.search(rf"(?:^|[\[{{,.\s])\"?{word}\"?\s*(?:=|\]|\.)", text[at:])
        at += match.end() if match else 0
    return text.count("\n", 0, at) + 1


def _faults(given: Mapping[str, Any], like: Mapping[str, Any]) -> Iterator[_Fault]:
    for key, value in given.items():
        if key not in like:
            yield _Fault((key,), f"no such table or list; there are: {', '.join(like)}")
        else:
            yield from _against(value, [like[key]], (key,))


def _against(value: Any, examples: Sequence[Any], keys: tuple[str | int, ...]) -> Iterator[_Fault]:
    """Faults of a value for which these stand as examples."""
    kinds = {type(e).__name__ for e in examples}
    if kinds and type(value).__name__ not in kinds and not ({"int", "float"} >= kinds | {type(value).__name__}):
        wanted = " or ".join(sorted(_SPOKEN.get(k, k) for k in kinds))
        yield _Fault(keys, f"must be {wanted}, is {_SPOKEN.get(type(value).__name__, type(value).__name__)}")
    elif isinstance(value, list):
        within = [item for e in examples if isinstance(e, list) for item in e]
        for number, item in enumerate(value):
            if isinstance(item, dict):
                yield from _row(item, [w for w in within if isinstance(w, dict)], (*keys, number))
            else:
                yield from _against(item, within, (*keys, number))
    elif isinstance(value, dict):
        yield from _table(value, [e for e in examples if isinstance(e, dict)], keys)


def _table(
    value: Mapping[str, Any], examples: Sequence[Mapping[str, Any]], keys: tuple[str | int, ...]
) -> Iterator[_Fault]:
    """Faults of a table: where the values beside it are all of one kind they are its examples, else its namesake is."""
    beside = [v for e in examples for v in e.values()]
    alike = len(beside) >= _FEWEST and len({type(v) for v in beside}) == 1
    for key, item in value.items():
        same = [e[key] for e in examples if key in e]
        if alike and isinstance(item, dict):
            yield from _row(item, beside, (*keys, key))
        else:
            yield from _against(item, beside if alike else same or beside, (*keys, key))


def _row(
    value: Mapping[str, Any], examples: Sequence[Mapping[str, Any]], keys: tuple[str | int, ...]
) -> Iterator[_Fault]:
    """Faults of a row: keys that no bundled row has, keys missing that all of them have, and those of its values."""
    known = {key for e in examples for key in e}
    needed = {key for key in known if all(key in e for e in examples)} if len(examples) >= _FEWEST else set()
    for key in value:
        if examples and key not in known:
            yield _Fault((*keys, key), f"no such key; there are: {', '.join(sorted(known))}")
    for key in sorted(needed - value.keys()):
        yield _Fault(keys, f"has no {key}", lacks=key)
    for key, item in value.items():
        yield from _against(item, [e[key] for e in examples if key in e], (*keys, key))
