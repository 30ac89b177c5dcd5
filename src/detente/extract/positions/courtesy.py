"""What is said for politeness and takes no stand: thanks for a welcome, joy at a meeting, turns of talk."""

from __future__ import annotations

from detente.annotate.frames import Frame
from detente.annotate.tree import children, subtree
from detente.lexicon.stance import PositionWords
from detente.model.annotated import Annotated, Token

_NAMING = frozenset({"name", "identify", "quote", "attribute"})
_SHARING = frozenset({"share", "understand", "appreciate", "see", "take"})


def courteous(a: Annotated, words: PositionWords, verb: Token, frame: Frame) -> bool:
    """Is it a courtesy ("thanked him for the warm welcome", "I share your concerns", "sees fit")?"""
    if verb.lemma in ("ask", "request", "decline", "refuse") and any(t.lemma in _NAMING for t in frame.clauses):
        return True  # "asking not to be named"
    yours = any(t.text.lower() == "your" for o in frame.objects for t in children(a, o.i, "poss"))
    if (verb.lemma in _SHARING and yours) or _sees_fit(a, verb):
        return True
    if verb.lemma not in words.thanking | {"note"}:
        return False
    matters = [*frame.objects, *frame.clauses, *(t for name, t in frame.slots if name in ("for", "on", "to"))]
    if verb.lemma == "note":
        return any(t.lemma in words.joys for _, t in frame.slots)  # "noted with satisfaction"
    if verb.lemma == "thank" and not frame.clauses and not any(name == "for" for name, _ in frame.slots):
        return True  # "thank you all"
    return any(t.lemma in words.courteous or _to_meet(a, words, t) for t in matters)


def _to_meet(a: Annotated, words: PositionWords, token: Token) -> bool:
    """Is it about coming together ("for the initiative to meet", "for inviting me")?"""
    if token.pos == "VERB":
        return token.lemma in words.contacts
    return any(t.lemma in words.contacts for t in subtree(a, token.i) if t.pos == "VERB")


def _sees_fit(a: Annotated, verb: Token) -> bool:
    return verb.lemma == "see" and any(t.lemma == "fit" for t in children(a, verb.i))
