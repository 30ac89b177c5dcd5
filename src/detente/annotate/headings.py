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


def title_line(a: Annotated) -> frozenset[int]:
    """The index of the first sentence where it is a title with a stop: a short line in the present before a longer one.

    Some archives print titles so ("Oslo rejects plan for port."). A lead sentence is longer, or tells in the past.
    """
    if len(a.sentences) < 3 or a.document.title is not None:
        return frozenset()
    first, second = a.sentences[:2]
    text = first.span.of(a.document.text)
    tokens = a.tokens[first.first : first.last]
    past = any(t.tag == "VBD" and t.head == t.i for t in tokens) or tokens[0].tag == "DT"
    alone = second.paragraph != first.paragraph and len(second.span) > len(first.span)
    quoted = any(mark in text for mark in _QUOTED)
    short = len(text.split()) <= LONGEST
    return frozenset({first.index} if alone and short and not past and not quoted else ())


_QUOTED = ("“", "”", '"')


def in_capitals(a: Annotated, token: int) -> bool:
    """Does the sentence of a token print nearly all its longer words with a capital, as headlines do?"""
    sentence = a.sentences[a.tokens[token].sentence]
    long = [t.text for t in a.tokens[sentence.first : sentence.last] if len(t.text) >= _LONG and t.text.isalpha()]
    return len(long) >= _LONG and sum(w[0].isupper() for w in long) * 10 >= 9 * len(long)


_LONG = 4  # letters of a word that no style of headlines prints small, and the fewest such words that show the style
