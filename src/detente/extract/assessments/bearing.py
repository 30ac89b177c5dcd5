"""Where a clause points: better, worse, no change or uncertain, by its words and what stands over them in its tree."""

from __future__ import annotations

import re

from detente.annotate.frames import tokens_in
from detente.annotate.tree import ancestors, children, is_negated
from detente.kinds.assessment import Direction
from detente.lexicon.stance import Bent
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_NEAR = 3  # governors above a word that may deny or ease it
_DENIAL = re.compile(r"\bno\b|\bnot\b|n['’]t\b")
_APART = frozenset(["because", "despite", "amid", "after", "before", "during", "since", "due", "given", "like", "than"])
"""Prepositions whose phrase stands apart from what the verb above denies."""
_WHEN = frozenset(["after", "before", "since", "during", "until"])
_HOW = frozenset(["on", "in", "with"])
"""Prepositions whose phrase tells how something was done, not to what."""
_FALSE_FRIENDS = frozenset({"goods", "warming", "signals"})
_FRIENDS = frozenset({"ally", "partner", "friend"})
_GREETINGS = frozenset({"morning", "afternoon", "evening", "day", "night", "luck", "friday"})
_COMPLEMENTS = ("acomp", "attr", "dobj", "nsubj", "nsubjpass", "prep", "pobj", "xcomp", "ccomp", "amod", "compound")


def bearing(a: Annotated, bent: Bent, span: Span) -> Direction | None:
    """The direction of the clause in `span`; None where no word says.

    A question, or a phrase of doubt, is uncertain; a phrase of standstill is no change. Else each word for better or
    worse counts by its polarity: denied better is no change (a denied quality is worse), denied or eased worse is
    better. What follows "but" outweighs what stands before; the predicate's own words count twice.
    """
    text = span.of(a.document.text).lower()
    if "?" in text or bent.uncertain.search(text):
        return "uncertain"
    if bent.no_change.search(text):
        return "no_change"
    turn = max((m.end() for m in re.finditer(r"\bbut\b", text)), default=0)
    late = _tally(a, bent, Span(span.start + turn, span.end)) if turn else None
    return late or _tally(a, bent, span)


def doubted(direction: Direction, bent: Bent, cue: str | None) -> Direction:
    """What a word of doubt over the clause leaves of it ("doubted that ties will improve"): no change for a better."""
    return "no_change" if direction == "better" and cue is not None and bent.denies(cue) else direction


def _tally(a: Annotated, bent: Bent, span: Span) -> Direction | None:
    counts: dict[Direction, int] = {"better": 0, "worse": 0, "no_change": 0}
    found = _pointers(a, bent, span)
    found = [p for p in found if not _of_time(a, p[1], span)] or found
    main = [p for p in found if not _aside(a, p[1], span)]
    main = [p for p in main if p[1].dep not in ("nsubj", "nsubjpass")] or main  # "the dispute is unlikely to …"
    for better, token, whole in main or found:
        weight = 2 if token.dep in ("ROOT", "acomp", "attr", "ccomp") else 1
        said: Direction = "better" if better else "worse"
        counts[said if whole else _polarity(a, bent, token, better=better)] += weight
    if not any(counts.values()):
        return None
    if counts["better"] > counts["worse"]:
        return "better"
    return "worse" if counts["worse"] else "no_change"


def _aside(a: Annotated, token: Token, span: Span) -> bool:
    """Does the word stand in a relative clause of the stretch ("a ballast in ties that have been in free fall")?"""
    over = (t for t in (token, *ancestors(a, token.i)) if t.dep == "relcl")
    return any(span.start <= a.tokens[t.head].start < t.start < span.end for t in over)


def _of_time(a: Annotated, token: Token, span: Span) -> bool:
    """Does it only tell since when or until when ("the best mood since a summit collapsed", "before the crisis")?"""
    for t in (token, *ancestors(a, token.i)):
        inside = span.start <= a.tokens[t.head].start < span.end and t.head != t.i
        marks = [t] if t.dep == "prep" else children(a, t.i, "mark", "prep") if t.dep == "advcl" else []
        if inside and any(m.lemma in _WHEN for m in marks):
            return True
    return False


def _pointers(a: Annotated, bent: Bent, span: Span) -> list[tuple[bool, Token, bool]]:
    """(is it for the better?, its last token, is a denial a part of it?) for each word that points somewhere."""
    low = span.of(a.document.text).lower()
    if len(low) != len(span):
        return []  # a letter whose lower case is longer: positions would slip
    found = [(better, m) for better, p in ((True, bent.better), (False, bent.worse)) for m in p.finditer(low)]
    out = []
    for better, match in found:
        inside = tokens_in(a, Span(span.start + match.start(), span.start + match.end()))
        if inside and not (_is_name(inside[-1]) or _greets(a, inside[-1]) or _only_named(inside)):
            out.append((better, inside[-1], _DENIAL.search(match[0]) is not None))
    return out


def _is_name(token: Token) -> bool:
    """Is it a part of a name ("United States", "World War Two"), or goods, which are not good?"""
    return token.pos == "PROPN" or token.text.lower() in _FALSE_FRIENDS


def _only_named(words: tuple[Token, ...]) -> bool:
    """Are they friends of somebody, not said to be friends ("it will persuade the allies")?"""
    return len(words) == 1 and words[0].lemma in _FRIENDS and words[0].dep not in ("attr", "oprd", "appos")


def _greets(a: Annotated, token: Token) -> bool:
    """Is it the "good" of "good afternoon"?"""
    after = a.tokens[token.i + 1].lemma.lower() if token.i + 1 < len(a.tokens) else ""
    return token.lemma == "good" and after in _GREETINGS


def _polarity(a: Annotated, bent: Bent, token: Token, *, better: bool) -> Direction:
    chain = [token, *_governors(a, token)]
    denied = sum(_denied(a, bent, t, itself=t.i == token.i, by_itself=better) for t in chain) % 2 == 1
    beside = any(t.dep == "prep" and t.lemma in _HOW for t in chain)  # "ended on a bitter note"
    eased = not beside and any(t.i != token.i and bent.eases(t.lemma) for t in chain)
    if better and any(t.i != token.i and bent.fades(t.lemma) for t in chain):
        return "better" if denied else "worse"  # "hope is fading"
    if better:
        quality = denied and token.pos == "ADJ"
        return "worse" if quality else "no_change" if denied else "better"
    if denied and eased:
        return "no_change"  # "it does not end the rivalry"
    return "better" if denied or eased else "worse"


def _governors(a: Annotated, token: Token) -> list[Token]:
    """What stands over a word in its own clause, nearest first."""
    out: list[Token] = []
    below = token
    for above in ancestors(a, token.i):
        if below.dep not in _COMPLEMENTS or len(out) >= _NEAR or (below.dep == "prep" and below.lemma in _APART):
            break
        out.append(above)
        below = above
    return out


def _denied(a: Annotated, bent: Bent, token: Token, *, itself: bool, by_itself: bool) -> bool:
    """Is the word denied, or does it deny what is below it?

    To end what is bad eases it: such a verb denies only what is good (`by_itself`).
    """
    if any(t.lemma == "never" for t in children(a, token.i)):
        below = [token, *children(a, token.i, "acomp", "attr", "advmod")]
        compared = [t for b in below for t in (b, *children(a, b.i, "advmod"))]
        return not any(t.tag in ("JJR", "RBR") for t in compared)  # "never more tense" is tense indeed
    denies = bent.denies(token.lemma) and (by_itself or not bent.eases(token.lemma))
    if is_negated(a, token.i) or (denies and not itself):
        return True
    return any(bent.denies(t.lemma) for t in children(a, token.i, "amod", "det", "advmod", "nsubj"))
