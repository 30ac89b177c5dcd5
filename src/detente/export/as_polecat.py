"""Events with the columns of POLECAT, tab-separated with a header, or comma-separated where the name ends in .csv.

Source of the columns: POLECAT (Political Event Classification, Attributes, and Types; Halterman et al. 2023), the files
published weekly on Harvard's Dataverse. What it has and we do not (COW codes, Wikipedia, places on the map) is empty.
"""

from __future__ import annotations

from pathlib import Path

from detente.export import as_csv
from detente.export.answer import Answer
from detente.export.event_columns import QUADS, Column, empty, event_rows

VERSION = "detente"
_QUAD_NAMES = ("", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")


def _actor(title: str, part: str) -> tuple[Column, ...]:
    sector = Column(
        name=f"Primary {title} Sector",
        source=f"{part}, after the side",
        values="PLOVER sectors: GOV, MIL, LEG, …",
        value=lambda r: r.sector(part),
    )
    return (
        Column(name=f"{title} Name", source=part, values="side: alpha-3 or acronym", value=lambda r: r.side(part)),
        Column(name=f"{title} Country", source=part, values="ISO 3166-1 alpha-3", value=lambda r: r.state(part)),
        *empty(f"{title} COW"),
        sector,
        Column(name=f"{title} Sectors", source=sector.source, values=sector.values, value=sector.value),
        *empty(f"{title} Title", f"{title} Name Raw", f"Wikipedia {title} ID"),
    )


COLUMNS: tuple[Column, ...] = (
    Column(name="Event ID", source="id", value=lambda r: r.event["id"]),
    Column(name="Event Date", source="when", type="date", values="YYYY-MM-DD; empty if not known to the day",
           value=lambda r: r.day),
    Column(name="Event Type", source="plover", values="the sixteen types of PLOVER 2.0",
           value=lambda r: r.event["plover"]),
    Column(name="Event Mode", source="mode", values="the manual's modes", value=lambda r: r.event["mode"] or ""),
    Column(name="Intensity", source="intensity", type="number", values="-10 to 10",
           value=lambda r: as_csv.cell(r.event["intensity"])),
    Column(name="Quad Code", source="plover", values="; ".join(_QUAD_NAMES[1:]),
           value=lambda r: _QUAD_NAMES[QUADS[r.event["plover"]]]),
    Column(name="Contexts", source="context", type="list", values="the manual's contexts, separated by ;",
           value=lambda r: ";".join(r.event["context"])),
    *_actor("Actor", "source"),
    *_actor("Recipient", "target"),
    *empty("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    Column(name="Raw Placename", source="place", value=lambda r: r.event["place"] or ""),
    *empty("Feature Type"),
    Column(name="Source", source="publisher of the first document", value=lambda r: r.document.get("publisher") or ""),
    Column(name="Publication Date", source="published of the first document", type="date", values="YYYY-MM-DD",
           value=lambda r: r.published),
    *empty("Story People", "Story Organizations", "Story Locations"),
    Column(name="Language", source="language of the first document", values="ISO 639-1",
           value=lambda r: r.document.get("language") or ""),
    Column(name="Version", values=VERSION, value=lambda r: VERSION),
)  # fmt: skip
"""POLECAT's columns, in its order."""


def write(answer: Answer, path: Path) -> int:
    """The events into a file; gives how many."""
    rows = ([column.of(row) for column in COLUMNS] for row in event_rows(answer))
    return as_csv.write_cells(path, rows, header=[c.name for c in COLUMNS])
