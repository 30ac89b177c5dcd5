"""FollowTheMoney entities, one JSON object a line, as OpenSanctions publishes them (`entities.ftm.json`).

A Person holds a Position by an Occupancy (followthemoney.tech, schemata of these names). Entities that stand within
others (`targets.nested.json`) are read too. Positions of a part of a state (`subnationalArea`) are left out.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.lexicon.importing.found import ForeignTerm, ImportFileError, LeftOut, first_day, last_day

_MOST_ALIASES = 12
_SCHEMATA = ("Person", "Position", "Occupancy")


@dataclass(slots=True)
class _Entities:
    """What a file tells, by id; occupancies with their place and the person around them."""

    people: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    positions: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    occupancies: dict[str, tuple[str, Mapping[str, Any], str | None]] = field(default_factory=dict)


def is_entity(value: Any) -> bool:
    """Is this JSON value a FollowTheMoney entity?"""
    return isinstance(value, dict) and "schema" in value and isinstance(value.get("properties"), dict)


def terms(lines: Sequence[str]) -> Iterator[ForeignTerm | LeftOut]:
    """A term for each occupancy, in order of the file. Raises ImportFileError naming the line that is no entity."""
    found = _Entities()
    for number, line in enumerate(lines, 1):
        if line.strip():
            _enter(found, _entity(line, number), f"line {number}", around=None)
    for where, occupancy, around in found.occupancies.values():
        yield _term(found, where, occupancy, around)


def _entity(line: str, number: int) -> Mapping[str, Any]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise ImportFileError(f"line {number}: no JSON: {error.msg}") from error
    if not is_entity(value):
        raise ImportFileError(f"line {number}: no FollowTheMoney entity: it has no schema with properties")
    return dict(value)


def _enter(found: _Entities, entity: Mapping[str, Any], where: str, *, around: str | None) -> None:
    """Files an entity, and those within it."""
    key, schema = str(entity.get("id", where)), entity["schema"]
    if schema == "Person":
        found.people[key] = entity
    elif schema == "Position":
        found.positions[key] = entity
    elif schema == "Occupancy":
        found.occupancies.setdefault(key, (where, entity, around))
    within = key if schema == "Person" else around
    for values in entity["properties"].values():
        for value in values if isinstance(values, list) else ():
            if is_entity(value):
                _enter(found, value, where, around=within)


def _term(found: _Entities, where: str, occupancy: Mapping[str, Any], around: str | None) -> ForeignTerm | LeftOut:
    holder = next(iter(_ids(occupancy, "holder")), around)
    post = next(iter(_ids(occupancy, "post")), "")
    person, position = found.people.get(holder or ""), found.positions.get(post)
    if person is None or position is None:
        what, key = ("person", holder) if person is None else ("position", post)
        return LeftOut(where, f"the file has no {what} {key or 'for it'}")
    names, title = _names(person), next(iter(_texts(position, "name")), None)
    if not names or title is None:
        return LeftOut(where, "no name in Latin letters" if not names else f"{names[0]}: the position has no name")
    if _texts(position, "subnationalArea"):
        return LeftOut(where, f"{names[0]}: {title}: an office of a part of a state")
    return ForeignTerm(
        where=where,
        name=names[0],
        office=title,
        states=(*_texts(position, "country"), title),
        aliases=tuple(names[1:]),
        family=next(iter(_texts(person, "lastName")), None),
        since=first_day(min(_texts(occupancy, "startDate"), default=None)),
        until=last_day(max(_texts(occupancy, "endDate"), default=None)),
    )


def _names(person: Mapping[str, Any]) -> list[str]:
    """The names in Latin letters, the caption first; of single words only the caption."""
    caption = [str(person["caption"])] if person.get("caption") else []
    more = [n for n in (*_texts(person, "name"), *_texts(person, "alias")) if " " in n.strip()]
    latin = [n for n in (*caption, *more) if _is_latin(n)]
    return list(dict.fromkeys(latin))[: _MOST_ALIASES + 1]


def _is_latin(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and all("LATIN" in unicodedata.name(c, "") for c in letters)


def _texts(entity: Mapping[str, Any], name: str) -> list[str]:
    values = entity["properties"].get(name, [])
    given = values if isinstance(values, list) else [values]
    return [str(v) for v in given if isinstance(v, (str, int)) and str(v).strip()]


def _ids(entity: Mapping[str, Any], name: str) -> list[str]:
    values = entity["properties"].get(name, [])
    given = values if isinstance(values, list) else [values]
    return [str(v["id"]) if is_entity(v) else str(v) for v in given]
