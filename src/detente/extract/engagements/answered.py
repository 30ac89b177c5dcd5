"""What a sentence right behind says of an engagement by "it" or no subject ("It has been put off", "Cancelled.")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from detente.annotate import tree
from detente.extract.engagements.contact import Contact, Standing
from detente.extract.engagements.days import when_below
from detente.extract.engagements.fitting import is_dated
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
    out += _invitations_answered(a, out, words)
    return sorted(out, key=lambda c: c.trigger.token)


def _invitations_answered(a: Annotated, contacts: Sequence[Contact], words: EngagementWords) -> Iterator[Contact]:
    """What guests answer in the sentences right behind an invitation ("The premier accepted", "refused to come")."""
    invited = [c for c in contacts if c.status == "invited"]
    for contact in invited:
        near = a.sentences[contact.sentence + 1 : contact.sentence + 1 + _NEAR]
        verbs = (t for s in near if not s.noise for t in a.tokens[s.first : s.last] if _is_answer(a, t, words))
        verb = next((v for v in verbs if _is_guest(a, v, contact)), None)
        if verb is not None:
            refused = words.cues.get(verb.lemma) == "declined" or tree.is_negated(a, verb.i)
            standing = Standing("declined" if refused else "agreed", verb.i)
            yield replace(
                contact,
                argument=verb.span,
                status=standing.status,
                by=author_of(a, standing),
                cause=cause_of(a, standing),
                support=(*contact.support, a.sentences[verb.sentence].span),
                rule=contact.rule + "+answer",
            )


def _is_answer(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Does it take up or refuse an invitation, or going there: with no object, or one of these?"""
    if verb.pos != "VERB" or verb.tag not in ("VBD", "VBN", "VBZ", "VBP") or words.cues.get(verb.lemma) not in _ANSWERS:
        return False
    objects = tree.children(a, verb.i, "dobj", "obj")
    deeds = tree.children(a, verb.i, "xcomp", "ccomp")
    comes = all(
        any(f.form in _COMING for f in words.verbs.get(t.lemma, ())) or t.lemma in words.presence for t in deeds
    )
    about = all(words.heads.get(t.lemma) in ("invited", "possible") for t in objects)
    further = [p for p in tree.children(a, verb.i, "prep", "agent") if not is_dated(a, p)]
    bare = not objects and not deeds and not further
    return (bare or (comes and about and bool(objects or deeds))) and not tree.is_passive(a, verb.i)


_ANSWERS = frozenset({"agreed", "declined"})
_COMING = frozenset({"visit", "meeting"})


def _is_guest(a: Annotated, verb: Token, contact: Contact) -> bool:
    """Is its subject one of those who were invited, or of their side?"""
    guests = [p for p in contact.parties if p.other]
    sides = {p.actor.side for p in guests} - {None} - {p.actor.side for p in contact.parties if not p.other}
    mentions = [tree.mention_of(a, t.i) for t in tree.subjects(a, verb.i)]
    said = [i for m in mentions if m is not None for i in m.cast]
    return any(i in {p.cast for p in guests} or a.cast[i].actor.side in sides for i in said)


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
