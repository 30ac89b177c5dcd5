"""The cast while it fills: who was entered, by what key, and what was mentioned so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from detente.annotate.coreference import Candidate, Number, Scene
from detente.annotate.found import Gender, Sighting
from detente.lexicon import Lexicon
from detente.lexicon.offices import Level
from detente.model.actor import Actor, Role
from detente.model.annotated import CastMember


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person as a cast member to be."""

    key: str
    actor: Actor
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    level: Level | None = None
    gender: Gender | None = None


@dataclass(slots=True, kw_only=True)
class Stage:
    """The cast while it fills, and what was mentioned so far."""

    scene: Scene
    lexicon: Lexicon
    known: dict[str, Known]
    sides: tuple[str, ...]
    home: str | None
    bodies: Mapping[str, tuple[Sighting, ...]]
    by_head: dict[int, Sighting]
    unnamed: tuple[Sighting, ...] = ()
    members: list[CastMember] = field(default_factory=list)
    by_key: dict[str, int] = field(default_factory=dict)
    spoken: list[Candidate] = field(default_factory=list)
    referents: dict[int, tuple[int, ...]] = field(default_factory=dict)
    pairs: dict[tuple[str | None, int], tuple[int, ...]] = field(default_factory=dict)
    genders: dict[tuple[int, ...], Gender] = field(default_factory=dict)
    ended: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def member(self, sighting: Sighting, alias: str) -> int:
        """The index of whom a sighting means; enters them where they are new."""
        key = sighting.key or alias
        if key not in self.by_key:
            self.by_key[key] = len(self.members)
            self.members.append(self._new(key, sighting))
        index = self.by_key[key]
        member = self.members[index]
        if alias not in member.aliases and member.kind != "person":
            self.members[index] = replace(member, aliases=(*member.aliases, alias))
        return index

    def _new(self, key: str, sighting: Sighting) -> CastMember:
        index, known = len(self.members), self.known.get(key)
        if known is None:
            return CastMember(index=index, kind=sighting.kind, actor=sighting.actor)
        if known.gender:
            self.genders[(index,)] = known.gender
        return CastMember(index=index, kind="person", actor=known.actor, aliases=known.aliases, roles=known.roles)

    def level(self, index: int) -> str | None:
        """At what level a person of the cast meets others; None where no office tells."""
        return next((k.level for key, k in self.known.items() if self.by_key.get(key) == index), None)

    def remember(self, cast: tuple[int, ...], head: int, number: Number, *, named: bool = False) -> None:
        """Enters a mention among the candidates of later pronouns."""
        self.spoken.append(Candidate(cast=cast, head=head, number=number, gender=self.genders.get(cast), named=named))
        self.referents[head] = cast
