"""Ledgers for views to be asked of."""

from __future__ import annotations

from typing import Any

import pytest
from plain_ledger import Plain, person

from detente.model.document import Document
from detente.model.when import When

SIDES = ("JPN", "NOR")


@pytest.fixture
def plain() -> Plain:
    """An empty ledger."""
    return Plain()


@pytest.fixture
def visit(plain: Plain) -> Plain:
    """A relationship in small: a visit planned, put off, held; a channel shut; a pledge; an incident; two readouts."""
    plan = plain.paper(
        "Foreign Minister Anna Berg will fly to Tokyo on March 5, Norway says.", "2024-03-01", publisher="F"
    )
    off = plain.paper("Berg's trip to Tokyo was postponed after a trawler was rammed.", "2024-03-04", publisher="F")
    ours = plain.paper("Berg met Sato in Tokyo. Norway did not agree on whaling.", "2024-05-08", side="NOR")
    theirs = plain.paper("Sato met Berg in Tokyo. Japan agreed on whaling talks.", "2024-05-09", side="JPN")
    _engagements(plain, plan, off, ours, theirs)
    _channel(plain, off)
    _pledge(plain, plan)
    plain.add(
        "incident",
        "inc-1",
        {"what": "a trawler was rammed", "actors": [], "targets": [], "when": "2024-05-08"},
        sides=SIDES,
        when=When("2024-05-08"),
        words=[(off, "a trawler was rammed")],
    )
    _position(plain, ours, "NOR", "did not agree on whaling")
    _position(plain, theirs, "JPN", "agreed on whaling talks")
    return plain


def _engagements(plain: Plain, plan: Document, off: Document, ours: Document, theirs: Document) -> None:
    words = [(plan, "will fly to Tokyo")]
    _visit(plain, "eng-1", "planned", "2024-03-05", words)
    _visit(plain, "eng-1", "postponed", "2024-03-05", [*words, (off, "was postponed")])
    words = [*words, (off, "was postponed"), (ours, "met Sato in Tokyo")]
    _visit(plain, "eng-1", "held", "2024-05-08", words)
    _visit(plain, "eng-1", "held", "2024-05-08", [*words, (theirs, "met Berg in Tokyo")])
    _visit(plain, "eng-2", "planned", "2024-04-01", [(off, "trip to Tokyo")])
    _visit(plain, "eng-3", "possible", None, [(theirs, "whaling talks")])


def _visit(plain: Plain, id: str, status: str, day: str | None, words: list[tuple[Document, str]]) -> None:
    fields: dict[str, Any] = {"form": "visit", "participants": [person("Anna Berg", "NOR")], "place": "Tokyo"}
    fields |= {"when": day, "status": status, "history": [], "issues": [], "agenda": []}
    plain.add(
        "engagement",
        id,
        fields,
        sides=SIDES,
        when=When(day) if day else None,
        status=status,
        persons=("Anna Berg",),
        words=words,
    )


def _channel(plain: Plain, off: Document) -> None:
    shut = {"state": "suspended", "when": "2024-03-04", "by": person("Japan", "JPN"), "cause": "the ramming"}
    shut |= {"known_from": "2024-03-04", "document": off.id, "evidence": []}
    fields = {"subject": "fisheries hotline", "sides": list(SIDES), "state": "suspended", "transitions": [shut]}
    day = When("2024-03-04")
    plain.add("channel", "cha-1", fields, sides=SIDES, status="suspended", when=day, words=[(off, "postponed")])


def _pledge(plain: Plain, plan: Document) -> None:
    fields = {"by": [person("Norway", "NOR")], "text": "report on whaling", "status": "made"}
    fields |= {"made_on": "2024-01-02", "due": "2024-05-01", "follow_through": []}
    day = When("2024-01-02")
    plain.add("commitment", "com-1", fields, sides=SIDES, status="made", when=day, words=[(plan, "Norway says")])


def _position(plain: Plain, document: Document, side: str, words: str) -> None:
    fields = {"side": side, "issue": "whaling", "stance": words}
    plain.add("position", f"pos-{side}", fields, sides=(side,), issues=("whaling",), words=[(document, words)])
