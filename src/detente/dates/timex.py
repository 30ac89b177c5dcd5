"""TIMEX3 values as TimeML 1.2.1 writes them (Saurí et al. 2006, section 2.2.1)."""

from __future__ import annotations

from datetime import date


def duration(number: float | None, unit: str) -> str:
    """“P3M”, “PT40H”, “PXY”: a length of time; `unit` is TIMEX3's letter, with a T before it for the clock."""
    figure = "X" if number is None else f"{number:g}"
    if unit.startswith("T"):
        return f"PT{figure}{unit[1:]}"
    if unit == "NI":
        return f"P{figure}NI"
    return f"P{figure}{unit}"


def week(day: date) -> str:
    """The ISO week that holds a day."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def quarter(year: int, number: int, parts: int = 4) -> str:
    """“2023-Q3”, “2023-H1”."""
    return f"{year:04d}-{'H' if parts == 2 else 'Q'}{number}"


def before_christ(year: int) -> str:
    """“BC0490”."""
    return f"BC{year:04d}"
