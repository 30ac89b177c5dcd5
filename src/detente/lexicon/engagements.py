"""Words for engagements: verbs and nouns with their frames, and cues of status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.lexicon.data import read_data

Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How a verb or noun takes its parts.

    `where` and `who` are prepositions, or "object" for a direct object. `strict` asks for a place or party that is
    clearly one; `cues` are words of which one must stand by; `particle` must stand beside the verb; `phase` is
    "arrival" or "departure" for a verb that begins a stay, "presence" for being there, "sending" where the subject
    does not go himself; `plural` asks for the plural,
    or a word that says who; what must be `carried` by a verb of [support] is not what is only expressed; of a
    `gathering` only those who attend are told, or are
    `spoken` of as speaking there; `placed` asks for a place, `told` for a
    place or a day; what is done `jointly` makes an engagement only of people of two sides who do it together; `bare`
    asks for no object, `passive` for the passive, `carriers` for one of these verbs above a noun; `status` is what the
    word itself says of it ("invited"); a `weak` one tells of none where another word tells of the same people;
    of a `body` (a committee) it is said that it meets.
    """

    form: str
    where: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    strict: bool = False
    cues: Words = frozenset()
    particle: Words = frozenset()
    phase: str | None = None
    plural: bool = False
    gathering: bool = False
    spoken: bool = False
    carried: bool = False
    placed: bool = False
    told: bool = False
    status: str | None = None
    jointly: bool = False
    weak: bool = False
    body: bool = False
    bare: bool = False
    passive: bool = False
    carriers: Words = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """What tells letters from other papers, from what else is written, from signals and from what is but said."""

    papers: Words
    written: Words
    signals: Words
    spoken: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Gatherings:
    """Nouns for gatherings of many, and what is said of those who attend, or meet on their margins."""

    nouns: Words
    verbs: Words
    prepositions: Words
    participation: Words
    journeys: Words
    margins: Words
    stages: Words
    addressing: Words
    speaking: Words
    private: Words
    kinds: Words
    plain: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading:
    """Verbs that say who led or opened something, and the nouns for what they led."""

    verbs: Words
    nouns: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementWords:
    """The file engagements.toml: frames by lemma, in the file's order, and status by word (of verbs, particles …)."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    gatherings: Gatherings
    support: Words
    cues: Mapping[str, str]
    particles: Mapping[str, str]
    adjectives: Mapping[str, str]
    heads: Mapping[str, str]
    passive: Words
    purpose: Words
    engaged: Words
    seeking: Words
    entering: Words
    bodies: Words
    giving: Words
    telling: Words
    abroad: Words
    shared: Words
    appearances: tuple[str, ...]
    broken: Words
    shelved: Words
    parts: Words
    ahead: Words
    reporting: Words
    permitting: Words
    occurring: Words
    continuing: Words
    happening: Words
    apart_acts: Words
    moving: Words
    overdue: Words
    pondering: Words
    mandative: Words
    within: Words
    apart_in_time: Words
    ending: Words
    advancing: Words
    chances: Words
    deliberating: Words
    measures: Words
    presence: Words
    several: Words
    often: Words
    many: Words
    lately: Words
    times: Words
    topics: Words
    circumstances: Words
    tours: Words
    thanking: Words
    gratitude: Words
    glad: Words
    felt: Words
    leading: Leading
    bilateral: Words
    both: Words
    equals: Words
    services: Words
    teams: Words
    rounds: Words
    spheres: Words
    of_three: Words
    governs: Mapping[str, Words]
    agenda: Mapping[str, str]
    possibly: Words
    figures: Words
    letters: Letters
    apart: Words
    together: Words
    phone: Words
    spoken: Words
    face_to_face: Words
    unofficial: tuple[str, ...]


def load_engagements(extra: Path | None = None) -> EngagementWords:
    """The bundled words, with those of a user's engagements.toml in the folder `extra`."""
    data = read_data("engagements", extra)
    gatherings = data["gatherings"]
    return EngagementWords(
        verbs=_frames(data["verb"]),
        nouns=_frames(data["noun"]),
        gatherings=Gatherings(
            nouns=frozenset(gatherings["nouns"]),
            verbs=frozenset(gatherings["verbs"]),
            prepositions=frozenset(gatherings["prepositions"]),
            participation=frozenset(gatherings["participation"]),
            journeys=frozenset(gatherings["journeys"]),
            margins=frozenset(gatherings["margins"]),
            stages=frozenset(gatherings["stages"]),
            addressing=frozenset(gatherings["addressing"]),
            speaking=frozenset(gatherings["speaking"]),
            private=frozenset(gatherings["private"]),
            kinds=frozenset(gatherings["kinds"]),
            plain=frozenset(gatherings["plain"]),
        ),
        support=frozenset(data["support"]["verbs"]),
        cues=_inverted(data["cues"]),
        particles=_inverted(data["particles"]),
        adjectives=_inverted(data["adjectives"]),
        heads=_inverted(data["nouns"]),
        passive=frozenset(data["passive"]["verbs"]),
        purpose=frozenset(data["purpose"]["verbs"]),
        engaged=frozenset(data["engaged"]["verbs"]),
        seeking=frozenset(data["seeking"]["words"]),
        entering=frozenset(data["engaged"]["entering"]),
        bodies=frozenset(data["shared"]["bodies"]),
        giving=frozenset(data["giving"]["verbs"]),
        telling=frozenset(data["telling"]["verbs"]),
        abroad=frozenset(data["abroad"]["words"]),
        shared=frozenset(data["shared"]["words"]),
        appearances=tuple(data["appearances"]["titles"]),
        broken=frozenset(data["broken"]["verbs"]),
        shelved=frozenset(data["broken"]["shelved"]),
        parts=frozenset(data["parts"]["nouns"]),
        ahead=frozenset(data["ahead"]["words"]),
        reporting=frozenset(data["reporting"]["verbs"]),
        permitting=frozenset(data["reporting"]["permitting"]),
        occurring=frozenset(data["course"]["occurring"]),
        continuing=frozenset(data["course"]["continuing"]),
        apart_acts=frozenset(data["parting"]["acts"]),
        happening=frozenset(data["course"]["happening"]),
        moving=frozenset(data["course"]["moving"]),
        overdue=frozenset(data["course"]["overdue"]),
        pondering=frozenset(data["course"]["pondering"]),
        mandative=frozenset(data["course"]["mandative"]),
        within=frozenset(data["within"]["words"]),
        apart_in_time=frozenset(data["course"]["apart_in_time"]),
        ending=frozenset(data["course"]["ending"]),
        advancing=frozenset(data["course"]["advancing"]),
        chances=frozenset(data["course"]["chances"]),
        deliberating=frozenset(data["course"]["deliberating"]),
        measures=frozenset(data["between"]["measures"]),
        presence=frozenset(data["between"]["presence"]),
        several=frozenset(data["several"]["nouns"]),
        often=frozenset(data["several"]["often"]),
        many=frozenset(data["several"]["many"]),
        lately=frozenset(data["several"]["lately"]),
        times=frozenset(data["several"]["times"]),
        topics=frozenset(data["between"]["topics"]),
        circumstances=frozenset(data["between"]["circumstances"]),
        tours=frozenset(data["between"]["tours"]),
        thanking=frozenset(data["thanks"]["verbs"]),
        gratitude=frozenset(data["thanks"]["gratitude"]),
        glad=frozenset(data["thanks"]["glad"]),
        felt=frozenset(data["thanks"]["felt"]),
        leading=Leading(verbs=frozenset(data["leading"]["verbs"]), nouns=frozenset(data["leading"]["nouns"])),
        both=frozenset(data["between"]["both"]),
        equals=frozenset(data["between"]["equals"]),
        services=frozenset(data["between"]["services"]),
        teams=frozenset(data["between"]["teams"]),
        rounds=frozenset(data["between"]["rounds"]),
        spheres=frozenset(data["between"]["spheres"]),
        of_three=frozenset(data["between"]["of_three"]),
        bilateral=frozenset(data["between"]["bilateral"]),
        governs={verb: frozenset(prepositions) for verb, prepositions in data["governs"].items()},
        agenda=_inverted(data["agenda"]),
        possibly=frozenset(data["hedges"]["possible"]),
        figures=frozenset(data["figures"]["nouns"]),
        letters=Letters(
            papers=frozenset(data["letters"]["papers"]),
            written=frozenset(data["letters"]["written"]),
            signals=frozenset(data["letters"]["signals"]),
            spoken=frozenset(data["letters"]["spoken"]),
        ),
        apart=frozenset(data["parting"]["apart"]),
        together=frozenset(data["parting"]["together"]),
        phone=frozenset(data["phone"]["words"]),
        spoken=frozenset(data["spoken"]["words"]),
        face_to_face=frozenset(data["spoken"]["face_to_face"]),
        unofficial=tuple(data["unofficial"]["roles"]),
    )


def _frames(rows: list[dict[str, Any]]) -> Mapping[str, tuple[Frame, ...]]:
    found: dict[str, tuple[Frame, ...]] = {}
    for row in rows:
        for lemma in row["lemmas"]:
            found[lemma] = (*found.get(lemma, ()), _frame(row))
    return found


def _frame(row: dict[str, Any]) -> Frame:
    return Frame(
        form=row["form"],
        where=tuple(row.get("where", ())),
        who=tuple(row.get("who", ())),
        strict=row.get("strict", False),
        cues=frozenset(row.get("cues", ())),
        particle=frozenset(row.get("particle", ())),
        phase=row.get("phase"),
        plural=row.get("plural", False),
        placed=row.get("placed", False),
        told=row.get("told", False),
        status=row.get("status"),
        weak=row.get("weak", False),
        body=row.get("body", False),
        jointly=row.get("jointly", False),
        bare=row.get("bare", False),
        carried=row.get("carried", False),
        passive=row.get("passive", False),
        carriers=frozenset(row.get("carriers", ())),
    )


def _inverted(table: Mapping[str, list[str]]) -> Mapping[str, str]:
    """Word -> status; of a word in two lists the first counts."""
    out: dict[str, str] = {}
    for status, words in table.items():
        for word in words:
            out.setdefault(word, status)
    return out
