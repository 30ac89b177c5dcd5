"""Results of the Wikidata Query Service, as it downloads them: JSON (brief, verbose, SPARQL 1.1), CSV and TSV.

The columns are known by their names, whatever their case: the person (`person`, `item`, `holder`, or these with
`Label`; `name`), the office (`position`, `office`), the state (`country`, `state`, `iso3`), `start`, `end`, and where
they are there `personAltLabel`, `familyName`, `startPrecision`, `endPrecision`.
See "SPARQL 1.1 Query Results JSON Format" (W3C, 2013) and www.wikidata.org/wiki/Wikidata:SPARQL_query_service.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from detente.lexicon.importing.found import DAY, ForeignTerm, ImportFileError, LeftOut, first_day, last_day

_PERSON = ("personlabel", "holderlabel", "itemlabel", "officeholderlabel", "humanlabel", "name", "person", "item")
_OFFICE = ("positionlabel", "officelabel", "position_label", "office_label", "roletitle", "office", "position", "role")
_STATE = ("iso3", "countrycode", "countrylabel", "statelabel", "jurisdictionlabel", "country", "state", "side")
_START = ("start", "startdate", "starttime", "since", "from")
_END = ("end", "enddate", "endtime", "until", "to")
_ALIASES = ("personaltlabel", "holderaltlabel", "itemaltlabel", "aliases")
_FAMILY = ("familynamelabel", "familylabel", "familyname", "family")
_ENTITY = ("http://www.wikidata.org/entity/", "https://www.wikidata.org/entity/")
Row = tuple[str, Mapping[str, str]]


def rows_of_table(text: str, *, tabs: bool) -> Iterator[Row]:
    """(place, row) of a CSV or TSV file."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if tabs else csv.reader(lines)
    header = next(reader, [])
    names = [name.strip().lstrip("?").lower() for name in header]
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise ImportFileError(f"line {reader.line_num}: {error}") from error
        if any(cell.strip() for cell in cells):
            yield f"line {reader.line_num}", dict(zip(names, map(_plain, cells) if tabs else cells, strict=False))


def rows_of_json(value: Any) -> Iterator[Row]:
    """(place, row) of a list of objects or of SPARQL's own form."""
    found = value.get("results", {}).get("bindings") if isinstance(value, dict) else value
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise ImportFileError("no list of results: it has neither results.bindings nor is it a list of objects")
    for number, row in enumerate(found, 1):
        yield f"result {number}", {name.lower(): _value(v) for name, v in row.items()}


def terms(rows: Iterator[Row]) -> Iterator[ForeignTerm | LeftOut]:
    """Each row as a term of office. Raises ImportFileError where no column names a person or an office."""
    for where, row in rows:
        missing = [what for what, names in (("person", _PERSON), ("office", _OFFICE)) if not set(names) & row.keys()]
        if missing:
            raise ImportFileError(
                f"{where}: no column for the {' and the '.join(missing)}; there are: {', '.join(row)}"
            )
        yield _term(where, row)


def _term(where: str, row: Mapping[str, str]) -> ForeignTerm | LeftOut:
    name, office = _first(row, _PERSON), _first(row, _OFFICE)
    if name is None or office is None:
        return LeftOut(where, "no name" if name is None else f"no office for {name}")
    states = (v for column in _STATE if (v := _first(row, (column,))) is not None)
    return ForeignTerm(
        where=where,
        name=name,
        office=office,
        states=(*states, office),
        aliases=tuple(part.strip() for part in (_first(row, _ALIASES) or "").split(",") if part.strip()),
        family=_first(row, _FAMILY),
        since=first_day(_first(row, _START), _precision(row, _START)),
        until=last_day(_first(row, _END), _precision(row, _END)),
    )


def _precision(row: Mapping[str, str], columns: Sequence[str]) -> int:
    given = _first(row, [f"{column}precision" for column in columns])
    return int(given) if given is not None and given.isdigit() else DAY


def _first(row: Mapping[str, str], columns: Sequence[str]) -> str | None:
    """The first of these columns that holds words: an address or a bare Q-number is none."""
    return next((v for column in columns if (v := row.get(column, "").strip()) and not _is_id(v)), None)


def _is_id(value: str) -> bool:
    blank = value.startswith(("_:", "http://", "https://"))
    return blank or (value[:1] in "QtP" and value[1:].isdigit())


def _value(value: Any) -> str:
    """A cell of the brief form (its value) or of the verbose one (an object with its type)."""
    inner = value.get("value", "") if isinstance(value, dict) else value
    return "" if inner is None or isinstance(inner, (dict, list)) else str(inner)


def _plain(cell: str) -> str:
    """A cell of a TSV file, which has literals in marks with their language ('"Oslo"@en') and addresses in brackets."""
    bare = cell.strip()
    if bare.startswith("<") and bare.endswith(">"):
        return bare[1:-1]
    if bare.startswith('"') and (mark := bare.rfind('"')) > 0 and bare[mark + 1 : mark + 2] in ("@", "^", ""):
        return _unescaped(bare[: mark + 1])
    return bare


def _unescaped(literal: str) -> str:
    try:
        return str(json.loads(literal))
    except json.JSONDecodeError:
        return literal[1:-1]
