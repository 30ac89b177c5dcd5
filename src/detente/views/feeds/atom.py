"""An Atom feed (RFC 4287), written by the standard library."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree

from detente.views.feeds.entry import Entry

ATOM = "http://www.w3.org/2005/Atom"


def atom(entries: Iterable[Entry], *, title: str, id: str, now: date) -> str:
    """The feed; `id` is a URI that stays the same, `now` the day as of which it was written."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(feed, "title", title)
    _add(feed, "id", id)
    _add(feed, "updated", _moment(now))
    author = ElementTree.SubElement(feed, f"{{{ATOM}}}author")
    _add(author, "name", "Détente")
    for entry in entries:
        _entry(feed, entry)
    ElementTree.indent(feed)
    return ElementTree.tostring(feed, encoding="unicode", xml_declaration=True) + "\n"


def _entry(feed: ElementTree.Element, entry: Entry) -> None:
    item = ElementTree.SubElement(feed, f"{{{ATOM}}}entry")
    _add(item, "title", entry.title)
    _add(item, "id", f"urn:detente:{entry.key}")
    _add(item, "updated", _moment(entry.updated))
    ElementTree.SubElement(item, f"{{{ATOM}}}category", term=entry.sort)
    when = f"{entry.when}\n" if entry.when else ""
    _add(item, "content", when + entry.words, type="text")


def _add(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = "".join(c for c in text if c in "\n\t" or c >= " ")


def _moment(day: date) -> str:
    """A day as the moment that the format asks for; nothing is known of the hour."""
    return f"{day.isoformat()}T00:00:00Z"
