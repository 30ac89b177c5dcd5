"""What stands before a turn of a transcript and is none of its words: the "Q" of who asks."""

from __future__ import annotations

from detente.annotate import tree
from detente.model.annotated import Annotated, Token


def hangs_on_label(a: Annotated, noun: Token) -> bool:
    """Does the parser hang it on the "Q" before a question ("Q — the talks with X: He had said today …")?

    It is then a title of what is asked, told by no verb.
    """
    above = next((t for t in tree.ancestors(a, noun.i) if t.pos in ("VERB", "AUX") or is_label(a, t)), None)
    return above is not None and is_label(a, above)


def is_label(a: Annotated, token: Token) -> bool:
    """Is it the letter with which a question opens?"""
    return token.text == "Q" and token.i == a.sentences[token.sentence].first
