"""The formats that are read. A new one is one new file and one line here."""

from __future__ import annotations

from detente.read.draft import Format
from detente.read.html import HTML
from detente.read.lines import JSON_LINES
from detente.read.plain import PLAIN

FORMATS: tuple[Format, ...] = (HTML, JSON_LINES, PLAIN)
"""The first that fits is taken; plain text fits everything."""
