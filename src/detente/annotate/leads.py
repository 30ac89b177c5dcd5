"""Who is told of by office first and named later: "Spain's defence minister … “…,” Ana Robles told the radio"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from detente.annotate.found import Holding, Name, OfficePhrase
from detente.annotate.tree import SUBJECTS
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated

_WINDOW = 3
"""Sentences within which a name takes up the office told of last."""


def find_leads(
    a: Annotated, names: Sequence[Name], offices: Sequence[OfficePhrase], holdings: Sequence[Holding], lexicon: Lexicon
) -> Iterator[Holding]:
    """The offices of those who speak by a full name, never with an office, right after the only holder told of."""
    held = {h.office.first for h in holdings}
    known = {n for h in holdings for n in h.name.words}
    free = [o for o in offices if o.first not in held and _is_lead(a, o)]
    for name in names:
        if len(name.words) < _FULL or known & set(name.words[-1:]) or not _speaks(a, name, lexicon):
            continue
        known |= set(name.words)
        if (office := _told_before(a, name, free, names, held)) is not None:
            yield Holding(name=name, office=office, joined="copula")


_FULL = 2  # words of the shortest full name


def _is_lead(a: Annotated, office: OfficePhrase) -> bool:
    """Is it one public office, of a state that the words name, as a subject?"""
    public = office.office.standing in ("official", "legislator") and office.office.level is not None
    one = not office.plural and not office.former and office.article in ("possessive", "definite", "none")
    return public and one and office.side is not None and a.tokens[office.head].dep in SUBJECTS


def _speaks(a: Annotated, name: Name, lexicon: Lexicon) -> bool:
    """Is the name alone the subject of a verb of saying?"""
    head = a.tokens[name.last - 1]
    verb = lexicon.speech.verbs.get(a.tokens[head.head].lemma)
    after = a.tokens[name.last].text if name.last < len(a.tokens) else ""
    said = verb is not None and verb.manner == "said" and "clause" in verb.frames
    return head.dep in SUBJECTS and said and after not in (",", "of", "from", "(")


def _told_before(
    a: Annotated, name: Name, free: Sequence[OfficePhrase], names: Sequence[Name], held: Collection[int]
) -> OfficePhrase | None:
    """The only such office in the sentences before, with no other name as a subject since."""
    here = a.tokens[name.first].sentence
    near = [o for o in free if 0 < here - a.tokens[o.head].sentence <= _WINDOW]
    if len({(o.title.lower(), o.side) for o in near}) != 1:
        return None
    since = [n for n in names if near[-1].last <= n.first < name.first and a.tokens[n.last - 1].dep in SUBJECTS]
    return None if since else near[-1]
