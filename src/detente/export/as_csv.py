"""CSV (RFC 4180, line feeds): one table a kind; a value that is a list or an object is written as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from detente.model.record import Json


def line(cells: Sequence[str]) -> str:
    """One line of the table."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def cell(value: Json) -> str:
    """Words as they are, null as nothing, all else as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def row(record: dict[str, Json], columns: Sequence[str]) -> str:
    """A record's line, with the values of these keys."""
    return line([cell(record.get(key)) for key in columns])
