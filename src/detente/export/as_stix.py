"""A STIX 2.1 bundle (OASIS Standard, 10 June 2021), as plain JSON: who acts, where, what happened, what was told of it.

People, bodies and sides are identities; places that we know are locations; incidents are incidents; engagements and
measures are groupings of those who take part, since the standard has no object for them; relationships say in what part
each stands. `created` and `modified` are when it became known: what is of unknown day is left out and counted, because
the standard demands them and today is no answer. Ids follow from ours (UUID version 5), so that a bundle written again
names the same objects.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import UUID, uuid5

from detente.export.answer import Answer
from detente.export.parties import Parties, Party
from detente.export.places import Located, Spots
from detente.export.sources import Papers, name_of, papers_of, parties_of, words_of
from detente.lexicon.codes import load_codes
from detente.model.record import Json
from detente.views.headline import headline

KINDS = ("engagement", "incident", "measure")
NAMESPACE = UUID("b5d0f0c4-6f0e-5a0e-9a53-2f1f7d9c5c11")
"""Ours; any will do as long as it stays."""

_CLASSES = {"person": "individual", "body": "organization", "office": "class", "side": "organization"}

Object = dict[str, Json]


def write(answer: Answer, path: Path) -> int:
    """The bundle into a file; gives how many records are in it."""
    writer, left, count = _Writer(answer), 0, 0
    for row in answer.rows(*KINDS):
        dated = row["known_from"] is not None
        left, count = left + (not dated), count + dated
        if dated:
            writer.add(row)
    bundle: Object = {"type": "bundle", "id": f"bundle--{uuid5(NAMESPACE, ' '.join(writer.objects))}"}
    bundle |= {"objects": list(writer.objects.values())} if writer.objects else {}
    path.write_text(json.dumps(bundle, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if left:
        answer.say(f"left out of the bundle: {left} records of which it is not known since when they are known")
    return count


class _Writer:
    """Gathers objects, each once, under its id."""

    def __init__(self, answer: Answer) -> None:
        self.objects: dict[str, Object] = {}
        self._parties: Parties = parties_of(answer)
        self._papers: Papers = papers_of(answer)
        self._spots = Spots(answer.lexicon)
        self._countries = {three: two for two, three in load_codes(answer.lexicon).three.items()}

    def add(self, row: Mapping[str, Json]) -> None:
        """A record with all that it refers to."""
        day = f"{row['known_from']}T00:00:00.000Z"
        taking = [(field, self._identity(party, day)) for field, party in self._parties.within(row)]
        refs = list(dict.fromkeys(one for _, one in taking))
        spot = self._spots.find(row.get("place"))
        place = [self._location(spot, day)] if spot else []
        sort = "incident" if row["kind"] == "incident" else "grouping"
        if sort == "grouping" and not refs + place:
            refs = [self._identity(Party(key="unnamed", sort="office", name="not named", side=None), day)]
        own = {"context": row["kind"], "object_refs": refs + place} if sort == "grouping" else {}
        made = self._keep(sort, row["id"], day, **_told(row), **own, external_references=list(self._cited(row)))
        if sort == "incident":
            for field, one in taking:
                self._bond(made, one, "related-to", field, day)
            for one in place:
                self._bond(made, one, "located-at", "place", day)

    def _keep(self, sort: str, key: str, day: str, **told: Json) -> str:
        name = f"{sort}--{uuid5(NAMESPACE, f'{sort} {key}')}"
        known = {key: value for key, value in told.items() if value not in (None, [], "")}
        made = {"type": sort, "spec_version": "2.1", "id": name, "created": day, "modified": day} | known
        self.objects.setdefault(name, made)
        return name

    def _identity(self, party: Party, day: str) -> str:
        sectors = ["government"] if party.sort == "side" and party.side in self._countries else []
        return self._keep(
            "identity", party.key, day, name=party.name, identity_class=_CLASSES[party.sort], sectors=sectors,
            roles=[party.role] if party.role and party.sort == "person" else [],
            labels=[f"side:{party.side}"] if party.side else [],
        )  # fmt: skip

    def _location(self, spot: Located, day: str) -> str:
        country = self._countries.get(spot.state)
        return self._keep(
            "location", f"{spot.name} {spot.state}", day, name=spot.name, country=country, city=spot.name,
            latitude=spot.latitude, longitude=spot.longitude,
        )  # fmt: skip

    def _bond(self, source: str, target: str, sort: str, words: str, day: str) -> None:
        key = f"{source} {target} {sort} {words}"
        self._keep("relationship", key, day, relationship_type=sort, description=words, source_ref=source,
                   target_ref=target)  # fmt: skip

    def _cited(self, row: Mapping[str, Json]) -> Iterator[Object]:
        yield {"source_name": "detente", "external_id": row["id"]}
        for cited, words in words_of(row):
            paper = self._papers.get(cited, {})
            url = {"url": paper["url"]} if paper.get("url") else {}
            yield {"source_name": name_of(paper, cited), "description": words, "external_id": cited} | url


def _told(row: Mapping[str, Json]) -> dict[str, Json]:
    """Name, and what the standard has no property for, as labels."""
    labels = [f"{key}:{row[key]}" for key in ("form", "type", "status", "when", "place", "announced") if row.get(key)]
    return {"name": headline(row["kind"], row), "labels": labels}
