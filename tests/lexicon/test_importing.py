"""What the import of holders of offices promises: Wikidata's query results and FollowTheMoney entities."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.lexicon import load_lexicon
from detente.lexicon.importing import Import, ImportFileError, Row, as_toml, import_terms
from detente.lexicon.importing.found import first_day, last_day

ENTITY = "http://www.wikidata.org/entity/"
HEADER = "person,personLabel,positionLabel,countryLabel,start,end\n"
BERG = f"{ENTITY}Q1,Anna Berg,Minister of Foreign Affairs of Norway,Norway,2031-10-14T00:00:00Z,\n"


def imported(folder: Path, name: str, text: str) -> Import:
    """What a file of this name and text gives."""
    path = folder / name
    path.write_text(text, "utf-8")
    return import_terms(path, load_lexicon())


def entity(id: str, schema: str, **properties: list[object]) -> dict[str, object]:
    """A FollowTheMoney entity."""
    return {"id": id, "schema": schema, "properties": properties}


def test_csv_json_and_tsv_of_one_query_give_the_same_rows(tmp_path: Path) -> None:
    """The service's CSV, TSV, brief JSON and SPARQL JSON of one result say the same."""
    cell = {
        "personLabel": "Anna Berg",
        "positionLabel": "Minister of Foreign Affairs of Norway",
        "countryLabel": "Norway",
    }
    cell |= {"start": "2031-10-14T00:00:00Z"}
    verbose = {name: {"type": "literal", "value": value} for name, value in cell.items()}
    tsv = "?person\t?personLabel\t?positionLabel\t?countryLabel\t?start\t?end\n"
    tsv += f'<{ENTITY}Q1>\t"Anna Berg"@en\t"Minister of Foreign Affairs of Norway"@en\t"Norway"@en\t'
    tsv += '"2031-10-14T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>\t\n'
    rows = {
        imported(tmp_path, "a.csv", HEADER + BERG).rows,
        imported(tmp_path, "a.tsv", tsv).rows,
        imported(tmp_path, "a.json", json.dumps([cell])).rows,
        imported(tmp_path, "b.json", json.dumps({"head": {}, "results": {"bindings": [verbose]}})).rows,
    }
    (row,) = rows.pop()
    assert not rows
    assert (row.side, row.office, row.name, row.family) == ("NOR", "Foreign Minister", "Anna Berg", "Berg")
    assert (row.since, row.until) == (date(2031, 10, 14), None)


def test_what_cannot_be_used_is_left_out_and_named(tmp_path: Path) -> None:
    """No name in English, a state that nobody knows, an end before the beginning: each with its line."""
    text = HEADER + f"{ENTITY}Q2,Q2,President of Peru,Peru,,\n"
    text += f"{ENTITY}Q3,Ole Dahl,Grand Duke of Nowhere,Nowhere,,\n"
    text += f"{ENTITY}Q4,Eva Ruiz,President of Peru,Peru,2031-01-01T00:00:00Z,2030-01-01T00:00:00Z\n" + BERG
    found = imported(tmp_path, "a.csv", text)
    assert [row.name for row in found.rows] == ["Anna Berg"]
    assert [left.where for left in found.left_out] == ["line 2", "line 3", "line 4"]
    assert "Nowhere" in found.left_out[1].why


def test_an_unknown_day_is_no_day(tmp_path: Path) -> None:
    """Wikidata's "unknown value" is null, and a year alone bounds the term by its first and last day."""
    row = f"{ENTITY}Q1,Anna Berg,President of Peru,Peru,{ENTITY[:24]}/.well-known/genid/1f,2030-01-01T00:00:00Z,9\n"
    found = imported(tmp_path, "a.csv", HEADER.strip() + ",endPrecision\n" + row)
    assert (found.rows[0].since, found.rows[0].until) == (None, date(2030, 12, 31))


def test_a_person_whom_the_registry_knows_keeps_its_name(tmp_path: Path) -> None:
    """Two spellings of one official are one person afterwards."""
    text = HEADER + f"{ENTITY}Q5,Joseph R. Biden,President of the United States,United States of America,,\n"
    row = imported(tmp_path, "a.csv", text).rows[0]
    assert (row.name, row.side, row.office) == ("Joe Biden", "USA", "President")
    assert "Joseph R. Biden" in row.aliases


def test_occupancies_join_people_and_positions_in_any_order(tmp_path: Path) -> None:
    """FollowTheMoney: holder and post are found by id wherever they stand; dates may be months or years."""
    lines = [
        entity("o1", "Occupancy", holder=["p1"], post=["x1"], startDate=["2031-03"], endDate=["2032"]),
        entity("x1", "Position", name=["Minister of Defence of Peru"], country=["pe"]),
        entity("p1", "Person", name=["Эва Руис", "Eva Ruiz"], alias=["Eva María Ruiz"], lastName=["Ruiz"]),
    ]
    row = imported(tmp_path, "a.ftm.json", "\n".join(map(json.dumps, lines))).rows[0]
    assert (row.side, row.office, row.name) == ("PER", "Defence Minister", "Eva Ruiz")
    assert (row.since, row.until, row.aliases) == (date(2031, 3, 1), date(2032, 12, 31), ("Eva María Ruiz",))


def test_entities_within_entities_are_read(tmp_path: Path) -> None:
    """The nested form: a person around the occupancy is its holder."""
    post = entity("x1", "Position", name=["President of Peru"], country=["pe"])
    held = entity("o1", "Occupancy", post=[post], startDate=["2031-03-01"])
    person = entity("p1", "Person", name=["Eva Ruiz"], positionOccupancies=[held])
    assert imported(tmp_path, "n.json", json.dumps(person)).rows[0].office == "President"


def test_offices_of_a_part_of_a_state_are_left_out(tmp_path: Path) -> None:
    """A governor does not act for the state."""
    lines = [
        entity("p1", "Person", name=["Eva Ruiz"]),
        entity("x1", "Position", name=["Governor of Cusco"], country=["pe"], subnationalArea=["Cusco"]),
        entity("o1", "Occupancy", holder=["p1"], post=["x1"]),
    ]
    found = imported(tmp_path, "a.json", "\n".join(map(json.dumps, lines)))
    assert not found.rows
    assert "part of a state" in str(found.left_out[0])


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.csv", "", "empty"),
        ("a.csv", "city,mayor\nOslo,Anna\n", "line 2: no column for the person and the office"),
        ("a.json", '[{"personLabel": "A",]', "line 1: no JSON"),
        ("a.txt", "Anna Berg\n", "line 1: neither JSON nor a table"),
        ("a.json", '{"schema": "Person", "properties": {}}\n{"id": 3}\n', "line 2: no FollowTheMoney entity"),
        ("a.json", '{"boolean": true}', "no list of results"),
    ],
)
def test_a_file_in_no_known_form_says_so_with_its_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    """The message names the file, the line, and what was looked for."""
    with pytest.raises(ImportFileError, match=told) as caught:
        imported(tmp_path, name, text)
    assert str(tmp_path / name) in str(caught.value)


names = st.text(st.characters(codec="utf-8"), min_size=1).map(lambda t: " ".join(t.split())).filter(bool)


rows_of_any_words = st.builds(
    Row,
    side=st.sampled_from(["PER", "EU"]),
    office=names,
    since=st.none() | st.dates(),
    name=names,
    until=st.none(),
    family=names,
    aliases=st.tuples(names),
)


@given(st.lists(rows_of_any_words, min_size=1))
def test_what_is_written_is_read_back(rows: list[Row]) -> None:
    """Law: the TOML file holds every row's words and days exactly, whatever their characters."""
    read = tomllib.loads(as_toml(rows, source="a.csv"))["holders"]
    back = {(side, r["office"], r["name"], r.get("from"), *r["aliases"]) for side, own in read.items() for r in own}
    assert back == {(r.side, r.office, r.name, r.since, *r.aliases) for r in rows}


@given(st.text() | st.from_regex(r"\+?\d{4}-\d\d-\d\d(T00:00:00Z)?", fullmatch=True))
def test_a_date_is_a_first_and_a_last_day_or_none(value: str) -> None:
    """Law: whatever stands there, both are there or none, in order."""
    first, last = first_day(value), last_day(value)
    assert (first is None) == (last is None)
    assert first is None or last is None or first <= last
