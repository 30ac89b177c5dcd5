"""What a person may put into a field: its shape follows from the kind's own type, and is checked before it is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType, NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from detente.export.wording import MATTERS as MATTERS
from detente.export.wording import wording as wording
from detente.kinds import KINDS
from detente.model.actor import Actor
from detente.model.claim import Actuality
from detente.model.record import Json, Record
from detente.model.when import When, parse_when

Sort = Literal["choice", "day", "actor", "actors", "list", "words", "other"]

_PERSON = re.compile(r"\s*(?P<name>[^,()]*)(?:,(?P<role>[^()]*))?(?:\((?P<side>[^()]*)\))?\s*")
_CODE = re.compile(r"[A-Z]{2,6}")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field holds; `options` are those of a choice."""

    sort: Sort
    options: tuple[str, ...] = ()


@cache
def shapes(kind: str) -> Mapping[str, Shape]:
    """The shapes of a kind's fields; of an event also that of its actuality, which a claim has beside its fields."""
    fields = next((k.fields for k in KINDS if k.name == kind), None)
    hints = get_type_hints(fields) if fields else {}
    own = {name: _shape(hint) for name, hint in hints.items()}
    if kind == "event":
        own["actuality"] = Shape("choice", get_args(Actuality))
    return MappingProxyType(own)


def shape_of(kind: str, field: str) -> Shape:
    """The shape of one field; of one that only the record has, `other`."""
    return shapes(kind).get(field, Shape("other"))


def _shape(hint: Any) -> Shape:
    given = [arg for arg in get_args(hint) if arg is not NoneType] if NoneType in get_args(hint) else [hint]
    inner = given[0]
    if get_origin(inner) is Literal:
        return Shape("choice", tuple(map(str, get_args(inner))))
    sorts: dict[Any, Sort] = {When: "day", Actor: "actor", str: "words"}
    if inner in sorts:
        return Shape(sorts[inner])
    if get_origin(inner) is tuple:
        return Shape({Actor: "actors", str: "list"}.get(get_args(inner)[0], "other"))  # type: ignore[arg-type]
    return Shape("other")


def checked(record: Record, field: str, value: Json) -> Json:
    """The value, if the field may have it. Raises ValueError that says what it may have."""
    if field not in record.fields:
        raise ValueError(f"{field}: a record of kind {record.kind} has: {', '.join(record.fields)}")
    return fitting(record.kind, field, value, now=record.fields[field])


def fitting(kind: str, field: str, value: Json, *, now: Json = None) -> Json:
    """The value, if a field of this kind may have it; `now` is what it has. Raises ValueError."""
    if value is None:
        return None
    shape = shape_of(kind, field)
    wrong = _wrong(shape, value, now)
    if wrong:
        raise ValueError(f"{field}: {wrong}")
    return value


def _wrong(shape: Shape, value: Json, now: Json) -> str | None:
    """What is wrong with a value, None where nothing is."""
    if shape.sort == "choice":
        return None if value in shape.options else f"give one of {', '.join(shape.options)}"
    if shape.sort == "day":
        return None if _is_day(value) else "give a date as EDTF, such as 2023-06-18 or 2023-06"
    if shape.sort == "words":
        return None if isinstance(value, str) else "give words"
    if shape.sort == "list":
        return None if _all(value, str) else "give a list of words"
    if shape.sort in ("actor", "actors"):
        given = value if isinstance(value, list) else [value]
        whole = isinstance(value, list) or shape.sort == "actor" or isinstance(now, dict)
        return None if whole and all(map(_is_actor, given)) else "give who it is, as in: Anna Berg, minister (NOR)"
    if now is not None and type(value) is not type(now):
        return f"give a value of the same sort as {json.dumps(now, ensure_ascii=False)[:80]}"
    if isinstance(now, list) and now and isinstance(now[0], dict) and not _all(value, dict):
        return "give a list of objects"
    return None


def _all(value: Json, sort: type) -> bool:
    return isinstance(value, list) and all(isinstance(item, sort) for item in value)


def _is_day(value: Json) -> bool:
    return isinstance(value, str) and parse_when(value) is not None


def _is_actor(value: Json) -> bool:
    return isinstance(value, dict) and all(v is None or isinstance(v, str) for v in value.values())


def read(kind: str, field: str, words: str, *, now: Json = None) -> Json:
    """A field's value from what a person wrote into a form; empty is unknown. Raises ValueError."""
    given, shape = words.strip(), shape_of(kind, field)
    if not given:
        return [] if isinstance(now, list) else None
    if shape.sort in ("choice", "day", "words"):
        return fitting(kind, field, given, now=now)
    if shape.sort == "list":
        return [part.strip() for part in given.split(";") if part.strip()]
    if shape.sort in ("actor", "actors"):
        people = [_person(part) for part in given.split(";") if part.strip()]
        return people[0] if shape.sort == "actor" and not isinstance(now, list) else people
    return fitting(kind, field, _json(given), now=now)


def _json(words: str) -> Json:
    try:
        return json.loads(words)
    except json.JSONDecodeError:
        return words


def _person(words: str) -> Json:
    """``Anna Berg, minister (NOR)``; a code alone is a side."""
    if _CODE.fullmatch(words.strip()):
        return {"name": None, "role": None, "body": None, "side": words.strip()}
    match = _PERSON.fullmatch(words)
    if match is None:
        raise ValueError(f"{words.strip()}: write who it is as in: Anna Berg, minister (NOR); several with ; between")
    told = {key: (value or "").strip() or None for key, value in match.groupdict().items()}
    return {"name": told["name"], "role": told["role"], "body": None, "side": told["side"]}
