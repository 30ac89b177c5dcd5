"""GeoJSON (RFC 7946): engagements, incidents and events whose place is a town that we know."""

from __future__ import annotations

import json
from pathlib import Path

from detente.export.answer import Answer
from detente.export.places import Spots
from detente.export.sources import papers_of, quoted
from detente.model.record import Json
from detente.views.headline import headline

KINDS = ("engagement", "incident", "event")
_STATUS = {"engagement": "status", "event": "actuality"}


def write(answer: Answer, path: Path) -> int:
    """A feature for each record; gives how many. Those whose place is no town that we know are left out and counted."""
    spots, papers, left = Spots(answer.lexicon), papers_of(answer), 0
    features: list[dict[str, Json]] = []
    for row in answer.rows(*KINDS):
        spot = spots.find(row["place"])
        if spot is None:
            left += 1
            continue
        properties = {
            "kind": row["kind"],
            "text": headline(row["kind"], row),
            "place": row["place"],
            "town": spot.name,
            "state": spot.state,
            "when": row["when"],
            "status": row.get(_STATUS.get(row["kind"], "")),
            "sides": row["sides"],
            "documents": row["documents"],
            "words": quoted(row, papers),
        }
        point = {"type": "Point", "coordinates": [spot.longitude, spot.latitude]}
        features.append({"type": "Feature", "id": row["id"], "geometry": point, "properties": properties})
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if left:
        answer.say(f"left out of the map: {left} records whose place is not told or is no town that we know")
    return len(features)
