"""Every format is read back by a library of its own, or held against its schema, with as many records as written."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from detente.export import FORMATS, NAMED
from detente.export.as_codebook import lines
from detente.export.columns import column, names_of, others
from detente.export.contract import record_json
from detente.kinds import KINDS
from detente.store import Store

Export = Callable[..., tuple[Path, int, list[str]]]

LEFT = re.compile(r"left out of [a-z ]+: (\d+)")


def number_of(ledger: Store, *kinds: str) -> int:
    """How many records of these kinds the ledger has."""
    return sum(1 for _ in ledger.records(kinds))


def properties(form: str) -> set[str]:
    """The properties of a format that the codebook names."""
    return {name for named, name, *_ in others() if named == form}


def left_out(said: list[str]) -> int:
    """How many records a writer said that it left out."""
    return sum(int(match[1]) for words in said if (match := LEFT.match(words)))


TYPES: dict[str, Any] = {
    "text": str, "date": str, "integer": int, "number": (int, float), "boolean": bool, "list": list,
    "objects": list, "object": dict,
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_codebook_is_true_of_every_record(ledger: Store, kind: Any) -> None:
    """Each column that a record has is named, and its value is null or of the type that the codebook says."""
    for record in ledger.records((kind.name,)):
        row = record_json(record, now=None)
        for name in names_of(kind.name):
            told = column(kind.name, name)
            assert row[name] is None or isinstance(row[name], TYPES[told.type]), (name, row[name])
            assert told.values


def test_the_codebook_names_the_columns_of_all_kinds_and_formats() -> None:
    """One line for each column of each table of ours, and of each format that has properties of its own."""
    forms = Counter(form for form, *_ in lines())
    assert {f"detente {kind.name}" for kind in KINDS} | {"detente document"} <= set(forms)
    assert {"ics", "jsonld", "geojson", "graphml", "ftm", "stix", "timeline", "xlsx"} <= set(forms)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_parquet_has_a_row_for_each_record(export: Export, ledger: Store, kind: Any) -> None:
    """A table of a kind has all its columns, typed; what is a list of objects comes back as such from its JSON."""
    parquet = pytest.importorskip("pyarrow.parquet")
    path, count, _ = export("x.parquet", kind.name)
    table = parquet.read_table(path)
    assert table.num_rows == count == number_of(ledger, kind.name)
    assert tuple(table.column_names) == names_of(kind.name)
    row, record = table.to_pylist()[0], record_json(next(ledger.records((kind.name,))), now=ledger.last_day())
    assert json.loads(row["evidence"]) == record["evidence"]
    assert (row["documents"], row["confidence"]) == (record["documents"], record["confidence"])


def test_parquet_of_all_kinds_is_an_archive(export: Export, ledger: Store) -> None:
    """x.parquet.zip holds a table of the documents and one of each kind; a single table of several kinds is refused."""
    parquet = pytest.importorskip("pyarrow.parquet")
    path, count, _ = export("x.parquet.zip")
    with ZipFile(path) as archive:
        rows = {name: parquet.read_table(io.BytesIO(archive.read(name))).num_rows for name in archive.namelist()}
    assert sum(rows.values()) == count
    assert rows["engagements.parquet"] == number_of(ledger, "engagement")
    with pytest.raises(ValueError, match="one kind"):
        export("y.parquet")


def test_a_calendar_has_an_event_for_each_engagement_of_known_days(export: Export, ledger: Store) -> None:
    """Read back by icalendar: the same ids for ever, a status, and a sequence that counts changes."""
    from icalendar import Calendar

    path, count, said = export("x.ics")
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert len(events) == count == number_of(ledger, "engagement") - left_out(said)
    assert len({event["UID"] for event in events}) == count
    told = {event["UID"].removesuffix("@detente"): event for event in events}
    for record in ledger.records(("engagement",)):
        event = told.get(record.id)
        if event is not None:
            assert event["STATUS"] in ("CONFIRMED", "TENTATIVE", "CANCELLED")
            assert (event["STATUS"] == "CANCELLED") == (
                record.fields["status"] in ("postponed", "cancelled", "declined")
            )
            assert event["SEQUENCE"] <= max(len(record.fields["history"]) - 1, 0)
    assert {name for event in events for name in event} <= properties("ics")


def test_json_ld_tells_what_became_of_each_engagement(export: Export, ledger: Store) -> None:
    """Each engagement is an Event whose status is a word of schema.org's, with the day that was given up."""
    path, count, _ = export("x.jsonld")
    events = json.loads(path.read_text("utf-8"))["@graph"]
    assert len(events) == count == number_of(ledger, "engagement")
    assert {name for event in events for name in event} <= properties("jsonld")
    words = {"EventScheduled", "EventRescheduled", "EventPostponed", "EventCancelled"}
    assert {event["eventStatus"].removeprefix("https://schema.org/") for event in events if "eventStatus" in event} <= (
        words
    )
    moved = [event for event in events if event.get("eventStatus", "").endswith("EventRescheduled")]
    assert moved
    assert all(event["previousStartDate"] < event["startDate"] for event in moved)


def test_geojson_has_points_on_the_map(export: Export, ledger: Store) -> None:
    """By RFC 7946: longitude, then latitude; a feature for each record in a town that we know, the rest counted."""
    path, count, said = export("x.geojson")
    features = json.loads(path.read_text("utf-8"))["features"]
    assert len(features) == count == number_of(ledger, "engagement", "incident", "event") - left_out(said)
    assert {name for feature in features for name in feature["properties"]} == properties("geojson")
    beijing = next(f for f in features if f["properties"]["town"] == "Beijing")
    assert beijing["geometry"]["type"] == "Point"
    assert beijing["geometry"]["coordinates"] == pytest.approx([116.4, 39.9], abs=0.2)


def test_networkx_reads_the_graph(export: Export, ledger: Store) -> None:
    """Every record is a node with its kind, and those who take part are joined to it."""
    networkx = pytest.importorskip("networkx")
    path, count, _ = export("x.graphml")
    graph = networkx.read_graphml(path, force_multigraph=True)
    kinds = Counter(told["kind"] for _, told in graph.nodes(data=True))
    records = ("engagement", "channel", "commitment", "measure", "incident", "statement")
    assert sum(kinds[kind] for kind in records) == count == number_of(ledger, *records)
    held = next(r for r in ledger.records(("engagement",)) if len(r.fields["participants"]) > 1)
    assert graph.in_degree(held.id) >= 2
    assert {name for *_, told in graph.nodes(data=True) for name in told} <= properties("graphml")


SCHEMATA = {
    "Person": ({"name"}, {"name", "alias", "country", "position", "proof"}),
    "PublicBody": ({"name"}, {"name", "country"}),
    "Position": ({"name"}, {"name", "country", "organization"}),
    "Occupancy": ({"holder", "post"}, {"holder", "post", "startDate", "endDate"}),
    "Event": (
        {"name"},
        {"name", "involved", "country", "location", "keywords", "date", "startDate", "endDate", "description", "notes",
         "proof", "recordId"},
    ),
    "Article": (set(), {"title", "name", "author", "publisher", "sourceUrl", "publishedAt"}),
}  # fmt: skip
"""What FollowTheMoney's schemata demand, and the properties of theirs that we use (its folder schema, 2024)."""

RANGES = {"holder": {"Person"}, "post": {"Position"}, "organization": {"PublicBody"}, "proof": {"Article"},
          "involved": {"Person", "PublicBody"}}  # fmt: skip


def test_follow_the_money_entities_fit_its_schemata(export: Export, ledger: Store) -> None:
    """Every entity has what its schema demands and nothing that it lacks; ids are unique and lead to the right sort."""
    path, count, _ = export("x.ftm.json")
    entities = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    sorts = {entity["id"]: entity["schema"] for entity in entities}
    assert len(entities) == len(sorts) == count
    assert list(sorts.values()).count("Event") == number_of(ledger, "engagement", "incident", "measure")
    for entity in entities:
        demanded, allowed = SCHEMATA[entity["schema"]]
        assert demanded <= set(entity["properties"]) <= allowed & properties("ftm")
        for name, values in entity["properties"].items():
            assert values
            assert all(isinstance(value, str) for value in values)
            assert all(sorts[value] in RANGES[name] for value in values if name in RANGES)
            assert name != "country" or all(re.fullmatch("[a-z]{2}", value) for value in values)
            assert not name.endswith("Date") or all(re.fullmatch(r"\d{4}(-\d\d){0,2}", value) for value in values)


def test_stix2_reads_the_bundle(export: Export, ledger: Store) -> None:
    """The library of the standard's own authors takes every object, with nothing custom in it; references lead on."""
    stix2 = pytest.importorskip("stix2")
    path, count, said = export("x.stix.json")
    bundle = stix2.parse(path.read_text("utf-8"), allow_custom=False)
    known = {one.id for one in bundle.objects}
    sorts = Counter(one.type for one in bundle.objects)
    assert sorts["incident"] + sorts["grouping"] == count
    assert count == number_of(ledger, "engagement", "incident", "measure") - left_out(said)
    assert {name for one in json.loads(path.read_text("utf-8"))["objects"] for name in one} <= properties("stix")
    for one in bundle.objects:
        assert known.issuperset(one.get("object_refs", []))
        assert {one.get("source_ref"), one.get("target_ref")} - {None} <= known


def test_timelinejs_takes_the_slides(export: Export, ledger: Store) -> None:
    """Each slide has what TimelineJS demands: a start with a year, and text, which brings no markup along."""
    path, count, said = export("x.timeline.json")
    slides = json.loads(path.read_text("utf-8"))["events"]
    assert len(slides) == count
    assert count + left_out(said) == number_of(ledger, "engagement", "commitment", "measure", "incident")
    for slide in slides:
        assert set(slide) <= properties("timeline")
        assert set(slide["start_date"]) <= {"year", "month", "day"}
        assert 1900 < slide["start_date"]["year"] < 2100
        assert set(re.findall(r"<[^>]*>", slide["text"]["text"])) == {"<p>", "</p>"}


@pytest.mark.parametrize("name", ["x.jsonl", "x.zip", "x.parquet.zip", "x.xlsx"])
def test_documents_come_without_their_text_unless_asked(export: Export, ledger: Store, name: str) -> None:
    """Whole texts leave only with --with-text; quotations are evidence, and always there."""
    long = next(d.text for d in ledger.documents() if len(d.text) > 800)
    bare, _, _ = export(name)
    full, _, _ = export(f"full.{name}", text=True)
    assert long[200:700] not in _plain(bare)
    assert long[200:700] in _plain(full)


def _plain(path: Path) -> str:
    """All words of a file of a format that may be compressed, as they were."""
    if path.name.endswith(".xlsx"):
        from openpyxl import load_workbook

        sheet = load_workbook(path)["documents"]
        return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    if path.name.endswith(".parquet.zip"):
        parquet = pytest.importorskip("pyarrow.parquet")
        with ZipFile(path) as archive:
            return "\n".join(
                str(v) for row in parquet.read_table(io.BytesIO(archive.read("documents.parquet"))).to_pylist()
                for v in row.values()
            )  # fmt: skip
    if path.name.endswith(".zip"):
        with ZipFile(path) as archive:
            return "\n".join(
                v for row in csv.reader(io.StringIO(archive.read("documents.csv").decode(), newline="")) for v in row
            )
    return "\n".join(str(v) for line in path.read_text("utf-8").splitlines() for v in json.loads(line).values())


@pytest.mark.parametrize("name", ["x.ics", "x.jsonld", "x.geojson", "x.graphml", "x.ftm.json", "x.stix.json"])
def test_the_same_ledger_gives_the_same_file(export: Export, name: str) -> None:
    """No clock and no chance gets into an export."""
    first = export(name)[0].read_bytes()
    assert export(name)[0].read_bytes() == first


def test_every_format_has_a_name() -> None:
    """What can be asked for by an ending can be asked for by --as, so that any name of a file will do."""
    assert {ending.lstrip(".") for ending in FORMATS} - {"csv", "zip"} <= set(NAMED)
