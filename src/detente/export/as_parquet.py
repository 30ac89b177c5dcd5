"""Parquet, by the library pyarrow: one table a kind, with typed columns; all kinds into a .zip file.

Text, numbers, yes and no, and lists of text have columns of their own type; what is an object, or a list of objects, is
written as JSON, since what it holds differs from record to record. Dates stay EDTF text: a column of days could not say
"June" or "until October".
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from detente.export.answer import Answer
from detente.export.as_zip import entry
from detente.export.columns import column
from detente.model.record import Json

_ROWS = 5_000
"""Rows of a group: what is held in memory at a time."""

_AS_JSON = ("object", "objects")


def write(answer: Answer, path: Path) -> int:
    """The table of one kind, or in a .zip file of each; gives how many records.

    Raises ValueError where the answer has several kinds and the file is no archive, or pyarrow is not installed.
    """
    tables = list(answer.tables())
    if path.suffix.lower() != ".zip":
        if len(tables) != 1:
            raise ValueError(
                f"{path}: a Parquet file holds one kind: name it by --kind, or name the file x.parquet.zip"
            )
        ((listing, columns, rows),) = tables
        return _table(path, answer.kind_of(listing), columns, rows)
    count = 0
    with ZipFile(path, "w", ZIP_STORED) as archive, tempfile.TemporaryDirectory() as folder:
        for listing, columns, rows in tables:
            part = Path(folder, f"{listing}.parquet")
            count += _table(part, answer.kind_of(listing), columns, rows)
            archive.writestr(entry(part.name, ZIP_STORED), part.read_bytes())
    return count


def _table(path: Path, kind: str, columns: Sequence[str], rows: Iterable[dict[str, Json]]) -> int:
    arrow, parquet = _libraries()
    types = {name: column(kind, name).type for name in columns}
    fields = [
        arrow.field(name, _type(arrow, type_), metadata={"values": column(kind, name).values})
        for name, type_ in types.items()
    ]
    schema, count = arrow.schema(fields, metadata={"kind": kind}), 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as out:
        for batch in _batches(rows):
            out.write_table(arrow.Table.from_pylist([_row(record, types) for record in batch], schema=schema))
            count += len(batch)
    return count


def _libraries() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ModuleNotFoundError as missing:
        raise ValueError("Parquet needs pyarrow: pip install 'detente[parquet]'") from missing


def _type(arrow: Any, name: str) -> Any:
    types = {"integer": arrow.int64(), "number": arrow.float64(), "boolean": arrow.bool_()}
    return arrow.list_(arrow.string()) if name == "list" else types.get(name, arrow.string())


def _row(record: dict[str, Json], types: dict[str, str]) -> dict[str, Json]:
    return {name: _value(record.get(name), type_) for name, type_ in types.items()}


def _value(value: Json, type_: str) -> Json:
    if value is None:
        return None
    if type_ in _AS_JSON:
        return json.dumps(value, ensure_ascii=False)
    if type_ == "list":
        return [item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in value]
    if type_ in ("text", "date") and not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return float(value) if type_ == "number" else value


def _batches(rows: Iterable[dict[str, Json]]) -> Iterator[list[dict[str, Json]]]:
    left = iter(rows)
    while batch := list(islice(left, _ROWS)):
        yield batch
