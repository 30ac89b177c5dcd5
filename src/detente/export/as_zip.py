"""A ZIP archive with one CSV table for the documents and for each kind; the same ledger gives the same bytes."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from detente.export import as_csv
from detente.export.answer import Answer


def write(answer: Answer, path: Path) -> int:
    """Every table into the archive; gives how many records."""
    count = 0
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for listing, columns, rows in answer.tables():
            lines = list(as_csv.table(columns, rows))
            count += len(lines) - 1
            archive.writestr(entry(f"{listing}.csv"), "".join(lines))
    return count


def entry(name: str, compress_type: int = ZIP_DEFLATED) -> ZipInfo:
    """Dated at the first day that the format knows, so that no clock gets into the archive."""
    made = ZipInfo(name)
    made.compress_type = compress_type
    made.external_attr = 0o644 << 16
    return made
