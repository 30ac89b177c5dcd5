"""Scores the program on the shared documents and fails where a figure is below its floor in quality/floors.toml."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent


def floors() -> dict[str, dict[str, float]]:
    """{set: {metric: least value}}, as score.py names the metrics."""
    return tomllib.loads((HERE / "floors.toml").read_text("utf-8"))


def score(name: str, least: dict[str, float], *, shared: Path, detente: str) -> int:
    """Runs score.py on one set; prints its table; gives its exit status (1 where a figure is below its floor)."""
    print(f"\n{name}: {len(least)} floors", flush=True)
    command = [sys.executable, str(shared / "score.py"), "--detente", detente]
    command += ["--docs", str(shared / "corpus" / name), "--gold", str(shared / "gold" / name)]
    return subprocess.run([*command, "--min", *(f"{k}={v}" for k, v in least.items())], check=False).returncode


def main() -> int:
    """Scores each set; 0 where all floors hold, or where there is nothing to score with."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--detente", default="detente")
    options = parser.parse_args()
    if not (options.shared / "score.py").exists():
        print(f"quality: skipped, no score.py in {options.shared}")
        return 0
    results = [score(n, f, shared=options.shared, detente=options.detente) for n, f in floors().items()]
    return max(results)


if __name__ == "__main__":
    sys.exit(main())
