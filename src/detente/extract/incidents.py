"""Annotated -> claims about incidents: hostile or dangerous acts, by whom against whom, where and when."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from detente.annotate.extents import phrase_span, predicate_span
from detente.annotate.frames import Frame, frame_of, frame_of_noun, verb_with_particle
from detente.annotate.moments import time_before, timex_of
from detente.annotate.naming import actors_behind, owners_of, reported_by
from detente.annotate.tree import actuality, ancestors, children, is_negated, subtree, subtree_span, timexes_in
from detente.kinds.incident import Incident
from detente.lexicon import Lexicon
from detente.lexicon.acts import Act, Acts
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Timex, Token
from detente.model.claim import Claim, Place
from detente.model.span import Span
from detente.model.when import When

_FEARED = frozenset(
    ["avoid", "prevent", "deter", "avert", "risk", "fear", "threaten", "warn", "could", "escalate", "veer"]
)
"""Verbs under which an act has not happened."""

_ASKING = frozenset(
    [
        "demand",
        "urge",
        "ask",
        "insist",
        "propose",
        "recommend",
        "want",
        "call",
        "request",
        "order",
        "plan",
        "intend",
        "press",
        "push",
        "favor",
        "favour",
        "support",
        "authorize",
        "authorise",
        "consider",
        "weigh",
    ]
)
"""Verbs under which an act without a tense is only asked for or meant."""
_DONE = frozenset(
    {"continue", "begin", "start", "go", "proceed", "manage", "come", "use", "say", "report", "claim", "allege"}
)
"""Verbs whose infinitive tells what was done ("were said to have fired")."""
_NEAR_MISS = "close_encounter"
"""The act that needs somebody or some place that it comes near: "a frigate was sailing with it" is none."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An incident as found."""

    trigger: Token
    nature: Act
    what: Span
    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    frame: Frame
    confidence: float


def extract_incidents(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Incident]]:
    """The claims about incidents that the document makes."""
    for sentence in a.sentences:
        if sentence.noise:
            continue
        taken: list[Span] = []
        tokens = a.tokens[sentence.first : sentence.last]
        verbs = {t.i: d for t in tokens if t.pos == "VERB" and (d := _by_verb(a, lexicon.incidents, t))}
        for draft in (d for d in verbs.values() if not _only_result(a, d.trigger, verbs)):
            taken.append(draft.what)
            yield _claim(a, draft)
        for token in tokens:
            draft_ = _by_noun(a, lexicon.incidents, token) if token.pos in ("NOUN", "PROPN") else None
            if draft_ and not any(t.overlaps(draft_.what) for t in taken):
                taken.append(draft_.what)
                yield _claim(a, draft_)


def _by_verb(a: Annotated, words: Acts, verb: Token) -> Draft | None:
    lemma = verb_with_particle(a, verb.i)
    if lemma not in words.verbs and verb.lemma not in words.verbs:
        return None
    frame = frame_of(a, verb.i)
    doers = _with_modifiers(a, frame.subjects)
    direct = _with_modifiers(a, frame.objects) | {t.lemma for t in children(a, verb.i, "oprd", "xcomp", "dobj")}
    named = {lemma, verb.lemma}
    told = (n for n in words.all if any(n.told_by_verb(w, frame.words, doers=doers, direct=direct) for w in named))
    nature = next(told, None)
    if nature is None or actuality(a, verb.i) != "actual" or _only_feared(a, verb) or _only_meant(a, verb):
        return None
    actors = tuple(dict.fromkeys(x for t in frame.subjects for x in actors_behind(a, t.i)))
    if nature.sided and not any(x.side for x in actors):
        return None
    targets = _aimed_at(a, frame, actors)
    if verb.lemma in words.ways["finding"]:  # "spotted a balloon": whose it is
        actors, targets = targets, ()
    if nature.name == _NEAR_MISS and not (targets or frame.objects or frame.slot(*_WHERE)):
        return None
    if verb.dep == "acl" and not any(x.side for x in (*actors, *targets)):
        return None  # "the people killed": of nobody known
    if verb.lemma in words.ways["suffering"]:  # "suffered 39 deaths": it was done to the subject
        actors, targets = (), actors
    return Draft(
        trigger=verb,
        nature=nature,
        what=_act_span(a, verb, frame),
        actors=actors,
        targets=targets,
        frame=frame,
        confidence=0.7 if actors or targets else 0.5,
    )


def _only_result(a: Annotated, verb: Token, others: Container[int]) -> bool:
    """Is it what another act in the sentence led to ("shelled a village, killing two")?"""
    return verb.dep == "advcl" and verb.tag == "VBG" and verb.head in others and not children(a, verb.i, "nsubj")


def _with_modifiers(a: Annotated, tokens: tuple[Token, ...]) -> frozenset[str]:
    return frozenset(m.lemma for t in tokens for m in [t, *children(a, t.i, "compound", "amod", "nmod")])


def _by_noun(a: Annotated, words: Acts, noun: Token) -> Draft | None:
    if noun.lemma not in words.nouns or is_negated(a, noun.i) or noun.dep == "compound":
        return None
    blamed = _blamed(a, words, noun)
    phrase = frozenset(t.lemma for t in subtree(a, noun.i)) | {m for t in blamed for m in _with_modifiers(a, (t,))}
    nature = next((n for n in words.all if n.told_by_noun(noun.lemma, phrase)), None)
    if nature is None or _only_feared(a, noun):
        return None
    frame = frame_of_noun(a, noun.i)
    actors = tuple(dict.fromkeys(x for t in frame.subjects for x in actors_behind(a, t.i)))
    done, borne = _of_light_verb(a, words, noun)
    if noun.lemma == "war":  # "the Iraq war" is where it was fought
        actors = tuple(x for x in actors if x.side not in _grounds(a, noun))
    if actors and noun.lemma == "attack" and all(x.name and x.side == actors[0].side for x in actors):
        return None  # of one politician on another
    accused = tuple(x for t in blamed for x in actors_behind(a, t.i))
    actors = (
        actors or done or accused or tuple(x for t in frame.slot("between", "among") for x in actors_behind(a, t.i))
    )
    targets = _aimed_at(a, frame, actors) or borne
    if noun.lemma in words.ways["borne"] and not frame.slot("of"):
        actors, targets = (), actors or targets
    dated = bool(timexes_in(a, subtree_span(a, noun.i)))
    if not (actors or targets or dated or _place(a, frame)):
        return None
    span = _with_light_verb(a, words, noun) if done else _untimed(a, noun)
    return Draft(trigger=noun, nature=nature, what=span, actors=actors, targets=targets, frame=frame, confidence=0.5)


def _of_light_verb(a: Annotated, words: Acts, noun: Token) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """(who does it, to whom it is done), as the verb above says: "launched an attack", "suffered an attack"."""
    verb = a.tokens[noun.head]
    if noun.dep not in ("dobj", "obj") or verb.pos != "VERB":
        return (), ()
    subjects = tuple(dict.fromkeys(x for t in frame_of(a, verb.i).subjects for x in actors_behind(a, t.i)))
    lemma = verb_with_particle(a, verb.i)
    return (subjects if lemma in words.ways["doing"] else ()), (subjects if lemma in words.ways["suffering"] else ())


def _grounds(a: Annotated, noun: Token) -> set[str | None]:
    """The states whose bare names stand before the noun."""
    names = [t for t in children(a, noun.i, "compound", "nmod") if t.tag in ("NNP", "NNPS")]
    return {x.side for t in names for x in actors_behind(a, t.i)}


def _untimed(a: Annotated, noun: Token) -> Span:
    """The noun's phrase up to the first time in it ("the riots | over the weekend")."""
    span = phrase_span(a, noun.i)
    times = [c for c in children(a, noun.i, "prep", "npadvmod") if c.i > noun.i and _is_time(a, c)]
    return Span(span.start, min(span.end, a.tokens[times[0].i - 1].end)) if times else span


def _with_light_verb(a: Annotated, words: Acts, noun: Token) -> Span:
    """From who does it over the verb to the noun ("Oslo launched a raid on the port")."""
    verb, phrase = a.tokens[noun.head], phrase_span(a, noun.i)
    own = [phrase_span(a, t.i) for t in frame_of(a, verb.i).subjects if t.i < verb.i and t.sentence == verb.sentence]
    return Span(min([verb.start, *(s.start for s in own)]), phrase.end)


def _blamed(a: Annotated, words: Acts, noun: Token) -> tuple[Token, ...]:
    """Who is said to have done it: "blamed the rebels for the attack", "accused Oslo of espionage"."""
    prep = a.tokens[noun.head]
    verb = a.tokens[prep.head]
    if noun.dep != "pobj" or prep.lemma not in ("for", "of", "in") or verb.lemma not in words.ways["blaming"]:
        return ()
    return frame_of(a, verb.i).objects


def _only_feared(a: Annotated, token: Token) -> bool:
    """Does it stand under a verb of preventing or fearing, or a modal?"""
    above = [t for t in ancestors(a, token.i) if t.pos in ("VERB", "AUX", "NOUN")][:2]
    unreal = [t for t in above if t.pos in ("VERB", "AUX") and actuality(a, t.i) in ("possible", "denied")]
    return bool(unreal) or any(t.lemma in _FEARED for t in above) or any(_demanded(a, t) for t in (token, *above[:1]))


def _only_meant(a: Annotated, verb: Token) -> bool:
    """Is it an infinitive of what is meant ("gathers forces to attack"), not of what is done ("went on to attack")?"""
    infinitive = any(t.lemma == "to" for t in children(a, verb.i, "aux"))
    return infinitive and a.tokens[verb.head].lemma not in _DONE


def _demanded(a: Annotated, token: Token) -> bool:
    """Is it only asked for ("demanded that the ship be sunk", "urged Oslo to strike")?"""
    helpers = children(a, token.i, "aux", "auxpass")
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in (token, *helpers))
    clause = token.dep in ("ccomp", "xcomp", "advcl", "pcomp") and token.pos == "VERB"
    above = a.tokens[token.head]
    asking = a.tokens[above.head] if above.pos == "ADP" else above
    return clause and not finite and asking.lemma in _ASKING


def _aimed_at(a: Annotated, frame: Frame, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Whom it is done to: the objects' owners, else those whose thing or space it comes near."""
    mine = {x.side for x in actors}
    places = [
        *frame.objects,
        *frame.slot("on", "against", "of", "near", "at", "into", "in", "over", "across", "toward"),
    ]
    for token in places:
        found = tuple(x for x in actors_behind(a, token.i) if x.side is None or x.side not in mine)
        if found:
            return found
    return ()


def _act_span(a: Annotated, verb: Token, frame: Frame) -> Span:
    """From the one who does it (or to whom it is done) to the last of the act's own words."""
    core = [verb, *children(a, verb.i, "prt", "neg")]
    ends = [*frame.subjects, *frame.objects]
    near = [t for t in ends if t.sentence == verb.sentence]
    spans = [_named(a, t) for t in near]
    for child in children(a, verb.i, "prep", "advmod", "agent"):
        if child.i > verb.i and not _is_time(a, child):
            tail = subtree(a, child.i)
            spans.append(Span(tail[0].start, tail[-1].end))
            break
    spans += [predicate_span(a, c.i) for c in frame.clauses if c.i > verb.i and c.sentence == verb.sentence]
    starts, stops = [s.start for s in spans], [s.end for s in spans]
    return Span(min([t.start for t in core] + starts), max([t.end for t in core] + stops))


def _named(a: Annotated, noun: Token) -> Span:
    """The noun's phrase, with its infinitive ("attempts to inspect the site")."""
    aims = [c for c in children(a, noun.i, "acl") if any(t.lemma == "to" for t in children(a, c.i, "aux"))]
    return phrase_span(a, noun.i, drop=("relcl", "appos", "conj", "cc", *(() if aims else ("acl",))))


def _is_time(a: Annotated, token: Token) -> bool:
    below = subtree(a, token.i)
    return any(t.span.start <= below[-1].start < t.span.end for t in a.timexes)


def _place(a: Annotated, frame: Frame) -> str | None:
    for name, token in frame.slots:
        if name in _WHERE and (token.entity in _PLACES or token.lemma in _PLACE_NOUNS):
            return phrase_span(a, token.i).of(a.document.text)
    return None


def _when(a: Annotated, trigger: Token) -> When | None:
    """The day that governs it; else the month or year that alone its sentence names; else the day narrated before.

    An act told as the cause of another ("the visit set for May was put off after a raid") falls about its time, but not
    on its very day.
    """
    own = timex_of(a, trigger.i)
    apart = _looked_back(a, trigger, own)
    if own is not None and own.when is not None and not (apart and own.when.is_day):
        return own.when
    here = [t for t in timexes_in(a, a.sentences[trigger.sentence].span) if t.when is not None and t.type == "DATE"]
    if here:
        wide = len(here) == 1 and here[0].when is not None and not here[0].when.is_day
        return here[0].when if wide and apart is not True else None
    before = time_before(a, trigger.i)
    return before.when if before is not None else None


def _looked_back(a: Annotated, trigger: Token, timex: Timex | None) -> bool:
    """Does "after", "since" or "before" part the act from what the date belongs to?"""
    inside = timex is not None and any(timex.span.covers(t.span) for t in subtree(a, trigger.i))
    chain = [] if inside else [trigger, *ancestors(a, trigger.i)]
    own = [m for t in chain for m in (t, *children(a, t.i, "mark", "advmod")) if m.i <= trigger.i]
    return any(m.lemma in _PARTING for m in own)


_PARTING = frozenset(["after", "since", "before", "until", "till", "following"])


def _claim(a: Annotated, draft: Draft) -> Claim[Incident]:
    sentence = a.sentences[draft.trigger.sentence]
    account = reported_by(a, draft.trigger.start)
    return Claim(
        place=Place(a.document.id, "incident", draft.trigger.span),
        fields=Incident(
            what=draft.what.of(a.document.text),
            actors=draft.actors,
            targets=draft.targets,
            place=_place(a, draft.frame),
            when=_when(a, draft.trigger),
            nature=draft.nature.name.replace("_", " "),
            account=(account.side if account else None) or a.document.side,
        ),
        evidence=(a.document.evidence(sentence.span), a.document.evidence(draft.what, field="what")),
        known_from=a.document.known_from,
        according_to=account,
        about=tuple(sorted({x.side for x in owners_of(a, draft.trigger.i) if x.side})),
        confidence=draft.confidence,
        rule=f"incident:{draft.nature.name.replace('_', ' ')}",
    )
