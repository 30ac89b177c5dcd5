"""Where names and offices stand in a document: what tells which belong together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from detente.annotate.found import Joined, Name
from detente.lexicon.actors import ActorWords
from detente.model.annotated import Annotated

Found = tuple[Name, Joined]
COMMAS = frozenset({",", "-", "–", "—", "--", "("})
AND = frozenset({"and", "&"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The names by where they begin and end, the offices by where they end."""

    a: Annotated
    words: ActorWords
    by_first: Mapping[int, Name]
    by_last: Mapping[int, Name]
    states: Mapping[int, str]
    seats: Mapping[int, str]
    plurals: Collection[int]
    offices: Collection[int]
    before: Mapping[int, int]
    owned: Collection[int]
