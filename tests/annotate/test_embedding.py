"""The model's first layers, worked out once for each distinct word."""

from __future__ import annotations

from importlib import import_module

import numpy
import pytest

from detente.annotate.embedding import embed_once
from detente.annotate.parse import MODELS

_TEXTS = [
    "The ministers met in Oslo, and the ministers will meet again.",
    "Oslo said that it can't wait; Rome said it can wait. Wait!",
    "“No,” she said. No!  The two-day talks ended at 5 p.m.",
]


def _model() -> object:
    for name in MODELS:
        try:
            return import_module(name).load(exclude=["ner"])
        except ImportError:
            continue
    return pytest.skip("no model is installed")


def test_every_word_has_the_vector_that_the_model_gives_it() -> None:
    """Words asked once have, to the last bit, the vectors of a model that is asked each time."""
    nlp = _model()
    docs = [nlp.make_doc(text) for text in _TEXTS]  # type: ignore[attr-defined]
    before = nlp.get_pipe("tok2vec").predict(docs)  # type: ignore[attr-defined]
    embed_once(nlp)
    after = nlp.get_pipe("tok2vec").predict(docs)  # type: ignore[attr-defined]
    assert all(numpy.array_equal(a, b) for a, b in zip(before, after, strict=True))


def test_a_model_that_is_built_otherwise_is_left_as_it_is() -> None:
    """Layers of other names are not touched: asking once more changes nothing."""
    nlp = _model()
    embed_once(nlp)
    layers = list(nlp.get_pipe("tok2vec").model.layers[0].layers)  # type: ignore[attr-defined]
    embed_once(nlp)
    assert nlp.get_pipe("tok2vec").model.layers[0].layers == layers  # type: ignore[attr-defined]
