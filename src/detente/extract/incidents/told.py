"""Acts that verbs and nouns tell: by whom, to whom, where."""

from __future__ import annotations

from collections.abc import Container

from detente.annotate.frames import Frame, frame_of, frame_of_noun, verb_with_particle
from detente.annotate.naming import actors_at, actors_behind, sides_in
from detente.annotate.tree import (
    actuality,
    children,
    is_negated,
    is_passive,
    subtree,
    subtree_span,
    timexes_in,
)
from detente.extract.incidents.bands import bands_of, both_of
from detente.extract.incidents.doers import (
    aimed_in_words,
    blamed,
    doers_of,
    makers_of,
    only_persons,
    own_things,
)
from detente.extract.incidents.draft import Draft
from detente.extract.incidents.spans import EXPOSING, act_span, light_verb, untimed, with_light_verb
from detente.extract.incidents.unreal import only_feared, only_meant, only_remembered
from detente.extract.incidents.whom import (
    NATIONAL,
    PERSON,
    PLACE,
    PLACES,
    WHERE,
    aimed_at,
    aimed_by_noun,
    at_places,
    behind_of,
    committers_of,
    is_national,
    people,
    place_of,
    with_modifiers,
)
from detente.lexicon import Lexicon
from detente.lexicon.acts import Act, Acts
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token

_NEAR_MISS = "close_encounter"
"""The act that needs somebody or some place that it comes near: "a frigate was sailing with it" is none."""


def by_verb(a: Annotated, lexicon: Lexicon, verb: Token) -> Draft | None:
    """The act that this verb tells, if it tells one that was done."""
    lemma, words = verb_with_particle(a, verb.i), lexicon.incidents
    if (lemma not in words.verbs and verb.lemma not in words.verbs) or verb.dep == "amod":
        return None
    frame = frame_of(a, verb.i)
    done = frame.words | at_places(a, frame)
    told = _natures(a, words, verb, frame, done)
    if not told or actuality(a, verb.i) != "actual" or only_feared(a, words, verb) or only_meant(a, verb):
        return None
    if only_remembered(a, words, verb) or own_things(a, frame):
        return None
    if verb.lemma in words.ways["wordy"] and _against_persons(a, words, frame):
        return None
    dying = verb.lemma in ("die", "perish")
    actors = makers_of(a, words, frame) if dying else _who(a, lexicon, verb, frame)
    dead = tuple(x for t in frame.subjects for x in actors_behind(a, t.i)) if dying else ()
    targets = dead or aimed_at(a, lexicon, frame, actors) or aimed_by_noun(a, lexicon, frame, actors)
    known = any(x.side for x in actors) or (is_passive(a, verb.i) and any(x.side for x in targets))
    nature = next((n for n in told if known or not n.sided), None)
    if nature is None:
        return None
    if verb.lemma in words.ways["finding"]:  # "spotted a balloon": whose it is
        actors, targets = targets, ()
    if nature.name == _NEAR_MISS and not (targets or frame.objects or frame.slot(*WHERE)):
        return None
    placed = PLACE in done or place_of(a, words, frame) is not None or _near_side(a, verb)
    if not any(x.side for x in (*actors, *targets)) and ((verb.dep == "acl" and not actors) or not (actors or placed)):
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


def _who(a: Annotated, lexicon: Lexicon, verb: Token, frame: Frame) -> tuple[Actor, ...]:
    """Who does it: those of a side, those who are named, else the band that the text speaks of."""
    found = doers_of(a, lexicon, verb, frame) or makers_of(a, lexicon.incidents, frame)
    known = any(x.side or x.name for x in found)
    if known:
        return found
    return bands_of(a, lexicon.incidents, frame.subjects) or both_of(a, frame.subjects) or found


def _natures(a: Annotated, words: Acts, verb: Token, frame: Frame, done: frozenset[str]) -> list[Act]:
    """The acts that the verb may tell, with what stands around it, in the order of the file."""
    doers = with_modifiers(a, frame.subjects)
    direct = with_modifiers(a, frame.objects) | people(a, frame)
    direct |= {t.lemma for t in children(a, verb.i, "oprd", "xcomp", "dobj")}
    if verb.lemma in words.ways["wordy"]:  # "blasted the president"
        done, direct = done - {PERSON}, direct - {PERSON}
    named = {verb_with_particle(a, verb.i), verb.lemma}
    return [n for n in words.all if any(n.told_by_verb(w, done, doers=doers, direct=direct) for w in named)]


def _near_side(a: Annotated, verb: Token) -> bool:
    """Does its sentence name a side or a place?"""
    sentence = a.sentences[verb.sentence]
    tokens = a.tokens[sentence.first : sentence.last]
    return bool(sides_in(a, sentence.span)) or any(t.entity in PLACES for t in tokens)


def _against_persons(a: Annotated, words: Acts, frame: Frame) -> bool:
    """Is it what one person does to another, or to no place or side ("attacked his rival's record")?"""
    if any(t.lemma in words.ways["talking"] for t in frame.subjects):  # "lawmakers blasted the president"
        return all(x.name or x.role for t in frame.objects for x in actors_at(a, t.i))
    return only_persons(a, frame.subjects) and not any(t.entity in PLACES for t in frame.objects)


def only_result(a: Annotated, verb: Token, others: Container[int]) -> bool:
    """Is it what another act in the sentence led to ("shelled a village, killing two")?"""
    beside = verb.dep in ("advcl", "xcomp") and verb.tag == "VBG" and verb.head in others
    return beside and not children(a, verb.i, "nsubj")


def by_noun(a: Annotated, lexicon: Lexicon, noun: Token) -> Draft | None:
    """The act that this noun names, if the text says whose, against whom, where or when it was."""
    words = lexicon.incidents
    if noun.lemma not in words.nouns or is_negated(a, noun.i) or noun.dep == "compound" or _of_an_office(a, noun):
        return None
    accused = blamed(a, words, noun)
    below = subtree(a, noun.i)
    phrase = frozenset(t.lemma for t in below) | {m for t in accused for m in with_modifiers(a, (t,))}
    phrase |= {NATIONAL for t in below if t.dep == "pobj" and is_national(t)}
    nature = next((n for n in words.all if n.told_by_noun(noun.lemma, phrase)), None)
    if nature is None or only_feared(a, words, noun) or only_remembered(a, words, noun):
        return None
    frame = frame_of_noun(a, noun.i)
    actors = tuple(dict.fromkeys(x for t in frame.subjects for x in actors_behind(a, t.i)))
    committers = committers_of(a, noun) if noun.lemma in words.ways["borne"] or not actors else ()
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
    actors, met = _with_whom(a, words, noun, frame, actors)
    targets = aimed_at(a, lexicon, frame, actors) or borne or met
    if noun.lemma in words.ways["borne"] and not frame.slot("of") and not charged and not committers:
        actors, targets = (), actors or targets
    if committers:
        actors = committers
        targets = tuple(x for x in targets if x not in committers) or behind_of(a, noun, committers)
    dated = bool(timexes_in(a, subtree_span(a, noun.i)))
    if nature.name == _NEAR_MISS and not (actors or targets):
        return None
    struck = noun.lemma in words.ways["grave"] and bool(frame.slot("on", "in", "at", "against", "of", "by"))
    if not (actors or targets or dated or struck or place_of(a, words, frame) or _seen_at(a, words, noun)):
        return None
    light = light_verb(a, noun)
    whole = done or (light is not None and noun.dep == "pobj")
    span = with_light_verb(a, noun) if whole else untimed(a, noun)
    return Draft(trigger=noun, nature=nature, what=span, actors=actors, targets=targets, frame=frame, confidence=0.5)


def _with_whom(
    a: Annotated, words: Acts, noun: Token, frame: Frame, actors: tuple[Actor, ...]
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """(who does it, against whom) where it takes two: "Peru's clash with Chile"; "clashes with Chileans", of nobody."""
    beside = tuple(x for t in frame.slot("with") for x in actors_behind(a, t.i) if x.side and x not in actors)
    if noun.lemma not in words.ways["mutual"] or not beside:
        return actors, ()
    return (actors, beside) if actors else (beside, ())


def _of_an_office(a: Annotated, noun: Token) -> bool:
    """Is it what an office is for ("the directors general of military operations")?"""
    above = a.tokens[a.tokens[noun.head].head]
    return noun.dep == "pobj" and a.tokens[noun.head].lemma == "of" and above.lemma in _OFFICES


_OFFICES = frozenset({"director", "general", "chief", "head", "commander", "minister", "department", "directorate"})


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
    return verb.lemma in words.ways["suffering"] and place_of(a, words, frame_of(a, verb.i)) is not None


def _grounds(a: Annotated, noun: Token) -> set[str | None]:
    """The states whose bare names stand before the noun."""
    names = [t for t in children(a, noun.i, "compound", "nmod") if t.tag in ("NNP", "NNPS")]
    return {x.side for t in names for x in actors_behind(a, t.i)}
