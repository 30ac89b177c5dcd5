"""How well events are found in sentences on international crises, as ICBe has them (its validation part).

ICBe: Douglass et al. 2022, "Introducing the ICBe Dataset: Very High Recall and Precision Event Extraction from
Narratives about International Crises"; agreed codings, MIT. Only what its ontology and PLOVER share is compared:
whether a sentence tells an act or a speech at all, six kinds of them, and the days.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from detente.annotate import annotate
from detente.annotate.moments import timex_of
from detente.extract.events import told_in
from detente.extract.events.match import Match
from detente.lexicon import load_lexicon
from detente.model.annotated import Annotated
from detente.model.document import Document, document_id

HERE = Path(__file__).resolve().parent.parent
DEFAULT = HERE.parent / "shared" / "reference" / "events" / "icbe_train.jsonl.gz"

_SIGNED = {"sign formal agreement", "mutual defense pact", "formal military alliance", "settle dispute"}
_PAPERS = {"agreement", "treaty", "pact", "accord", "deal"}

GOLD: dict[str, Callable[[dict[str, Any]], bool]] = {
    "meeting": lambda e: not {"meeting", "discussion"}.isdisjoint(e.get("increase_coop", [])),
    "mediation": lambda e: "mediation" in e.get("increase_coop", []),
    "broken-off talks": lambda e: "break off negotiations" in e.get("decrease_coop", []),
    "agreement": lambda e: not _SIGNED.isdisjoint(e.get("increase_coop", [])) or "accept" in e.get("say", []),
    "threat": lambda e: not {"threaten", "ultimatum"}.isdisjoint(e.get("say", [])),
    "promise": lambda e: not {"promise", "offer", "offer - without conditions"}.isdisjoint(e.get("say", [])),
}
TOLD: dict[str, Callable[[Match], bool]] = {
    "meeting": lambda m: m.plover == "CONSULT" and m.mode != "third-party",
    "mediation": lambda m: m.plover == "CONSULT" and m.mode == "third-party",
    "broken-off talks": lambda m: (m.plover, m.mode) in (("REJECT", "meet"), ("SANCTION", "discontinue")),
    "agreement": lambda m: _agreed(m),
    "threat": lambda m: m.plover == "THREATEN" and bool(m.frame.subjects),
    "promise": lambda m: m.plover in ("AGREE", "CONCEDE") and (m.promised or m.pattern.alone),
}


@dataclass(frozen=True)
class Sentence:
    """A sentence of a crisis, the events that people agreed on in it, and what the rules tell of it."""

    gold: tuple[dict[str, Any], ...]
    annotated: Annotated
    told: tuple[Match, ...]


def _agreed(match: Match) -> bool:
    """Is something agreed, accepted or signed, not promised?"""
    signed = match.plover == "SUPPORT" and not _PAPERS.isdisjoint(match.pattern.with_)
    agreed = match.plover == "AGREE" and not match.promised and not match.pattern.alone
    return signed or agreed or (match.plover == "AGREE" and "accept" in match.pattern.verbs)


def read_sentences(path: Path, part: str = "valid") -> Iterator[Sentence]:
    """The sentences of one part, coded; those of one crisis are read as one narrative, a line each."""
    lexicon = load_lexicon()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["split"] == part]
    crises = [list(group) for _, group in groupby(rows, key=lambda row: row["crisis"])]
    for crisis, a in zip(crises, annotate(map(_document, crises), lexicon), strict=True):
        start = 0
        for row in crisis:
            end = start + len(row["text"])
            inside = [s for s in a.sentences if start <= s.span.start < end]
            yield Sentence(tuple(row["events"]), a, tuple(m for s in inside for m in told_in(a, s, lexicon)))
            start = end + 1


def _document(crisis: list[dict[str, Any]]) -> Document:
    text = "\n".join(row["text"].replace("\n", " ") for row in crisis)
    return Document(id=document_id(text), text=text)


def days_of(sentence: Sentence) -> tuple[set[str], set[str]]:
    """(agreed days, days that the rules' events got), as YYYY-MM-DD; only of years that the sentences name."""
    dates = [e["date_earliest"] for e in sentence.gold if "date_earliest" in e]
    full = {"{year:0>4}-{month:0>2}-{day:0>2}".format(**d) for d in dates if d["year"] and d["month"] and d["day"]}
    own = [t.when for m in sentence.told if (t := timex_of(sentence.annotated, m.trigger)) and t.when]
    known = {day for day in full if day[:4] in sentence.annotated.document.text}
    return known, {str(when) for when in own if when.width == 0}


def line(name: str, pairs: Iterable[tuple[bool, bool]]) -> str:
    """Precision, recall, F1 and n (how many the gold has) of a yes or no."""
    both = list(pairs)
    hits, gold, told = sum(g and t for g, t in both), sum(g for g, _ in both), sum(t for _, t in both)
    precision, recall = hits / max(1, told), hits / max(1, gold)
    f1 = 2 * hits / max(1, gold + told)
    return f"{name:<18} {precision:.3f} {recall:.3f} {f1:.3f}  n {gold}, told {told}"


def report(path: Path, part: str = "valid") -> Iterator[str]:
    """The lines to print."""
    sentences = list(read_sentences(path, part))
    yield f"ICBe, {part}: {len(sentences)} sentences; precision, recall, F1"
    acts = [any(not {"action", "speech"}.isdisjoint(e.get("event_type", [])) for e in s.gold) for s in sentences]
    yield line("event or none", zip(acts, (bool(s.told) for s in sentences), strict=True))
    for kind, is_gold in GOLD.items():
        yield line(kind, ((any(map(is_gold, s.gold)), any(map(TOLD[kind], s.told))) for s in sentences))
    days = [days_of(s) for s in sentences]
    hits, gold, told = sum(len(g & t) for g, t in days), sum(len(g) for g, _ in days), sum(len(t) for _, t in days)
    shares = hits / max(1, told), hits / max(1, gold), 2 * hits / max(1, gold + told)
    yield f"{'days':<18} {shares[0]:.3f} {shares[1]:.3f} {shares[2]:.3f}  n {gold}, told {told}"
