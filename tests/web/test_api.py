"""The API gives the answers of the command line, page by page, to whoever may read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from browsing import Site

from detente.export.contract import record_json
from detente.kinds import KINDS
from detente.model.filter import Filter


def get(site: Site, path: str, **more: Any) -> Any:
    """The answer as data."""
    answer = site.client.get(f"/api/{path}", **more)
    assert answer.status_code == 200, answer.text
    return answer.json()


def all_of(site: Site, path: str) -> list[dict[str, Any]]:
    """All pages of a listing, by the addresses that each names."""
    items, onward = [], f"http://localhost:8470/api/{path}"
    while onward:
        answer = site.client.get(onward)
        assert ("Link" in answer.headers) == (answer.json()["next"] is not None)
        items += answer.json()["items"]
        onward = answer.json()["next"]
    return items


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_listings_are_those_of_the_ledger(site: Site, kind: Any) -> None:
    """Each listing holds what the command of that name prints, in its order."""
    now = site.desk.store.last_day()
    asked = Filter(status="actual") if kind.name == "event" else Filter()
    told = [record_json(record, now=now) for record in site.desk.store.records((kind.name,), asked)]
    assert all_of(site, f"{kind.listing}?limit=1000") == told


def test_pages_together_are_the_whole(site: Site) -> None:
    """Whoever follows the addresses of the next page sees every item once, whatever the size of a page."""
    whole = all_of(site, "engagements?limit=1000")
    assert all_of(site, "engagements?limit=7") == whole
    assert len({item["id"] for item in whole}) == len(whole)


def test_filters_are_those_of_the_command_line(site: Site) -> None:
    """A name of a side, a state of knowledge and a day narrow the answer as they do there."""
    found = get(site, "engagements?between=China,USA&as_of=2023-02-10&limit=1000")["items"]
    asked = Filter(between=("CHN", "USA"), as_of=date(2023, 2, 10))
    assert [item["id"] for item in found] == [r.id for r in site.desk.store.records(("engagement",), asked)]
    assert found


def test_a_record_comes_with_its_words(site: Site) -> None:
    """One record: all its keys, and each piece of evidence within its sentence."""
    first = get(site, "engagements?limit=1")["items"][0]
    told = get(site, f"records/{first['id']}")
    assert first.items() <= told.items()
    assert all(piece["evidence"]["text"] in piece["sentence"] for piece in told["quoted"])


@pytest.mark.parametrize("path", ["status", "timeline", "ahead", "changes?learned_since=2023-06", "documents"])
def test_answers_that_put_records_together(site: Site, path: str) -> None:
    """The views answer too, and none of them is empty for the sample."""
    told = get(site, path)
    assert told.get("items", told.get("parts"))


def test_a_comparison_and_a_document(site: Site) -> None:
    """An engagement's accounts, and a document with the text that evidence points into."""
    held = next(e for e in all_of(site, "engagements") if len(e["documents"]) > 2)
    assert get(site, f"compare/{held['id']}")["record"] == held["id"]
    piece = held["evidence"][0]
    text = get(site, f"documents/{piece['document']}")["text"]
    assert text[piece["start"] : piece["end"]] == piece["text"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("nothing", 404),
        ("records/eng-0", 404),
        ("documents/nothing", 404),
        ("engagements?since=soon", 400),
        ("engagements?between=CHN", 400),
        ("engagements?after=eng-0", 400),
        ("engagements?limit=0", 422),
        ("changes", 400),
        ("timeline?kind=nothing", 400),
        ("engagements?text=a%00b", 400),
    ],
)
def test_what_cannot_be_answered_says_why(site: Site, path: str, status: int) -> None:
    """An error is a problem by RFC 9457: its status, and in words what was wrong."""
    answer = site.client.get(f"/api/{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert answer.json()["detail"]


def test_nothing_can_be_written(site: Site) -> None:
    """The API is for reading: no address takes another method."""
    paths = get(site, "openapi.json")["paths"]
    assert {method for operations in paths.values() for method in operations} == {"get"}
    assert site.client.post("/api/engagements").status_code == 405


def test_beyond_this_machine_reading_needs_a_token(open_site: Callable[..., Site], sample: Path) -> None:
    """Without a token nothing is told; with a reader's token all is."""
    closed = open_site(sample, open_reading=False)
    refused = closed.client.get("/api/engagements")
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
    _, secret = closed.desk.store.new_token("Nora", "reader", at="2024-01-01T00:00:00+00:00")
    assert get(closed, "engagements", headers={"authorization": f"Bearer {secret}"})["items"]
