"""What sort of assessment a clause is, and where it points."""

from __future__ import annotations

from detente.annotate.naming import actors_at, sides_in
from detente.annotate.tree import children, prepositional
from detente.extract.assessments.bearing import bearing, doubted
from detente.kinds.assessment import AssessmentType, Direction
from detente.lexicon import Lexicon
from detente.lexicon.stance import AssessmentWords
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_DREADS = frozenset(
    ["fear", "worry", "dread", "fret", "fearful", "worried", "concerned", "afraid", "concern", "alarmed"]
)
_CHANCES = frozenset({"likely", "unlikely", "improbable", "inevitable"})
_ORDER: tuple[AssessmentType, ...] = ("hope", "constraint", "perception", "forecast", "judgement")


def type_and_bearing(
    a: Annotated, lexicon: Lexicon, tokens: list[Token], span: Span, *, cue: str | None, judging: bool = False
) -> tuple[AssessmentType, Direction] | None:
    """Its type and bent. What says how relations are, or is `judging`, without a word of its type, is a judgement."""
    words = lexicon.stance.assessment
    lemmas = {t.lemma for t in tokens if t.pos != "PROPN"} | ({cue} if cue else set())
    kind = next((k for k in _ORDER if not getattr(words, k).isdisjoint(lemmas)), None)
    if kind == "constraint" and words.binding.isdisjoint(lemmas):
        kind = next((k for k in _ORDER[2:] if not getattr(words, k).isdisjoint(lemmas)), None)
    if kind == "perception" and cue is None:
        kind = "judgement"  # nobody is said to hold it
    direction = bearing(a, lexicon.stance.bent, span)
    subject = judging or any(_is_about(a, words, t) for t in tokens)
    still = direction == "no_change" and about_relations(words, tokens)  # "nothing has changed in their relations"
    if kind is None and (subject or still or (direction is not None and _evaluates(a, tokens))):
        kind = "judgement"
    if direction is None and (about_relations(words, tokens) or len(set(sides_in(a, span))) > 1):
        direction = _by_type(words, kind, lemmas)
    if cue in words.warnings and kind == "forecast" and direction in (None, "uncertain"):
        direction = "worse"
    if (
        kind == "forecast"
        and direction is None
        and cue is not None
        and (_is_chance(tokens) or cue in words.foretelling)
    ):
        direction = "uncertain"
    if kind is None or direction is None:
        return None
    return kind, doubted(direction, lexicon.stance.bent, cue)


def _is_chance(tokens: list[Token]) -> bool:
    """Does it say how likely something is ("a full return remained unlikely")?"""
    return any(t.lemma in _CHANCES for t in tokens)


def _is_about(a: Annotated, words: AssessmentWords, token: Token) -> bool:
    """Is it what a clause is about, itself or through "sort of", and what relations are made of?"""
    if token.dep == "dobj":
        above = a.tokens[token.head]
        return token.lemma in words.shaken or (above.lemma == "have" and token.lemma in words.subjects)
    if token.dep not in ("nsubj", "nsubjpass", "attr"):
        return False
    below = prepositional(a, token.i, "of") if token.lemma in words.light else []
    return any(t.lemma in words.subjects for t in (token, *below))


def of_thought(
    a: Annotated, lexicon: Lexicon, tokens: list[Token], span: Span, *, cue: str, loose: bool, felt: str | None = None
) -> tuple[AssessmentType, Direction] | None:
    """What a word of thinking or calling makes of the clause: a fear points to the worse, a hope to the better.

    What somebody is said to call a thing (`loose`) counts where it is about relations.
    """
    words = lexicon.stance.assessment
    pointed = bearing(a, lexicon.stance.bent, span)
    if loose:
        said: Direction | None = "better" if felt in words.heartening else "worse" if felt in _DREADS else pointed
        if said is None and cue in words.praising:
            said = "better"
        told = said or about_relations(words, tokens)
        return ("judgement", said or "uncertain") if told else None
    kind: AssessmentType = "hope" if cue in words.hope else "perception"
    if cue not in words.hope and not words.forecast.isdisjoint(t.lemma for t in tokens):
        kind = "forecast"
    if cue in _DREADS:
        return kind, "worse"
    return kind, doubted(pointed or ("better" if kind == "hope" else "uncertain"), lexicon.stance.bent, cue)


def _evaluates(a: Annotated, tokens: list[Token]) -> bool:
    """Does it say of a side or an issue what it is ("Oslo is Lima's closest ally")?"""
    heads = [t for t in tokens if t.lemma == "be" and t.tag in ("VBZ", "VBP", "VBD", "VBN", "VB")]
    named = any(actors_at(a, s.i) for h in heads for s in children(a, h.i, "nsubj", "attr"))
    return named and any(children(a, h.i, "attr", "acomp") for h in heads)


def _by_type(words: AssessmentWords, kind: AssessmentType | None, lemmas: set[str]) -> Direction | None:
    """Where no word points: a hope, or what is important, points to the better; what should last is no change."""
    if not words.urged.isdisjoint(lemmas):
        return "better" if words.lasting.isdisjoint(lemmas) else "no_change"
    if kind == "hope":
        return "better"
    return "uncertain" if kind == "forecast" and not words.open.isdisjoint(lemmas) else None


def about_relations(words: AssessmentWords, tokens: list[Token]) -> bool:
    """Does a word of these name what relations are made of?"""
    return any(t.lemma in words.subjects and t.pos != "VERB" for t in tokens)
