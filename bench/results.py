"""Where figures are kept: bench/results, a file a benchmark, each with the machine that they were measured on."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).parent / "results"


def machine() -> str:
    """Processors, their model, Python, and how busy the machine is: the load of the last minute."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text().splitlines() if path.exists() else []
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    return f"{os.cpu_count()} x {model}, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"


def keep(name: str, figures: Mapping[str, object], folder: Path = FOLDER) -> Path:
    """Writes figures, ratios first as they are given; gives the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"machine": machine(), **figures}, indent=1) + "\n", encoding="utf-8")
    return path
