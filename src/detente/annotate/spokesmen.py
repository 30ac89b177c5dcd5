"""Whose spokesman it is that no state stands beside: of the state that has just spoken or acted.

"Lima denied the charge. “It is not true,” a foreign ministry spokesman said": Lima's. News goes from what a government
says to the one who says it for it, in the same sentence or the next.
"""

from __future__ import annotations

from detente.annotate.found import OfficePhrase
from detente.annotate.tree import first_conjunct
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated

_NAMED = 5
"""Tokens behind the head among which the name of whom it is said for would begin."""


def is_spokesman(office: OfficePhrase, lexicon: Lexicon) -> bool:
    """Does the holder speak for others, for a ministry or a government that is named by its kind alone?"""
    return office.office.head in lexicon.actors.spokesmen and not office.former


def spoken_for(a: Annotated, office: OfficePhrase, lexicon: Lexicon) -> str | None:
    """The state (alpha-3) that acts last before the office, in its sentence or else in the one before.

    None where two states act in that sentence, where a new paragraph begins behind a state that says nothing, or
    where it is told for whom ("a spokesman for the Maersk line").
    """
    behind = a.tokens[office.head + 1 : office.head + _NAMED]
    if behind and behind[0].lemma in ("for", "of") and any(t.text[:1].isupper() for t in behind):
        return None
    here = a.sentences[a.tokens[office.head].sentence]
    found = _acting(a, here.first, office.first, lexicon)
    if not found and here.index:
        before = a.sentences[here.index - 1]
        found = _acting(a, before.first, before.last, lexicon, saying=before.paragraph != here.paragraph)
    return found.pop() if len(found) == 1 else None


def _acting(a: Annotated, first: int, last: int, lexicon: Lexicon, *, saying: bool = False) -> set[str]:
    """The states that are subjects of a verb among the tokens: of one of saying only, where asked."""
    tokens = a.tokens[first:last]
    if not tokens:
        return set()
    start = tokens[0].start
    named = lexicon.states.find(a.document.text[start : tokens[-1].end])
    ends = {start + end: term.code for _, end, term in named}
    found = [(ends[t.end], first_conjunct(a, t)) for t in tokens if t.end in ends]
    acting = [(code, a.tokens[t.head]) for code, t in found if t.dep == "nsubj"]
    return {code for code, verb in acting if not saying or verb.lemma in lexicon.speech.verbs}
