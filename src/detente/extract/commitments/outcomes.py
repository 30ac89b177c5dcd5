"""What came of pledges: "has yet to", "as agreed", a joint body's first meeting; and asks of one side to another."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate.extents import clause_span, phrase_span
from detente.annotate.frames import frame_of
from detente.annotate.naming import actors_at, owners_of
from detente.annotate.tree import ancestors, chief_pair, children, is_negated, subjects, subtree, tense
from detente.extract.commitments.draft import Draft, undertaking
from detente.extract.commitments.parties import named, owing
from detente.kinds.commitment import CommitmentStatus
from detente.lexicon.commitments import CommitmentWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.span import Span


def outcomes(a: Annotated, words: CommitmentWords, token: Token) -> Iterator[Draft]:
    """What this verb tells of a pledge's outcome."""
    if token.pos not in ("VERB", "AUX"):
        return
    if token.lemma in words.promise and token.dep == "advcl":
        yield from _as_agreed(a, words, token)
    elif token.lemma in words.promise and token.dep == "relcl":
        yield from _not_done(a, words, token)
    elif token.lemma == "have":
        yield from _yet_to(a, words, token)
    elif token.lemma in words.first_met:
        yield from _first_met(a, words, token)


def _as_agreed(a: Annotated, words: CommitmentWords, verb: Token) -> Iterator[Draft]:
    """What the main clause tells is what was agreed ("flights were doubled, as they had promised")."""
    main = a.tokens[verb.head]
    marked = any(t.lemma == "as" for t in children(a, verb.i, "mark", "advmod"))
    if not marked or children(a, verb.i, "xcomp", "ccomp", "dobj") or main.pos not in ("VERB", "AUX"):
        return
    by = named(a, words, [*frame_of(a, verb.i).subjects, *frame_of(a, main.i).subjects])
    sided = tuple(x for x in by if x.side)
    if sided:
        text = clause_span(a, main.i, drop=("advcl", "npadvmod"))
        yield Draft(trigger=verb, text=text, by=sided, status=_came_true(a, main), rule="as agreed", confidence=0.6)


def _came_true(a: Annotated, main: Token) -> CommitmentStatus:
    if is_negated(a, main.i) or any(t.lemma == "yet" for t in children(a, main.i, "advmod")):
        return "no_evidence"
    return "kept" if tense(a, main.i) == "past" else "made"


def _not_done(a: Annotated, words: CommitmentWords, promised: Token) -> Iterator[Draft]:
    """What was promised and has not been done ("has not set up the body that it promised in 2013")."""
    thing = a.tokens[promised.head]
    verb = next((t for t in ancestors(a, thing.i) if t.pos in ("VERB", "AUX")), None)
    had = verb is not None and any(t.lemma == "have" and t.tag != "VBD" for t in children(a, verb.i, "aux"))
    if verb is None or not had or not is_negated(a, verb.i) or children(a, promised.i, "xcomp", "ccomp"):
        return
    by = named(a, words, [*frame_of(a, verb.i).subjects, *frame_of(a, promised.i).subjects])
    sided = tuple(dict.fromkeys(x for x in by if x.side))
    if sided:
        text = Span(verb.start, max(verb.end, undertaking(a, verb.i).end))  # what was promised, without its "not"
        yield Draft(trigger=verb, text=text, by=sided, status="no_evidence", rule="not done", confidence=0.6)


def _yet_to(a: Annotated, words: CommitmentWords, have: Token) -> Iterator[Draft]:
    """Something owed of which nothing is seen ("has yet to withdraw"), where the sentence speaks of a pledge."""
    if not any(t.lemma == "yet" for t in children(a, have.i, "advmod")):
        return
    by = owing(a, words, subjects(a, have.i), have.start)
    for aim in [c for c in children(a, have.i, "xcomp", "ccomp") if c.lemma in words.will | words.kept][:1]:
        if any(x.side for x in by) and _speaks_of_pledge(a, words, have):
            text = undertaking(a, aim.i)
            yield Draft(trigger=have, text=text, by=by, status="no_evidence", rule="yet", confidence=0.6)


def _speaks_of_pledge(a: Annotated, words: CommitmentWords, token: Token) -> bool:
    sentence = a.sentences[token.sentence]
    return any(t.lemma in words.pledges | words.promise for t in a.tokens[sentence.first : sentence.last])


def _first_met(a: Annotated, words: CommitmentWords, verb: Token) -> Iterator[Draft]:
    """The body that was agreed on is at work ("the working group on debt met for the first time")."""
    frame = frame_of(a, verb.i)
    if tense(a, verb.i) != "past" or is_negated(a, verb.i) or not _first(a, verb):
        return
    for token in [*frame.subjects, *frame.objects]:
        phrase = phrase_span(a, token.i)
        if any(body in phrase.of(a.document.text).lower() for body in words.bodies):
            by = _of_body(a, token, verb)
            if len({x.side for x in by}) > 1:
                yield Draft(trigger=verb, text=phrase, by=by, status="in_progress", rule="first met", confidence=0.55)
            return


def _first(a: Annotated, verb: Token) -> bool:
    """Does "first" or "inaugural" stand in what the verb governs directly?"""
    near = [t for c in children(a, verb.i) if c.dep not in ("advcl", "conj", "ccomp") for t in subtree(a, c.i)]
    return any(t.lemma in ("first", "inaugural") for t in near)


def _of_body(a: Annotated, token: Token, verb: Token) -> tuple[Actor, ...]:
    """Whose body it is: as its phrase or the sentence tells, else the two sides that the document is about."""
    span = Span(subtree(a, verb.i)[0].start, subtree(a, verb.i)[-1].end)
    own = [x for x in owners_of(a, token.i) if x.side]
    around = [x for t in subtree(a, verb.i) if span.covers(t.span) for x in actors_at(a, t.i) if x.side]
    sides = list(dict.fromkeys(x.side for x in [*own, *around]))
    if len(sides) > 1:
        return tuple(Actor(side=side) for side in sides[:2])
    return tuple(Actor(side=side) for side in chief_pair(a))
