"""Who publishes for a state: by host, by name, by dateline, by the title of a release (``data/publishers.toml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True)
class Publishers:
    """Sides (ISO 3166-1 alpha-3 or an acronym) by what tells them; agencies' full names by their dateline's word.

    `offices` are names that hold a state's name as their group `state`, before which one of `styles` may stand.
    """

    hosts: Mapping[str, str]
    names: Mapping[str, str]
    agencies: Mapping[str, str]
    offices: tuple[re.Pattern[str], ...]
    styles: re.Pattern[str]
    titles: tuple[tuple[str, re.Pattern[str]], ...]

    def side_of_host(self, host: str) -> str | None:
        """The side whose host this is, or whose host it lies below ("www.state.gov": USA)."""
        labels = host.casefold().rstrip(".").split(".")
        tails = (".".join(labels[i:]) for i in range(len(labels)))
        return next((self.hosts[tail] for tail in tails if tail in self.hosts), None)

    def side_of_name(self, name: str) -> str | None:
        """The side that a publisher of this name speaks for."""
        return self.names.get(_bare(name))

    def states_in_name(self, name: str) -> Iterator[str]:
        """What may be the state's name in the name of a ministry, a presidency, an embassy; best readings first."""
        for office in self.offices:
            if (found := office.fullmatch(" ".join(name.split()))) is not None:
                yield found["state"]
                yield self.styles.sub("", found["state"], count=1)

    def side_of_title(self, title: str) -> str | None:
        """The side that alone gives its releases such titles."""
        return next((side for side, signs in self.titles if signs.search(title.strip())), None)


def load_publishers(extra: Path | None = None) -> Publishers:
    """The bundled publishers with those of the user's ``publishers.toml``."""
    data = read_data("publishers", extra)
    hosts = {host: side for table in ("suffixes", "hosts") for side, hosts in data[table].items() for host in hosts}
    names = {_bare(name): side for side, names in data["names"].items() for name in names}
    titles = [(side, re.compile("|".join(signs), re.IGNORECASE)) for side, signs in data["titles"].items()]
    offices = tuple(re.compile(f"(?:the )?{pattern}", re.IGNORECASE) for pattern in data["offices"]["patterns"])
    styles = re.compile(f"^(?:{data['offices']['styles']})", re.IGNORECASE)
    return Publishers(hosts, names, data["agencies"], offices, styles, tuple(titles))


def _bare(name: str) -> str:
    words = re.sub(r"[’`]", "'", name).casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
