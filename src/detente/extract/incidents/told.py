"""Acts that verbs and nouns tell: by whom, to whom, where."""

from __future__ import annotations

from collections.abc import Container

from detente.annotate.extents import phrase_span
from detente.annotate.frames import Frame, frame_of, frame_of_noun, verb_with_particle
from detente.annotate.naming import actors_at, actors_behind, sides_in
from detente.annotate.tree import actuality, children, is_negated, prepositional, subtree, subtree_span, timexes_in
from detente.extract.incidents.doers import (
    aimed_in_words,
    blamed,
    doers_of,
    makers_of,
    only_persons,
    own_things,
    state_at,
)
from detente.extract.incidents.draft import Draft
from detente.extract.incidents.spans import EXPOSING, act_span, light_verb, untimed, with_light_verb
from detente.extract.incidents.unreal import only_feared, only_meant, only_remembered
from detente.lexicon import Lexicon
from detente.lexicon.acts import Acts
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token

_NEAR_MISS = "close_encounter"
"""The act that needs somebody or some place that it comes near: "a frigate was sailing with it" is none."""
PLACE = "PLACE"
"""Stands among the lemmas of a verb's frame where its object is a place by name."""
NATIONAL = "NATIONAL"
"""Stands among them where the object is people known by their nation alone."""
_WHERE = ("in", "over", "near", "off", "at", "around", "through", "across", "within", "into", "toward", "towards", "on")
_PLACES = frozenset(["GPE", "LOC", "FAC"])
_PLACE_NOUNS = frozenset(
    [
        "air",
        "airspace",
        "water",
        "waters",
        "strait",
        "sea",
        "sky",
        "skies",
        "zone",
        "coast",
        "border",
        "region",
        "territory",
    ]
)


def by_verb(a: Annotated, lexicon: Lexicon, verb: Token) -> Draft | None:
    """The act that this verb tells, if it tells one that was done."""
    lemma, words = verb_with_particle(a, verb.i), lexicon.incidents
    if (lemma not in words.verbs and verb.lemma not in words.verbs) or verb.dep == "amod":
        return None
    frame = frame_of(a, verb.i)
    doers = _with_modifiers(a, frame.subjects)
    direct = (
        _with_modifiers(a, frame.objects)
        | _nationals(frame)
        | {t.lemma for t in children(a, verb.i, "oprd", "xcomp", "dobj")}
    )
    named, done = {lemma, verb.lemma}, frame.words | _at_places(a, frame)
    told = (n for n in words.all if any(n.told_by_verb(w, done, doers=doers, direct=direct) for w in named))
    nature = next(told, None)
    if nature is None or actuality(a, verb.i) != "actual" or only_feared(a, words, verb) or only_meant(a, verb):
        return None
    if only_remembered(a, words, verb) or own_things(a, frame):
        return None
    if verb.lemma in words.ways["wordy"] and _against_persons(a, frame):
        return None
    dying = verb.lemma in ("die", "perish")
    actors = (() if dying else doers_of(a, lexicon, verb, frame)) or makers_of(a, words, frame)
    if nature.sided and not any(x.side for x in actors):
        return None
    dead = tuple(x for t in frame.subjects for x in actors_behind(a, t.i)) if dying else ()
    targets = dead or _aimed_at(a, lexicon, frame, actors) or _aimed_by_noun(a, lexicon, frame, actors)
    if verb.lemma in words.ways["finding"]:  # "spotted a balloon": whose it is
        actors, targets = targets, ()
    if nature.name == _NEAR_MISS and not (targets or frame.objects or frame.slot(*_WHERE)):
        return None
    placed = PLACE in done or place_of(a, frame) is not None or _near_side(a, verb)
    if not any(x.side for x in (*actors, *targets)) and (verb.dep == "acl" or not (actors or placed)):
        return None  # "the people killed", "four were hurt": of nobody known
    if verb.lemma in words.ways["suffering"]:  # "suffered 39 deaths": it was done to the subject
        actors, targets = (), actors
    return Draft(
        trigger=verb,
        nature=nature,
        what=act_span(a, verb, frame),
        actors=actors,
        targets=targets,
        frame=frame,
        confidence=0.7 if actors or targets else 0.5,
    )


def _at_places(a: Annotated, frame: Frame) -> frozenset[str]:
    """`PLACE` where it is done to a place, or on one ("bombed Aleppo")."""
    aims = [*frame.objects, *frame.slot("on", "at", "against")]
    return frozenset({PLACE} if any(t.entity in _PLACES for t in aims) else ()) | _nationals(frame)


def _nationals(frame: Frame) -> frozenset[str]:
    """`NATIONAL` where it is done to people known by their nation alone ("arrested eight Peruvians")."""
    return frozenset({NATIONAL} if any(t.tag == "NNPS" or t.entity == "NORP" for t in frame.objects) else ())


def _near_side(a: Annotated, verb: Token) -> bool:
    """Does its sentence name a side or a place?"""
    sentence = a.sentences[verb.sentence]
    tokens = a.tokens[sentence.first : sentence.last]
    return bool(sides_in(a, sentence.span)) or any(t.entity in _PLACES for t in tokens)


def _against_persons(a: Annotated, frame: Frame) -> bool:
    """Is it what one person does to another, or to no place or side ("attacked his rival's record")?"""
    return only_persons(a, frame.subjects) and not any(t.entity in _PLACES for t in frame.objects)


def only_result(a: Annotated, verb: Token, others: Container[int]) -> bool:
    """Is it what another act in the sentence led to ("shelled a village, killing two")?"""
    beside = verb.dep in ("advcl", "xcomp") and verb.tag == "VBG" and verb.head in others
    return beside and not children(a, verb.i, "nsubj")


def _with_modifiers(a: Annotated, tokens: tuple[Token, ...]) -> frozenset[str]:
    return frozenset(m.lemma for t in tokens for m in [t, *children(a, t.i, "compound", "amod", "nmod")])


def by_noun(a: Annotated, lexicon: Lexicon, noun: Token) -> Draft | None:
    """The act that this noun names, if the text says whose, against whom, where or when it was."""
    words = lexicon.incidents
    if noun.lemma not in words.nouns or is_negated(a, noun.i) or noun.dep == "compound" or _of_an_office(a, noun):
        return None
    accused = blamed(a, words, noun)
    phrase = frozenset(t.lemma for t in subtree(a, noun.i)) | {m for t in accused for m in _with_modifiers(a, (t,))}
    nature = next((n for n in words.all if n.told_by_noun(noun.lemma, phrase)), None)
    if nature is None or only_feared(a, words, noun) or only_remembered(a, words, noun):
        return None
    frame = frame_of_noun(a, noun.i)
    actors = tuple(dict.fromkeys(x for t in frame.subjects for x in actors_behind(a, t.i)))
    committers = _committers(a, noun) if noun.lemma in words.ways["borne"] or not actors else ()
    done, borne = _of_light_verb(a, words, noun)
    if noun.lemma == "war":  # "the Iraq war" is where it was fought
        actors = tuple(x for x in actors if x.side not in _grounds(a, noun))
    if noun.lemma in words.ways["wordy"] and (aimed_in_words(a, noun) or only_persons(a, _told_of(a, noun, frame))):
        return None  # of one politician on another
    charged = tuple(x for t in accused for x in actors_behind(a, t.i))
    actors = (
        actors or done or charged or tuple(x for t in frame.slot("between", "among") for x in actors_behind(a, t.i))
    )
    if noun.lemma in words.ways["lasting"] and not any(x.side for x in actors):
        return None  # of which no more is told than where it is: background
    targets = _aimed_at(a, lexicon, frame, actors) or borne
    if noun.lemma in words.ways["borne"] and not frame.slot("of"):
        actors, targets = (), actors or targets
    actors = tuple(x for x in committers if x not in targets) or actors
    dated = bool(timexes_in(a, subtree_span(a, noun.i)))
    if nature.name == _NEAR_MISS and not (actors or targets):
        return None
    struck = noun.lemma in words.ways["grave"] and bool(frame.slot("on", "in", "at", "against"))
    if not (actors or targets or dated or struck or place_of(a, frame) or _seen_at(a, words, noun)):
        return None
    light = light_verb(a, noun)
    whole = done or (light is not None and noun.dep == "pobj")
    span = with_light_verb(a, noun) if whole else untimed(a, noun)
    return Draft(trigger=noun, nature=nature, what=span, actors=actors, targets=targets, frame=frame, confidence=0.5)


def _of_an_office(a: Annotated, noun: Token) -> bool:
    """Is it what an office is for ("the directors general of military operations")?"""
    above = a.tokens[a.tokens[noun.head].head]
    return noun.dep == "pobj" and a.tokens[noun.head].lemma == "of" and above.lemma in _OFFICES


_OFFICES = frozenset({"director", "general", "chief", "head", "commander", "minister", "department", "directorate"})


def _aimed_by_noun(a: Annotated, lexicon: Lexicon, frame: Frame, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Whom the act that is the verb's subject is aimed at ("a raid on a Norwegian port killed two")."""
    acts = [t for t in frame.subjects if t.lemma in lexicon.incidents.nouns]
    return next((found for t in acts if (found := _aimed_at(a, lexicon, frame_of_noun(a, t.i), actors))), ())


def _committers(a: Annotated, noun: Token) -> tuple[Actor, ...]:
    """Who stands after "by" in the noun's phrase, also behind what it is done to ("the seizure of a ship by Oslo")."""
    behind = [t for t in subtree(a, noun.i) if t.dep == "pobj" and a.tokens[t.head].lemma == "by"]
    return next((found for t in behind if (found := tuple(x for x in actors_behind(a, t.i) if x.side))), ())


def _of_light_verb(a: Annotated, words: Acts, noun: Token) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """(who does it, to whom it is done), as the verb above says: "launched an attack", "suffered an attack"."""
    verb = light_verb(a, noun)
    if verb is None:
        return (), ()
    frame, lemma = frame_of(a, verb.i), verb_with_particle(a, verb.i)
    does, done = (
        tuple(dict.fromkeys(x for t in part for x in actors_behind(a, t.i))) for part in (frame.subjects, frame.objects)
    )
    if noun.dep == "pobj":
        return (does, done) if verb.lemma in EXPOSING else ((), does)
    return (does if lemma in words.ways["doing"] else ()), (does if lemma in words.ways["suffering"] else ())


def _told_of(a: Annotated, noun: Token, frame: Frame) -> tuple[Token, ...]:
    """Whose the act is: its owners, else the subject of the light verb above it."""
    verb = a.tokens[noun.head]
    light = noun.dep in ("dobj", "obj") and verb.pos == "VERB"
    named = tuple(t for t in frame.subjects if actors_at(a, t.i))
    return named or (frame_of(a, verb.i).subjects if light else ())


def _seen_at(a: Annotated, words: Acts, noun: Token) -> bool:
    """Is it seen or suffered at a place that the verb above tells ("in the gulf we have seen island-building")?"""
    verb = a.tokens[noun.head]
    return verb.lemma in words.ways["suffering"] and place_of(a, frame_of(a, verb.i)) is not None


def _grounds(a: Annotated, noun: Token) -> set[str | None]:
    """The states whose bare names stand before the noun."""
    names = [t for t in children(a, noun.i, "compound", "nmod") if t.tag in ("NNP", "NNPS")]
    return {x.side for t in names for x in actors_behind(a, t.i)}


def _aimed_at(a: Annotated, lexicon: Lexicon, frame: Frame, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Whom it is done to: the objects' owners, else those whose thing or space it comes near."""
    mine = {x.side for x in actors}
    near = frame.slot("on", "against", "of", "near", "at", "into", "in", "over", "across", "toward")
    measured = [x for t in frame.slot("within") for x in prepositional(a, t.i, "of")]  # "within yards of a frigate"
    places = [*frame.objects, *near, *measured]
    for token in places:
        found = tuple(x for x in actors_behind(a, token.i) if x.side is None or x.side not in mine)
        if found:
            return found
    struck = [*frame.objects, *frame.slot("on", "against", "at")]
    return next((x for t in struck if (x := state_at(a, lexicon, t)) and x[0].side not in mine), ())


def place_of(a: Annotated, frame: Frame) -> str | None:
    """Where it was, in the text's words; None where it does not say."""
    for name, token in frame.slots:
        if name in _WHERE and (token.entity in _PLACES or token.lemma in _PLACE_NOUNS):
            return phrase_span(a, token.i).of(a.document.text)
    return None
