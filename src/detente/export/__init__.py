"""The record in formats of other programs: one file a format; a new one is a file and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from detente.export.answer import Answer

__all__ = ["FORMATS", "NAMED", "Answer", "format_for"]

Writer = Callable[[Answer, Path], int]
"""Writes an answer into a file; gives how many records it wrote."""


def _later(module: str, function: str = "write") -> Writer:
    """The writer of a module that is only loaded when it is asked for: some bring a library or a codebook along."""

    def write(answer: Answer, path: Path) -> int:
        count: int = getattr(import_module(f"detente.export.{module}"), function)(answer, path)
        return count

    return write


FORMATS: Mapping[str, Writer] = MappingProxyType(
    {
        ".jsonl": _later("as_jsonl"),
        ".csv": _later("as_csv"),
        ".zip": _later("as_zip"),
        ".xlsx": _later("as_xlsx"),
        ".parquet": _later("as_parquet"),
        ".ics": _later("as_calendar"),
        ".jsonld": _later("as_schema_org"),
        ".geojson": _later("as_geojson"),
        ".graphml": _later("as_graphml"),
    },
)
"""Formats by the ending of the file's name."""


NAMED: Mapping[str, Writer] = MappingProxyType(
    {
        "polecat": _later("as_polecat"),
        "gdelt1": _later("as_gdelt", "write_1"),
        "gdelt2": _later("as_gdelt", "write_2"),
        "codebook": _later("as_codebook"),
        "ftm": _later("as_ftm"),
        "stix": _later("as_stix"),
        "timeline": _later("as_timeline"),
        "parquet": FORMATS[".parquet"],
        "xlsx": FORMATS[".xlsx"],
        "ics": FORMATS[".ics"],
        "jsonld": FORMATS[".jsonld"],
        "geojson": FORMATS[".geojson"],
        "graphml": FORMATS[".graphml"],
        "jsonl": _later("as_jsonl"),
    },
)
"""Formats by name, or by the part before the ending (``x.polecat.csv``, ``x.stix.json``, ``x.parquet.zip``)."""


def format_for(path: Path, named: str | None = None) -> Writer:
    """The writer of this name, else for a file of this name. Raises ValueError where there is none."""
    before = path.with_suffix("").suffix.lower().lstrip(".")
    writer = NAMED.get(named or before) or (None if named else FORMATS.get(path.suffix.lower()))
    if writer is None:
        ways = f"name a file that ends in {', '.join(FORMATS)}, or a format: {', '.join(NAMED)}"
        raise ValueError(f"{named or path}: {ways}")
    return writer
