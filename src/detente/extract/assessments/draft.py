"""An assessment as found in one place, and the claim that it becomes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.annotate.extents import clause_span
from detente.annotate.moments import timex_of
from detente.annotate.naming import holders_of, sides_in, teller_of
from detente.annotate.tree import chief_pair, children, subtree
from detente.kinds.assessment import Assessment, AssessmentType, Direction
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Attribution, Token
from detente.model.claim import Claim, Place
from detente.model.span import Span
from detente.model.when import When

_PRONOUNS = frozenset(
    ["he", "she", "they", "it", "who", "we", "i", "some", "others", "many", "that", "which", "this", "what"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A clause that assesses: `span` are its words; `holder` is whose it is where no attribution tells."""

    trigger: Token
    span: Span
    type: AssessmentType
    direction: Direction
    attribution: Attribution | None
    holder: Actor | None = None


def claim_of(a: Annotated, lexicon: Lexicon, draft: Draft) -> Claim[Assessment]:
    """The claim that a draft becomes."""
    text = draft.span.of(a.document.text)
    holder = draft.holder or holder_of_words(a, draft.attribution)
    sentence = a.sentences[draft.trigger.sentence]
    return Claim(
        place=Place(a.document.id, "assessment", draft.trigger.span),
        fields=Assessment(
            claim=text,
            type=draft.type,
            direction=draft.direction,
            holder=holder,
            standing=holder.standing if holder else None,
            of_side=_of_side(a, draft, holder) if draft.type in ("perception", "constraint") else None,
            condition=_condition(a, draft),
            said_on=draft.attribution.said_on if draft.attribution else a.document.published,
            horizon=_horizon(a, draft),
            issues=lexicon.issues.find(text),
        ),
        evidence=(a.document.evidence(sentence.span), a.document.evidence(draft.span, field="claim")),
        known_from=a.document.known_from,
        according_to=holder,
        about=tuple(sorted(set(sides_in(a, sentence.span)))),
        confidence=0.55 if draft.attribution else 0.5,
        rule=f"assessment:{draft.type}",
    )


def holder_of_words(a: Annotated, attribution: Attribution | None) -> Actor | None:
    """Who holds it; several go by their names together, and somebody unknown by the words that name him."""
    if attribution is None:
        return None
    known = holders_of(a, attribution)
    if not known and attribution.source_span is not None:
        words = attribution.source_span.of(a.document.text)
        return None if words.lower() in _PRONOUNS else Actor(name=words)
    nameless = len({x.side for x in known}) > 1 and not all(x.name for x in known)  # "the two sides": of none alone
    return teller_of(a, attribution) if nameless else _by_its_words(a, attribution, together(known))


def _by_its_words(a: Annotated, attribution: Attribution, holder: Actor | None) -> Actor | None:
    """A body that has no name of its own goes by the words printed ("Peruvian administration"), also for "it"."""
    if holder is None or holder.body is None or holder.name or holder.role or attribution.source is None:
        return holder
    source = a.mentions[attribution.source]
    told = [m for m in a.mentions[: attribution.source + 1] if m.cast == source.cast and m.form != "pronoun"]
    words = told[-1].span.of(a.document.text) if told else None
    return replace(holder, name=words.removeprefix("The ").removeprefix("the ")) if words else holder


def together(known: tuple[Actor, ...]) -> Actor | None:
    """One holder for several: they go by their names together; of those without names the first."""
    if len(known) > 1 and all(x.name for x in known):
        sides = {x.side for x in known}
        names = " and ".join(dict.fromkeys(x.name for x in known if x.name))
        return Actor(name=names, side=sides.pop() if len(sides) == 1 else None, standing=known[0].standing)
    return known[0] if known else None


def _of_side(a: Annotated, draft: Draft, holder: Actor | None) -> str | None:
    """Whom a perception is about: another than the holder's side; whom a constraint binds: the side first named.

    Where the clause names none, it is the other of the two that the document is about, or the holder's own.
    """
    own = holder.side if holder else None
    named = sides_in(a, draft.span)
    if draft.type == "constraint":
        return next(iter(named), own)
    pair = chief_pair(a)
    others = [s for s in (*named, *(pair if own in pair else ())) if s != own]
    return next(iter(others), None)


def _condition(a: Annotated, draft: Draft) -> str | None:
    """The clause after "if", "unless", "as long as"."""
    for token in subtree(a, draft.trigger.i):
        marks = [m for m in children(a, token.i, "mark") if m.lemma in ("if", "unless", "provided")]
        if token.dep == "advcl" and marks:
            return clause_span(a, token.i).of(a.document.text)
    return None


def _horizon(a: Annotated, draft: Draft) -> When | None:
    """The day by which a forecast or hope should come true: a date in it that is not before it was published."""
    if draft.type not in ("forecast", "hope"):
        return None
    timex = timex_of(a, draft.trigger.i)
    inside = timex if timex is not None and draft.span.covers(timex.span) else None
    published = a.document.published
    if inside is None or inside.when is None or (published is not None and inside.when.before(published)):
        return None
    return inside.when
