"""Sentences that quotations don't break: what one reporting phrase can govern stands within one of these."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from detente.model.annotated import Annotated, Quote, Token
from detente.model.span import Span

LONGEST_TITLE = 20
"""Words of the longest first line that is a title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A sentence of the narrator's with the quotations in it whole: tokens ``tokens[first:last]``."""

    index: int
    span: Span
    first: int
    last: int
    paragraph: int
    noise: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Layout:
    """How a document is laid out: its outermost quotations, and its sentences as the narrator makes them."""

    a: Annotated

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The outermost quotations, in order; nicknames and empty ones are left out."""
        kept: list[Quote] = []
        for quote in self.a.quotes:
            if quote.speech and not (kept and quote.outer.start < kept[-1].outer.end):
                kept.append(quote)
        return tuple(kept)

    @cached_property
    def _starts(self) -> list[int]:
        return [q.outer.start for q in self.quotes]

    def quote_at(self, position: int) -> Quote | None:
        """The outermost quotation, marks included, in which a character stands."""
        i = bisect_right(self._starts, position) - 1
        return self.quotes[i] if i >= 0 and position < self.quotes[i].outer.end else None

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """For each token: does it stand within quotation marks (the marks count)?"""
        found: list[bool] = []
        quotes, k = self.quotes, 0
        for t in self.a.tokens:
            while k < len(quotes) and quotes[k].outer.end <= t.start:
                k += 1
            found.append(k < len(quotes) and quotes[k].outer.start <= t.start)
        return tuple(found)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The narrator's sentences, in order."""
        a = self.a
        numbers, quoted = [t.sentence for t in a.tokens], self.quoted
        cuts = [
            i
            for i in range(len(a.tokens))
            if (i == 0 or numbers[i] != numbers[i - 1] or quoted[i] or quoted[i - 1]) and self._begins(i)
        ]
        found: list[Unit] = []
        for first, last in pairwise([*cuts, len(a.tokens)]):
            span = Span(a.tokens[first].start, a.tokens[last - 1].end)
            sentence = a.sentences[a.tokens[first].sentence]
            begin = bisect_left(self._starts, span.start)
            quotes = self.quotes[begin : bisect_left(self._starts, span.end, lo=begin)]
            unit = Unit(
                index=len(found),
                span=span,
                first=first,
                last=last,
                paragraph=sentence.paragraph,
                noise=sentence.noise,
                quotes=quotes,
            )
            found.append(unit)
        return tuple(found)

    @cached_property
    def _unit_of(self) -> tuple[int, ...]:
        return tuple(u.index for u in self.units for _ in range(u.first, u.last))

    def unit_of(self, token: int) -> Unit:
        """The unit in which token `token` stands."""
        return self.units[self._unit_of[token]]

    def stands_alone(self, unit: Unit) -> bool:
        """Is all of the unit in quotation marks?"""
        return self._alone[unit.index]

    @cached_property
    def _alone(self) -> tuple[bool, ...]:
        quoted = self.quoted
        words = ((t for t in self.a.tokens[u.first : u.last] if t.text[0].isalnum()) for u in self.units)
        return tuple(all(quoted[t.i] for t in inside) for inside in words)

    def is_title(self, token: int) -> bool:
        """Does the token stand in the document's first line, a short one without a full stop before others?"""
        return self.a.tokens[token].start < self._title

    @cached_property
    def _title(self) -> int:
        """Where the title ends; 0 where the first line is none."""
        a = self.a
        line = [s for s in a.sentences if s.paragraph == a.sentences[0].paragraph]
        words = Span(line[0].span.start, line[-1].span.end).of(a.document.text).rstrip()
        short = len(words.split()) <= LONGEST_TITLE and words[-1:] not in (*".!…”\"'’",)
        return line[-1].span.end if short and line[-1].index + 1 < len(a.sentences) else 0

    def _begins(self, i: int) -> bool:
        """Does a sentence of the narrator's begin at token `i`?"""
        token = self.a.tokens[i]
        if i == 0 or self._paragraph(i) != self._paragraph(i - 1):
            return True
        before = self.a.tokens[i - 1]
        if self.quoted[i]:
            quote = self.quote_at(token.start)
            return quote is not None and token.start == quote.outer.start and self._ends_sentence(before)
        if self.quoted[i - 1]:
            return _is_opening(token) and self._ends_sentence(before)
        return token.sentence != before.sentence and not (token.text[0].islower() and before.text in ',;:—–-"')

    def _paragraph(self, i: int) -> int:
        return self.a.sentences[self.a.tokens[i].sentence].paragraph

    def _ends_sentence(self, token: Token) -> bool:
        """Does `token`, or the quotation that ends with it, end with a full stop, a question or an exclamation mark?"""
        quote = self.quote_at(token.start)
        text = self.a.document.text
        words = quote.inner.of(text) if quote else text[: token.end][-3:]
        abbreviation = quote is None and len(token.text) > 1 and token.text.endswith(".")
        return words.rstrip(" )]")[-1:] in (*".?!…", "") and not abbreviation


def _is_opening(token: Token) -> bool:
    """Can a sentence begin with this token? A verb ("said Mr Lee") or a lower-case word can't."""
    return token.text[0].isupper() or token.text[0].isdigit()
