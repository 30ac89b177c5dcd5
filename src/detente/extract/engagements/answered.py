"""What a sentence right behind says of an engagement by "it" or no subject ("It has been put off", "Cancelled.")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from detente.annotate import tree
from detente.extract.engagements.contact import Contact, Standing
from detente.extract.engagements.days import when_below
from detente.extract.engagements.status import author_of, cause_of
from detente.kinds.engagement import CALLED_OFF, TO_COME, EngagementStatus
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token

_NEAR = 3
"""Sentences behind an engagement in which "it" may mean it."""
_MEANING = frozenset({"it", "that", "this", "which"})


def with_answers(a: Annotated, contacts: Sequence[Contact], words: EngagementWords) -> list[Contact]:
    """The contacts without those that a question only names, and with what is answered or said next of each.

    The nearest engagement still to come, or asked about, of the sentences before is meant.
    """
    out = [c for c in contacts if not c.asked]
    for sentence in a.sentences:
        verb = _says_off(a, sentence.first, sentence.last, words)
        meant = _meant(contacts, sentence.index) if verb is not None and not sentence.noise else None
        if verb is None or meant is None:
            continue
        standing = Standing(cast("EngagementStatus", _told(a, verb, words)), verb.i)
        out.append(
            replace(
                meant,
                asked=False,
                argument=verb.span,
                when=meant.when or when_below(a, verb.i),
                status=standing.status,
                by=author_of(a, standing),
                cause=cause_of(a, standing),
                support=(*meant.support, sentence.span),
                rule=meant.rule + "+answer",
            )
        )
    return sorted(out, key=lambda c: c.trigger.token)


def _meant(contacts: Sequence[Contact], sentence: int) -> Contact | None:
    near = [c for c in contacts if 0 < sentence - c.sentence <= _NEAR and (c.asked or c.status in (*TO_COME, None))]
    return max(near, key=lambda c: c.trigger.token, default=None)


def _says_off(a: Annotated, first: int, last: int, words: EngagementWords) -> Token | None:
    """The verb by which a sentence says of "it", or with no subject, that it is put off, called off or refused."""
    start = next((t for t in a.tokens[first:last] if t.text[:1].isalpha() and t.text not in ("A", "Answer")), None)
    for token in a.tokens[first:last]:
        if token.tag not in ("VBN", "VBD") or _told(a, token, words) is None or tree.is_negated(a, token.i):
            continue
        subjects = tree.children(a, token.i, *tree.SUBJECTS)
        bare = start is not None and token.i == start.i and not subjects and not tree.objects(a, token.i)
        passive = tree.is_passive(a, token.i) and tree.actuality(a, token.i) == "actual"
        if bare or (passive and bool(subjects) and all(t.lemma in _MEANING for t in subjects)):
            return token
    return None


def _told(a: Annotated, verb: Token, words: EngagementWords) -> str | None:
    beside = [words.particles.get(f"{verb.lemma} {t.lemma}") for t in tree.children(a, verb.i, "prt", "advmod")]
    status = next((s for s in beside if s), None) or words.cues.get(verb.lemma)
    return status if status in CALLED_OFF else None
