"""Does a noun point back to an engagement told before ("the visit", "their meeting"), and does it name strangers?"""

from __future__ import annotations

from collections.abc import Sequence

from detente.annotate import tree
from detente.extract.engagements.contact import Party, Trigger
from detente.extract.engagements.gatherings import is_named_gathering
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token

_POINTING = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "such", "both"})


def is_definite(a: Annotated, trigger: Trigger, words: EngagementWords) -> bool:
    """Do the words point back? A gathering with a name of its own does not."""
    if is_named_gathering(a, a.tokens[trigger.token], words):
        return False
    if _is_said_of_it(a, a.tokens[trigger.token]):
        return True
    marks = tree.children(a, trigger.token, "det", "poss")
    owners = [t for t in marks if t.dep == "poss"]
    if any(t.pos == "NOUN" and not _may_own(a, t) for t in owners):  # "the board's meeting": of nobody whom we know
        return False
    return any(t.lemma in _POINTING for t in marks) or bool(owners)


def _is_said_of_it(a: Annotated, noun: Token) -> bool:
    """Does it only say what the one told before is ("This will be an important meeting")?"""
    subjects = tree.subjects(a, noun.head) if noun.dep == "attr" and noun.tag == "NN" else []
    return any(t.text.lower() in ("this", "it") for t in subjects)


def _may_own(a: Annotated, owner: Token) -> bool:
    """Is the owner somebody of the cast, or a time ("last week's meeting")?"""
    mention = tree.mention_of(a, owner.i)
    dated = any(t.span.covers(owner.span) for t in tree.timexes_in(a, a.sentences[owner.sentence].span))
    return dated or (mention is not None and bool(mention.cast))


def _is_of_side(a: Annotated, token: Token) -> bool:
    mention = tree.mention_of(a, token.i)
    return mention is not None and any(a.cast[i].actor.side is not None for i in mention.cast)


def with_strangers(a: Annotated, trigger: Trigger, parties: Sequence[Party]) -> bool:
    """Does it name companions who are none of the parties ("his meeting with investors")?"""
    named = tree.prepositional(a, trigger.token, "with", "between")
    having = [t for t in tree.children(a, trigger.token, "relcl") if t.lemma in ("have", "hold")]
    named += [o for t in having for o in tree.prepositional(a, t.i, "with") if not _is_of_side(a, o)]
    return bool(named) and not {t.i for t in named} & {p.token for p in parties}
