"""The model's first layers, worked out once for each distinct word of a batch: the same numbers in a third less time.

The vector of a word before its neighbours are looked at follows from six of its features alone (MultiHashEmbed, see
spacy.io/api/architectures), and four words of five in a batch stand there before.
"""

from __future__ import annotations

from typing import Any

_PARTS = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]
"""The layers of spaCy's MultiHashEmbed, the beginnings of their names: features, one table of all, vectors, their
mixture, one table a text."""
_ODD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F)
"""Odd numbers by which features are added up to one that tells words apart."""


def embed_once(nlp: Any) -> None:
    """Lets the model embed and mix each distinct word once; leaves a model that is built otherwise as it is."""
    from thinc.api import chain, with_array

    embed = nlp.get_pipe("tok2vec").model.layers[0]
    names = [layer.name for layer in embed.layers]
    if len(names) == len(_PARTS) and all(a.startswith(b) for a, b in zip(names, _PARTS, strict=True)):
        vectors, mixture = (layer.layers[0] for layer in embed.layers[2:4])
        embed.layers[2:4] = [with_array(_once(chain(vectors, mixture)))]


def _once(layer: Any) -> Any:
    """A layer that asks `layer` of each distinct row once; for reading only, it learns nothing."""
    import numpy
    from thinc.api import Model

    def forward(model: Any, rows: Any, is_train: bool) -> tuple[Any, Any]:
        factors = numpy.resize(numpy.array(_ODD, dtype=rows.dtype), rows.shape[1])
        factors *= 2 * numpy.arange(len(factors), dtype=rows.dtype) + 1
        _, first, back = numpy.unique((rows * factors).sum(axis=1), return_index=True, return_inverse=True)
        distinct = rows[first]
        if not (distinct[back] == rows).all():  # two words with one sum: once in some billion batches
            return layer.predict(rows), None
        return layer.predict(distinct)[back], None

    return Model("each_word_once", forward, layers=[layer])
