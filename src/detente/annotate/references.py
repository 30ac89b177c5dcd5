"""Sightings -> cast and mentions: pronouns and pairs find whom they mean, and everyone gets a number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.annotate.coreference import Candidate, Number, Scene, in_quotes, pronoun_number, resolve_pronoun
from detente.annotate.descriptions import bare_descriptions, described
from detente.annotate.found import Sighting, words_of, words_span
from detente.annotate.holders import term_of
from detente.annotate.pairs import find_pairs, latest, main_sides
from detente.annotate.stage import Known, Stage
from detente.annotate.together import together
from detente.annotate.tree import SUBJECTS, ancestors, conjuncts, subjects
from detente.lexicon import Lexicon
from detente.model.actor import Actor, Role
from detente.model.annotated import Annotated, CastKind, CastMember, Mention, Token


def refer(
    a: Annotated, sightings: Sequence[Sighting], persons: Sequence[Known], home: str | None, lexicon: Lexicon
) -> tuple[tuple[CastMember, ...], tuple[Mention, ...]]:
    """The cast in order of first mention, and all mentions in order of the text. `home` is whose text it is."""
    stage = Stage(
        scene=Scene(
            a=a,
            quoted=in_quotes(a),
            reports=frozenset(lexicon.speech.verbs),
            sayings=_sayings(lexicon),
            expletive=lexicon.actors.expletive,
        ),
        lexicon=lexicon,
        known={p.key: p for p in persons},
        sides=main_sides(sightings),
        home=home if any(s.actor.side == home for s in sightings) else None,
        bodies=_bodies(sightings),
        by_head={s.head: s for s in sightings},
        unnamed=tuple(
            s
            for s in sorted(sightings, key=lambda s: s.head)
            if s.kind in ("office", "group") and (s.key or "")[:6] in ("office", "group:")
        ),
    )
    mentions = [m for item in _in_order(a, sightings, lexicon) if (m := _settle(stage, item)) is not None]
    mentions.sort(key=lambda m: (m.span.start, m.span.end))
    return tuple(stage.members), tuple(mentions)


def _sayings(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.speech.nouns) | lexicon.speech.documents


def _in_order(a: Annotated, sightings: Sequence[Sighting], lexicon: Lexicon) -> list[Sighting]:
    """The sightings with pronouns and pairs between them, by the place where they begin."""
    heads = {s.head for s in sightings} | {i for s in sightings if s.form == "name" for i in range(s.first, s.last)}
    found = (*_pronouns(a), *find_pairs(a, lexicon), *bare_descriptions(a, heads, lexicon))
    more = [s for s in found if s.head not in heads]
    heard = [s for s in more if not a.sentences[a.tokens[s.head].sentence].noise]
    return sorted([*sightings, *heard], key=lambda s: (s.first, s.last))


def _pronouns(a: Annotated) -> Iterator[Sighting]:
    for token in a.tokens:
        if pronoun_number(token) is not None:
            yield Sighting(first=token.i, last=token.i + 1, head=token.i, form="pronoun", kind="person", actor=Actor())


def _settle(stage: Stage, item: Sighting) -> Mention | None:
    """The mention that a sighting is, whom it means; None for a pronoun that means nobody known."""
    a = stage.scene.a
    span = words_span(a, item.first, item.last)
    if item.form == "pronoun":
        cast = _pronoun(stage, item)
        return Mention(span=span, head=item.head, cast=cast, form="pronoun") if cast else None
    one = _with_side(stage, item)
    cast = together(stage, one) or _continued(stage, one) or _taken_up(stage, one) or _described(stage, one)
    cast = cast or (_members(stage, one) if item.key else ())
    if not cast:
        return None
    stage.ended[item.last] = cast
    _enter_role(stage, one, cast)
    person = len(cast) == 1 and stage.members[cast[0]].kind == "person"
    stage.remember(cast, item.head, _number(item, cast), named=person)
    _remember_conjoined(stage, item, cast)
    return Mention(span=span, head=item.head, cast=cast, form=item.form)


def _members(stage: Stage, item: Sighting) -> tuple[int, ...]:
    """Whom a sighting means: one of the cast, or of "US and Chinese officials" one for each side."""
    words = words_of(stage.scene.a, item.first, item.last)
    if not item.sides:
        return (stage.member(item, words),)
    keys = item.keys or (None,) * len(item.sides)
    parts = zip(item.sides, keys, strict=True)
    return tuple(stage.member(_part(item, side, key), words) for side, key in parts)


def _part(item: Sighting, side: str, key: str | None) -> Sighting:
    """The holder of one side: an office where the role is known, else a group under the same words."""
    actor = replace(item.actor, side=side, name=None if item.actor.role else item.actor.name)
    kind: CastKind = "office" if item.actor.role else item.kind
    return replace(item, kind=kind, actor=actor, key=key or f"{item.key}:{side}", sides=(), keys=())


def _pronoun(stage: Stage, item: Sighting) -> tuple[int, ...] | None:
    token = stage.scene.a.tokens[item.head]
    ahead = _subject_ahead(stage, item)
    found = resolve_pronoun(stage.scene, token, stage.spoken, _barred(stage, item)) if ahead is None else ahead
    found = found or _they_two(stage, token)
    if found is None:
        return None
    asked = pronoun_number(token)
    if asked and asked[1] and len(found.cast) == 1 and found.cast not in stage.genders:
        stage.genders[found.cast] = asked[1]
        stage.spoken = [replace(c, gender=asked[1]) if c.cast == found.cast else c for c in stage.spoken]
    stage.remember(found.cast, item.head, found.number, named=found.named)
    return found.cast


def _continued(stage: Stage, item: Sighting) -> tuple[int, ...]:
    """Whom the office words before "and" mean, where these go on with one of theirs ("the senator and candidate")."""
    tokens = stage.scene.a.tokens
    if item.kind != "office" or item.plural or item.first < 1 or tokens[item.first - 1].lemma != "and":
        return ()
    before = stage.ended.get(item.first - 1, ())
    bare = tokens[item.first].tag not in ("DT", "PRP$")
    person = len(before) == 1 and stage.members[before[0]].kind == "person"
    person = person and item.actor.side in (None, stage.members[before[0]].actor.side)
    described = any(s.form == "role" and s.last == item.first - 1 for s in stage.by_head.values()) if person else False
    return before if bare and described else ()


def _taken_up(stage: Stage, item: Sighting) -> tuple[int, ...]:
    """The group told of before that "the officials" goes on with: of the same noun, and of a side or of several."""
    a = stage.scene.a
    bare = item.last - item.first == 2 and a.tokens[item.first].text.lower() == "the"
    if item.kind != "group" or not item.plural or item.sides or item.actor.side or not bare:
        return ()
    here = a.tokens[item.head].sentence
    first = bisect_left(stage.unnamed, a.sentences[max(here - _REACH, 0)].first, key=lambda s: s.head)
    told = stage.unnamed[first : bisect_left(stage.unnamed, item.first, lo=first, key=lambda s: s.head)]
    near = [s for s in told if s.plural and s.kind == "group"]
    noun = a.tokens[item.head].text.lower()
    same = [s for s in near if a.tokens[s.head].text.lower() == noun and (s.actor.side or s.sides)]
    if not same or here - a.tokens[same[-1].head].sentence > _REACH or same[-1].head not in stage.referents:
        return ()
    return stage.referents[same[-1].head]


_REACH = 4
"""Sentences after which "the officials" means no group told of any more."""


def _enter_role(stage: Stage, item: Sighting, cast: tuple[int, ...]) -> None:
    """Adds to a person's roles what a description calls them: a legislator's seat, what somebody runs for."""
    member = stage.members[cast[0]]
    office = stage.lexicon.offices.head_of(item.actor.role or "")
    if item.form != "role" or len(cast) > 1 or member.kind != "person" or office is None:
        return
    if office.standing != "legislator" and office.head not in stage.lexicon.actors.running:
        return
    a = stage.scene.a
    first = item.first + (a.tokens[item.first].tag in ("DT", "PRP$"))
    title = words_of(a, first, item.last)
    if any(title.lower() in role.title.lower() for role in member.roles):
        return
    since, _ = term_of(a, "held")
    role = Role(title=title, body=item.actor.body, side=item.actor.side or member.actor.side, since=since)
    side = member.actor.side or item.actor.side
    roles = tuple(replace(r, side=r.side or side) for r in member.roles) if side != member.actor.side else member.roles
    stage.members[cast[0]] = replace(member, roles=(*roles, role), actor=replace(member.actor, side=side))


def _described(stage: Stage, item: Sighting) -> tuple[int, ...]:
    """The person named before whom a description means ("the Ohio senator"); empty where it means none of them."""
    found = described(stage.scene.a, item, stage.spoken, lambda i: stage.members[i].actor, stage.unnamed, stage.lexicon)
    return found.cast if found is not None else ()


def _they_two(stage: Stage, token: Token) -> Candidate | None:
    """The two of whom the sentence before tells, of different sides: "Berg met Sato. | They discussed trade.".

    Where none is named there, the two whom it means by "the minister" or "him"; in a release the only two it tells of.
    """
    if token.text != "They" or token.dep not in SUBJECTS:
        return None
    a = stage.scene.a
    near = [c for c in stage.spoken if a.tokens[c.head].sentence == token.sentence - 1]
    told = [c for c in stage.spoken if a.tokens[c.head].sentence < token.sentence] if a.document.side else []
    found = _two(stage, near, named=True) or _two(stage, near) or _two(stage, told)
    return Candidate(cast=found, head=token.i, number="they") if found is not None else None


def _two(stage: Stage, told: Sequence[Candidate], *, named: bool = False) -> tuple[int, ...] | None:
    """The only two people told of, of different sides."""
    return latest(
        told, lambda c: c.named if named else c.number == "he", lambda i: stage.members[i].actor.side, only=True
    )


def _subject_ahead(stage: Stage, item: Sighting) -> Candidate | None:
    """Whom a possessive at the head of a sentence means by what follows: "After his talks, Lavrov said"."""
    a = stage.scene.a
    token, asked = a.tokens[item.head], pronoun_number(a.tokens[item.head])
    if token.tag != "PRP$" or asked is None or asked[0] != "he":
        return None
    root = next(iter(reversed(list(ancestors(a, token.i)))), token)
    subject = next((a.tokens[c] for c in a.children[root.i] if a.tokens[c].dep == "nsubj" and c > token.i), None)
    sighting = stage.by_head.get(subject.i) if subject is not None else None
    if sighting is None or sighting.kind != "person" or sighting.gender not in (None, asked[1]):
        return None
    if sighting.first <= item.head < sighting.last:
        return None
    index = stage.member(sighting, words_of(a, sighting.first, sighting.last))
    return Candidate(cast=(index,), head=item.head, number="he", gender=asked[1], named=True)


def _barred(stage: Stage, item: Sighting) -> set[tuple[int, ...]]:
    """Those named in the phrase that a possessive stands in: "his meeting with Blinken" is not Blinken's."""
    a = stage.scene.a
    token = a.tokens[item.head]
    if token.dep != "poss":
        return set()
    found: set[tuple[int, ...]] = set()
    for i in range(token.i + 1, min(token.i + 8, len(a.tokens))):
        sighting = stage.by_head.get(i)
        index = stage.by_key.get(sighting.key or "") if sighting is not None else None
        if index is not None and token.head in {t.i for t in ancestors(a, i)}:
            found.add((index,))
    return found


def _remember_conjoined(stage: Stage, item: Sighting, cast: tuple[int, ...]) -> None:
    """Enters those joined by "and" together too: "they" may be both."""
    a = stage.scene.a
    head = a.tokens[item.head]
    if head.dep != "conj":
        return
    casts = [stage.referents[t.i] for t in conjuncts(a, head.head) if t.i in stage.referents]
    several = tuple(dict.fromkeys(i for c in (stage.referents.get(head.head, ()), *casts, cast) for i in c))
    if head.head in stage.referents and len(several) > 1:
        stage.spoken.append(Candidate(cast=several, head=head.head, number="they"))


def _number(item: Sighting, cast: tuple[int, ...]) -> Number:
    if item.kind in ("person", "office"):
        return "he"
    return "they" if item.plural or len(cast) > 1 else "it"


def _with_side(stage: Stage, item: Sighting) -> Sighting:
    """The sighting with the side that "his" before it, or an earlier mention of the same body, gives."""
    if item.actor.side is not None or item.kind not in ("group", "office", "body"):
        return item
    others = {stage.scene.a.tokens[item.head].lemma, item.actor.role} & stage.lexicon.actors.relative
    cast = stage.referents.get(item.first, ()) if not others else ()  # "its allies" are other states'
    owner = stage.members[cast[0]].actor.side if len(cast) == 1 and item.first != item.head else None
    owner = owner or _companions(stage, item) or _principal(stage, item) or _of_body(stage, item)
    if owner:
        return replace(item, actor=replace(item.actor, side=owner), key=f"{item.key}:{owner}")
    return _same_body(stage, item) if item.kind == "body" else item


def _companions(stage: Stage, item: Sighting) -> str | None:
    """The side of "other ministers" in "Mr. Dahl and other ministers": that of the one named right before."""
    tokens = stage.scene.a.tokens
    if item.first < _BESIDE or tokens[item.first].text.lower() != "other" or not stage.spoken:
        return None
    joined = tokens[item.first - 1].lemma in ("and", "or")
    before = stage.spoken[-1]
    near = before.named and item.first - before.head <= _BESIDE
    return stage.members[before.cast[0]].actor.side if joined and near else None


def _principal(stage: Stage, item: Sighting) -> str | None:
    """The side of "officials" in "Peru pressed Chile, with officials vowing to stay": that of the clause's subject."""
    a = stage.scene.a
    verb = a.tokens[a.tokens[item.head].head]
    above = a.tokens[verb.head]
    if item.kind != "group" or verb.dep != "pcomp" or above.lemma != "with" or item.actor.standing != "official":
        return None
    casts = [stage.referents.get(t.i, ()) for t in subjects(a, above.head)]
    sides = {stage.members[i].actor.side for cast in casts for i in cast}
    return sides.pop() if len(sides) == 1 else None


_BESIDE = 2  # tokens from a name to "other" behind "and"


def _same_body(stage: Stage, item: Sighting) -> Sighting:
    """The body that "the ministry" means: named in the same words or ending in them, the one told of last before."""
    words = (item.actor.body or "").lower().split()
    told = stage.bodies.get(words[-1], ()) if words else ()
    same = [s for s in told if _is_called(s, words)][:1]
    if len({s.key for s in told if _is_called(s, words)}) != 1:
        definite = stage.scene.a.tokens[item.first].text.lower() == "the"
        same = _near_bodies(stage, item, words)[-1:] if definite else []
        if not told and definite and words[-1] == "ministry" and stage.home:
            side = stage.home  # "the interior ministry" of the state whose text it is
            return replace(item, actor=replace(item.actor, side=side), key=f"{item.key}:{side}")
    return replace(item, actor=same[0].actor, key=same[0].key) if same else item


def _near_bodies(stage: Stage, item: Sighting, words: list[str]) -> list[Sighting]:
    """The bodies of that name told of in the sentences before, in order."""
    a = stage.scene.a
    told = stage.bodies.get(words[-1], ()) if words else ()
    begin = a.sentences[max(a.tokens[item.head].sentence - _REACH, 0)].first
    first = bisect_left(told, begin, key=lambda s: s.head)
    return [
        s for s in told[first : bisect_left(told, item.head, lo=first, key=lambda s: s.head)] if _is_called(s, words)
    ]


def _is_called(body: Sighting, words: list[str]) -> bool:
    """Is its name these words, or does it end in them?"""
    return (body.actor.body or "").lower().split()[-len(words) :] == words


def _bodies(sightings: Sequence[Sighting]) -> dict[str, tuple[Sighting, ...]]:
    """The bodies with a side, by the last word of their name, each in order of the text."""
    found: dict[str, list[Sighting]] = {}
    for s in sorted(sightings, key=lambda s: s.head):
        if s.kind == "body" and s.actor.side and s.actor.body:
            found.setdefault(s.actor.body.lower().split()[-1], []).append(s)
    return {word: tuple(named) for word, named in found.items()}


def _of_body(stage: Stage, item: Sighting) -> str | None:
    """The side of "a ministry official", "an army spokesman": that of the body told of last, else of the home."""
    words = (item.actor.role or "").lower().split()
    generic = stage.lexicon.bodies.generic
    at = next((k for k, word in enumerate(words[:-1]) if word in generic), None)
    if at is None or item.kind != "office" or item.plural or "of" in words or "to" in words:
        return None
    near = _near_bodies(stage, item, words[: at + 1])
    if near:
        return near[-1].actor.side
    return stage.home
