"""Where the work runs makes no difference to what comes of it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.engine import Failure, Here, Outcome, open_engine
from detente.engine.work import ahead, shared_out
from detente.lexicon import load_lexicon
from detente.model.document import Document, document_id
from detente.model.when import When

TEXTS = [
    f"Minister Maria Lopez of Spain met Prime Minister Jonas Berg of Norway in Oslo on {n} May 2021."
    for n in range(1, 9)
]


def papers() -> list[Document]:
    """A few dispatches."""
    return [Document(id=document_id(t), text=t, published=When("2021-05-20"), language="en") for t in TEXTS]


def batches() -> list[list[Document]]:
    """The dispatches in threes."""
    rest = iter(papers())
    return list(iter(lambda: list(islice(rest, 3)), []))


def read(name: str) -> list[list[Outcome]]:
    """What an engine makes of the batches."""
    engine = open_engine(name, load_lexicon())
    return [list(outcomes) for outcomes in engine.read(batches())]


@pytest.mark.slow
def test_processes_find_what_this_process_finds() -> None:
    """The claims of each document, in order, are equal."""
    assert read("processes:2") == read("here")


@pytest.mark.slow
def test_a_cluster_finds_what_this_process_finds() -> None:
    """The claims of each document, in order, are equal on a Dask cluster of this machine."""
    pytest.importorskip("distributed", reason="Dask is an extra")
    assert read("dask://local") == read("here")


@pytest.mark.slow
def test_a_killed_worker_of_a_cluster_loses_nothing() -> None:
    """What a worker was reading when it was killed is read by another; outcomes are those of this process."""
    distributed = pytest.importorskip("distributed", reason="Dask is an extra")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        workers = [nanny.pid for nanny in cluster.workers.values()]

        def killing() -> Iterator[list[Document]]:
            for number, batch in enumerate(batches()):
                if number == 1:
                    os.kill(workers[0], signal.SIGKILL)
                yield batch

        engine = open_engine("dask://" + cluster.scheduler_address.removeprefix("tcp://"), load_lexicon())
        assert [list(outcomes) for outcomes in engine.read(killing())] == read("here")


@pytest.mark.parametrize("name", ["there", "processes:0", "processes:two", "dask:", "dask://"])
def test_an_unknown_engine_is_refused_by_name(name: str) -> None:
    """The message names what was asked for and what there is."""
    with pytest.raises(ValueError, match="is no engine; there are here"):
        open_engine(name, load_lexicon())


def test_a_failing_document_costs_its_own_reading_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that fails on one document leaves the outcomes of the others as they are."""
    whole = next(map(list, Here(load_lexicon()).read([papers()])))
    module = sys.modules["detente.extract"]
    right = module.extract

    def failing(a, lexicon):  # type: ignore[no-untyped-def]
        if a.document.text == TEXTS[2]:
            raise KeyError("a rule's slip")
        return right(a, lexicon)

    monkeypatch.setattr(module, "extract", failing)
    (outcomes,) = map(list, Here(load_lexicon()).read([papers()]))
    assert isinstance(outcomes[2], Failure)
    assert "a rule's slip" in outcomes[2].reason
    assert outcomes[:2] + outcomes[3:] == whole[:2] + whole[3:]


@given(st.lists(st.integers(0, 3), max_size=12), st.integers(1, 5))
def test_outcomes_come_in_order_and_none_is_taken_behind_an_empty_batch_too_soon(sizes: list[int], window: int) -> None:
    """Whatever the window: every batch's outcomes in order; an empty batch lets all before it be done first."""
    under_way: list[int] = []

    def numbered() -> Iterator[list[int]]:
        for number, size in enumerate(sizes):
            if number and not sizes[number - 1]:
                assert not under_way
            yield [number] * size

    def submit(batch: list[int]):  # type: ignore[no-untyped-def]
        under_way.append(batch[0])
        assert len(under_way) <= window

        def done() -> list[int]:
            under_way.remove(batch[0])
            return batch

        return done

    got = [list(outcomes) for outcomes in ahead(numbered(), submit, window=window)]  # type: ignore[arg-type]
    assert got == [[number] * size for number, size in enumerate(sizes)]


@given(st.lists(st.integers(0, 50_000), max_size=20))
def test_a_batch_is_shared_out_longest_first_and_its_outcomes_are_in_order(lengths: list[int]) -> None:
    """Workers get short documents together and long ones first, so that they end together; nobody sees it after."""
    batch = [Document(id=f"doc-{n}", text="a" * length) for n, length in enumerate(lengths)]
    given: list[list[Document]] = []

    class Done:
        def __init__(self, piece: list[Document]) -> None:
            self.piece = piece

        def result(self) -> list[Outcome]:
            return [Failure(document.id) for document in self.piece]

    def submit(piece: list[Document]) -> Done:
        given.append(piece)
        return Done(piece)

    outcomes = shared_out(batch, submit)()
    sizes = [sum(len(document.text) for document in piece) for piece in given]
    assert outcomes == [Failure(document.id) for document in batch]
    assert sizes == sorted(sizes, reverse=True)
    assert all(size <= 24_000 for size, piece in zip(sizes, given, strict=True) if len(piece) > 1)
