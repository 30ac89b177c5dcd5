"""FollowTheMoney entities, one JSON object a line: people, bodies and sides, posts, who held them, events, articles.

Source: FollowTheMoney's schemata (github.com/alephdata/followthemoney, folder schema): Person, PublicBody, Position,
Occupancy, Event and Article with the properties that they have there; every value is a list of text, dates are ISO 8601
prefixes, countries two letters in lower case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

from detente.export.answer import Answer
from detente.export.days import ends
from detente.export.parties import Parties, Party
from detente.export.sources import Papers, papers_of, parties_of, words_of
from detente.lexicon.codes import load_codes
from detente.model.record import Json
from detente.views.headline import headline

EVENTS = ("engagement", "incident", "measure")
"""Kinds that are Events there."""

_WHEN = {"engagement": "when", "incident": "when", "measure": "announced"}

Entity = dict[str, Json]


def write(answer: Answer, path: Path) -> int:
    """The entities into a file; gives how many lines."""
    from msgspec import json

    writer = _Writer(answer)
    with path.open("wb") as out:
        return sum(out.write(json.encode(entity) + b"\n") > 0 for entity in writer.entities())


class _Writer:
    """Makes entities, those that others point to first."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._parties: Parties = parties_of(answer)
        self._papers: Papers = papers_of(answer)
        self._countries = {three: two.lower() for two, three in load_codes(answer.lexicon).three.items()}
        self._told: set[str] = set()

    def entities(self) -> Iterator[Entity]:
        """Every entity once."""
        for row in self._answer.rows("person"):
            yield from self._once(*self._person(row))
        for row in self._answer.rows(*EVENTS):
            yield from self._once(*self._event(row))

    def _once(self, *entities: Entity) -> Iterator[Entity]:
        for entity in entities:
            if entity["id"] not in self._told:
                self._told.add(entity["id"])
                yield entity

    def _country(self, side: str | None) -> list[str]:
        found = self._countries.get(side or "")
        return [found] if found else []

    def _person(self, row: Mapping[str, Json]) -> Iterator[Entity]:
        country = [code for side in row["sides"] for code in self._country(side)]
        aliases = [alias for alias in row["aliases"] if alias != row["name"]]
        yield from self._articles(row)
        yield entity(
            row["id"], "Person", name=[row["name"]], alias=aliases, country=country, proof=row["documents"],
            position=[role["title"] for role in row["roles"] if role["title"]],
        )  # fmt: skip
        for role in row["roles"]:
            if role["title"]:
                yield from self._held(row["id"], role)

    def _held(self, holder: str, role: Mapping[str, Json]) -> Iterator[Entity]:
        country, body = self._country(role["side"]), role["body"]
        party = self._parties.of({"body": body, "side": role["side"]}) if body else None
        yield from [self._party(party)] if party else []
        post = key_of("post", role["title"], body or "", role["side"] or "")
        at = [key_of(party.key)] if party else []
        yield entity(post, "Position", name=[role["title"]], country=country, organization=at)
        span = f"{role['from'] or ''}/{role['to'] or ''}"
        begin, end = (ends(role[which])[0] for which in ("from", "to"))
        yield entity(
            key_of(holder, post, span), "Occupancy", holder=[holder], post=[post],
            startDate=[begin] if begin else [], endDate=[end] if end else [],
        )  # fmt: skip

    def _party(self, party: Party) -> Entity:
        schema = "Person" if party.sort == "person" else "PublicBody"
        key = party.key if party.key.startswith("per-") else key_of(party.key)
        job = [party.role] if party.sort == "person" and party.role else []
        return entity(key, schema, name=[party.name], country=self._country(party.side), position=job)

    def _articles(self, row: Mapping[str, Json]) -> Iterator[Entity]:
        for cited in row["documents"]:
            paper = self._papers.get(cited, {})
            told = {
                "title": paper.get("title"),
                "name": paper.get("title"),
                "author": paper.get("author"),
                "publisher": paper.get("publisher"),
                "sourceUrl": paper.get("url"),
                "publishedAt": ends(paper.get("published"))[0],
            }
            yield entity(cited, "Article", **{key: [value] for key, value in told.items() if value})

    def _event(self, row: Mapping[str, Json]) -> Iterator[Entity]:
        yield from self._articles(row)
        taking = {party.key: self._party(party) for _, party in self._parties.within(row) if party.sort != "office"}
        yield from taking.values()
        begin, end = ends(row[_WHEN[row["kind"]]])
        one_day = begin == end
        yield entity(
            row["id"], "Event", name=[headline(row["kind"], row)], involved=[made["id"] for made in taking.values()],
            country=sorted({code for side in row["sides"] for code in self._country(side)}),
            location=[row["place"]] if row.get("place") else [], keywords=[row["kind"], *row.get("issues", [])],
            date=[begin] if begin and one_day else [], startDate=[begin] if begin and not one_day else [],
            endDate=[end] if end and not one_day else [], description=[words for _, words in words_of(row)],
            notes=[f"status: {row['status']}"] if row.get("status") else [], proof=row["documents"],
            recordId=[row["id"]],
        )  # fmt: skip


def entity(id: str, schema: str, **properties: list[str]) -> Entity:
    """An entity with those of its properties that have values, each value once."""
    told = {name: list(dict.fromkeys(values)) for name, values in properties.items() if values}
    return {"id": id, "schema": schema, "properties": told}


def key_of(*words: str) -> str:
    """An id that follows from words; only letters, digits and a hyphen."""
    return "ftm-" + blake2b("\x1f".join(words).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
