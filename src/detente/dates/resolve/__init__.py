"""Expressions -> readings: from what is said to its place on the calendar, given the day of speech and the story."""

from detente.dates.resolve import calendar, clock, lengths, relative  # each teaches `resolve` its expressions
from detente.dates.resolve.dispatch import resolve
from detente.dates.resolve.reading import Cue, Direction, Grain, Reading, Scene, Telling

__all__ = [
    "Cue",
    "Direction",
    "Grain",
    "Reading",
    "Scene",
    "Telling",
    "calendar",
    "clock",
    "lengths",
    "relative",
    "resolve",
]
