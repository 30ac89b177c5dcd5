"""Who published a document, and for which side, where that is certain."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from detente.lexicon.publishers import Publishers
from detente.read.layout import Line

_DATELINE = re.compile(r"[A-Z][^()]{2,60}(?:\((?P<round>[\w-]{2,12})\)\s*[-–—:]|\s/(?P<slashed>[\w-]{2,12})/)")
_FIRST_LINES = 4


def agency_of(lines: list[Line], publishers: Publishers) -> str | None:
    """The news agency of a dateline in one of the first lines: "BEIJING, June 18 (Xinhua) --", "… June 18. /TASS/"."""
    for line in lines[:_FIRST_LINES]:
        found = _DATELINE.match(line.text)
        name = found["round"] or found["slashed"] if found else None
        if name is not None and name in publishers.agencies:
            return publishers.agencies[name]
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
