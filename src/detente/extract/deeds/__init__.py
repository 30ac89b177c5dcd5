"""Annotated -> claims about deeds: what is told as done, begun or not done, that somebody may have pledged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.annotate.extents import phrase_span, predicate_span
from detente.annotate.frames import Frame, frame_of, frame_of_noun, passive_voice, verb_with_particle
from detente.annotate.moments import timex_of
from detente.annotate.naming import actors_behind, reported_by, sides_in
from detente.annotate.tree import agents, chief_pair, children, prepositional, subtree
from detente.extract.deeds.meant import meant_by
from detente.extract.deeds.stages import is_void, over, shared_subjects, stage_of, state_of
from detente.kinds.deed import Deed, Stage
from detente.lexicon import Lexicon
from detente.lexicon.following import FollowWords
from detente.model.annotated import Annotated, Sentence, Token
from detente.model.claim import Claim, Place
from detente.model.span import Span

__all__ = ["extract_deeds"]

_CIRCUMSTANCES = ("after", "since", "amid", "despite", "during", "before", "following", "when", "because", "without")
_MANY = 4
"""Sides named around a deed; of more, those of its own sentence alone count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A deed as found: `trigger` is its verb or noun, `verb` how that is called, `what` its words.

    `meant` is what a pronoun among these stands for ("ratified it").
    """

    trigger: Token
    verb: str
    what: Span
    stage: Stage
    by: tuple[str, ...]
    meant: str = ""


def extract_deeds(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Deed]]:
    """The claims about deeds that the document makes; of those of one side alone, only where another is near."""
    for sentence in a.sentences:
        if sentence.noise or sentence.aside:
            continue
        for token in a.tokens[sentence.first : sentence.last]:
            draft = _draft(a, lexicon, token, sentence)
            sides = _around(a, lexicon, sentence, draft.by) if draft is not None else ()
            if draft is not None and len(sides) > 1:
                yield _claim(a, lexicon, draft, sides)


def _draft(a: Annotated, lexicon: Lexicon, token: Token, sentence: Sentence) -> Draft | None:
    words = lexicon.following
    if token.pos == "VERB" and (token.lemma in words.verbs or not words.verbs.isdisjoint(_names(a, token))):
        return _by_verb(a, lexicon, token, sentence)
    if token.pos == "NOUN" and token.lemma in words.nouns:
        return _by_noun(a, words, token, sentence)
    if token.dep in ("acomp", "oprd") and token.lemma in words.states:
        return _by_state(a, words, token)
    return None


def _names(a: Annotated, verb: Token) -> list[str]:
    """What the verb may be called, the longest first: with its particle, adverb or fixed object, then by itself.

    "Went home" is go_home, "took effect" take_effect, "came into force" come_force.
    """
    near = children(a, verb.i, "advmod", "acomp", "oprd", "prt", "dobj")
    fixed = [t for p in children(a, verb.i, "prep") if p.lemma in ("into", "in") for t in children(a, p.i, "pobj")]
    beside = [t for t in (*near, *fixed) if verb.i < t.i <= verb.i + 3]
    return [*(f"{verb.lemma}_{t.lemma}" for t in beside), verb_with_particle(a, verb.i), verb.lemma]


def _by_verb(a: Annotated, lexicon: Lexicon, verb: Token, sentence: Sentence) -> Draft | None:
    words = lexicon.following
    phases = words.phase["begin"] | words.phase["end"]
    if verb.lemma in phases and children(a, verb.i, "xcomp"):
        return None
    stage = stage_of(a, words, verb, headline=_is_headline(a, sentence))
    if stage is None:
        return None
    below = words.gerunds.get(a.tokens[verb.i + 1].text) if verb.lemma in phases else None
    if below is not None and stage == "done":  # "started clearing mines", which the parser takes for a noun
        begun = _of_verb(a, lexicon, verb, "begun")
        return replace(begun, trigger=a.tokens[verb.i + 1], verb=below) if begun is not None else None
    return _of_verb(a, lexicon, verb, stage)


def _of_verb(a: Annotated, lexicon: Lexicon, verb: Token, stage: Stage) -> Draft | None:
    """The deed of a verb; None where what it is done to is no thing but a person, or is not named."""
    words, frame, passive = lexicon.following, frame_of(a, verb.i), passive_voice(a, verb.i)
    called = next((name for name in _names(a, verb) if name in words.verbs), verb.lemma)
    happens = not passive and _happens(words, called, verb, frame)
    shared = tuple(shared_subjects(a, verb))
    things = (frame.subjects or shared) if happens else (frame.objects or (shared if passive else ()))
    if (meant := meant_by(a, things)) is not None:
        things, shown = (meant,), phrase_span(a, meant.i).of(a.document.text) + " "
    else:
        shown = ""
    if not any(_is_thing(a, t, named=called not in words.telling) for t in things):
        return None
    doing = [*frame.subjects, *(agents(a, verb.i) if passive else ())]
    void = any(is_void(a, t) for t in (*things, *doing))
    return Draft(
        trigger=verb,
        verb=called,
        what=_whole(a, _predicate(a, verb), things if (passive or happens) and not shown else ()),
        meant=shown,
        stage="not_done" if void and stage != "awaited" else stage,
        by=_donors(a, lexicon, verb, frame) or _doing(a, doing),
    )


def _is_thing(a: Annotated, token: Token, *, named: bool) -> bool:
    """Is it a noun, or a number or part of such ("the last of the men")? No state; a name only where `named`."""
    if token.pos == "PROPN":
        return named and token.entity not in ("GPE", "NORP", "DATE")
    return token.pos in ("NOUN", "NUM") or any(t.pos == "NOUN" for t in prepositional(a, token.i, "of"))


def _happens(words: FollowWords, called: str, verb: Token, frame: Frame) -> bool:
    """Is it the subject that it comes to ("the ferry arrived", "the treaty took effect", "it opened its doors")?"""
    fixed = [t for t in frame.objects if t.lemma in words.fixed or called == f"{verb.lemma}_{t.lemma}"]
    return not frame.objects or bool(fixed) or called in words.telling


def _predicate(a: Annotated, verb: Token) -> Span:
    """The verb with what follows it, up to a second verb beside it."""
    span = predicate_span(a, verb.i, until=_CIRCUMSTANCES)
    others = [subtree(a, c.i)[0] for c in children(a, verb.i, "conj") if c.pos == "VERB" and c.i > verb.i]
    cut = min((t.i for t in others), default=len(a.tokens))
    last = max((t.end for t in a.tokens[verb.i : cut] if t.end <= span.end and _tells(t)), default=verb.end)
    return Span(span.start, last)


def _tells(token: Token) -> bool:
    return token.pos not in ("CCONJ", "PUNCT", "SPACE")


def _by_noun(a: Annotated, words: FollowWords, noun: Token, sentence: Sentence) -> Draft | None:
    """A deed that a noun names, with the verb over it that tells how far it has come ("completed the withdrawal")."""
    verb = over(a, noun)
    if verb is None or verb.lemma not in words.phase["begin"] | words.phase["end"]:
        return None
    stage = stage_of(a, words, verb, headline=_is_headline(a, sentence))
    if stage is None:
        return None
    if stage == "done" and verb.lemma in words.phase["begin"]:
        stage = "begun"
    doing = [t for t in frame_of(a, verb.i).subjects if t.i != noun.i]
    by = _doing(a, doing) or _doing(a, frame_of_noun(a, noun.i).subjects)
    return Draft(trigger=noun, verb=noun.lemma, what=phrase_span(a, noun.i), stage=stage, by=by)


def _by_state(a: Annotated, words: FollowWords, word: Token) -> Draft | None:
    """What is so because it was done ("the crossing is open again"), or not done ("the consulate remains shut")."""
    verb = a.tokens[word.head]
    things = children(a, verb.i, "nsubj")
    stage = state_of(a, words, verb)
    if not things or stage is None:
        return None
    called = words.states[word.lemma]
    if stage == "done" and words.stays(verb.lemma, [t.lemma for t in children(a, verb.i, "advmod")]):
        called, stage = words.contrary.get(called, called), "awaited"
    what = Span(phrase_span(a, things[0].i).start, subtree(a, word.i)[-1].end)
    return Draft(trigger=word, verb=called, what=what, stage=stage, by=())


def _doing(a: Annotated, tokens: tuple[Token, ...] | list[Token]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(x.side for t in tokens for x in actors_behind(a, t.i) if x.side))


def _donors(a: Annotated, lexicon: Lexicon, verb: Token, frame: Frame) -> tuple[str, ...]:
    """From whom it was received, or brought ("received compensation from Oslo", "was extradited from Spain")."""
    if verb.lemma not in _RECEIVING and (not passive_voice(a, verb.i) or agents(a, verb.i)):
        return ()
    named = frame.slot("from")
    places = (code for t in named if (code := lexicon.states.code(t.text)) is not None)
    return _doing(a, named) or tuple(dict.fromkeys(places))


_RECEIVING = frozenset({"receive", "get", "obtain"})


def _whole(a: Annotated, span: Span, things: tuple[Token, ...]) -> Span:
    """The words of the predicate with the subject that it happens to."""
    first = min((phrase_span(a, t.i).start for t in things[:1]), default=span.start)
    return Span(min(first, span.start), span.end)


def _is_headline(a: Annotated, sentence: Sentence) -> bool:
    title = a.document.title
    return title is not None and sentence.span.of(a.document.text).strip() == title.strip()


def _around(a: Annotated, lexicon: Lexicon, sentence: Sentence, by: tuple[str, ...]) -> tuple[str, ...]:
    """Who does it, with all that the sentence names; where that is one side, with those named beside it."""
    own = dict.fromkeys([*by, *_named(a, lexicon, sentence)])
    if len(own) > 1:
        return tuple(own)
    beside = [s for s in a.sentences[max(0, sentence.index - 1) : sentence.index + 2] if not s.noise]
    near = dict.fromkeys([*own, *(side for s in beside for side in _named(a, lexicon, s))])
    if 1 < len(near) <= _MANY:
        return tuple(near)
    pair = chief_pair(a)
    return pair if own and set(own) <= set(pair) else tuple(own)


def _named(a: Annotated, lexicon: Lexicon, sentence: Sentence) -> list[str]:
    """The sides that a sentence names, as those who act or as places."""
    places = (term.code for _, _, term in lexicon.states.find(sentence.span.of(a.document.text)))
    return [*sides_in(a, sentence.span), *places]


def _claim(a: Annotated, lexicon: Lexicon, draft: Draft, sides: tuple[str, ...]) -> Claim[Deed]:
    sentence = a.sentences[draft.trigger.sentence]
    timex = timex_of(a, draft.trigger.i)
    what = draft.meant + draft.what.of(a.document.text)
    return Claim(
        place=Place(a.document.id, "deed", draft.trigger.span),
        fields=Deed(
            verb=draft.verb,
            what=what,
            stage=draft.stage,
            by=draft.by,
            toward=_toward(lexicon, what, draft.by),
            sides=sides,
            when=timex.when if timex else None,
        ),
        evidence=(a.document.evidence(sentence.span), a.document.evidence(draft.what, field="what")),
        known_from=a.document.known_from,
        according_to=reported_by(a, draft.trigger.start),
        confidence=0.6,
        rule=f"deed:{draft.stage}",
    )


def _toward(lexicon: Lexicon, what: str, by: tuple[str, ...]) -> tuple[str, ...]:
    """The other states that its own words name; a town ("in Honolulu") is but a place."""
    named = (t.code for _, _, t in lexicon.states.find(what) if t.form in ("name", "demonym", "abbreviation"))
    return tuple(dict.fromkeys(code for code in named if code not in by))
