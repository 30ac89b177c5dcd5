"""Annotated -> claims about measures: acts of policy by one side, against whom, announced and in force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from detente.annotate.extents import phrase_span, predicate_span
from detente.annotate.frames import Frame, frame_of, frame_of_noun, passive_voice, slots_of, verb_with_particle
from detente.annotate.moments import timex_of
from detente.annotate.naming import actors_behind, owners_of, reported_by
from detente.annotate.tree import actuality, ancestors, children, is_negated, subtree
from detente.kinds.measure import Measure, MeasureType
from detente.lexicon import Lexicon
from detente.lexicon.acts import Acts
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.claim import Actuality, Claim, Place
from detente.model.span import Span

_AIMED = ("on", "against", "at", "to", "toward", "towards", "over", "for", "with")
_CIRCUMSTANCES = ("after", "since", "amid", "despite", "during", "before", "following", "when", "as")

_ASKING = frozenset(
    ["call", "demand", "urge", "seek", "threaten", "consider", "propose", "weigh", "want", "request", "favor", "favour",
     "support", "bill", "proposal", "notion", "idea", "plan", "legislation", "press", "push", "prohibit", "risk"]
)  # fmt: skip
"""Words under which a measure is only asked for, drafted or thought of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A measure as found; `verb` is what is done with it, None where it is only named."""

    trigger: Token
    type: str
    what: Span
    by: tuple[Actor, ...]
    against: tuple[Actor, ...]
    verb: Token | None


def extract_measures(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Measure]]:
    """The claims about measures that the document makes; one by nobody against nobody is left out."""
    for sentence in a.sentences:
        if sentence.noise:
            continue
        for token in a.tokens[sentence.first : sentence.last]:
            draft = _draft(a, lexicon.measures, token)
            if draft is not None and _told(draft):
                yield _claim(a, lexicon, draft if draft.against else replace(draft, against=_lands(a, lexicon, draft)))


def _lands(a: Annotated, lexicon: Lexicon, draft: Draft) -> tuple[Actor, ...]:
    """The state that a place is, where a verb's measure is aimed at it ("suspended flights to Fiji")."""
    frame = frame_of(a, draft.trigger.i) if draft.trigger.pos == "VERB" else None
    places = [t for t in frame.slot(*_AIMED, "from") if t.entity == "GPE"] if frame is not None else []
    sides = [side for t in places if (side := lexicon.states.state_of(t.text))]
    return tuple(Actor(side=side) for side in sides[:1] if side not in {x.side for x in draft.by})


def _told(draft: Draft) -> bool:
    """Is it known who takes it, or what is done against whom? A law counts only where it is aimed at somebody."""
    if draft.type == "law":
        return bool(draft.against)
    return bool(draft.by) or (bool(draft.against) and draft.verb is not None)


def _draft(a: Annotated, words: Acts, token: Token) -> Draft | None:
    if token.pos == "VERB" and (token.lemma in words.verbs or _phrasal(a, token) in words.verbs):
        return _by_verb(a, words, token)
    if token.pos in ("NOUN", "PROPN") and token.lemma in words.nouns and token.dep != "compound":
        return _by_noun(a, words, token)
    return None


def _by_verb(a: Annotated, words: Acts, verb: Token) -> Draft | None:
    frame, names = frame_of(a, verb.i), {verb.lemma, _phrasal(a, verb)}
    means = next((m for m in words.all if any(m.told_by_verb(name, frame.words) for name in names)), None)
    if means is None or is_negated(a, verb.i) or _urged(a, verb) or _is_condition(a, verb):
        return None
    by = _actors(a, frame.subjects) or _announcer(a, verb)
    return Draft(
        trigger=verb,
        type=means.name,
        what=_words(a, verb),
        by=by,
        against=_others(_actors(a, [*frame.objects, *frame.slot(*_AIMED)]), by),
        verb=verb,
    )


def _words(a: Annotated, verb: Token) -> Span:
    """What is done with what; of a passive ("all trade will be frozen") with its subject."""
    span = predicate_span(a, verb.i, until=_CIRCUMSTANCES)
    things = children(a, verb.i, "nsubjpass")
    return Span(min(span.start, phrase_span(a, things[0].i).start), span.end) if things else span


def _phrasal(a: Annotated, verb: Token) -> str:
    """The verb with its particle, or with the adverb behind it or its object ("called its envoy home")."""
    adverb = next((t.lemma for t in children(a, verb.i, "advmod") if t.i > verb.i and t.lemma in _ADVERBS), None)
    return f"{verb.lemma}_{adverb}" if adverb else verb_with_particle(a, verb.i)


_ADVERBS = frozenset({"home", "back", "off", "out", "over", "down"})


def _announcer(a: Annotated, verb: Token) -> tuple[Actor, ...]:
    """Of what is told as done or to be done by nobody named, the side whose officials say so."""
    account = reported_by(a, verb.start) if passive_voice(a, verb.i) else None
    told = account is not None and account.side is not None and account.standing in (None, "official")
    return (account,) if account is not None and told else ()


def _urged(a: Annotated, verb: Token) -> bool:
    """Is it only what somebody is asked to do ("urged Oslo to recall its envoy")?"""
    finite = any(t.tag in ("MD", "VBD", "VBZ", "VBP") for t in (verb, *children(a, verb.i, "aux", "auxpass")))
    return verb.dep in ("xcomp", "ccomp") and not finite and a.tokens[verb.head].lemma in _URGING


_URGING = frozenset({"urge", "ask", "demand", "call", "request", "press", "want", "advise", "beg", "insist", "refuse"})


def _is_condition(a: Annotated, verb: Token) -> bool:
    """Is it only what would have to come first ("unless Rome imposed sanctions", "until tariffs are lifted")?"""
    return any(t.lemma in ("unless", "until") for t in children(a, verb.i, "mark", "advmod"))


def _by_noun(a: Annotated, words: Acts, noun: Token) -> Draft | None:
    matter = _matter_apart(a, noun)
    phrase = frozenset(t.lemma for t in (*subtree(a, noun.i), *matter))
    means = next((m for m in words.all if m.told_by_noun(noun.lemma, phrase)), None)
    if means is None or is_negated(a, noun.i) or any(t.lemma == "any" for t in children(a, noun.i, "det")):
        return None
    verb = next((t for t in ancestors(a, noun.i) if t.pos == "VERB"), None)
    if verb is not None and _is_condition(a, verb):
        return None
    doing = verb if verb is not None and verb.lemma in words.ways["take"] | words.ways["announce"] else None
    frame, outer = frame_of_noun(a, noun.i), frame_of(a, doing.i) if doing else None
    undergone = _actors(a, frame.slot("of")) if noun.lemma in words.ways["undergone"] else ()
    by = _by(a, noun, frame, outer, undergone)
    return Draft(
        trigger=noun,
        type=means.name,
        what=_with_matter(a, phrase_span(a, noun.i), matter),
        by=by,
        against=_others(
            undergone or _aimed_at(a, frame, outer) or _actors(a, [t for t in matter if t.dep == "pobj"]), by
        ),
        verb=doing,
    )


def _matter_apart(a: Annotated, noun: Token) -> tuple[Token, ...]:
    """What a curb is on, where the day stands between ("tightened controls on Thursday | on exports to Fiji")."""
    led = [p for i in (noun.i, noun.head) for p in children(a, i, "prep") if p.i > noun.i]
    dated = [p for p in led for t in children(a, p.i, "pobj") if t.entity == "DATE"]
    on = [p for p in children(a, noun.head, "prep") if p.lemma == "on" and dated and p.i > dated[-1].i]
    return tuple(subtree(a, on[0].i)) if on and noun.dep == "dobj" else ()


def _with_matter(a: Annotated, span: Span, matter: tuple[Token, ...]) -> Span:
    """The phrase up to the end of its matter, without the clauses that tell more of that."""
    cut = min((subtree(a, t.i)[0].i for t in matter if t.dep == "relcl"), default=len(a.tokens))
    kept = [t for t in matter if t.i < cut]
    return Span(span.start, max(span.end, kept[-1].end)) if kept else span


def _by(
    a: Annotated, noun: Token, frame: Frame, outer: Frame | None, undergone: tuple[Actor, ...]
) -> tuple[Actor, ...]:
    """Whose it is ("to lift American tariffs"), else who takes it; none of those who undergo it."""
    own = tuple(x for x in owners_of(a, noun.i, depth=0) if x.side)
    taking = _actors(a, outer.subjects) if outer is not None else ()
    told = (own, taking, owners_of(a, noun.i), _actors(a, frame.subjects))
    return next((found for some in told if (found := tuple(x for x in some if x not in undergone))), ())


def _aimed_at(a: Annotated, frame: Frame, outer: Frame | None) -> tuple[Actor, ...]:
    deeper = [t for name, t in slots_of(a, [t.i for t in frame.slot("on", "of", "for")]) if name in (*_AIMED, "from")]
    aimed = _actors(a, frame.slot(*_AIMED)) or _actors(a, deeper)  # "controls on chips to Rome"
    return aimed or (_actors(a, outer.slot(*_AIMED, "from")) if outer else ())


def _actors(a: Annotated, tokens: list[Token] | tuple[Token, ...]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(x for t in tokens for x in actors_behind(a, t.i)))


def _others(actors: tuple[Actor, ...], by: tuple[Actor, ...]) -> tuple[Actor, ...]:
    mine = {x.side for x in by if x.side}
    return tuple(x for x in actors if x.side not in mine)


def _only_asked(a: Annotated, noun: Token) -> Actuality:
    """What is called for, threatened or weighed is possible; what is otherwise named is there."""
    above = [t.lemma for t in ancestors(a, noun.i)][:3]
    return "possible" if not _ASKING.isdisjoint(above) else "actual"


def _meant(a: Annotated, words: Acts, draft: Draft) -> Token | None:
    """The verb by which it is only agreed on or decided ("agreed on Friday to reopen the crossing")."""
    verb = draft.verb
    if verb is None or verb.dep != "xcomp" or verb.tag != "VB":
        return None
    above = a.tokens[verb.head]
    return above if above.lemma in words.ways["mean"] and actuality(a, above.i) == "actual" else None


def _actuality(a: Annotated, draft: Draft) -> Actuality:
    """Is it done, planned or only asked for: by its verb, and where that has no tense by what stands over it."""
    if draft.verb is None:
        return _only_asked(a, draft.trigger)
    own, bare = actuality(a, draft.verb.i), draft.verb.tag in ("VB", "VBG")
    return _only_asked(a, draft.verb) if own == "actual" and bare else own


def _claim(a: Annotated, lexicon: Lexicon, draft: Draft) -> Claim[Measure]:
    sentence = a.sentences[draft.trigger.sentence]
    what = draft.what.of(a.document.text)
    meant = _meant(a, lexicon.measures, draft)
    timex = timex_of(a, (meant or draft.verb or draft.trigger).i)
    when = timex.when if timex else None
    told = draft.verb is not None and draft.verb.lemma in lexicon.measures.ways["announce"]
    announced = told or meant is not None
    actual: Actuality = _actuality(a, draft)
    account = reported_by(a, draft.trigger.start)
    return Claim(
        place=Place(a.document.id, "measure", draft.trigger.span),
        fields=Measure(
            what=what,
            type=cast("MeasureType", draft.type),
            by=draft.by,
            against=draft.against,
            announced=when if announced else None,
            in_force=when if not announced and actual == "actual" else None,
            issues=lexicon.issues.find(what),
        ),
        evidence=(a.document.evidence(sentence.span), a.document.evidence(draft.what, field="what")),
        known_from=a.document.known_from,
        actuality="planned" if announced and actual == "actual" else actual,
        according_to=account,
        confidence=0.7 if draft.verb else 0.5,
        rule=f"measure:{draft.type}",
    )
