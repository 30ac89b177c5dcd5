"""Document -> Annotated: sentences, quotations, dates, who acts, who said what. Sees one document and the lexicon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import tee

from detente.annotate.attributions import find_attributions, speaking_quotes
from detente.annotate.cast import find_cast
from detente.annotate.parse import Parsed, parse
from detente.annotate.quotes import find_quotes
from detente.annotate.sorts import sorted_names
from detente.annotate.times import find_times
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Token
from detente.model.document import Document

__all__ = ["annotate"]


def annotate(documents: Iterable[Document], lexicon: Lexicon) -> Iterator[Annotated]:
    """What is to be read in each document, in order; each stage sees what those before it found."""
    ours, theirs = tee(documents)
    for document, parsed in zip(ours, parse(theirs), strict=True):
        yield _stages(document, parsed, lexicon)


def _stages(document: Document, parsed: Parsed, lexicon: Lexicon) -> Annotated:
    a = Annotated(
        document=document,
        tokens=parsed.tokens,
        sentences=parsed.sentences,
        children=_children(parsed.tokens),
    )
    a = replace(a, quotes=find_quotes(document.text, parsed.paragraphs))
    a = replace(a, timexes=find_times(a, lexicon))
    a = replace(a, tokens=sorted_names(a, lexicon))
    cast, mentions = find_cast(a, lexicon)
    a = replace(a, cast=cast, mentions=mentions)
    a = replace(a, attributions=find_attributions(a, lexicon))
    return replace(a, quotes=speaking_quotes(a))


def _children(tokens: tuple[Token, ...]) -> tuple[tuple[int, ...], ...]:
    below: defaultdict[int, list[int]] = defaultdict(list)
    for token in tokens:
        if token.head != token.i:
            below[token.head].append(token.i)
    return tuple([tuple(below.get(i, ())) for i in range(len(tokens))])
