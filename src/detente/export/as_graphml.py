"""GraphML (graphml.graphdrawing.org): records, people, bodies and sides as nodes; who takes part and links as edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from detente.export.answer import Answer
from detente.export.parties import Parties, Party
from detente.export.sources import parties_of
from detente.model.record import Json
from detente.views.headline import headline

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
KINDS = ("engagement", "channel", "commitment", "measure", "incident", "statement")

NODE = ("kind", "label", "when", "status", "side")
EDGE = ("type",)

_WHEN = {"engagement": "when", "commitment": "made_on", "measure": "announced", "incident": "when",
         "statement": "said_on", "channel": "last_reported"}  # fmt: skip
_STATUS = {"engagement": "status", "channel": "state", "commitment": "status"}


def write(answer: Answer, path: Path) -> int:
    """The graph into a file; gives how many records are nodes of it."""
    root = Element("graphml", xmlns=NAMESPACE)
    for part, names in (("node", NODE), ("edge", EDGE)):
        for name in names:
            SubElement(root, "key", {"id": name, "for": part, "attr.name": name, "attr.type": "string"})
    graph = SubElement(root, "graph", id="detente", edgedefault="directed")
    rows = list(answer.rows(*KINDS))
    _nodes(graph, rows, parties_of(answer))
    indent(root)
    ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
    return len(rows)


def _nodes(graph: Element, rows: list[dict[str, Json]], parties: Parties) -> None:
    known = {row["id"] for row in rows}
    seen: dict[str, Party] = {}
    edges: dict[tuple[str, str, str], None] = {}
    for row in rows:
        _node(graph, row["id"], _told(row))
        for field, party in parties.within(row):
            seen.setdefault(party.key, party)
            edges[party.key, row["id"], field] = None
        edges |= dict.fromkeys((row["id"], link["record"], link["type"]) for link in row["links"])
    for key, party in seen.items():
        _node(graph, key, {"kind": party.sort, "label": party.name, "side": party.side})
    for number, (source, target, type_) in enumerate(e for e in edges if {e[0], e[1]} <= known | set(seen)):
        edge = SubElement(graph, "edge", id=f"e{number}", source=clean(source), target=clean(target))
        SubElement(edge, "data", key="type").text = type_


def _told(row: Mapping[str, Json]) -> dict[str, Json]:
    kind = row["kind"]
    return {
        "kind": kind,
        "label": headline(kind, row),
        "when": row.get(_WHEN[kind]),
        "status": row.get(_STATUS.get(kind, "")),
    }


def _node(graph: Element, key: str, told: Mapping[str, Json]) -> None:
    node = SubElement(graph, "node", id=clean(key))
    for name in NODE:
        if told.get(name):
            SubElement(node, "data", key=name).text = clean(str(told[name]))


def clean(words: str) -> str:
    """The words without the characters that XML 1.0 can't hold."""
    return "".join(_allowed(words))


def _allowed(words: str) -> Iterator[str]:
    for char in words:
        code = ord(char)
        if char in "\t\n\r" or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code >= 0x10000:
            yield char
