"""What came of a pledge, as the command line tells it, today and on the days before."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Run

PLEDGE = """date 2017-05-08 Chile and Bolivia mend a quarrel

SANTIAGO, May 8 - Chile promised Bolivia on Monday to reopen its consulate in Oruro, Bolivian officials said. Bolivia
was pleased.
"""
REPORT = """date 2017-11-14 Trade between Chile and Bolivia grows

LA PAZ, Nov 14 - Trade between Chile and Bolivia grew by a tenth this year. Chile has reopened its consulate in Oruro.
"""


@pytest.fixture
def told(detente: Run, tmp_path: Path) -> Path:
    """A ledger of a pledge and of a report that it was kept, which gives no day."""
    for name, text in (("pledge", PLEDGE), ("report", REPORT)):
        (tmp_path / f"{name}.txt").write_text(text)
    ledger = tmp_path / "ledger.db"
    assert detente("--ledger", str(ledger), "add", str(tmp_path / "pledge.txt"), str(tmp_path / "report.txt")).code == 0
    return ledger


def test_a_report_without_a_day_keeps_a_pledge_from_its_publication(detente: Run, told: Path) -> None:
    """The pledge is open until the report is published, and kept, by that day, from then on."""
    asked = ("--ledger", str(told), "commitments", "--format", "jsonl")
    for day, status in (("2017-05-08", "made"), ("2017-11-13", "made"), ("2017-11-14", "kept")):
        (pledge,) = [row for row in detente(*asked, "--as-of", day).rows if "consulate in Oruro" in row["text"]]
        assert pledge["status"] == status
    (item,) = pledge["follow_through"]
    assert (item["when"], item["status"], item["evidence"][0]["text"]) == (
        "../2017-11-14",
        "kept",
        "Chile has reopened its consulate in Oruro.",
    )


def test_show_quotes_what_came_of_a_pledge(detente: Run, told: Path) -> None:
    """`show` of a pledge tells what came of it, by which day, in the words of the report."""
    rows = detente("--ledger", str(told), "commitments", "--format", "jsonl").rows
    (pledge,) = [row for row in rows if "consulate in Oruro" in row["text"]]
    shown = " ".join(detente("--ledger", str(told), "show", pledge["id"]).out.split())
    assert "What came of it by 2017-11-14: kept – “Chile has reopened its consulate in Oruro.” [doc-" in shown


def test_what_is_told_as_not_done_yet_is_found_by_its_status(detente: Run, tmp_path: Path) -> None:
    """A pledge without a day, of which a report tells that it is still to be done, is listed under no evidence."""
    for name, text in (("pledge", PLEDGE), ("report", REPORT.replace("has reopened", "has yet to reopen"))):
        (tmp_path / f"{name}.txt").write_text(text)
    ledger = str(tmp_path / "ledger.db")
    detente("--ledger", ledger, "add", str(tmp_path / "pledge.txt"), str(tmp_path / "report.txt"))
    rows = detente("--ledger", ledger, "commitments", "--status", "no_evidence", "--format", "jsonl").rows
    assert ["consulate in Oruro" in row["text"] for row in rows] == [True]
