"""Nouns of pledges: "an agreement with Rome to …", "its commitment to …", "made no commitment on …"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate.extents import phrase_span
from detente.annotate.frames import Frame, frame_of, frame_of_noun, verb_with_particle
from detente.annotate.naming import actors_at
from detente.annotate.tree import actuality, agents, ancestors, children, is_negated, subtree
from detente.extract.commitments.draft import CIRCUMSTANCES, Draft, undertaking
from detente.extract.commitments.parties import named, owing, owners, speaker_at
from detente.kinds.commitment import CommitmentStatus
from detente.lexicon.commitments import CommitmentWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_ANY = frozenset(["any", "every", "such", "what", "whatever", "which"])
"""Words before a noun that say that no certain pledge is meant."""
_TURNED = ("kept", "in_progress", "broken")
_CONTENT = ("to", "on", "with", "between")
_BEFORE, _AFTER = 90, 50
"""Characters before and after a pledge within which a phrase tells what came of it: about a clause."""


def by_noun(a: Annotated, words: CommitmentWords, noun: Token) -> Iterator[Draft]:
    """The pledge that this noun names, if the text tells whose it is and of what."""
    frame = frame_of_noun(a, noun.i)
    if is_negated(a, noun.i):
        yield from _none_made(a, words, noun)
        return
    if any(t.lemma in _ANY for t in children(a, noun.i, "det", "amod")) or _no_certain_one(a, words, noun):
        return
    left = _leaving(a, words, noun)
    if left is not None:
        yield from _left(a, words, left)
        return
    by = _parties(a, words, noun, frame)
    aims = infinitives(a, noun)
    slots = any(name in _CONTENT or (name == "of" and not actors_at(a, t.i)) for name, t in frame.slots)
    told = bool(frame.clauses) or bool(aims) or slots
    status = status_of(a, words, noun)
    beside = _beside(a, noun) if status == "broken" and not told else None
    told = told or beside is not None
    if not by or not (told or status in _TURNED or owners(a, noun.i)):
        return
    if status not in _TURNED and (noun.lemma in words.aims or _own_paper(a, noun)):
        return
    if not told and (not _described(a, noun) or _only_subject(a, words, noun)):
        return
    text = beside or _text(a, noun, aims)
    yield Draft(trigger=noun, text=text, by=by, status=status, rule="noun", confidence=0.55)


def _leaving(a: Annotated, words: CommitmentWords, noun: Token) -> Token | None:
    """The noun above that says that it was broken ("its withdrawal from the treaty", "a breach of the truce")."""
    above = a.tokens[a.tokens[noun.head].head]
    behind = noun.dep == "pobj" and a.tokens[noun.head].lemma in ("from", "of")
    return above if behind and above.lemma in words.leaving else None


def _left(a: Annotated, words: CommitmentWords, leaving: Token) -> Iterator[Draft]:
    """The pledge that such a noun tells as broken, by its owner or by who does it."""
    verb = next((t for t in ancestors(a, leaving.i) if t.pos in ("VERB", "AUX")), None)
    subjects = frame_of(a, verb.i).subjects if verb is not None else ()
    by = owners(a, leaving.i) or tuple(x for t in subjects for x in actors_at(a, t.i))
    sided = tuple(x for x in by if x.side)
    asked = verb is not None and (actuality(a, verb.i) != "actual" or verb.lemma in words.seek)
    unreal = is_negated(a, leaving.i) or asked
    if sided and not unreal:
        text = phrase_span(a, leaving.i)
        yield Draft(trigger=leaving, text=text, by=sided, status="broken", rule="noun:left", confidence=0.55)


def _no_certain_one(a: Annotated, words: CommitmentWords, noun: Token) -> bool:
    """Is it none that is there: one only wished for or possible ("to enter into new deals"), or no pledge at all?

    No pledges are close ties called a partnership, what is "in accord with" a wish, and the promise of youth.
    """
    before = a.tokens[noun.i - 1].lemma if noun.i else ""
    if noun.lemma == "accord" and before in ("in", "of"):
        return True
    if noun.lemma in words.loose and not _of_a_matter(a, words, noun):
        return True
    if noun.lemma == "promise" and any(t.lemma == "of" for t in children(a, noun.i, "prep")):
        return True
    above = a.tokens[noun.head]
    verb = above if above.lemma == "be" else _verb_over(a, noun)
    definite = any(c.dep == "poss" or c.lemma in ("the", "this", "that", "these") for c in children(a, noun.i))
    if definite or noun.pos == "PROPN":
        return False
    if noun.dep == "pobj" and above.lemma in _MATTER and a.tokens[above.head].lemma in words.negotiation:
        return True
    if verb is None:
        return False
    bare = any(t.lemma == "to" for t in children(a, verb.i, "aux")) and not _concluding(a, words, verb)
    chain = [verb, *(t for t in ancestors(a, verb.i) if t.pos == "VERB")][:2]
    possible = any(actuality(a, t.i) == "possible" for t in chain)
    return verb.lemma in words.conclude | {"be", "have"} and (bare or possible)


_MATTER = frozenset({"on", "over", "about", "for", "toward", "towards"})


def _of_a_matter(a: Annotated, words: CommitmentWords, noun: Token) -> bool:
    """Is it told of what it is ("a nuclear partnership"), not only how close ("the enduring partnership")?"""
    told = [
        t for t in children(a, noun.i, "amod", "compound") if words.close.isdisjoint((t.lemma.lower(), t.text.lower()))
    ]
    return noun.tag not in ("NNS", "NNPS") and any(not actors_at(a, t.i) for t in told)


def _concluding(a: Annotated, words: CommitmentWords, verb: Token) -> bool:
    """Does the verb above say that it was done ("managed to reach a deal"), or that they bind themselves to it?"""
    above = a.tokens[verb.head]
    return above.lemma in words.promise | words.intend | {"manage", "go", "come", "meet", "able", "proceed"}


def _beside(a: Annotated, noun: Token) -> Span | None:
    """From the pledge to what the parser hangs on the verb that breaks it ("broke its word to Rome over the port")."""
    verb = a.tokens[noun.head] if noun.dep in ("dobj", "obj") else _verb_over(a, noun) or a.tokens[noun.head]
    after = [p for p in children(a, verb.i, "dative", "prep", "advcl") if p.i > noun.i and p.lemma not in CIRCUMSTANCES]
    if noun.dep not in ("dobj", "obj", "pobj") or not after:
        return None
    return Span(subtree(a, noun.i)[0].start, subtree(a, after[-1].i)[-1].end)


def _own_paper(a: Annotated, noun: Token) -> bool:
    """Is it an order of one government's ("the President's Memorandum 7"), no memorandum of understanding?"""
    return noun.lemma == "memorandum" and not any(t.lemma == "of" for t in children(a, noun.i, "prep"))


def _text(a: Annotated, noun: Token, aims: list[Token]) -> Span:
    """The words of the pledge: the noun's phrase, with its infinitive also where the parser hangs the noun on that."""
    if _raised(a, noun):
        return Span(subtree(a, noun.i)[0].start, undertaking(a, noun.head).end)
    return phrase_span(a, noun.i, drop=("appos", "conj", "cc", "parataxis")) if aims else phrase_span(a, noun.i)


def _raised(a: Annotated, noun: Token) -> bool:
    """Does the parser take the noun for its infinitive's subject ("made promises to cut arms")?"""
    below, above = a.tokens[noun.head], a.tokens[a.tokens[noun.head].head]
    to = any(t.lemma == "to" for t in children(a, below.i, "aux"))
    return noun.dep == "nsubj" and to and below.dep == "ccomp" and above.pos == "VERB" and above.i < noun.i


def _verb_over(a: Annotated, noun: Token) -> Token | None:
    """The verb that governs the pledge."""
    verbs = [t for t in ancestors(a, noun.i) if t.pos == "VERB"]
    return next(iter(verbs[1:] if _raised(a, noun) else verbs), None)


def infinitives(a: Annotated, noun: Token) -> list[Token]:
    """The infinitives of a noun ("a deal to share data"), which the parser may take for relative clauses."""
    relatives = children(a, noun.i, "relcl")
    if _raised(a, noun):
        return [a.tokens[noun.head]]
    return [c for c in relatives if any(t.lemma == "to" for t in children(a, c.i, "aux"))]


def _described(a: Annotated, noun: Token) -> bool:
    """Does a word before it tell of what the pledge is ("their nuclear deal"), beside whose it is?"""
    return any(not actors_at(a, t.i) for t in children(a, noun.i, "amod", "compound", "nmod", "nummod"))


def _only_subject(a: Annotated, words: CommitmentWords, noun: Token) -> bool:
    """Is it only told what the pledge does or is ("its 1951 treaty covers the islands")?"""
    verb = a.tokens[noun.head]
    said = words.govern | words.bind | words.kept | words.broken | words.in_progress
    return noun.dep == "nsubj" and verb.pos in ("VERB", "AUX") and verb.lemma not in said


def _none_made(a: Annotated, words: CommitmentWords, noun: Token) -> Iterator[Draft]:
    """The pledge was avoided ("made no commitment on exports")."""
    verb = next((t for t in ancestors(a, noun.i) if t.pos == "VERB"), None)
    direct = noun.dep in ("dobj", "obj") and verb is not None and noun.head == verb.i
    if verb is None or not direct or verb.lemma not in words.conclude | words.give or _conditional(a, verb):
        return
    by = named(a, words, frame_of(a, verb.i).subjects)
    if any(x.side for x in by):
        text = phrase_span(a, noun.i)
        yield Draft(trigger=noun, text=text, by=by, status="avoided", rule="noun:none", confidence=0.6)


def _conditional(a: Annotated, verb: Token) -> bool:
    """Is the verb only possible, or a condition?"""
    return actuality(a, verb.i) == "possible" or any(t.lemma in ("if", "unless") for t in children(a, verb.i, "mark"))


def _parties(a: Annotated, words: CommitmentWords, noun: Token, frame: Frame) -> tuple[Actor, ...]:
    """Whose the pledge is: its owners, those it is with or between, and who concludes it."""
    brokers = _brokers(a, noun)
    own = tuple(x for x in owners(a, noun.i) if x not in brokers)
    near = frame.slot("with", "between", "among", "by", "of")
    around = tuple(x for t in near for x in actors_at(a, t.i) if x not in brokers)
    verb = _verb_over(a, noun)
    concluders: tuple[Actor, ...] = ()
    said = _word(a, verb) if verb is not None else None
    if verb is not None and said in words.govern:
        concluders = owing(a, words, frame_of(a, verb.i).objects, noun.start)
    with_it = _with_it(a, noun, verb)
    if verb is not None and said in words.receive:
        own = ()
        around = (*around, *(x for t in _given_by(a, noun, verb) for x in actors_at(a, t.i)))
    elif verb is not None and (said in words.conclude | words.kept | words.broken | words.give or with_it):
        if said in words.broken or not own:
            concluders = owing(a, words, frame_of(a, verb.i).subjects, noun.start)
        if said in words.broken and concluders and actuality(a, verb.i) == "actual":
            return concluders  # who breaks it, whoever's name it bears
    alone = not own and not concluders and not frame.slot("between", "among", "by")
    partner = tuple(x for x in [speaker_at(a, noun.start)] if x is not None) if alone and around else ()
    return tuple(dict.fromkeys([*own, *concluders, *partner, *around]))


def _given_by(a: Annotated, noun: Token, verb: Token) -> list[Token]:
    """From whom a pledge was won, wherever the parser hangs it."""
    return [*frame_of_noun(a, noun.i).slot("from"), *frame_of(a, verb.i).slot("from")]


def _with_it(a: Annotated, noun: Token, verb: Token | None) -> bool:
    """Does somebody do something with a pledge of his ("ended the talks with promises to meet again")?"""
    opener = a.tokens[noun.head]
    close = verb is not None and verb.i in (opener.head, a.tokens[opener.head].head)
    return noun.dep == "pobj" and opener.lemma == "with" and close and bool(children(a, noun.i, "acl", "relcl"))


def _brokers(a: Annotated, noun: Token) -> set[Actor]:
    """Who only brought the parties together ("the accord brokered by Oslo") owes nothing."""
    helping = [
        c for c in children(a, noun.i, "acl") if c.lemma in ("broker", "mediate", "host", "sponsor", "facilitate")
    ]
    return {x for c in helping for t in agents(a, c.i) for x in actors_at(a, t.i)}


def status_of(a: Annotated, words: CommitmentWords, noun: Token) -> CommitmentStatus:
    """What the verbs above the pledge, and the words before it, say became of it."""
    if _no_sign(a, words, noun):
        return "no_evidence"
    for verb in [t for t in ancestors(a, noun.i) if t.pos in ("VERB", "AUX")][:2]:
        if _word(a, verb) in words.broken or verb.lemma == "fail":
            return "made" if actuality(a, verb.i) in ("possible", "denied") else "broken"
        if verb.lemma in words.kept:
            return _kept(a, verb)
        if verb.lemma in words.in_progress:
            return "in_progress"
        if verb.lemma in words.avoid:
            return "avoided"
        if verb.lemma in words.seek:
            return "sought"
    return "made"


def _word(a: Annotated, verb: Token) -> str:
    """The verb with its particle, or with what the parser takes for a preposition ("pulled out of the deal")."""
    near = [t for t in children(a, verb.i, "prep", "advmod") if t.lemma in _ADVERBS]
    whom = [t.i for c in children(a, verb.i, "dobj") for t in subtree(a, c.i)]  # "pulled Rome out of the deal"
    beside = next((t for t in near if t.i == max([verb.i, *whom]) + 1), None)
    return f"{verb.lemma}_{beside.lemma}" if beside is not None else verb_with_particle(a, verb.i)


_ADVERBS = frozenset({"out", "up", "away"})


def _no_sign(a: Annotated, words: CommitmentWords, noun: Token) -> bool:
    """Does "no sign", "little progress" stand before the pledge, or "has yet to", "remains unfulfilled" right after?"""
    sentence = a.sentences[noun.sentence]
    before = a.document.text[max(sentence.span.start, noun.start - _BEFORE) : noun.start].lower()
    after = a.document.text[noun.end : min(sentence.span.end, noun.end + _AFTER)].lower()
    return any(cue in before or cue in after for cue in words.no_evidence)


def _kept(a: Annotated, verb: Token) -> CommitmentStatus:
    above = a.tokens[verb.head].lemma
    if is_negated(a, verb.i) or above == "fail":
        return "no_evidence" if above != "fail" else "broken"
    return "kept" if actuality(a, verb.i) == "actual" and verb.tag in ("VBD", "VBN") else "made"
