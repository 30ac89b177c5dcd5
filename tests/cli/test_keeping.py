"""What the commands that change or keep a ledger promise."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from running import Run

from detente.kinds import KINDS


def test_doctor_finds_nothing_wrong_with_a_sound_ledger(sample: Run) -> None:
    """Status 0, and the counts on standard output."""
    ran = sample("doctor")
    assert ran.code == 0
    assert json.loads(ran.out)["documents"] > 0


def test_a_backup_answers_as_the_ledger_does(sample: Run, detente: Run, tmp_path: Path) -> None:
    """The copy is a whole ledger."""
    copy = tmp_path / "copy.db"
    assert sample("backup", str(copy)).code == 0
    assert detente("--ledger", str(copy), "statements").out == sample("statements").out


def test_a_withdrawn_document_is_gone_with_its_claims_and_comes_back(own: Run) -> None:
    """Withdrawing takes out, restoring brings back all as it was."""
    before = own("statements").out
    one = own("statements").rows[0]["documents"][0]
    assert own("withdraw", one).code == 0
    assert all(one not in row["documents"] for row in own("statements").rows)
    assert own("document", one, "--restore").code == 0
    assert own("statements").out == before


def test_a_corrected_date_moves_what_is_known_when(own: Run) -> None:
    """After a document's date is put later, an earlier as-of answer no longer rests on it."""
    one = own("documents").rows[0]["id"]
    ran = own("document", one, "--published", "2024-01-01", "--publisher", "The Fjord")
    assert ran.code == 0
    now = json.loads(ran.out)
    assert (now["published"], now["published_from"], now["publisher"]) == ("2024-01-01", "person", "The Fjord")
    assert one not in {row["id"] for row in own("documents", "--as-of", "2023-12-31").rows}


def test_a_rejected_record_stays_rejected_through_a_rebuild(own: Run) -> None:
    """No rebuild undoes what a person decided; an undo does."""
    one = own("channels").rows[0]["id"]
    assert own("review", "reject", one, "--note", "not a channel").code == 0
    assert own("rebuild").code == 0
    assert one not in {row["id"] for row in own("channels").rows}
    (decision,) = own("review", "list").rows
    assert (decision["action"], decision["outcome"], decision["note"]) == ("reject", "applied", "not a channel")
    assert own("review", "undo", decision["id"]).code == 0
    assert one in {row["id"] for row in own("channels").rows}


def test_a_correction_shows_in_the_record(own: Run) -> None:
    """The field has the value that the person gave, and the record says that it was corrected."""
    one = own("engagements").rows[0]["id"]
    assert own("review", "correct", one, "place", "Bergen").code == 0
    row = next(r for r in own("engagements").rows if r["id"] == one)
    assert (row["place"], row["review"]) == ("Bergen", "corrected")


def test_an_accepted_record_says_so(own: Run) -> None:
    """`review` is `accepted`."""
    one = own("engagements").rows[0]["id"]
    assert own("review", "accept", one[:12]).code == 0
    assert next(r for r in own("engagements").rows if r["id"] == one)["review"] == "accepted"


def test_merged_records_are_one(own: Run) -> None:
    """Two records that a person holds for one become one."""
    first, second = (row["id"] for row in own("channels").rows[:2])
    assert own("review", "merge", first, second).code == 0
    left = {row["id"] for row in own("channels").rows}
    assert len({first, second} & left) == 1


def test_no_field_of_that_name(own: Run) -> None:
    """The message lists the fields that there are."""
    ran = own("review", "correct", own("channels").rows[0]["id"], "colour", "red")
    assert ran.code == 2
    assert "subject" in ran.err


def test_export_of_everything(sample: Run, tmp_path: Path) -> None:
    """JSON lines hold each document and record once, as the listings give them; of events the planned ones too."""
    path = tmp_path / "all.jsonl"
    assert sample("export", str(path)).code == 0
    lines = path.read_text(encoding="utf-8").splitlines()
    asked = [["documents"], *([k.listing, *(["--actuality", "all"] * (k.name == "event"))] for k in KINDS)]
    assert lines == [line for listing in asked for line in sample(*listing).out.splitlines()]


def test_export_of_tables_is_the_same_every_time(sample: Run, tmp_path: Path) -> None:
    """An archive with a table for each kind; the same ledger gives the same bytes."""
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    assert sample("export", str(one)).code == sample("export", str(two)).code == 0
    assert one.read_bytes() == two.read_bytes()
    assert set(zipfile.ZipFile(one).namelist()) == {"documents.csv", *(f"{k.listing}.csv" for k in KINDS)}


def test_export_by_name_and_by_kind(sample: Run, tmp_path: Path) -> None:
    """`channels.csv` holds channels; another name wants to be told the kind; an unknown ending is wrong usage."""
    assert sample("export", str(tmp_path / "channels.csv")).code == 0
    assert sample("export", str(tmp_path / "x.csv"), "--kind", "channel").code == 0
    assert (tmp_path / "channels.csv").read_bytes() == (tmp_path / "x.csv").read_bytes()
    assert sample("export", str(tmp_path / "y.csv")).code == 2
    assert sample("export", str(tmp_path / "y.docx")).code == 2


def test_export_into_a_folder_that_is_not_there_names_it(sample: Run, tmp_path: Path) -> None:
    """The message names the folder to make, not a file of our own making."""
    ran = sample("export", str(tmp_path / "away" / "x.jsonl"))
    assert ran.code == 1
    assert f"there is no folder {tmp_path / 'away'}" in ran.err
    assert ".part" not in ran.err
