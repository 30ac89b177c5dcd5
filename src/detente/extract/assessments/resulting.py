"""What comes of an act, told by a participle after it: "…, deepening a long rift", "…, raising hopes of a truce"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate.extents import clause_span
from detente.annotate.tree import SUBJECTS, account_at, children
from detente.extract.assessments.bearing import bearing
from detente.extract.assessments.draft import Draft
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Sentence, Token


def results(a: Annotated, lexicon: Lexicon, sentence: Sentence) -> Iterator[Draft]:
    """The results that the sentence tells in the author's own voice, of what relations are made of."""
    for token in a.tokens[sentence.first : sentence.last]:
        if token.tag != "VBG" or token.dep not in ("advcl", "acl") or not _follows(a, token):
            continue
        touched = children(a, token.i, "dobj")
        if not any(_of_relations(a, lexicon, t) for t in touched) or account_at(a, token.start) is not None:
            continue
        span = clause_span(a, token.i)
        direction = bearing(a, lexicon.stance.bent, span)
        if direction is not None:
            yield Draft(trigger=token, span=span, type="judgement", direction=direction, attribution=None)


def _follows(a: Annotated, verb: Token) -> bool:
    """Does it stand behind a comma, after the verb that tells the act, with no subject of its own?"""
    before = a.tokens[verb.i - 1].text if verb.i else ""
    return verb.head < verb.i and before in (",", "-", "--", "—", "–") and not children(a, verb.i, *SUBJECTS)


def _of_relations(a: Annotated, lexicon: Lexicon, noun: Token) -> bool:
    words = lexicon.stance.assessment
    return noun.lemma in words.shaken | words.strains | words.setting
