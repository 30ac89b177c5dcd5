"""A trained coder: the same answer each time, a file that is none is refused, and types as PLOVER has them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from detente.extract.events import code_event
from detente.extract.events.trained import EventModel, load_model, save_model
from detente.lexicon.plover import TYPES

TEXT = "Norway condemned Iceland's catch."
SOURCE, TARGET = (0, 6), (17, 24)


def model(*types: str) -> EventModel:
    """A model that knows one word, which speaks for the last type."""
    weights = np.zeros((1, len(types)))
    weights[0, -1] = 3.0
    return EventModel(
        names={"w=condemn": 0}, idf=np.ones(1), weights=weights, bias=np.zeros(len(types)), types=tuple(types)
    )


def test_the_model_decides_the_type_and_how_sure_it_is() -> None:
    """With a model the type is its most probable one, the confidence its probability."""
    coded = code_event(TEXT, source=SOURCE, target=TARGET, model=model("CONSULT", "ACCUSE"))
    assert coded.plover == "ACCUSE"
    assert coded.mode == "disapprove"
    assert coded.confidence == pytest.approx(0.95, abs=0.01)


def test_yield_becomes_a_type_of_plover_2() -> None:
    """Data that have CONCEDE and RETREAT as YIELD give events of PLOVER 2.0 all the same."""
    coded = code_event(TEXT, source=SOURCE, target=TARGET, model=model("CONSULT", "YIELD"))
    assert coded.plover in TYPES


def test_a_model_kept_in_a_file_is_the_same(tmp_path: Path) -> None:
    """What was saved is loaded; saving it again gives the same bytes."""
    one, two = tmp_path / "one.npz", tmp_path / "two.npz"
    save_model(model("CONSULT", "ACCUSE"), one)
    save_model(load_model(one), two)
    assert one.read_bytes() == two.read_bytes()
    assert load_model(one).probabilities({"w=condemn": 1.0}) == pytest.approx(
        model("CONSULT", "ACCUSE").probabilities({"w=condemn": 1.0})
    )


def test_words_that_the_model_does_not_know_leave_it_undecided() -> None:
    """Probabilities add up to one, whatever the features."""
    chances = model("CONSULT", "ACCUSE").probabilities({"w=never": 1.0})
    assert sum(chances.values()) == pytest.approx(1.0)
    assert len(set(chances.values())) == 1


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    """The error names the file."""
    path = tmp_path / "notes.npz"
    path.write_text("no model", "utf-8")
    with pytest.raises(ValueError, match=r"notes\.npz"):
        load_model(path)
