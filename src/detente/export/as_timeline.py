"""The JSON of TimelineJS (timeline.knightlab.com/docs/json-format.html): what has a day, each with its words.

Text is HTML there: everything is escaped. A date is as precise as it is told: year, month, day.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from detente.export.answer import Answer
from detente.export.days import ends
from detente.export.sources import Papers, name_of, papers_of, words_of
from detente.model.record import Json
from detente.views.headline import headline

WHEN = {
    "engagement": "when",
    "commitment": "made_on",
    "measure": "announced",
    "incident": "when",
    "position": "when",
    "assessment": "said_on",
    "statement": "said_on",
    "event": "when",
}
"""The date by which each kind stands on the line."""

GROUPS = ("engagement", "commitment", "measure", "incident")
"""Kinds shown where no others are asked for."""

_PARTS = ("year", "month", "day")


def write(answer: Answer, path: Path) -> int:
    """The records into a timeline; gives how many. What has no plain date is left out and counted."""
    papers, slides, left = papers_of(answer), [], 0
    for row in answer.rows(*_kinds(answer)):
        slide = _slide(row, papers)
        left += slide is None
        slides += [slide] if slide else []
    whole = {"title": {"text": {"headline": "Détente", "text": ""}}, "events": slides}
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if left:
        answer.say(f"left out of the timeline: {left} records without a plain date")
    return len(slides)


def _kinds(answer: Answer) -> Iterator[str]:
    """Those asked for by name, else the kinds in which something happens."""
    given = [kind.name for kind in answer.kinds if kind.name in WHEN]
    return (name for name in given if len(given) < len(WHEN) or name in GROUPS)


def _slide(row: Mapping[str, Json], papers: Papers) -> dict[str, Json] | None:
    when = row[WHEN[row["kind"]]]
    start, end = ends(when)
    if start is None:
        return None
    told = row.get("actuality", "actual")  # of an event: what was only planned must not read as done
    title = headline(row["kind"], row) + (f" ({told})" if told != "actual" else "")
    cited = (f"<p>“{escape(words)}” – {_named(papers, paper)}</p>" for paper, words in words_of(row))
    made: dict[str, Json] = {
        "unique_id": row["id"],
        "group": row["kind"],
        "display_date": when,
        "start_date": _date(start),
        "text": {"headline": escape(title), "text": "".join(cited)},
    }
    return made | ({"end_date": _date(end)} if end and end != start else {})


def _named(papers: Papers, id: str) -> str:
    return escape(name_of(papers.get(id), id))


def _date(day: str) -> dict[str, int]:
    return {name: int(part) for name, part in zip(_PARTS, day.split("-"), strict=False)}
