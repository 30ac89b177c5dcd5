"""Holders of offices from files of others -> rows of the registry: Wikidata's results, FollowTheMoney's entities."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.lexicon.codes import load_codes
from detente.lexicon.importing import followthemoney, wikidata
from detente.lexicon.importing.found import ForeignTerm, ImportFileError, LeftOut
from detente.lexicon.importing.settling import Known, Row, settle
from detente.lexicon.importing.writing import as_toml
from detente.lexicon.lexicon import Lexicon

__all__ = ["Import", "ImportFileError", "LeftOut", "Row", "as_toml", "import_terms"]


@dataclass(frozen=True, slots=True)
class Import:
    """What a file gave: rows for the registry, and what was left out."""

    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]


def import_terms(path: Path, lexicon: Lexicon) -> Import:
    """The terms of office in a file: CSV, TSV or JSON of the Wikidata Query Service, or lines of FollowTheMoney.

    Raises ImportFileError (a ValueError) naming the file, and the line where one is at fault; OSError as reading does.
    """
    try:
        terms = list(_terms(path.read_text("utf-8-sig"), path.suffix.lower()))
    except UnicodeDecodeError as error:
        raise ImportFileError(f"{path}: not in UTF-8: {error.reason} at byte {error.start}") from error
    except ImportFileError as error:
        raise ImportFileError(f"{path}: {error}") from error
    known = Known(
        states=lexicon.states,
        bodies=lexicon.bodies,
        names=lexicon.names,
        codes=load_codes(),
        officials=lexicon.officials,
    )
    settled = [settle(t, known) if isinstance(t, ForeignTerm) else t for t in terms]
    rows = tuple(dict.fromkeys(r for r in settled if isinstance(r, Row)))
    return Import(rows, tuple(r for r in settled if isinstance(r, LeftOut)))


def _terms(text: str, suffix: str) -> Iterator[ForeignTerm | LeftOut]:
    """By the file's ending and, for JSON, by what it holds."""
    if not text.strip():
        raise ImportFileError("the file is empty")
    if suffix in (".csv", ".tsv"):
        return wikidata.terms(wikidata.rows_of_table(text, tabs=suffix == ".tsv"))
    if text.lstrip()[0] not in "[{":
        raise ImportFileError("line 1: neither JSON nor a table that ends in .csv or .tsv")
    lines = text.splitlines()
    if _is_entities(lines):
        return followthemoney.terms(lines)
    try:
        return wikidata.terms(wikidata.rows_of_json(json.loads(text)))
    except json.JSONDecodeError as error:
        raise ImportFileError(f"line {error.lineno}: no JSON: {error.msg}") from error


def _is_entities(lines: list[str]) -> bool:
    """Is the first line that is not blank a FollowTheMoney entity?"""
    first = next(line for line in lines if line.strip())
    try:
        return followthemoney.is_entity(json.loads(first))
    except json.JSONDecodeError:
        return False
