"""One event a day of each pair and type, as GDELT, ICEWS and POLECAT publish them.

Source: Schrodt 2012 ("Precedents, Progress, and Prospects in Political Event Data", International Interactions 38),
on one-a-day filtering: many reports of one act are not many acts.
"""

from __future__ import annotations

from collections.abc import Iterable

from detente.model.record import Json


def one_a_day(events: Iterable[dict[str, Json]]) -> tuple[list[dict[str, Json]], list[dict[str, Json]]]:
    """(kept, dropped): of events with the same source, target, type, day and actuality the first stands.

    An event without a day, or with one that is not known to the day, is always kept.
    """
    seen: set[tuple[str | None, ...]] = set()
    kept: list[dict[str, Json]] = []
    dropped: list[dict[str, Json]] = []
    for event in events:
        key = (event["source"], event["target"], event["plover"], event["when"], event.get("actuality"))
        known = event["when"] is not None and len(event["when"]) == len("2000-01-01") and "/" not in event["when"]
        (dropped if known and key in seen else kept).append(event)
        seen.add(key)
    return kept, dropped
