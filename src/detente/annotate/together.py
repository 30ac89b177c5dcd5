"""Whom "both sides", "the two leaders" and "the three ministers" mean, by what was told before."""

from __future__ import annotations

from dataclasses import replace

from detente.annotate.coreference import Candidate
from detente.annotate.found import Sighting
from detente.annotate.pairs import LEVELS, NUMBERS, counted, is_one_of_two, is_short, latest, main_sides, several
from detente.annotate.stage import Stage
from detente.annotate.tree import SUBJECTS, children, conjuncts
from detente.model.actor import Actor


def together(stage: Stage, item: Sighting) -> tuple[int, ...] | None:
    """The two or more whom a phrase means together, or None where it is none or who they are is not clear."""
    if not item.plural or item.actor.side is not None or item.sides:
        return None
    a, offices = stage.scene.a, stage.lexicon.offices
    head, count = a.tokens[item.head], counted(a, item.head)
    if not count and a.tokens[item.first].text.lower() != "the":
        return None
    word = several(head.text.lower()) if is_one_of_two(a, item.head) else head.text.lower()
    n = count[1] if count else NUMBERS.get(word, _PAIR)
    if word in NUMBERS:
        return _people_meant(stage, item, word, n, only=False) or tuple(
            _side_member(stage, item, side) for side in _sides_meant(stage, item, n)
        )
    if word in offices.pair_sides and not _are_told_by(stage, item):
        return tuple(_side_member(stage, item, side) for side in _sides_meant(stage, item, n)) or None
    if word in offices.pair_people and _are_of_others(stage, item):
        return None
    if word in offices.pair_people or (count and (is_short(head) or item.actor.role)):
        return _people_meant(stage, item, word, n, only=count is None)
    return None


def _are_told_by(stage: Stage, item: Sighting) -> bool:
    """Does a name behind say which they are ("the countries of northern Europe", "the parties to the Treaty")?"""
    behind = [t for t in children(stage.scene.a, item.head, "prep") if t.lemma in ("of", "to", "from")]
    return any(o.pos == "PROPN" for p in behind for o in children(stage.scene.a, p.i, "pobj"))


def _are_of_others(stage: Stage, item: Sighting) -> bool:
    """Are they of states that are not two and told of ("the leaders of these countries", "of many states")?"""
    a = stage.scene.a
    owners = [o for p in children(a, item.head, "prep") if p.lemma == "of" for o in children(a, p.i, "pobj")]
    several = [o for o in owners if o.tag == "NNS" and o.text.lower() in stage.lexicon.offices.pair_sides]
    marks = {t.text.lower() for o in several for t in children(a, o.i)}
    return bool(several) and not marks & {"two", "both", "three", "our", "the"}


def _sides_meant(stage: Stage, item: Sighting, n: int) -> tuple[str, ...]:
    """The sides of which "the two" or "the three" is said; none where more or fewer could be meant."""
    if n == _PAIR and len(stage.sides) == _PAIR:
        return stage.sides
    found = _sides_side_by_side(stage, item, n) or _sides_of_people(stage, n) or _opening_sides(stage, n)
    if found or n == _PAIR:
        return found
    most = main_sides(list(stage.by_head.values()), n)
    return most if len(most) == n else ()


_PAIR = 2


def _sides_side_by_side(stage: Stage, item: Sighting, n: int) -> tuple[str, ...]:
    """The `n` states that the sentence, or the one before it, joins by "and" and that nobody else is joined with."""
    a = stage.scene.a
    here = a.tokens[item.head].sentence
    first = a.sentences[max(here - 1, 0)].first
    states = {t.i: s for t in a.tokens[first : item.first] if (s := stage.by_head.get(t.i)) and s.kind == "side"}
    for i in sorted(states, reverse=True):
        if a.tokens[i].dep == "conj" or a.tokens[max(stage.by_head[i].first - 1, 0)].text == ",":
            continue  # in the middle of a list
        joined = [t.i for t in conjuncts(a, i)]
        sides = {s.actor.side for j in joined if (s := states.get(j))} - {None}
        if len(joined) == len(sides) == n:
            return tuple(sorted(side for side in sides if side))
    return ()


def _sides_of_people(stage: Stage, n: int) -> tuple[str, ...]:
    """The sides of the only `n` people told of so far; none where there are more, or two are of one side."""
    people = latest(stage.spoken, lambda c: c.named, lambda i: stage.members[i].actor.side, only=True, n=n)
    sides = [side for i in people or () if (side := stage.members[i].actor.side) is not None]
    return tuple(sorted(sides))


def _opening_sides(stage: Stage, n: int) -> tuple[str, ...]:
    """The `n` sides whose people the opening names, and no further one; none where it names more or fewer."""
    a = stage.scene.a
    real = [s.index for s in a.sentences if not s.noise and s.last - s.first > _TITLE][:_OPENING]
    named = [s for s in stage.by_head.values() if s.kind == "person" and a.tokens[s.head].sentence in real]
    sides = {s.actor.side for s in named if s.actor.side}
    return tuple(sorted(sides)) if len(sides) == n else ()


_TITLE = 8  # tokens; shorter sentences at the head of a document are titles, datelines, salutations
_OPENING = 2


def _people_meant(stage: Stage, item: Sighting, word: str, n: int, *, only: bool) -> tuple[int, ...] | None:
    level = LEVELS.get(word)
    if only and level is None:
        return None

    def accept(c: Candidate) -> bool:
        return c.named and not _does_it(stage, item, c) and (level is None or stage.level(c.cast[0]) in (level, None))

    named = [] if only else [c for c in stage.spoken if accept(c)]
    joint = _joint_subject(stage, named, n) or (_of_main_sides(stage, named) if n == _PAIR else None)
    found = joint or latest(stage.spoken, accept, lambda i: stage.members[i].actor.side, only=only, n=n)
    found = found or (stage.pairs.get((level, n)) if only else None)
    if found is not None:
        stage.pairs[level, n] = found
    return found


def _joint_subject(stage: Stage, named: list[Candidate], n: int) -> tuple[int, ...] | None:
    """The `n` of different sides who are one subject in the last sentence that names anybody, or None.

    "Berg and Sato agreed on it after a visit of Cole. | The two …" means Berg and Sato.
    """
    a = stage.scene.a
    last = a.tokens[named[-1].head].sentence if named else None
    here = {c.head: c.cast[0] for c in named if a.tokens[c.head].sentence == last and len(c.cast) == 1}
    for head in here:
        if a.tokens[head].dep in SUBJECTS:
            joint = [here[t.i] for t in conjuncts(a, head) if t.i in here]
            sides = {stage.members[i].actor.side for i in joint} - {None}
            if len(joint) == len(sides) == n:
                return tuple(joint)
    return None


def _of_main_sides(stage: Stage, named: list[Candidate]) -> tuple[int, ...] | None:
    """The latest of each of the two sides that the text is about, where the last sentence names those of one alone.

    "Berg and Cole were at odds. … Sato offered to help. | She wrote to both presidents": Berg and Cole.
    """
    a, sided = stage.scene.a, [(c, stage.members[c.cast[0]].actor.side) for c in named if len(c.cast) == 1]
    last = a.tokens[named[-1].head].sentence if named else None
    here = {side for c, side in sided if a.tokens[c.head].sentence == last and side is not None}
    meant = {side: c.cast[0] for c, side in sided if side in stage.sides}  # the latest of each
    return tuple(meant.values()) if len(meant) == _PAIR and len(here) == 1 and not here <= meant.keys() else None


def _does_it(stage: Stage, item: Sighting, candidate: Candidate) -> bool:
    """Is the candidate the subject of what is done to the pair ("Francis had written to both men")?"""
    a = stage.scene.a
    head, pair = a.tokens[candidate.head], a.tokens[item.head]
    return head.sentence == pair.sentence and head.dep in SUBJECTS and pair.dep not in SUBJECTS


def _side_member(stage: Stage, item: Sighting, side: str) -> int:
    actor = Actor(side=side, sector="GOV")
    one = replace(item, kind="side", actor=actor, key=f"side:{side}")
    return stage.member(one, stage.lexicon.states.name(side))
