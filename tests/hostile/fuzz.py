"""Fuzzes every reader: ``python tests/hostile/fuzz.py [--examples N] [--seconds S]`` (``make fuzz``).

The inputs are those of the hostile corpus and sound files, cut, joined, with bytes changed and names swapped. The law:
reading gives documents and refusals, each refusal one line, each stretch of noise within its text; nothing is raised.
With atheris installed the coverage of our own code steers the search; else hypothesis does.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import make
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.lexicon import load_lexicon
from detente.model.document import Document
from detente.read import read_stream

_LARGEST = 60_000  # bytes of a seed
_NAMES = (
    "a.txt", "a.md", "a.html", "a.mhtml", "a.pdf", "a.docx", "a.rtf", "a.eml", "a.mbox", "a.jsonl", "a.json", "a.csv",
    "a.xml", "a.ris", "a.warc", "a.zip", "a.gz", "a", "-",
)  # fmt: skip


def seeds() -> list[bytes]:
    """The inputs of the corpus that are given as bytes and not too long."""
    return [case.made for case in make.all_cases() if isinstance(case.made, bytes) and len(case.made) <= _LARGEST]


def check(data: bytes, name: str) -> None:
    """The law. Raises AssertionError, or whatever a reader let through."""
    for item in read_stream(data, name, load_lexicon()):
        if isinstance(item, Document):
            end = 0
            for noise in item.noise:
                assert end <= noise.start < noise.end <= len(item.text)
                end = noise.end
        else:
            assert str(item).isprintable()
            assert item.reason


@st.composite
def mutated(draw: st.DrawFn, known: Sequence[bytes]) -> bytes:
    """A seed with some stretches cut, doubled, changed, or taken from another."""
    data = bytearray(draw(st.sampled_from(known)))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 400))
        kind = draw(st.integers(0, 3))
        if kind == 0:
            del data[at : at + length]
        elif kind == 1:
            data[at:at] = data[at : at + length] * 3
        elif kind == 2:
            data[at : at + 4] = draw(st.binary(min_size=1, max_size=8))
        else:
            other = draw(st.sampled_from(known))
            data[at : at + length] = other[: draw(st.integers(0, 2000))]
    return bytes(data)


def by_hypothesis(examples: int, seconds: float) -> None:
    """Tries so many inputs, or until the time is up."""
    end = time.monotonic() + seconds
    tried = 0

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(data=mutated(seeds()), name=st.sampled_from(_NAMES))
    def attempt(data: bytes, name: str) -> None:
        nonlocal tried
        if time.monotonic() < end:
            check(data, name)
            tried += 1

    attempt()
    print(f"{tried} inputs read, nothing raised")


def by_atheris(arguments: list[str]) -> None:
    """Hands over to libFuzzer, which never comes back unless it finds something."""
    import atheris  # type: ignore[import-not-found]

    def attempt(data: bytes) -> None:
        check(data[1:], _NAMES[data[0] % len(_NAMES)] if data else "a")

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], *arguments], attempt)
    atheris.Fuzz()


def main() -> None:
    """Reads the options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, default=5000)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--atheris", action="store_true", help="search by coverage; needs atheris")
    asked = parser.parse_args()
    if asked.atheris:
        by_atheris([f"-max_total_time={asked.seconds:.0f}"])
    else:
        by_hypothesis(asked.examples, asked.seconds)


if __name__ == "__main__":
    main()
