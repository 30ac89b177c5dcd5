"""What is called a letter or a message and is none: other papers and writings, signals, what is said face to face."""

from __future__ import annotations

from collections.abc import Sequence

from detente.annotate import tree
from detente.extract.engagements.contact import Party, Trigger
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token


def is_no_letter(a: Annotated, trigger: Trigger, parties: Sequence[Party], words: EngagementWords) -> bool:
    """Is it no letter that somebody sends to somebody?"""
    if trigger.frame.form != "letter":
        return False
    token = a.tokens[trigger.token]
    if not trigger.noun:
        return _is_other_writing(a, token, words)
    if any(t.lemma in words.letters.papers for t in tree.prepositional(a, token.i, "of")):
        return True
    return _is_signal(a, token, words) or _is_said(a, trigger, parties, words)


def _is_other_writing(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Is it something else that is written ("write books on it", "write our own story")?"""
    written = tree.children(a, verb.i, "dobj")
    return any(t.lemma not in words.letters.written and tree.mention_of(a, t.i) is None for t in written)


def _is_signal(a: Annotated, noun: Token, words: EngagementWords) -> bool:
    """Is it what somebody means others to understand ("an unmistakable message to X", "what is his message to X?")?"""
    if noun.lemma != "message":
        return False
    if any(t.lemma.lower() in words.letters.signals for t in tree.children(a, noun.i, "amod")):
        return True
    above = a.tokens[noun.head]
    said_to_be = noun.dep in ("nsubj", "attr") and above.lemma == "be"
    asked = any(t.tag in ("WDT", "WP") for t in tree.children(a, noun.i, "det"))
    kind = noun.dep == "pobj" and a.tokens[above.head].lemma in ("kind", "sort", "type")
    basis = noun.dep == "pobj" and a.tokens[above.head].dep == "attr"
    return said_to_be or asked or kind or basis


def _is_said(a: Annotated, trigger: Trigger, parties: Sequence[Party], words: EngagementWords) -> bool:
    """Are good wishes given face to face ("my condolences to you", "let me extend my greetings to the premier")?"""
    if not trigger.frame.carried:
        return False
    if any(p.other and a.tokens[p.token].text.lower() == "you" for p in parties):
        return True
    speaks = any(not p.other and p.pronoun for p in parties)
    return speaks and trigger.carrier is not None and a.tokens[trigger.carrier].lemma in words.letters.spoken
