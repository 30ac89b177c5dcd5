"""What the views promise on the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from running import Run

from detente.model.when import When


def test_status_has_the_same_parts_in_text_and_json(sample: Run) -> None:
    """Every part of the JSON is on the screen, in its order, or named there as one of which nothing is told."""
    parts = json.loads(sample("status", "--format", "json").out)["parts"]
    text = sample("status").out
    head, _, empty = text.partition("\nNothing told of: ")
    places = [head.find("\n" + part["title"][:40]) for part in parts if part["lines"]]
    assert -1 not in places
    assert places == sorted(places)
    assert all(part["title"] in " ".join(empty.split()) for part in parts if not part["lines"])
    assert all(line["record"] and line["evidence"] for part in parts for line in part["lines"])


def test_status_is_one_screen(sample: Run) -> None:
    """At 110 columns the state of a relationship takes some sixty rows at most; --all shows the rest."""
    assert len(sample("status").out.splitlines()) <= 66
    whole = json.loads(sample("status", "--all", "--format", "json").out)["parts"]
    assert all(part["more"] == 0 for part in whole)


def test_a_user_s_rule_stands_out(detente: Run, ledger_file: Path, tmp_path: Path) -> None:
    """A rule in the user's own lexicon folder is heeded, with nothing to rebuild."""
    rule = '[rule."every channel"]\nkind = "channel"\nstatus = ["resumed"]\nsay = "look here"\n'
    (tmp_path / "standing_out.toml").write_text(rule)
    ran = detente("--lexicon", str(tmp_path), "--ledger", str(ledger_file), "status", "--all", "--format", "json")
    (found,) = [part for part in json.loads(ran.out)["parts"] if part["name"] == "stands_out"]
    assert "look here" in [line["note"] for line in found["lines"]]


def test_status_takes_the_best_covered_pair(sample: Run) -> None:
    """The sample is about China and the United States."""
    assert json.loads(sample("status", "--format", "json").out)["between"] == ["CHN", "USA"]


def test_status_as_of_a_day_rests_on_what_was_published(sample: Run) -> None:
    """No source of a line is younger than the day asked about."""
    parts = json.loads(sample("status", "--as-of", "2023-02-10", "--format", "json").out)["parts"]
    days = [s["published"] for part in parts for line in part["lines"] for s in line["sources"]]
    assert days
    assert max(days) <= "2023-02-10"


def test_timeline_is_in_order(sample: Run) -> None:
    """Entries come by their first day."""
    days = [When(row["when"]).sort_key() for row in sample("timeline").rows]
    assert days
    assert days == sorted(days)


def test_changes_want_a_day(sample: Run) -> None:
    """Without a day there is nothing to compare with: wrong usage."""
    ran = sample("changes")
    assert ran.code == 2
    assert "--since" in ran.err


def test_changes_since_a_day_were_told_since(sample: Run) -> None:
    """Each change became known on or after the day."""
    rows = sample("changes", "--since", "2023-10-01").rows
    assert rows
    assert all(row["known_from"] is None or row["known_from"] >= "2023-10-01" for row in rows)


def test_show_prints_each_piece_of_evidence_in_its_sentence(sample: Run) -> None:
    """The sentence of a piece of evidence holds its words."""
    one = sample("engagements").rows[0]["id"]
    shown = json.loads(sample("show", one, "--format", "json").out)
    flat = [(" ".join(s["sentence"].split()), " ".join(s["text"].split())) for s in shown["sentences"]]
    assert flat
    assert all(words in sentence for sentence, words in flat)


def test_show_takes_a_document_too(sample: Run) -> None:
    """A document's id shows the document."""
    one = sample("documents").rows[0]["id"]
    assert json.loads(sample("show", one, "--format", "json").out)["id"] == one
    assert sample("show", one).out.startswith(f"document {one}")


@pytest.mark.parametrize("command", ["show", "compare", "brief"])
def test_an_id_that_leads_nowhere_is_named(sample: Run, command: str) -> None:
    """The message names the id and where ids are found; the status is 1."""
    ran = sample(command, "eng-nowhere")
    assert ran.code == 1
    assert "eng-nowhere" in ran.err


def test_compare_refuses_what_has_no_accounts(sample: Run) -> None:
    """Only engagements, incidents and measures are compared; the message says so."""
    one = sample("channels").rows[0]["id"]
    ran = sample("compare", one)
    assert ran.code == 1
    assert "engagement, incident, measure" in ran.err


def test_compare_has_the_contract_s_form(sample: Run) -> None:
    """Accounts name side, documents and way; points name issue, verdict and each side's words."""
    ids = [row["id"] for row in sample("engagements", "--status", "held").rows]
    answers = [json.loads(sample("compare", one, "--format", "json").out) for one in ids]
    assert all(set(a) == {"record", "accounts", "points"} for a in answers)
    assert any(len({x["side"] for x in a["accounts"]}) > 1 for a in answers)
    points = [p for a in answers for p in a["points"]]
    assert all(p["verdict"] in ("shared", "only", "differ") and p["accounts"] for p in points)
    assert all(told["evidence"] for p in points for told in p["accounts"])


def test_brief_is_markdown_with_a_footnote_for_each_mark(sample: Run) -> None:
    """Each bullet carries at least one mark; each mark leads to a footnote."""
    text = sample("brief").out
    assert text.startswith("# ")
    bullets = [line for line in text.splitlines() if line.startswith("- ")]
    assert bullets
    assert all(re.search(r"\[\^\d+\]$", line) for line in bullets)
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(re.findall(r"^\[\^(\d+)\]:", text, re.M))


def test_brief_as_json_has_evidence_for_every_sentence(sample: Run) -> None:
    """The form is the contract's."""
    book = json.loads(sample("brief", "--format", "json").out)
    assert set(book) == {"engagement", "sections"}
    assert all(s["evidence"] for section in book["sections"] for s in section["sentences"])
