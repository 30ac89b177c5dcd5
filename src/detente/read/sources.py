"""Who published a document, and for which side, where that is certain."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from detente.lexicon.publishers import Publishers
from detente.read.layout import Line

_DATELINE = re.compile(r"^[^()]{2,60}\(([\w-]{2,12})\)\s*[-–—]")
_FIRST_LINES = 4


def agency_of(lines: list[Line], publishers: Publishers) -> str | None:
    """The news agency of a dateline in one of the first lines, "BEIJING, June 18 (Xinhua) --"."""
    for line in lines[:_FIRST_LINES]:
        found = _DATELINE.match(line.text)
        if found and found[1] in publishers.agencies:
            return publishers.agencies[found[1]]
    return None


def side_of(publisher: str | None, url: str | None, title: str | None, publishers: Publishers) -> str | None:
    """The side that a document speaks for: by its publisher, its host, or a title that only one side gives."""
    return (
        (publishers.side_of_name(publisher) if publisher else None)
        or (publishers.side_of_host(publisher) if publisher and "." in publisher else None)
        or (publishers.side_of_host(host_of(url)) if url else None)
        or (publishers.side_of_title(title) if title else None)
    )


def host_of(url: str) -> str:
    """The host of a URL, empty where it has none."""
    try:
        return urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
