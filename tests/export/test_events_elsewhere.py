"""Events in the columns of POLECAT and GDELT, their codebook, and one a day."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from detente.export import NAMED, format_for
from detente.export.as_codebook import lines
from detente.export.as_gdelt import COLUMNS_1, COLUMNS_2
from detente.export.as_polecat import COLUMNS
from detente.export.one_a_day import one_a_day

EVENT: dict[str, Any] = {
    "id": "eve-00000000000000ff", "kind": "event", "source": "NOR GOV", "target": "EU IGO", "group": None,
    "place": "Oslo", "plover": "CONSULT", "mode": "visit", "context": ["economic"], "cameo": None, "intensity": 4.0,
    "when": "2019-03-04", "actuality": "actual", "evidence": [{}, {}], "documents": ["d1"], "origins": 1,
}  # fmt: skip
DOCUMENT = {
    "id": "d1",
    "published": "2019-03-05",
    "url": "https://example.org/1",
    "publisher": "Wire",
    "language": "en",
}


class Asked:
    """An answer with the rows given."""

    def __init__(self, *events: dict[str, Any]) -> None:
        self.events = events

    def tables(self) -> Iterator[tuple[str, tuple[str, ...], Iterator[dict[str, Any]]]]:
        """One document, and the events."""
        yield "documents", ("id",), iter([DOCUMENT])
        yield "events", ("id",), iter(self.events)


def written(name: str, tmp_path: Path, *events: dict[str, Any]) -> list[dict[str, str]]:
    """The rows of a table of this format."""
    path = tmp_path / f"x.{name}.csv"
    assert NAMED[name](Asked(*events), path) == len(path.read_text("utf-8").splitlines()) - 1
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_polecat_has_its_forty_columns(tmp_path: Path) -> None:
    """A script for POLECAT finds side, sector, type, mode, day and quad class under POLECAT's names."""
    (row,) = written("polecat", tmp_path, EVENT)
    assert len(COLUMNS) == len(row) == 40
    assert (row["Actor Name"], row["Actor Country"], row["Primary Actor Sector"]) == ("NOR", "NOR", "GOV")
    assert (row["Recipient Name"], row["Recipient Country"]) == ("EU", "")
    assert (row["Event Type"], row["Event Mode"], row["Event Date"]) == ("CONSULT", "visit", "2019-03-04")
    assert (row["Quad Code"], row["Publication Date"], row["Raw Placename"]) == (
        "VERBAL COOPERATION", "2019-03-05", "Oslo",
    )  # fmt: skip


def test_gdelt_has_the_columns_of_its_codebooks(tmp_path: Path) -> None:
    """Version 1.0 has 58 columns, version 2.0 has 61; what we do not know is empty, not guessed."""
    (row,) = written("gdelt2", tmp_path, EVENT)
    assert (len(COLUMNS_1), len(COLUMNS_2), len(row)) == (58, 61, 61)
    assert (row["SQLDATE"], row["QuadClass"], row["Actor1Code"]) == ("20190304", "1", "NORGOV")
    assert (row["Actor2KnownGroupCode"], row["Actor2CountryCode"]) == ("EEC", "")
    assert (row["EventCode"], row["GoldsteinScale"], row["AvgTone"]) == ("", "", "")
    assert (row["DATEADDED"], row["SOURCEURL"]) == ("20190305000000", "https://example.org/1")


def test_gdelt_files_as_published_have_tabs_and_no_header(tmp_path: Path) -> None:
    """A name without .csv gives the form of GDELT's own daily files."""
    path = tmp_path / "x.gdelt1.txt"
    format_for(path)(Asked(EVENT), path)
    (line,) = path.read_text("utf-8").splitlines()
    assert len(line.split("\t")) == 58


@pytest.mark.parametrize("name", ["polecat", "gdelt1", "gdelt2"])
def test_only_what_is_done_is_exported(name: str, tmp_path: Path) -> None:
    """Formats that cannot say planned or denied get neither."""
    assert written(name, tmp_path, EVENT | {"actuality": "denied"}, EVENT | {"actuality": "planned"}) == []


def test_a_day_that_is_not_known_is_empty(tmp_path: Path) -> None:
    """A month is no day: the date column stays empty rather than name the first."""
    (row,) = written("gdelt1", tmp_path, EVENT | {"when": "2019-03"})
    assert (row["SQLDATE"], row["MonthYear"], row["FractionDate"]) == ("", "", "")


def test_the_codebook_names_every_column() -> None:
    """Each column of each format has one line that says where its values come from and of what type they are."""
    named = [(form, column) for form, column, *_ in lines()]
    assert len(named) == len(set(named))
    assert {c.name for c in COLUMNS} == {column for form, column in named if form == "polecat"}
    assert {c.name for c in COLUMNS_2} == {column for form, column in named if form == "gdelt2"}
    assert all(kind and (source or values) for _, _, source, kind, values in lines())


def test_an_unknown_format_is_named() -> None:
    """Whoever asks for a format that there is not learns which there are."""
    with pytest.raises(ValueError, match="polecat"):
        format_for(Path("x.csv"), "icews")


def test_one_a_day_keeps_the_first_of_a_pair_and_type() -> None:
    """Of two alike on one day the first stands; another day, type or pair, or no day at all, is no repetition."""
    other = [EVENT | {"when": "2019-03-05"}, EVENT | {"plover": "ACCUSE"}, EVENT | {"target": "USA GOV"}]
    undated = [EVENT | {"when": None}, EVENT | {"when": None}, EVENT | {"when": "2019"}, EVENT | {"when": "2019"}]
    kept, dropped = one_a_day([EVENT, EVENT | {"id": "eve-2"}, *other, *undated])
    assert [e["id"] for e in dropped] == ["eve-2"]
    assert kept == [EVENT, *other, *undated]
