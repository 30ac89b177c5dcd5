"""Lists of feeds: OPML, as feed readers export it, or an address a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.read.encoding import decode

MAX_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed to watch: its address, and its title where the list gives one."""

    url: str
    title: str | None = None


def feeds_of(data: bytes) -> tuple[Feed, ...]:
    """The feeds of a list, each address once, in order.

    Raises ValueError where it is no list, is empty, or names what is no http or https address.
    """
    feeds = _outlines(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else _lines(data)
    wrong = next((f.url for f in feeds if not re.match(r"https?://[^/\s]+", f.url)), None)
    if wrong is not None:
        raise ValueError(f"{wrong}: no http or https address")
    if not feeds:
        raise ValueError("no feeds in it")
    return tuple({feed.url: feed for feed in reversed(feeds)}.values())[::-1]


def _outlines(data: bytes) -> list[Feed]:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(data[:MAX_BYTES], forbid_dtd=True)
    except (ParseError, DefusedXmlException) as error:
        raise ValueError(f"no OPML: {error}") from error
    return [
        Feed(url.strip(), outline.get("title") or outline.get("text"))
        for outline in root.iter("outline")
        if (url := outline.get("xmlUrl")) is not None
    ]


def _lines(data: bytes) -> list[Feed]:
    lines = (line.strip() for line in (decode(data[:MAX_BYTES]) or "").split("\n"))
    return [Feed(line) for line in lines if line and not line.startswith("#")]
