"""The columns of our own records: what type each has and what its values are, as codebook.toml tells."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from detente.export.contract import COMMON, DOCUMENT, FIELDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A column of a kind: its type (text, date, integer, number, boolean, list, objects, object) and its values."""

    name: str
    type: str
    values: str


@cache
def _read() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((files("detente.export") / "codebook.toml").read_text("utf-8"))


def column(kind: str, name: str) -> Told:
    """What is known of a column of a kind. Raises KeyError where the codebook does not name it."""
    book = _read()
    type_, values = book.get(kind, {}).get(name) or book["common"][name]
    return Told(name=name, type=type_, values=values)


def names_of(kind: str) -> tuple[str, ...]:
    """The names of a kind's columns, in the order in which they are printed."""
    if kind == "document":
        return (*DOCUMENT[:-1], "text", DOCUMENT[-1])
    return ("id", "kind", *dict.fromkeys((*FIELDS[kind], *COMMON)))


def columns() -> Iterator[tuple[str, Told]]:
    """(kind, column) of every column that there is."""
    for kind in ("document", *FIELDS):
        yield from ((kind, column(kind, name)) for name in names_of(kind))


def others() -> Iterator[tuple[str, str, str, str, str]]:
    """(format, property, source, type, values) of the formats that are no tables of ours."""
    for form, properties in _read()["formats"].items():
        for name, (source, type_, values) in properties.items():
            yield form, name, source, type_, values
