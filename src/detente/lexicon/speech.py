"""Words that report words: verbs with their frames, nouns, prefixes, venues (``data/speech.toml``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from detente.lexicon.data import read_data
from detente.model.annotated import Manner

Frame = Literal["clause", "question", "object", "naming", "infinitive", "request", "addressee", "document"]
FRAMES: tuple[Frame, ...] = (
    "clause",
    "question",
    "object",
    "naming",
    "infinitive",
    "request",
    "addressee",
    "document",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechVerb:
    """A verb that reports: the frames in which it does, and the prepositions before what it reports.

    With an object it reports only where that is one of `only`; an empty set allows any. `deed` is the verb where what
    stands beside it is done and not said ("refused to go", "criticized Ms. Berg").
    """

    lemma: str
    manner: Manner
    frames: frozenset[Frame]
    after: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    deed: SpeechVerb | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechNoun:
    """A noun that reports: `clause` where a that-clause may follow, and the prepositions before what it reports.

    `manner` is "thought" for what somebody holds or fears; `alone` where it reports though nobody's name goes with it.
    """

    lemma: str
    clause: bool
    manner: Manner = "said"
    alone: bool = False
    after: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """All that reports. Phrasal verbs stand under "<verb> <particle>".

    `attitudes` are verbs that tell of a stand rather than of words where their object is a bare thing. `held` tell what
    somebody wants, plans or backs: they report nothing unless `with_held` puts them among the verbs; `widely` what is
    not said, or may be, is then reported too.
    """

    verbs: Mapping[str, SpeechVerb]
    held: Mapping[str, SpeechVerb]
    nouns: Mapping[str, SpeechNoun]
    attitudes: frozenset[str]
    makers: frozenset[str]
    documents: frozenset[str]
    heading_sources: frozenset[str]
    people: frozenset[str]
    silent: frozenset[str]
    questioners: frozenset[str]
    prefixes: tuple[str, ...]
    venues: frozenset[str]
    venue_prepositions: frozenset[str]
    widely: bool = False

    def with_held(self) -> Speech:
        """The same, and what somebody wants, plans or backs is reported too, as PolNeAR has it."""
        return replace(self, verbs={**self.held, **self.verbs, **_widened(self.verbs, self.held)}, widely=True)


def _widened(verbs: Mapping[str, SpeechVerb], held: Mapping[str, SpeechVerb]) -> dict[str, SpeechVerb]:
    """The thoughts that take a deed too: "hoped | to win"."""
    both = {lemma: (verbs[lemma], held[lemma]) for lemma in held if lemma in verbs and verbs[lemma].manner == "thought"}
    return {lemma: replace(v, frames=v.frames | h.frames, after=v.after | h.after) for lemma, (v, h) in both.items()}


def load_speech(extra: Path | None = None) -> Speech:
    """The bundled words, with those of the user's folder `extra`."""
    data = read_data("speech", extra)
    return Speech(
        verbs={lemma: _verb(lemma, data) for lemma in _lemmas(data)},
        held=_held(data["held"]),
        nouns=_nouns(data["nouns"]),
        attitudes=frozenset(data["verbs"]["attitudes"]),
        makers=frozenset(data["nouns"]["makers"]),
        documents=frozenset(data["sources"]["documents"]),
        heading_sources=frozenset(data["sources"]["headings"]),
        people=frozenset(data["sources"]["people"]),
        silent=frozenset(data["sources"]["silent"]),
        questioners=frozenset(data["sources"]["questioners"]),
        prefixes=tuple(data["sources"]["prefixes"]),
        venues=frozenset(data["venues"]["nouns"]),
        venue_prepositions=frozenset(data["venues"]["prepositions"]),
    )


def _lemmas(data: Mapping[str, Any]) -> list[str]:
    verbs, thought = data["verbs"], data["thought"]
    listed = [lemma for frame in FRAMES for lemma in verbs[frame]]
    deeds = [lemma for frame in _DEEDS for lemma in data["deeds"][frame]]
    return sorted({*listed, *verbs["after"], *thought["clause"], *deeds, *data["deeds"]["after"]})


_DEEDS: tuple[Frame, ...] = ("object", "infinitive", "request")
_HELD: tuple[Frame, ...] = (*_DEEDS, "clause")


def _verb(lemma: str, data: Mapping[str, Any]) -> SpeechVerb:
    verbs = data["verbs"]
    frames: set[Frame] = {frame for frame in FRAMES if lemma in verbs[frame]}
    after = frozenset(verbs["after"].get(lemma, ()))
    if frames or after:
        only = frozenset(verbs["only"].get(lemma, ()))
        deed = _deed(lemma, data["deeds"], also=frames & {"object"})
        return SpeechVerb(lemma=lemma, manner="said", frames=frozenset(frames), after=after, only=only, deed=deed)
    return _deed(lemma, data["deeds"]) or SpeechVerb(lemma=lemma, manner="thought", frames=frozenset({"clause"}))


def _deed(lemma: str, data: Mapping[str, Any], *, also: Iterable[Frame] = ()) -> SpeechVerb | None:
    """The verb as it tells of deeds, in the frames listed for these and in those of `also`; None where it does not."""
    frames: set[Frame] = {frame for frame in _DEEDS if lemma in data[frame]} | set(also)
    after = frozenset(data["after"].get(lemma, ()))
    return SpeechVerb(lemma=lemma, manner="thought", frames=frozenset(frames), after=after) if frames or after else None


def _held(data: Mapping[str, Any]) -> dict[str, SpeechVerb]:
    lemmas = sorted({*data["after"], *(lemma for frame in _HELD for lemma in data[frame])})
    return {
        lemma: SpeechVerb(
            lemma=lemma,
            manner="held",
            frames=frozenset(frame for frame in _HELD if lemma in data[frame]),
            after=frozenset(data["after"].get(lemma, ())),
        )
        for lemma in lemmas
    }


def _nouns(data: Mapping[str, Any]) -> dict[str, SpeechNoun]:
    return {
        lemma: SpeechNoun(
            lemma=lemma,
            clause=lemma in data["clause"] or lemma in data["thought"],
            manner="thought" if lemma in data["thought"] else "said",
            alone=lemma in data["alone"],
            after=frozenset(data["after"].get(lemma, ())),
        )
        for lemma in sorted({*data["clause"], *data["thought"], *data["after"]})
    }
