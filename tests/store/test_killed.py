"""Runs that are killed, and runs at the same time: the ledger is sound, and ends as if neither had been."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from detente.store import open_store
from ledgers import dump
from store_corpus import many
from strategies import Read
from synthetic import KINDS

HERE = Path(__file__).parent.parent
RUN = f"""
import sys
sys.path.insert(0, {str(HERE)!r})
from detente.store import open_store
from store_corpus import many
from synthetic import KINDS
print("go", flush=True)
with open_store(sys.argv[1], None, kinds=KINDS) as store:
    for batch in many(int(sys.argv[2]), size=4):
        store.add(item for item in batch if not store.knows(item[0].id))
    store.settle()
"""


def start(path: str) -> subprocess.Popen[bytes]:
    """The run, from the moment that it has its modules."""
    documents = "16" if "://" in path else "60"  # a server takes its time over each small question
    process = subprocess.Popen([sys.executable, "-c", RUN, path, documents], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"go\n"
    return process


@pytest.mark.slow
def test_killed_anywhere(address: Callable[[str], str]) -> None:
    """SIGKILL while it makes the tables, adds or settles; again and again; then one run to the end."""
    whole = address("whole")
    begun = time.perf_counter()
    assert start(whole).wait() == 0
    length = time.perf_counter() - begun
    path, chance = address("killed"), random.Random(7)
    for _ in range(6):
        process = start(path)
        try:
            process.wait(timeout=chance.uniform(0, length))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        with open_store(path, None, kinds=KINDS) as store:
            assert store.check() == []
    assert start(path).wait() == 0
    with open_store(path, None, kinds=KINDS) as store, open_store(whole, None, kinds=KINDS) as other:
        assert store.check() == []
        assert store.counts()["dirty"] == 0
        assert dump(store) == dump(other)


@pytest.mark.slow
def test_two_at_once(address: Callable[[str], str]) -> None:
    """Two processes that add the same to one ledger at the same time make the ledger that one makes."""
    shared, alone = address("shared"), address("alone")
    both = [start(shared), start(shared)]
    assert [process.wait() for process in both] == [0, 0]
    assert start(alone).wait() == 0
    with open_store(shared, None, kinds=KINDS) as store, open_store(alone, None, kinds=KINDS) as other:
        assert store.check() == []
        assert dump(store) == dump(other)


def test_readers_do_not_wait_and_see_whole_batches(address: Callable[[str], str]) -> None:
    """While somebody writes, others read what was there before, at once, and afterwards what was written."""
    (first, second) = many(8, size=4)
    with (
        open_store(address("read"), None, kinds=KINDS) as writer,
        open_store(address("read"), None, kinds=KINDS) as reader,
    ):
        writer.add(first)
        writer.settle()
        before = dump(reader)
        seen = []

        def slowly() -> Iterator[Read]:
            for item in second:
                yield item
                seen.append(dump(reader))

        writer.add(slowly())
        assert seen == [before] * len(second)
        writer.settle()
        assert dump(reader) == dump(writer) != before
