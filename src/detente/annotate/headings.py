"""Which sentences are headings: short lines without a stop, that tell in fragments what the text tells."""

from __future__ import annotations

from collections import Counter

from detente.model.annotated import Annotated

LONGEST = 20
"""Words of the longest heading; measured on 20 articles: titles and crossheads have 3 to 16."""
_STOPS = (*".!?…:;,”\"’'",)


def headings(a: Annotated) -> frozenset[int]:
    """The indexes of the sentences that are a line by themselves, of at most `LONGEST` words, without a stop.

    None where hardly a line has a stop: there the lines are no headings.
    """
    lines = Counter(s.paragraph for s in a.sentences)
    open_ended = [s for s in a.sentences if not s.span.of(a.document.text).rstrip().endswith(_STOPS)]
    if 2 * len(open_ended) > len(a.sentences):
        return frozenset()
    alone = [s for s in open_ended if lines[s.paragraph] == 1]
    return frozenset(s.index for s in alone if len(s.span.of(a.document.text).split()) <= LONGEST)


def in_capitals(a: Annotated, token: int) -> bool:
    """Does the sentence of a token print nearly all its longer words with a capital, as headlines do?"""
    sentence = a.sentences[a.tokens[token].sentence]
    long = [t.text for t in a.tokens[sentence.first : sentence.last] if len(t.text) >= _LONG and t.text.isalpha()]
    return len(long) >= _LONG and sum(w[0].isupper() for w in long) * 10 >= 9 * len(long)


_LONG = 4  # letters of a word that no style of headlines prints small, and the fewest such words that show the style
