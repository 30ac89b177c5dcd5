"""What "it" or "them" stands for, where something is told to be done to it: the thing dealt with right before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.annotate.naming import actors_at
from detente.model.annotated import Annotated, Token

_PRONOUNS = {"it": False, "them": True, "they": True}
"""Pronouns for things, and whether they are of several."""
_SAME = ("dobj", "nsubjpass", "nsubj", "pobj")
_LAST = ("nsubjpass", "nsubj", "dobj", "pobj")
"""What is dealt with goes first in the same sentence, what the sentence is about in the one before."""
_SEVERAL = {"NNS": True, "NN": False}


def meant_by(a: Annotated, things: Sequence[Token]) -> Token | None:
    """The noun that the pronoun among the things stands for; None where there is no pronoun, or nothing that fits.

    Looked for is what is told before it in its sentence, else in the one before; a noun that names somebody who acts
    is none.
    """
    pronoun = next((t for t in things if t.pos == "PRON" and t.text.lower() in _PRONOUNS), None)
    if pronoun is None or len(things) > 1:
        return None
    several = _PRONOUNS[pronoun.text.lower()]
    for stretch, places in _before(a, pronoun):
        fitting = [t for t in stretch if _SEVERAL.get(t.tag) is several and not actors_at(a, t.i)]
        for dep in places:
            found = [t for t in fitting if t.dep == dep]
            if found:
                return found[-1]
    return None


def _before(a: Annotated, pronoun: Token) -> Iterator[tuple[Sequence[Token], tuple[str, ...]]]:
    """The tokens of its sentence before it, then those of the sentence before, each with the places to look in."""
    sentence = a.sentences[pronoun.sentence]
    yield a.tokens[sentence.first : pronoun.i], _SAME
    if sentence.index > 0:
        last = a.sentences[sentence.index - 1]
        yield a.tokens[last.first : last.last], _LAST
