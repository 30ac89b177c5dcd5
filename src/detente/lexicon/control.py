"""Which verbs govern a gerund or infinitive, and whose: from ``data/control.toml``. The annotation reads it once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Lemmas of verbs, with a particle behind "_", by what their infinitive or gerund is about.

    After `object_control` the object does it; after `lashing` what stands after "at" or "against"; after `resolving`
    the subject will do it; after `purposive` and an object the subject means to do it. Nouns are `beside` behind which
    "with" names those with whom the subject does it.
    """

    object_control: frozenset[str]
    lashing: frozenset[str]
    resolving: frozenset[str]
    purposive: frozenset[str]
    beside: frozenset[str]


@cache
def load_control() -> Control:
    """The bundled classes."""
    data = read_data("control")
    return Control(
        object_control=frozenset(data["object_control"]),
        lashing=frozenset(data["lashing"]),
        resolving=frozenset(data["resolving"]),
        purposive=frozenset(data["purposive"]),
        beside=frozenset(data["beside"]),
    )
