"""The record in formats of other programs: one file a format; a new one is a file and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from detente.export import as_codebook, as_csv, as_gdelt, as_jsonl, as_polecat, as_zip
from detente.export.answer import Answer

__all__ = ["FORMATS", "NAMED", "Answer", "format_for"]

Writer = Callable[[Answer, Path], int]
"""Writes an answer into a file; gives how many records it wrote."""

FORMATS: Mapping[str, Writer] = MappingProxyType(
    {".jsonl": as_jsonl.write, ".csv": as_csv.write, ".zip": as_zip.write},
)
"""Formats by the ending of the file's name."""


NAMED: Mapping[str, Writer] = MappingProxyType(
    {
        "polecat": as_polecat.write,
        "gdelt1": as_gdelt.write_1,
        "gdelt2": as_gdelt.write_2,
        "codebook": as_codebook.write,
    },
)
"""Formats of tables that their endings do not tell: by name, or by the part before the ending (``x.polecat.csv``)."""


def format_for(path: Path, named: str | None = None) -> Writer:
    """The writer of this name, else for a file of this name. Raises ValueError where there is none."""
    before = path.with_suffix("").suffix.lower().lstrip(".")
    writer = NAMED.get(named or before) or (None if named else FORMATS.get(path.suffix.lower()))
    if writer is None:
        ways = f"name a file that ends in {', '.join(FORMATS)}, or a format: {', '.join(NAMED)}"
        raise ValueError(f"{named or path}: {ways}")
    return writer
