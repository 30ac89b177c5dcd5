"""A trained coder: weights for features of a sentence, learnt by ``bench/train_events.py`` from data that you supply.

Multinomial logistic regression over `features`, weighted by inverse document frequency and of unit length. It needs
numpy (which spaCy brings) and nothing else; the same file gives the same answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_PARTS = ("names", "idf", "weights", "bias", "types")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventModel:
    """`names` leads from a feature to its row; `weights` has a column, `bias` a value for each of the `types`."""

    names: Mapping[str, int]
    idf: Floats
    weights: Floats
    bias: Floats
    types: tuple[str, ...]

    def probabilities(self, weighted: Mapping[str, float]) -> dict[str, float]:
        """How probable each type is for these features; they add up to one."""
        rows, values = self.row(weighted)
        scores = values @ self.weights[rows] + self.bias
        odds = np.exp(scores - scores.max())
        return {name: float(p) for name, p in zip(self.types, odds / odds.sum(), strict=True)}

    def row(self, weighted: Mapping[str, float]) -> tuple[NDArray[np.int64], Floats]:
        """The rows of the features that the model knows, in order of the features' names, and their weights."""
        known = sorted(name for name in weighted if name in self.names)
        rows = np.array([self.names[name] for name in known], dtype=np.int64)
        values = np.array([weighted[name] for name in known], dtype=np.float64) * self.idf[rows]
        length = float(np.linalg.norm(values))
        return rows, values / length if length else values


def load_model(path: Path) -> EventModel:
    """The model in a file. Raises ValueError where it is none, OSError where it cannot be read."""
    try:
        with np.load(path, allow_pickle=False) as file:
            parts: dict[str, Any] = {name: file[name] for name in _PARTS}
    except (KeyError, BadZipFile, ValueError, TypeError) as error:
        raise ValueError(f"{path}: no model of events: {error}") from error
    return EventModel(
        names={str(name): row for row, name in enumerate(parts["names"])},
        idf=parts["idf"].astype(np.float64),
        weights=parts["weights"].astype(np.float64),
        bias=parts["bias"].astype(np.float64),
        types=tuple(map(str, parts["types"])),
    )


def save_model(model: EventModel, path: Path) -> None:
    """Writes the model; the same model gives the same bytes."""
    names = sorted(model.names, key=model.names.__getitem__)
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            names=np.array(names),
            idf=model.idf.astype(np.float32),
            weights=model.weights.astype(np.float32),
            bias=model.bias.astype(np.float32),
            types=np.array(model.types),
        )
