"""Words by which it shows whether a name acts, or is only a place, a day or the beginning of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorWords:
    """One closed class of words a field; verbs and nouns are lemmas. ``data/actors.toml`` says what each is for."""

    calendar: frozenset[str]
    openers: frozenset[str]
    articles: frozenset[str]
    at: frozenset[str]
    toward: frozenset[str]
    motion: frozenset[str]
    visited: frozenset[str]
    dealing: frozenset[str]
    expletive: frozenset[str]
    links: frozenset[str]
    general: frozenset[str]
    examples: frozenset[str]
    relative: frozenset[str]
    topical: frozenset[str]
    ranks: frozenset[str]
    abroad: frozenset[str]
    spokesmen: frozenset[str]
    hosting: frozenset[str]
    leading: frozenset[str]
    alleging: frozenset[str]
    heading: frozenset[str]
    running: frozenset[str]
    describing: frozenset[str]
    everyday: frozenset[str]
    locals: frozenset[str]
    realms: frozenset[str]
    realm_kinds: frozenset[str]
    appointing: frozenset[str]
    serving: frozenset[str]
    leaving: frozenset[str]


def load_actor_words(extra: Path | None = None) -> ActorWords:
    """The bundled words; a user's file replaces a class as a whole."""
    data = read_data("actors", extra)
    return ActorWords(**{field.name: frozenset(data[field.name].split()) for field in fields(ActorWords)})
