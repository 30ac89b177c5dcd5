"""The record in formats of other programs: one file a format; a new one is a file and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from detente.export import as_csv, as_jsonl, as_zip
from detente.export.answer import Answer

__all__ = ["FORMATS", "Answer", "format_for"]

Writer = Callable[[Answer, Path], int]
"""Writes an answer into a file; gives how many records it wrote."""

FORMATS: Mapping[str, Writer] = MappingProxyType(
    {".jsonl": as_jsonl.write, ".csv": as_csv.write, ".zip": as_zip.write},
)
"""Formats by the ending of the file's name."""


def format_for(path: Path) -> Writer:
    """The writer for a file of this name. Raises ValueError where there is none."""
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        raise ValueError(f"{path}: name a file that ends in {', '.join(FORMATS)}") from None
