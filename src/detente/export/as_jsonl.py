"""JSON lines: one document or record a line, in the text's own script."""

from __future__ import annotations

import json
from pathlib import Path

from detente.export.answer import Answer
from detente.model.record import Json


def line(record: Json) -> str:
    """One line."""
    return json.dumps(record, ensure_ascii=False) + "\n"


def write(answer: Answer, path: Path) -> int:
    """Everything into one file: the documents, then the records of each kind; gives how many lines."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        return sum(out.write(line(row)) > 0 for _, _, rows in answer.tables() for row in rows)
