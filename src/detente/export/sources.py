"""The documents behind records, and the words that they rest on, for formats that cite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from detente.export.answer import Answer
from detente.export.contract import document_json, record_json
from detente.export.parties import Parties
from detente.lexicon.states import load_states
from detente.model.filter import Filter
from detente.model.record import Json

Papers = Mapping[str, Mapping[str, Json]]


def papers_of(answer: Answer) -> Papers:
    """Every document that may be cited as of the day asked about, by id, without its text."""
    asked = Filter(as_of=answer.filter.as_of)
    return {document.id: document_json(document) for document in answer.ledger.documents(asked, texts=False)}


def parties_of(answer: Answer) -> Parties:
    """Who is who, as far as the ledger knows as of the day asked about."""
    known = answer.ledger.records(("person",), Filter(as_of=answer.filter.as_of))
    return Parties((record_json(person, now=None) for person in known), load_states(answer.lexicon).names)


def words_of(record: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """(document, words) of a record's evidence in its order, each stretch once; what is within another is left out."""
    kept: list[tuple[str, int, int]] = []
    for piece in sorted(record["evidence"], key=lambda e: e["start"] - e["end"]):
        place = piece["document"], piece["start"], piece["end"]
        if not any(d == place[0] and s <= place[1] and place[2] <= e for d, s, e in kept):
            kept.append(place)
    told = {(e["document"], e["start"], e["end"]): e["text"] for e in record["evidence"]}
    order = [(e["document"], e["start"], e["end"]) for e in record["evidence"]]
    yield from ((place[0], " ".join(told[place].split())) for place in dict.fromkeys(order) if place in kept)


def quoted(record: Mapping[str, Json], papers: Papers) -> str:
    """The words that a record rests on, a line each, with their source's name and id."""
    return "\n".join(f"“{words}” – {name_of(papers.get(paper), paper)}" for paper, words in words_of(record))


def name_of(paper: Mapping[str, Json] | None, id: str) -> str:
    """How a document is cited: title, publisher, day, id."""
    given = paper or {}
    return ", ".join(filter(None, [given.get("title"), given.get("publisher"), given.get("published"), id]))
