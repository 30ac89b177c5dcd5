"""JSON lines: one record a line, in the text's own script."""

from __future__ import annotations

import json

from detente.model.record import Json


def line(record: Json) -> str:
    """One line."""
    return json.dumps(record, ensure_ascii=False) + "\n"
