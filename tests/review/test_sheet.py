"""A workbook goes out, is edited by a person, and comes back as decisions."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from detente.export import Answer, as_xlsx
from detente.kinds import KINDS
from detente.lexicon import load_lexicon
from detente.model.filter import Filter
from detente.pipeline import add
from detente.read import read_path, walk
from detente.review import keep
from detente.review.sheet import Edited, read_sheet
from detente.sample import sample_folder
from detente.store import Store, open_store

Edit = Callable[[Any], None]


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the sample, made once."""
    path, lexicon = tmp_path_factory.mktemp("sheet") / "sample.db", load_lexicon()
    with open_store(path, lexicon) as store:
        add((item for file in walk([sample_folder()]) for item in read_path(file, lexicon)), store, lexicon)
    return path


@pytest.fixture
def store(sample_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of it, to be changed."""
    shutil.copy(sample_file, tmp_path / "own.db")
    with open_store(tmp_path / "own.db", load_lexicon()) as opened:
        yield opened


@pytest.fixture
def edited(store: Store, tmp_path: Path) -> Callable[..., Edited]:
    """What a workbook says after these cells of engagements, by row and column, were filled in otherwise."""
    path = tmp_path / "x.xlsx"
    as_xlsx.write(Answer(ledger=store, filter=Filter(), kinds=KINDS), path)

    def go(cells: dict[tuple[int, str], Any]) -> Edited:
        book = load_workbook(path)
        sheet = book["engagements"]
        names = [cell.value for cell in sheet[1]]
        for (row, name), value in cells.items():
            sheet.cell(row, names.index(name) + 1).value = value
        book.save(path)
        return read_sheet(store, path, by="Nora")

    return go


def test_every_kind_has_its_sheet_and_every_record_its_row(store: Store, tmp_path: Path) -> None:
    """Read back by openpyxl: as many rows as records, each under its id; formulas there are none."""
    path = tmp_path / "all.xlsx"
    count = as_xlsx.write(Answer(ledger=store, filter=Filter(), kinds=KINDS), path)
    book = load_workbook(path)
    assert book.sheetnames == ["documents", *(kind.listing for kind in KINDS)]
    assert sum(sheet.max_row - 1 for sheet in book) == count
    ids = [row[0].value for row in book["channels"].iter_rows(min_row=2)]
    assert ids == [record.id for record in store.records(("channel",))]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_a_workbook_that_nobody_edited_says_nothing(edited: Callable[..., Edited]) -> None:
    """What goes out and comes back as it was is no decision."""
    assert edited({}) == Edited(decisions=(), refused=())


def test_edits_become_corrections(store: Store, edited: Callable[..., Edited]) -> None:
    """A field written otherwise is corrected, in the reviewer's name; the same workbook again changes nothing."""
    cells = {(2, "place"): "Geneva", (3, "participants"): "Anna Berg, minister (NOR); JPN", (2, "why"): "a typo"}
    came = edited(cells)
    assert [(r.action, r.field, r.by) for r in came.decisions] == [
        ("correct", "place", "Nora"), ("correct", "participants", "Nora"),
    ]  # fmt: skip
    assert came.decisions[0].note == "a typo"
    keep(store, *came.decisions)
    places = {record.fields["place"] for record in store.records(("engagement",)) if record.review == "corrected"}
    assert "Geneva" in places
    assert edited({}).decisions == ()


def test_decisions_are_filled_in(store: Store, edited: Callable[..., Edited]) -> None:
    """Accept and reject, whatever their case; a rejected record is gone and is not corrected too."""
    before = sum(1 for _ in store.records(("engagement",)))
    came = edited({(2, "decision"): "Accept", (3, "decision"): "reject", (3, "place"): "Geneva"})
    assert [review.action for review in came.decisions] == ["accept", "reject"]
    keep(store, *came.decisions)
    assert sum(1 for _ in store.records(("engagement",))) == before - 1


def test_a_date_that_the_program_made_of_words_is_a_date(edited: Callable[..., Edited]) -> None:
    """Spreadsheets turn 2023-01-02 into a moment: it counts as the day."""
    (review,) = edited({(2, "when"): datetime(2023, 1, 2)}).decisions
    assert (review.field, review.value) == ("when", "2023-01-02")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({(2, "when"): "soon"}, "date"),
        ({(2, "status"): "over"}, "postponed"),
        ({(2, "decision"): "perhaps"}, "accept"),
        ({(2, "id"): "eng-0", (2, "place"): "Geneva"}, "no such record"),
    ],
)
def test_what_cannot_be_is_refused_with_its_row(
    edited: Callable[..., Edited], cells: dict[tuple[int, str], str], reason: str
) -> None:
    """A row that can't be meant is named, with the reason; nothing of it is taken in."""
    came = edited(cells)
    ((sheet, row, why),) = came.refused
    assert (sheet, row, came.decisions) == ("engagements", 2, ())
    assert reason in why


def test_other_workbooks_say_nothing(store: Store, tmp_path: Path) -> None:
    """A workbook that is none of ours holds no decisions; what is no workbook at all is refused."""
    book = Workbook()
    book.save(tmp_path / "other.xlsx")
    assert read_sheet(store, tmp_path / "other.xlsx", by="Nora").decisions == ()
    (tmp_path / "none.xlsx").write_bytes(b"no archive")
    with pytest.raises(ValueError, match="no workbook"):
        read_sheet(store, tmp_path / "none.xlsx", by="Nora")
