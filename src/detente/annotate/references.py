"""Sightings -> cast and mentions: pronouns and pairs find whom they mean, and everyone gets a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from detente.annotate.coreference import Candidate, in_quotes, latest_pair, pronoun_number, resolve_pronoun
from detente.annotate.found import Sighting, words_of, words_span
from detente.lexicon import Lexicon
from detente.model.actor import Actor, Role
from detente.model.annotated import Annotated, CastMember, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person as a cast member to be."""

    key: str
    actor: Actor
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    level: str | None = None


@dataclass(slots=True)
class _Stage:
    """The cast while it fills, and what was mentioned so far."""

    known: dict[str, Known]
    members: list[CastMember] = field(default_factory=list)
    by_key: dict[str, int] = field(default_factory=dict)
    spoken: list[Candidate] = field(default_factory=list)
    levels: dict[int, str | None] = field(default_factory=dict)

    def member(self, sighting: Sighting, alias: str) -> int:
        """The index of whom a sighting means; enters them where they are new."""
        key = sighting.key or alias
        if key not in self.by_key:
            self.by_key[key] = len(self.members)
            self.members.append(self._new(key, sighting))
            self.levels[self.by_key[key]] = self.known[key].level if key in self.known else None
        index = self.by_key[key]
        member = self.members[index]
        if alias not in member.aliases and member.kind != "person":
            self.members[index] = replace(member, aliases=(*member.aliases, alias))
        return index

    def _new(self, key: str, sighting: Sighting) -> CastMember:
        known = self.known.get(key)
        if known is not None:
            return CastMember(
                index=len(self.members), kind="person", actor=known.actor, aliases=known.aliases, roles=known.roles
            )
        return CastMember(index=len(self.members), kind=sighting.kind, actor=sighting.actor)


def refer(
    a: Annotated, sightings: Sequence[Sighting], persons: Sequence[Known], lexicon: Lexicon
) -> tuple[tuple[CastMember, ...], tuple[Mention, ...]]:
    """The cast in order of first mention, and all mentions in order of the text."""
    stage = _Stage(known={p.key: p for p in persons})
    quoted = in_quotes(a)
    sides = _main_sides(sightings)
    mentions: list[Mention] = []
    for item in _in_order(a, sightings, lexicon):
        mention = _settle(a, stage, item, quoted, sides, lexicon)
        if mention is not None:
            mentions.append(mention)
    mentions.sort(key=lambda m: (m.span.start, m.span.end))
    return tuple(stage.members), tuple(mentions)


def _main_sides(sightings: Sequence[Sighting]) -> tuple[str, ...]:
    """The two sides that the document names most, if a third does not come near."""
    counts = Counter(s.actor.side for s in sightings if s.actor.side)
    ranked = sorted(counts, key=lambda side: (-counts[side], side))
    if len(ranked) > 2 and counts[ranked[2]] * 2 > counts[ranked[1]]:
        return ()
    return tuple(ranked[:2])


def _in_order(a: Annotated, sightings: Sequence[Sighting], lexicon: Lexicon) -> Iterator[Sighting]:
    """The sightings with pronouns and pairs between them, by the place of their head."""
    taken = {s.head for s in sightings}
    more = [s for s in _pronouns(a) if s.head not in taken] + [s for s in _pairs(a, lexicon) if s.head not in taken]
    yield from sorted([*sightings, *more], key=lambda s: (s.first, s.last))


def _pronouns(a: Annotated) -> Iterator[Sighting]:
    for token in a.tokens:
        if pronoun_number(token) is not None and not a.sentences[token.sentence].noise:
            yield Sighting(first=token.i, last=token.i + 1, head=token.i, form="pronoun", kind="person", actor=Actor())


def _pairs(a: Annotated, lexicon: Lexicon) -> Iterator[Sighting]:
    """ "Both sides", "the two countries", "the two leaders"."""
    offices = lexicon.offices
    for token in a.tokens[1:]:
        word = token.text.lower()
        if word not in offices.pair_sides and word not in offices.pair_people:
            continue
        first = _pair_start(a, token.i)
        if first is not None and not a.sentences[token.sentence].noise:
            yield Sighting(
                first=first,
                last=token.i + 1,
                head=token.i,
                form="group",
                kind="group",
                actor=Actor(name=words_of(a, first, token.i + 1)),
                plural=True,
            )


def _pair_start(a: Annotated, i: int) -> int | None:
    """Where "both …" or "the two …" before token `i` begins; one adjective may stand between."""
    for j in (i - 1, i - 2):
        if j >= 0 and a.tokens[j].sentence == a.tokens[i].sentence and a.tokens[j].text.lower() in ("both", "two"):
            before = a.tokens[j - 1].text.lower() if j else ""
            if a.tokens[j].text.lower() == "both":
                return j
            return j - 1 if before in ("the", "these", "those", "our", "their") else None
    return None


def _settle(
    a: Annotated,
    stage: _Stage,
    item: Sighting,
    quoted: Sequence[bool],
    sides: tuple[str, ...],
    lexicon: Lexicon,
) -> Mention | None:
    """The mention that a sighting is, whom it means; None for a pronoun that means nobody known."""
    span = words_span(a, item.first, item.last)
    if item.form == "pronoun":
        found = resolve_pronoun(a, a.tokens[item.head], stage.spoken, quoted)
        if found is None:
            return None
        stage.spoken.append(replace(found, head=item.head, first=item.first))
        return Mention(span=span, head=item.head, cast=found.cast, form="pronoun")
    cast = _pair(a, stage, item, sides, lexicon) or (stage.member(item, words_of(a, item.first, item.last)),)
    stage.spoken.append(
        Candidate(cast=cast, head=item.head, first=item.first, number=_number(item, cast), gender=item.gender)
    )
    return Mention(span=span, head=item.head, cast=cast, form=item.form)


def _number(item: Sighting, cast: tuple[int, ...]) -> str:
    if item.kind in ("person", "office"):
        return "he"
    return "they" if item.plural or len(cast) > 1 else "it"


def _pair(
    a: Annotated, stage: _Stage, item: Sighting, sides: tuple[str, ...], lexicon: Lexicon
) -> tuple[int, ...] | None:
    """The two whom a pair means, or None where it is none or who they are is not clear."""
    if not item.plural or _pair_start(a, item.head) is None:
        return None
    word = a.tokens[item.head].text.lower()
    if word in lexicon.offices.pair_sides and len(sides) == 2:
        made = [Sighting(first=item.first, last=item.last, head=item.head, form="group", kind="side",
                         actor=Actor(side=s, sector="GOV"), key=f"side:{s}") for s in sides]  # fmt: skip
        return tuple(sorted(stage.member(s, lexicon.states.name(s.actor.side or "")) for s in made))
    if word not in lexicon.offices.pair_people:
        return None
    level = {"leaders": "leaders", "presidents": "leaders", "premiers": "leaders", "ministers": "ministers"}.get(word)
    return latest_pair(
        stage.spoken,
        lambda c: c.number == "he" and (level is None or stage.levels.get(c.cast[0]) in (level, None)),
        lambda i: stage.members[i].actor.side,
    )
