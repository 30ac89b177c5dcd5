"""What the finders of offices see, and the looking up of head words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from detente.annotate.found import Name, Term
from detente.annotate.leaning import is_leaning
from detente.lexicon import Lexicon
from detente.lexicon.offices import Office
from detente.lexicon.officials import folded
from detente.model.annotated import Annotated

NOUNS = frozenset({"NOUN", "PROPN"})
MARKS = frozenset({"-", "–", "/"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """The document, its terms and sure names by token, where doubtful, any and familiar names begin, the lexicon."""

    a: Annotated
    lexicon: Lexicon
    terms: Mapping[int, Term]
    names: Mapping[int, Name]
    doubtful: Collection[int]
    candidates: Collection[int]
    familiar: Collection[int]


def sight_of(a: Annotated, terms: Sequence[Term], names: Sequence[Name], lexicon: Lexicon) -> Sight:
    """What is to be seen of a document."""
    return Sight(
        a=a,
        lexicon=lexicon,
        terms={i: term for term in terms for i in range(term.first, term.last)},
        names={i: name for name in names if name.sure for i in range(name.first, name.last)},
        candidates={name.first for name in names},
        doubtful={name.first for name in names if not name.sure and len(name.words) > 1},
        familiar=_familiar(names, lexicon),
    )


def _familiar(names: Sequence[Name], lexicon: Lexicon) -> set[int]:
    """Where a single word stands that is a part of a fuller name of the document, or an official's family name."""
    parts = {word for name in names if name.sure for word in name.words}
    single = [name for name in names if len(name.words) == 1]
    return {n.first for n in single if n.words[0] in parts or folded(n.words[0]) in lexicon.officials.by_family}


def look_up(lexicon: Lexicon, words: str, printed: str) -> tuple[Office, bool] | None:
    """(office, is it plural) of head words in small letters, or of an abbreviation as printed ("Sen."); else None."""
    offices = lexicon.offices
    if printed in offices.abbreviations:
        return offices.heads[offices.abbreviations[printed]], printed.endswith("s.")
    if printed.removesuffix("s") in offices.abbreviations and printed[:2].isupper():
        return offices.heads[offices.abbreviations[printed.removesuffix("s")]], True
    if words in offices.heads:
        return offices.heads[words], False
    return (offices.plurals[words], True) if words in offices.plurals else None


def terms_between(sight: Sight, first: int, last: int) -> list[Term]:
    """The words for states and bodies between two tokens, in order; none of "pro-Russian"."""
    found = dict.fromkeys(sight.terms[j] for j in range(first, last) if j in sight.terms)
    return [t for t in found if not is_leaning(sight.a, t.first)]
