"""Events with the columns of GDELT 1.0 and 2.0, where we have the value.

Source of the columns: "The GDELT Event Database Data Format Codebook", V1.03 (2013) and V2.0 (2015). As they are
published, a file is tab-separated and has no header; one whose name ends in .csv is comma-separated and has one. CAMEO
codes do not follow from PLOVER, so `EventCode` has what the text gives, which is seldom; Goldstein scale and tone are
empty.
"""

from __future__ import annotations

from pathlib import Path

from detente.export import as_csv
from detente.export.answer import Answer
from detente.export.event_columns import QUADS, Column, EventRow, empty, event_rows

_GROUPS = {"UN": "UNO", "EU": "EEC", "NATO": "NAT", "ASEAN": "ASN"}
"""CAMEO's codes of the international bodies that we know by their acronym."""

_SECTORS = frozenset(
    ["GOV", "MIL", "LEG", "JUD", "OPP", "REB", "COP", "SPY", "BUS", "MED", "CVL", "EDU", "IGO", "NGO", "ELI", "REF"]
)
"""PLOVER sectors that are also role codes of CAMEO."""


def _side(row: EventRow, part: str) -> str:
    return _GROUPS.get(row.side(part), row.side(part))


def _state(row: EventRow, part: str) -> str:
    return row.state(part)


def _role(row: EventRow, part: str) -> str:
    sector = row.sector(part)
    return sector if sector in _SECTORS else ""


def _actor(name: str, part: str) -> tuple[Column, ...]:
    return (
        Column(name=f"{name}Code", source=part, values="side and role: CHNGOV",
               value=lambda r: _side(r, part) + _role(r, part)),
        Column(name=f"{name}Name", source=part, values="side", value=lambda r: r.side(part)),
        Column(name=f"{name}CountryCode", source=part, values="alpha-3 of a state", value=lambda r: _state(r, part)),
        Column(name=f"{name}KnownGroupCode", source=part, values=", ".join(_GROUPS.values()),
               value=lambda r: _GROUPS.get(r.side(part), "")),
        *empty(f"{name}EthnicCode", f"{name}Religion1Code", f"{name}Religion2Code"),
        Column(name=f"{name}Type1Code", source=f"{part}, after the side", values=", ".join(sorted(_SECTORS)),
               value=lambda r: _role(r, part)),
        *empty(f"{name}Type2Code", f"{name}Type3Code"),
    )  # fmt: skip


def _place(name: str, *, second: bool) -> tuple[Column, ...]:
    full = Column(name=f"{name}Geo_FullName", source="place" if name == "Action" else "",
                  value=(lambda r: r.event["place"] or "") if name == "Action" else None,
                  values="" if name == "Action" else "always empty")  # fmt: skip
    more = ("ADM1Code", "ADM2Code") if second else ("ADM1Code",)
    rest = ("CountryCode", *more, "Lat", "Long", "FeatureID")
    return (*empty(f"{name}Geo_Type"), full, *empty(*(f"{name}Geo_{part}" for part in rest)))


def _number(row: EventRow) -> str:
    """A number of at most eighteen digits out of the id."""
    return str(int(row.event["id"].partition("-")[2][:14] or "0", 16))


def _fraction(row: EventRow) -> str:
    """The year and how much of it is past, as GDELT reckons it: (month * 30 + day) / 365."""
    if not row.day:
        return ""
    year, month, day = map(int, row.day.split("-"))
    return f"{year + (month * 30 + day) / 365:.4f}"


def _columns(*, second: bool) -> tuple[Column, ...]:
    added = "YYYYMMDDHHMMSS, midnight" if second else "YYYYMMDD"
    return (
        Column(name="GLOBALEVENTID", source="id", type="integer", values="the id's digits read as a number",
               value=_number),
        Column(name="SQLDATE", source="when", type="date", values="YYYYMMDD; empty if not known to the day",
               value=lambda r: r.day.replace("-", "")),
        Column(name="MonthYear", source="when", values="YYYYMM", value=lambda r: r.day.replace("-", "")[:6]),
        Column(name="Year", source="when", values="YYYY", value=lambda r: r.day[:4]),
        Column(name="FractionDate", source="when", type="number", value=_fraction),
        *_actor("Actor1", "source"),
        *_actor("Actor2", "target"),
        *empty("IsRootEvent"),
        Column(name="EventCode", source="cameo", values="CAMEO, where the text gives it",
               value=lambda r: r.event["cameo"] or ""),
        Column(name="EventBaseCode", source="cameo", values="its first three digits",
               value=lambda r: (r.event["cameo"] or "")[:3]),
        Column(name="EventRootCode", source="cameo", values="its first two digits",
               value=lambda r: (r.event["cameo"] or "")[:2]),
        Column(name="QuadClass", source="plover", type="integer", values="1 verbal, 2 material cooperation, "
               "3 verbal, 4 material conflict", value=lambda r: str(QUADS[r.event["plover"]])),
        *empty("GoldsteinScale"),
        Column(name="NumMentions", source="evidence", type="integer", value=lambda r: str(len(r.event["evidence"]))),
        Column(name="NumSources", source="origins", type="integer", value=lambda r: str(r.event["origins"])),
        Column(name="NumArticles", source="documents", type="integer", value=lambda r: str(len(r.event["documents"]))),
        *empty("AvgTone"),
        *_place("Actor1", second=second),
        *_place("Actor2", second=second),
        *_place("Action", second=second),
        Column(name="DATEADDED", source="published of the first document", type="date", values=added,
               value=lambda r: r.published.replace("-", "") + ("000000" if second and r.published else "")),
        Column(name="SOURCEURL", source="url of the first document", value=lambda r: r.document.get("url") or ""),
    )  # fmt: skip


COLUMNS_1 = _columns(second=False)
"""GDELT 1.0's 58 columns (SOURCEURL since April 2013)."""

COLUMNS_2 = _columns(second=True)
"""GDELT 2.0's 61 columns."""


def write_1(answer: Answer, path: Path) -> int:
    """The events in GDELT 1.0's columns; gives how many."""
    return _write(answer, path, COLUMNS_1)


def write_2(answer: Answer, path: Path) -> int:
    """The events in GDELT 2.0's columns; gives how many."""
    return _write(answer, path, COLUMNS_2)


def _write(answer: Answer, path: Path, columns: tuple[Column, ...]) -> int:
    rows = ([column.of(row) for column in columns] for row in event_rows(answer))
    return as_csv.write_cells(path, rows, header=[c.name for c in columns] if as_csv.with_commas(path) else None)
