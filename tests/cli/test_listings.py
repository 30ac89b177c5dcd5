"""What every listing promises."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from running import Run

from detente.cli.session import Session
from detente.cli.settings import resolve
from detente.export.contract import COMMON, DOCUMENT, FIELDS
from detente.kinds import KINDS
from detente.model.when import When

LISTINGS = [kind.listing for kind in KINDS]


@pytest.mark.parametrize("kind", KINDS, ids=LISTINGS)
def test_every_record_has_every_documented_key(sample: Run, kind) -> None:  # type: ignore[no-untyped-def]
    """A record carries the keys of its kind and the common ones, its one once, and evidence that is not empty."""
    rows = sample(kind.listing).rows
    wanted = {"id", "kind", *FIELDS[kind.name], *COMMON}
    assert all(wanted <= set(row) for row in rows)
    assert all(row["evidence"] for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)


@pytest.mark.parametrize("listing", LISTINGS)
def test_evidence_quotes_its_document(sample: Run, listing: str) -> None:
    """Law 1 as another program sees it: the text of each piece of evidence is that stretch of the document's text."""
    texts = {row["id"]: row["text"] for row in sample("documents", "--text-too").rows}
    pieces = [e for row in sample(listing).rows for e in row["evidence"]]
    assert all(texts[e["document"]][e["start"] : e["end"]] == e["text"] for e in pieces)


def test_documents_have_every_documented_key(sample: Run) -> None:
    """A document carries its keys, and its text where it is asked for."""
    rows = sample("documents", "--text-too").rows
    assert all({*DOCUMENT, "text"} <= set(row) for row in rows)
    assert all("text" not in row for row in sample("documents").rows)


def test_jsonl_is_what_a_pipe_gets(sample: Run) -> None:
    """Without --format and a terminal, one record a line."""
    assert sample("channels").out == sample("channels", "--format", "jsonl").out


def test_json_is_one_array_of_the_same_records(sample: Run) -> None:
    """The formats differ in form alone."""
    assert json.loads(sample("channels", "--format", "json").out) == sample("channels").rows


def test_csv_has_a_line_for_each_record(sample: Run) -> None:
    """A CSV table has a header with the documented keys; lists and objects are JSON in their cells."""
    table = list(csv.DictReader(io.StringIO(sample("channels", "--format", "csv").out)))
    rows = sample("channels").rows
    assert [line["id"] for line in table] == [row["id"] for row in rows]
    assert [json.loads(line["evidence"]) for line in table] == [row["evidence"] for row in rows]


def test_a_table_fits_the_terminal(sample: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """No line of a table is wider than the terminal; ids are not cut so short that they lead nowhere."""
    monkeypatch.setenv("COLUMNS", "72")
    lines = sample("engagements", "--format", "table").out.splitlines()
    assert max(map(len, lines)) <= 72
    one = lines[1].split()[-1]
    assert sample("show", one).code == 0


def test_an_empty_answer_says_so(sample: Run) -> None:
    """Nothing found is no fault; it is said on standard error, and standard output is empty."""
    ran = sample("engagements", "--side", "ISL")
    assert (ran.code, ran.out) == (0, "")
    assert "no engagements match" in ran.err


def test_filters_compose(sample: Run) -> None:
    """Two filters give what passes both."""
    both = {r["id"] for r in sample("engagements", "--person", "Blinken", "--status", "held").rows}
    one = {r["id"] for r in sample("engagements", "--person", "Blinken").rows}
    other = {r["id"] for r in sample("engagements", "--status", "held").rows}
    assert both
    assert both == one & other


def test_sides_go_by_code_or_name(sample: Run) -> None:
    """A side may be called China, chn or CHN."""
    named = sample("engagements", "--between", "China", "usa").rows
    assert named
    assert named == sample("engagements", "--between", "CHN", "USA").rows


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("China", "CHN"),
        ("chn", "CHN"),
        ("the united states", "USA"),
        ("European Union", "EU"),
        ("nato", "NATO"),
        ("X", "X"),
    ],
)
def test_a_side_is_known_by_its_names(name: str, code: str) -> None:
    """States and bodies of states by code or name, however written."""
    assert Session(resolve({}, {})).side(name) == code


def test_documents_go_by_the_beginning_of_their_id(sample: Run) -> None:
    """A filter takes an id as tables show it."""
    one = sample("statements").rows[0]["documents"][0]
    assert sample("statements", "--document", one[:10]).rows == sample("statements", "--document", one).rows


def test_since_and_until_bound_the_days(sample: Run) -> None:
    """What is listed may have been within the bounds; what has no day is not listed."""
    low, high = When("2023-06-01"), When("2023-06-30")
    rows = sample("engagements", "--since", "2023-06-01", "--until", "2023-06-30").rows
    assert rows
    assert all(not When(r["when"]).before(low) and not high.before(When(r["when"])) for r in rows)


def test_as_of_knows_nothing_published_later(sample: Run) -> None:
    """Every document that a record as of a day rests on was published by then."""
    published = {row["id"]: row["published"] for row in sample("documents").rows}
    for listing in LISTINGS:
        rows = sample(listing, "--as-of", "2023-02-10").rows
        assert all(When(published[d]).first <= When("2023-02-10").last for r in rows for d in r["documents"])  # type: ignore[operator]


def test_as_of_says_what_it_leaves_out(own: Run, tmp_path: Path) -> None:
    """Documents of unknown date never answer as of a day, and are said to be left out."""
    (tmp_path / "undated.txt").write_text("The two sides will go on talking, said a diplomat who would not be named.")
    own("add", str(tmp_path / "undated.txt"))
    ran = own("documents", "--as-of", "2023-06-18")
    assert "undated.txt" not in ran.out
    assert "1 documents of unknown date" in ran.err


@pytest.mark.parametrize("option", ["--since", "--until", "--as-of", "--learned-since"])
def test_a_wrong_date_is_wrong_usage(sample: Run, option: str) -> None:
    """The option and the value are named, the status is 2, nothing is on standard output."""
    ran = sample("engagements", option, "June the 1st")
    assert (ran.code, ran.out) == (2, "")
    assert option in ran.err
    assert "June the 1st" in ran.err


def test_the_same_question_has_the_same_answer(sample: Run) -> None:
    """Twice asked, byte for byte the same."""
    assert sample("statements").out == sample("statements").out


def test_an_empty_answer_says_which_bound_shut_everything_out(sample: Run) -> None:
    """A side of which there is nothing is named; else the bound without which there would be records."""
    assert "the ledger has no engagements of Atlantis" in sample("engagements", "--between", "usa", "Atlantis").err
    ran = sample("engagements", "--side", "CHN", "--status", "hled")
    assert "without --status there are some" in ran.err
    assert ran.code == 0
