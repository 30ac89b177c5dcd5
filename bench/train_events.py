"""Trains the coder of events on sentences that you supply: ``python bench/train_events.py [--data FILE] [--out FILE]``.

Prints how well it does in five folds (those it was not trained on), beside the rules alone and words alone; with
``--out`` trains on all and writes the model for ``code_event(…, model=load_model(MODEL))``. Multinomial logistic
regression by AdaGrad (Duchi et al. 2011), in numpy, in one order: the same data give the same model. Whether a model
may be passed on depends on the data's licence (docs/model-card-events.md); none comes with the project.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from plv import DEFAULT, Item, figures, macro, read_items, root

from detente.extract.events.code import Sight, look, seen
from detente.extract.events.trained import EventModel, save_model

FOLDS = 5
EPOCHS, RATE, SHRINK, FEWEST = 12, 0.5, 1e-3, 2
"""Passes over the data, AdaGrad's step, L2, and in how many sentences a feature must stand."""

Features = Mapping[str, float]


def train(rows: Sequence[Features], labels: Sequence[str]) -> EventModel:
    """The model of these sentences and their types."""
    counts = Counter(name for row in rows for name in row)
    known = sorted(name for name, n in counts.items() if n >= FEWEST)
    idf = np.log(len(rows) / np.array([counts[name] for name in known])) + 1
    types = tuple(sorted(set(labels)))
    model = EventModel(
        names={name: i for i, name in enumerate(known)},
        idf=idf,
        weights=np.zeros((len(known), len(types))),
        bias=np.zeros(len(types)),
        types=types,
    )
    _fit(model, rows, [types.index(label) for label in labels])
    return model


def _fit(model: EventModel, rows: Sequence[Features], labels: Sequence[int]) -> None:
    """Sets the model's weights and bias."""
    encoded, past = [model.row(row) for row in rows], np.full_like(model.weights, 1e-8)
    order, dice = list(range(len(rows))), random.Random(1)
    for _ in range(EPOCHS):
        dice.shuffle(order)
        for k in order:
            at, values = encoded[k]
            odds = np.exp((scores := values @ model.weights[at] + model.bias) - scores.max())
            error = odds / odds.sum()
            error[labels[k]] -= 1
            slope = np.outer(values, error) + SHRINK * model.weights[at]
            past[at] += slope**2
            model.weights[at] -= RATE * slope / np.sqrt(past[at])
            model.bias[:] -= 0.02 * error


def folded(rows: Sequence[Features], labels: Sequence[str]) -> list[str | None]:
    """For each sentence what a model says that was trained on the other folds."""
    order = list(range(len(rows)))
    random.Random(0).shuffle(order)
    told: list[str | None] = [None] * len(rows)
    for fold in range(FOLDS):
        rest = [k for n, k in enumerate(order) if n % FOLDS != fold]
        model = train([rows[k] for k in rest], [labels[k] for k in rest])
        for k in order[fold::FOLDS]:
            chances = model.probabilities(rows[k])
            told[k] = max(sorted(chances), key=chances.__getitem__)
    return told


def by_rules(sight: Sight) -> str | None:
    """What the rules say alone."""
    best = sight.ranked[0] if sight.ranked else None
    return root(best.plover, promised=best.promised) if best else None


def only(rows: Sequence[Features], *prefixes: str) -> list[Features]:
    """The rows with the features of these beginnings."""
    return [{name: weight for name, weight in row.items() if name.startswith(prefixes)} for row in rows]


def report(name: str, items: Sequence[Item], told: Sequence[str | None]) -> None:
    roots, quads = figures(items, told)
    print(f"{name:<34} macro-F1 root {macro(roots):.3f}, quad {macro(quads):.3f}, n {len(items)}")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--out", type=Path, help="write a model trained on all sentences")
    args = parser.parse_args(argv)
    if not args.data.exists():
        print(f"{args.data} is not here; nothing trained")
        return 0
    items = list(read_items(args.data))
    sights = [look(i.text, source=i.source, target=i.target) for i in items]
    rows, labels = [seen(s) for s in sights], [i.root for i in items]
    report("rules alone", items, [by_rules(s) for s in sights])
    report("trained on words, five folds", items, folded(only(rows, "w=", "w2="), labels))
    report("on words and governors, five folds", items, folded(only(rows, "w=", "w2=", "source", "target"), labels))
    report("on rules and words, five folds", items, folded(rows, labels))
    if args.out:
        save_model(train(rows, labels), args.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
