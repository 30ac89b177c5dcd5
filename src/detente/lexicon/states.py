"""States: their codes, names, adjectives, capitals and places (UN members and observers; ISO 3166-1 alpha-3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from detente.lexicon.data import read_data
from detente.lexicon.phrases import Phrases, phrases

TermForm = Literal["name", "abbreviation", "demonym", "capital", "metonym", "place"]


@dataclass(frozen=True, slots=True)
class StateTerm:
    """A word for a state: which state, and what kind of word. `capital` and `metonym` may mean it or a place."""

    code: str
    form: TermForm


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class States:
    """What is known of states. `terms` maps each printed form to its state; `names` each code to the usual name.

    `state_run` are the states whose institutes speak for the government; behind a state's name or adjective one of the
    words in `waters` makes it a place ("the Indian Ocean"). `namesakes` maps states' names that places of another state
    bear too to that one; `pairs` maps a name in the plural to the states that share it ("the two Koreas").
    """

    names: Mapping[str, str]
    terms: Mapping[str, StateTerm]
    state_run: frozenset[str]
    waters: frozenset[str]
    namesakes: Mapping[str, str]
    pairs: Mapping[str, tuple[str, ...]]
    finder: Phrases[StateTerm]

    def find(self, text: str) -> Iterator[tuple[int, int, StateTerm]]:
        """(start, end, term) of every word for a state in `text`, left to right."""
        return self.finder.find(text)

    def code(self, words: str) -> str | None:
        """The state that these words name ("the U.S.", "Chinese", "Beijing"), or None."""
        term = self._term(words)
        return term.code if term else None

    def _term(self, words: str) -> StateTerm | None:
        """By the words as printed ("The Hague"), else without their article."""
        return self.terms.get(words.strip()) or self.terms.get(_bare(words))

    def name(self, code: str) -> str:
        """The usual name of a state; the code itself where it is none."""
        return self.names.get(code, code)

    def state_of(self, place: str) -> str | None:
        """The state in which a place lies ("Bali", "Nusa Dua, Bali, Indonesia"), or None where it is not known."""
        codes = [term.code for part in (place, *place.split(",")) if (term := self._term(part)) is not None]
        return codes[-1] if codes else None

    def contains(self, outer: str, inner: str) -> bool:
        """Is `inner` the same place as `outer`, or known to lie in it (Beijing in China, "Kuta, Bali" in Bali)?"""
        wide, narrow = _bare(outer), [_bare(part) for part in inner.split(",")]
        if wide in narrow or wide.casefold() == _bare(inner).casefold():
            return True
        term = self._term(outer)
        if term is None or term.form not in ("name", "abbreviation"):
            return False
        return self.state_of(inner) == term.code


def _bare(words: str) -> str:
    """Without an article, a possessive ending and outer white space."""
    bare = words.strip().replace("’", "'").removesuffix("'s")
    return bare[4:] if bare[:4].lower() == "the " else bare


def load_states(extra: Path | None = None) -> States:
    """The bundled table, with a user's rows on top."""
    data = read_data("states", extra)
    terms = dict(_terms(data))
    shouted = {word.upper(): term for word, term in terms.items() if len(word) > 3 and term.form != "demonym"}
    return States(
        names={code: row["names"][0] for code, row in data["states"].items()},
        terms=terms,
        state_run=frozenset(data["state_run"]),
        waters=frozenset(data["waters"]),
        namesakes=data["namesakes"],
        pairs={word: tuple(codes) for word, codes in data["pairs"].items()},
        finder=phrases(shouted | terms),
    )


def _terms(data: dict[str, Any]) -> Iterator[tuple[str, StateTerm]]:
    """Printed forms, those that count least first: a state's name outweighs a place of the same name."""
    for form, table in (("place", "places"), ("metonym", "metonyms")):
        for code, words in data[table].items():
            yield from ((word, StateTerm(code, form)) for word in words)  # type: ignore[arg-type]
    rows = data["states"].items()
    yield from ((row["capital"], StateTerm(code, "capital")) for code, row in rows if "capital" in row)
    for form, key in (("demonym", "demonyms"), ("abbreviation", "abbreviations"), ("name", "names")):
        for code, row in rows:
            yield from ((word, StateTerm(code, form)) for word in row.get(key, ()))  # type: ignore[arg-type]
