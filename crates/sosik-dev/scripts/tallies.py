"""What the scripts of tallies share: a tally is a pair [numerator, denominator] an item, so that a figure can be taken of items drawn anew."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping

Tallies = dict[str, list[tuple[float, float]]]


def publish(path: str, tallies: Tallies, scored: Mapping[str, float]) -> int:
    """Print the tallies as one JSON object, if their sums give all that the scorer says of ``path``; the program's exit status."""
    for name, value in scored.items():
        denominator = sum(d for _, d in tallies[name])
        ratio = sum(n for n, _ in tallies[name]) / denominator if denominator else 0.0
        if abs(ratio - value) > 1e-9:
            print(f"{path}: the tallies give {name} = {ratio}, the scorer {value}; this script must follow the scorer.", file=sys.stderr)
            return 1
    print(json.dumps(tallies))
    return 0
