"""What other programs may rely on: every documented key, unknown as null, dates as EDTF."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.export import as_csv, as_jsonl
from detente.export.contract import COMMON, DOCUMENT, FIELDS, document_json, due_passed, record_json
from detente.kinds import KINDS
from detente.model.actor import Actor
from detente.model.document import Document, Noise
from detente.model.record import Conflict, Facets, Link, Record, Told
from detente.model.span import Evidence
from detente.model.when import When

WORDS = Evidence(document="doc-1", start=3, end=7, text="word", claim="eng-1")


def bare(kind: str, **fields: Any) -> Record:
    """A record of which nothing is known but its words."""
    return Record(
        id="eng-1",
        kind=kind,
        fields=fields,
        facets=Facets(sides=("JPN", "NOR")),
        evidence=(WORDS,),
        documents=("doc-1",),
        claims=("eng-1",),
        origins=1,
        confidence=0.5,
    )


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_documented_key_is_there_and_unknown_is_null(kind: str) -> None:
    """A record of which nothing is known has all its keys; what is not a list is null, never a guess."""
    row = record_json(bare(kind), now=date(2024, 5, 8))
    assert {"id", "kind", *FIELDS[kind], *COMMON} <= set(row)
    unknown = {key: row[key] for key in FIELDS[kind] if key not in ("document", "start", "end", "text", "sides")}
    if kind not in ("date",):
        unknown.pop("due_passed", None)
        assert all(value in (None, []) for value in unknown.values())
    json.dumps(row)


def test_every_kind_has_its_keys() -> None:
    """A kind without a row in the table would print nothing of its own."""
    assert {kind.name for kind in KINDS} == set(FIELDS)


def test_a_date_says_where_it_stands() -> None:
    """A date carries its document and its place, though its claim gives them only as evidence."""
    row = record_json(bare("date", value="2024-05-08"), now=None)
    assert (row["document"], row["start"], row["end"], row["text"]) == ("doc-1", 3, 7, "word")


def test_evidence_names_field_and_claim_only_where_it_has_them() -> None:
    """The four keys of the contract always; `field` and `claim` where known."""
    (piece,) = record_json(bare("channel"), now=None)["evidence"]
    assert piece == {"document": "doc-1", "start": 3, "end": 7, "text": "word", "claim": "eng-1"}


def test_common_keys_have_the_contract_s_form() -> None:
    """Conflicts, links, what each document told, and whose account it is."""
    record = replace(
        bare("channel"),
        conflicts=(Conflict(field="when", values=(("2024-05", ("doc-1",)), ("2024-06", ("doc-2",)))),),
        links=(Link(type="part_of", record="eng-2", evidence=(WORDS,)),),
        told=(Told(document="doc-1", field="when", value="2024-05"),),
        according_to=Actor(name="Jiro Sato", side="JPN"),
    )
    row = record_json(record, now=None)
    assert row["conflicts"][0]["values"][1] == {"value": "2024-06", "documents": ["doc-2"]}
    assert set(row["links"][0]) == {"type", "record", "evidence"}
    assert row["told"] == [{"document": "doc-1", "field": "when", "value": "2024-05"}]
    assert row["according_to"] == {"name": "Jiro Sato", "role": None, "body": None, "side": "JPN"}


@pytest.mark.parametrize(
    ("status", "when", "now", "passed"),
    [
        ("planned", "2024-05-08", date(2024, 5, 9), True),
        ("planned", "2024-05-08", date(2024, 5, 8), False),
        ("planned", "2024-05", date(2024, 5, 9), False),
        ("planned", "2024-05/..", date(2025, 1, 1), False),
        ("planned", None, date(2025, 1, 1), False),
        ("held", "2024-05-08", date(2025, 1, 1), False),
        ("planned", "2024-05-08", None, False),
    ],
)
def test_due_passed_only_when_the_day_is_certainly_over(
    status: str, when: str | None, now: date | None, passed: bool
) -> None:
    """Planned for a day past on the day asked about, and nothing told of it; without such a day nothing is past."""
    assert due_passed(bare("engagement", status=status, when=when), now=now) is passed


def test_a_document_has_its_text_only_where_it_is_asked_for() -> None:
    """All documented keys; dates as EDTF; noise as stretches with their reason."""
    paper = Document(id="doc-1", text="A text.", published=When("2024-05"), noise=(Noise(0, 1, "caption"),))
    row = document_json(paper)
    assert set(DOCUMENT) == set(row)
    assert (row["published"], row["noise"]) == ("2024-05", [{"start": 0, "end": 1, "reason": "caption"}])
    assert document_json(paper, text=True)["text"] == "A text."


@given(st.dictionaries(st.text(max_size=8), st.one_of(st.none(), st.text(), st.integers()), max_size=4))
def test_a_json_line_is_one_line_and_reads_back(row: dict[str, Any]) -> None:
    """Whatever is in it, a record is one line, and reading it gives the record."""
    line = as_jsonl.line(row)
    assert line.endswith("\n")
    assert line.count("\n") == 1
    assert json.loads(line) == row


@given(st.one_of(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.lists(st.integers()), st.none()))
def test_a_csv_cell_is_read_back(value: Any) -> None:
    """Words come back as they were, lists as JSON, unknown as nothing."""
    ((cell, _),) = csv.reader(io.StringIO(as_csv.row({"a": value}, ("a", "b")), newline=""))
    assert cell == ("" if value is None else value) if not isinstance(value, list) else json.loads(cell) == value
