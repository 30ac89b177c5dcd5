"""What versions of records are found by, and in what order: rows that lead to them, made with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import Table

from detente.ledger.ranks import pairs_of, ranks_of
from detente.ledger.turns import turns_of
from detente.ledger.versions import NEVER
from detente.model.record import Record
from detente.store import schema
from detente.store.names import folded_name

_OWN = ("kind", "order_first", "order_last", "record", "from_day", "to_day")
"""What rows that lead to a version have of it."""


def facet_rows(row: Mapping[str, Any], record: Record) -> dict[Table, list[dict[str, Any]]]:
    """The rows that lead to the version whose own row is given."""
    own = {"version": row["n"], **{name: row[name] for name in _OWN}}
    facets = record.facets
    found = {
        table: [own | {column: value} for value in dict.fromkeys(values)]
        for table, column, values in (
            (schema.record_side, "side", facets.sides),
            (schema.record_person, "name", [folded_name(name) for name in facets.persons]),
            (schema.record_issue, "issue", [issue.casefold() for issue in facets.issues]),
        )
    }
    own_ranks = ranked(row, record)
    found[schema.record_pair] = [own_ranks | {"pair": pair, "alone": False} for pair in pairs_of(facets.sides)]
    found[schema.record_turn] = _turns(row, record)
    return found


def ranked(row: Mapping[str, Any], record: Record) -> dict[str, Any]:
    """Of a row that leads to the version under a pair of sides all but the pair."""
    ranks = ranks_of(record)
    return {
        "version": row["n"],
        "status": row["status"],
        "latest": latest(record, row["from_day"]),
        "among": len(set(record.facets.sides)),
        **{name: row[name] for name in _OWN},
        **{field.name: getattr(ranks, field.name) for field in fields(ranks)},
    }


def latest(record: Record, from_day: date) -> date:
    """By what day a record is late or early: that which it is about, else that on which it was last heard of."""
    if record.facets.when is not None:
        return record.facets.when.sort_key()[0]
    return date.min if from_day == NEVER else from_day


def _turns(row: Mapping[str, Any], record: Record) -> list[dict[str, Any]]:
    own = {"version": row["n"], **{name: row[name] for name in ("kind", "record", "from_day", "to_day")}}
    rows = []
    for turn in turns_of(record):
        first, last = turn.when.sort_key()
        rows.append(own | {"place": turn.place if turn.when.first else -1 - turn.place, "first": first, "last": last})
    return rows
