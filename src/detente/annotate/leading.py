"""People told of by what they lead: "Luis Alvarez, who heads the Chilean trade mission"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.annotate.found import Holding, Name, OfficePhrase, Term, words_of
from detente.lexicon import Lexicon
from detente.lexicon.offices import Office
from detente.model.annotated import Annotated, Token

_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PART", "NUM"})
_LEADING = Office("head", level="officials")


def find_leading(a: Annotated, names: Sequence[Name], terms: Sequence[Term], lexicon: Lexicon) -> Iterator[Holding]:
    """The names with a clause right behind them that says what they lead: it counts as an office, in its own words."""
    taken = {i for name in names for i in range(name.first, name.last)}
    for name in names:
        verb = _verb(a, name, lexicon)
        last = _object_end(a, verb.i + 1, taken) if verb is not None else 0
        if verb is not None and last > verb.i + 1:
            yield Holding(name=name, office=_office(a, verb.i, last, terms), joined="copula")


def _verb(a: Annotated, name: Name, lexicon: Lexicon) -> Token | None:
    """The verb of leading in ", who heads" behind a name."""
    i = name.last + (name.last < len(a.tokens) and a.tokens[name.last].text == ",")
    if i + 2 >= len(a.tokens) or a.tokens[i].text.lower() != "who":
        return None
    verb = a.tokens[i + 1]
    return verb if verb.lemma in lexicon.actors.leading else None


def _object_end(a: Annotated, start: int, taken: set[int]) -> int:
    """Where the noun phrase that begins at `start` ends; `start` where none does, or where it holds somebody's name."""
    j = start
    while j < len(a.tokens) and a.tokens[j].sentence == a.tokens[start].sentence:
        token = a.tokens[j]
        if token.pos not in _INSIDE and not (token.text == "of" and j > start):
            break
        j += 1
    while j > start and a.tokens[j - 1].pos in ("ADP", "DET", "PART"):
        j -= 1
    thing = j > start and a.tokens[j - 1].pos in ("NOUN", "PROPN") and not taken & set(range(start, j))
    return j if thing else start


def _office(a: Annotated, first: int, last: int, terms: Sequence[Term]) -> OfficePhrase:
    inside = [t for t in terms if first < t.first < last and t.side and t.form != "place"]
    return OfficePhrase(
        first=first,
        last=last,
        head=first,
        title=words_of(a, first, last),
        office=_LEADING,
        article="none",
        side=inside[0].side if inside else None,
    )
